import { HUB_PLANTS } from './hub-plants';
import type { Plant } from './plant';

/** Worlds in which somebody wants a book forgotten. */
const FORGETTING = { first: 5, step: 10 } as const;

const JOURNAL = 'electron/keeper/journal.ts';
const KEEP = 'shared/record/book/book-keep.ts';
const INDEX = 'shared/record/book/op-index.ts';
const WRITER = 'shared/record/book/chain-writer.ts';
const FOLDER_FILE = 'shared/node/folder/publish.ts';

export const PLANTS: readonly Plant[] = [
  {
    name: 'no fsync after a write',
    file: 'shared/node/disk.ts',
    find: '  await file.sync();\n',
    replace: '',
  },
  {
    name: 'acknowledged before the fsync',
    file: KEEP,
    find: '    return confirm(writer.seal({ ...request, facts }));',
    replace: `    const written = writer.seal({ ...request, facts });
    void confirm(written);
    return Promise.resolve({ kind: 'acked', op: written.opened });`,
  },
  {
    name: 'told and pushed before the fsync',
    file: WRITER,
    find: '      if (toBegin.has(chain)) await store.begin(book, chain);\n',
    replace:
      '      for (const one of batch) around.durable(one);\n      if (toBegin.has(chain)) await store.begin(book, chain);\n',
  },
  {
    name: 'taken in before the fsync',
    file: KEEP,
    find: '        try {\n          await store.append(book, chain, frames);',
    replace: `        count += await tell(news.filter(isOfChain), isMine && !isOwnCopy);
        try {
          await store.append(book, chain, frames);`,
  },
  {
    name: 'no fsync of the folder after a new segment',
    file: 'shared/node/segments.ts',
    find: '    await disk.syncFolder(folder);\n    return { path, file, size: 0 };',
    replace: '    return { path, file, size: 0 };',
  },
  {
    name: 'no fsync of the folder above a new one',
    file: 'shared/node/disk.ts',
    find: '  await disk.syncFolder(above);\n',
    replace: '',
  },
  {
    name: 'no fsync of the folder something is published in',
    file: FOLDER_FILE,
    find: '    await patiently(() => disk.syncFolder(folder), WRITE_PATIENCE_MS, world);\n',
    replace: '',
  },
  {
    name: 'what a killed process left is told before it is synced',
    file: JOURNAL,
    find: '      if (!settled.has(book)) await settle(book).catch(() => undefined);\n',
    replace: '',
  },
  { name: 'prev is ignored', first: 34, file: INDEX, find: '.filter((link) => link.prev === hash)', replace: '' },
  {
    name: 'a tie is not broken by the hash',
    file: 'shared/record/order.ts',
    find: ' + op.chain + op.hash',
    replace: '',
  },
  {
    name: 'reading ends at the first bad record',
    file: 'shared/record/frame.ts',
    find: 'at = nextAfter(bytes, at, decoded.error);',
    replace: 'at = bytes.length;',
  },
  {
    name: 'what is absent was deleted: its copies go too',
    file: 'shared/node/folder/catalogue.ts',
    find: 'for (const path of filesByPath.keys()) if (!listed.has(path) && !isHidden(path)) forget(path);',
    replace: `for (const [path, gone] of filesByPath) {
        if (listed.has(path) || isHidden(path)) continue;
        forget(path);
        const hashes = new Set(gone.frames.flatMap(({ sketch }) => sketch.links.map(({ hash }) => hash)));
        for (const [other, { frames }] of filesByPath)
          if (frames.length > 0 && frames.every(({ sketch }) => sketch.links.every(({ hash }) => hashes.has(hash))))
            await disk.remove(other);
      }`,
  },
  {
    name: 'what the other side holds is counted, whatever its hash',
    first: 10,
    file: INDEX,
    find: 'if (!forked && straight.length === size && isOnStraight(theirs)) {',
    replace: 'if (theirs || !forked) {',
  },
  {
    name: 'a book that a remote has not is not offered to it',
    file: 'shared/record/exchange.ts',
    find: 'new Set([...mine.keys(), ...theirs.value.keys()])',
    replace: 'theirs.value.size === 0 ? mine.keys() : theirs.value.keys()',
  },
  {
    name: 'a chain that lost its end is written on after others gave it back',
    file: KEEP,
    find: 'const mine = writer.chain();',
    replace: 'const mine = null;',
  },
  {
    name: 'a copied profile goes on in the chain of the first',
    file: JOURNAL,
    find: 'return fromUtf8(await disk.read(path)) === JSON.stringify(place);',
    replace: 'return (await disk.read(path)).length > 0;',
  },
  {
    name: 'a damaged chain is written on',
    first: 9,
    file: KEEP,
    find: 'return stored.damage.some((damage) => damage.chain === chain);',
    replace: 'return false;',
  },
  {
    name: 'a laptop takes a bad signature',
    file: 'shared/record/book/gate.ts',
    find: 'return device !== undefined && isBy(device, frame);',
    replace: 'return device !== undefined;',
  },
  {
    name: 'a remote takes a bad signature',
    file: 'shared/record/book/held-book.ts',
    find: "return verify(fromHex(device), head, signature) ? null : 'signature';",
    replace: 'return null;',
  },
  {
    name: 'a chain need not be its writer’s',
    file: 'shared/record/book/gate.ts',
    find: 'if (!isBound(first.header, first.header.start)) return false;\n',
    replace: '\n',
  },
  {
    name: 'a retry is sealed anew',
    file: WRITER,
    find: `          if (isWaiting()) throw error;
`,
    replace: `          if (!isWaiting()) return;
          const header = written.frame.ops[0]?.header;
          waiting = waiting.filter((one) => one.frame !== written.frame);
          if (header) tail = { ...header, seq: header.seq - 1, hash: header.prev, lam: written.opened.body.lam - 1 };
          throw error;
`,
  },
  {
    name: 'a repeated commit is written twice',
    file: KEEP,
    find: 'const hash = memory.opOf(client);',
    replace: 'const hash = undefined;',
  },
  {
    name: 'what lies beyond a gap waits',
    file: 'shared/record/book/intake.ts',
    find: "return verdict !== 'duplicate' ||",
    replace: "return (verdict !== 'duplicate' && (prev === '' || index.has(prev))) ||",
  },
  {
    name: 'a taken name is renamed over',
    file: FOLDER_FILE,
    find: '    if (isTaken && (only ||',
    replace: `    if (isTaken && !only) {
      await world.disk.remove(first);
      await world.disk.moveIfAbsent(temp, first);
      return first;
    }
    if (isTaken && (only ||`,
  },
  {
    name: 'what was joined is removed at once',
    first: 27,
    file: 'shared/node/folder/tidy.ts',
    find: 'if (isSame && now - since.at < KEEP_ORIGINALS_MS) continue;',
    replace: '',
  },
  {
    name: 'a drive that is not mounted is filled',
    file: 'shared/node/folder/place.ts',
    find: 'return known.size === 0;',
    replace: 'return true;',
  },
  {
    name: 'what nobody has proven is handed on',
    file: 'shared/record/book/frames.ts',
    find: 'wanted.has(hash)) && isSigned(frame);',
    replace: 'wanted.has(hash));',
  },
  {
    name: 'whoever signs first in a chain without its first op is its writer',
    file: 'shared/record/book/gate.ts',
    find: 'if (found) guessesByChain.set(chain, new Set([...guesses, found]));',
    replace: 'if (found) devicesByChain.set(chain, found);',
  },
  {
    name: 'what was believed of a chain stays, whoever its first op names',
    file: KEEP,
    find: '      for (const chain of misjudged) await intake.judgeAnew(chain);\n',
    replace: '',
  },
  {
    name: 'what is forgotten stays on the disk',
    ...FORGETTING,
    file: 'shared/record/keep.ts',
    find: '      await ports.store.remove(book);\n',
    replace: '',
  },
  {
    name: 'one device alone makes all forget',
    ...FORGETTING,
    file: 'shared/record/members/forgetting.ts',
    find: 'wanting.size > 1',
    replace: 'wanting.size > 0',
  },
  {
    name: 'of a forgotten book only what is known as its own goes from a folder',
    ...FORGETTING,
    first: 555,
    file: 'shared/node/folder/erase.ts',
    find: '!isAnothers(file, mine) || isUnclaimed(file)',
    replace: '!isAnothers(file, mine)',
  },
  {
    name: 'stores the body of a redacted op that comes again',
    file: KEEP,
    find: 'eraser.strip(frame).bytes',
    replace: 'frame.bytes',
  },
  ...HUB_PLANTS,
];
