import type { Plant } from './plant';

const BOOKS = 'server/hub/hub-books.ts';
const LOG = 'server/hub/file-log.ts';
const EXCHANGE = 'shared/record/exchange.ts';

/** Worlds with hubs, one after the other; and those in which somebody wants a book forgotten. */
const HUBS = { first: 1_000_000_001, step: 1 } as const;
const FORGETTING = { first: 1_000_000_005, step: 10 } as const;

/** Bugs in what is said between laptops and hubs, and in what hubs keep. */
export const HUB_PLANTS: readonly Plant[] = [
  {
    name: 'a hub says that it keeps what it has not synced',
    ...HUBS,
    file: LOG,
    find: '  const segments = openSegments(disk, segmentBytes);',
    replace: `  const unsynced: Disk['create'] = async (path, mode) => {
    const file = await disk.create(path, mode);
    return { ...file, sync: () => Promise.resolve() };
  };
  const segments = openSegments({ ...disk, create: unsynced }, segmentBytes);`,
  },
  {
    name: 'a hub reads no further than the first bad record',
    ...HUBS,
    first: 1_000_000_014,
    file: LOG,
    find: '      const { frames } = await segmentOf(path, bytes, breathe);',
    replace: `      const { frames: all } = await segmentOf(path, bytes, breathe);
      const endOf = (i: number) => all.slice(0, i).reduce((sum, one) => sum + one.length, 0);
      const frames = all.filter(({ at }, i) => at === endOf(i));`,
  },
  {
    name: 'a hub gives numbers a second time',
    ...HUBS,
    file: BOOKS,
    find: `    let n = tip.last - written.size;
    // The log ends elsewhere than where it was left: it was set back, or emptied.
    const isOther = n !== state.tip.last;`,
    replace: `    let n = 0;
    const isOther = false;`,
  },
  {
    name: 'a hub says how far its chains go, and not by which op',
    ...HUBS,
    file: BOOKS,
    find: '(forgotten.has(book) ? {} : (await stateOf(book)).held.have()),',
    replace: `Object.fromEntries(
        Object.entries((await stateOf(book)).held.have()).map(([chain, run]) => [chain, { ...run, hash: '' as const }]),
      ),`,
  },
  {
    name: 'a hub that starts anew passes over frames of a newer version',
    ...HUBS,
    file: BOOKS,
    find: '    const sketch = decoded.ok ? sketchOf(decoded.value.frame) : null;',
    replace: `    const isNewer = decoded.ok && decoded.value.frame.ops.some(({ headerBytes }) => Buffer.from(headerBytes).includes('later'));
    const sketch = decoded.ok && !isNewer ? sketchOf(decoded.value.frame) : null;`,
  },
  {
    name: 'a hub destroys the body of one op more',
    ...HUBS,
    file: BOOKS,
    find: '      await log.erase(book, ops);',
    replace: '      await log.erase(book, new Set([...numbers.keys()].slice(-1).concat([...ops])));',
  },
  {
    name: 'a hub keeps on its disk what it has forgotten',
    ...FORGETTING,
    file: BOOKS,
    find: '      await log.remove(book);\n',
    replace: '',
  },
  {
    name: 'what a hub was once seen to hold it is taken to hold for ever',
    ...HUBS,
    file: EXCHANGE,
    find: '    if (isSame || !wants(book)) continue;',
    replace: `    const trusting = keep as Keep & { trusted?: Map<BookId, string> };
    const trusted = (trusting.trusted ??= new Map<BookId, string>());
    const own = mine.get(book) ?? '';
    if (mine.get(book) === theirs.value.get(book)) trusted.set(book, own);
    if (isSame || trusted.get(book) === own || !wants(book)) continue;`,
  },
  {
    name: 'a book that a hub has not was forgotten there, and is here',
    ...HUBS,
    file: EXCHANGE,
    find: '    const pair = `',
    replace: `    if (theirs.value.size > 0 && !theirs.value.has(book)) await keep.forget(book);
    const pair = \``,
  },
  {
    name: 'what a hub did not give once is never asked for again',
    ...HUBS,
    file: EXCHANGE,
    find: ' || settled.get(book) === pair;',
    replace: ' || settled.has(book);',
  },
  {
    name: 'what a hub was first seen to hold is what it is said to hold',
    ...HUBS,
    file: 'electron/keeper/sync/coverage.ts',
    find: '      haves.set(book, extended(theirs',
    replace: '      if (!haves.has(book)) haves.set(book, extended(theirs',
  },
  {
    name: 'what a hub gives under another book is taken into that one',
    ...HUBS,
    file: 'shared/record/book/gate.ts',
    find: '    if (first?.header.book !== book) return false;',
    replace: '    if (!first) return false;',
  },
  {
    name: 'of a header only what is known is kept where a body is destroyed',
    ...HUBS,
    file: 'shared/record/op.ts',
    find: '  const kept = op.bytes.subarray(0, 4 + op.headerBytes.length + HASH_BYTES);',
    replace: `  const known = toUtf8(JSON.stringify(op.header));
  const hashAt = 4 + op.headerBytes.length;
  const kept = concat(u32(known.length), known, op.bytes.subarray(hashAt, hashAt + HASH_BYTES));`,
  },
];
