import { expect, test } from 'vitest';
import { decodeBody, encodeBody, type OpenedOp } from '../../../shared/record/body';
import { decodeFrame, encodeFrame, packOps } from '../../../shared/record/frame';
import { destroyBody, encodeOp, type BookId, type ChainId } from '../../../shared/record/op';
import { plainSealer, type Sealer } from '../../../shared/record/keys/seal';
import { memoryStore, type Store, type StoredBook } from '../../../shared/record/store';
import { ackedOp, BOOK, deviceOf, laptop, meet, readAll, textsOf, type Laptop } from '../../laptop';
import { unsureStore } from '../../simulation/unsure-store';

const bytesOf = async (from: Laptop) => (await from.keep().frames(BOOK, {})).map((frame) => frame.bytes);

test('a commit that replaces values is answered with what its author had not seen, then decided again', async () => {
  const [ana, bo] = [laptop('ana'), laptop('bo')];
  await ana.write('one');
  const seen = await ana.keep().have(BOOK);
  await bo.write('from bo');
  await meet(ana.keep(), bo.keep());
  const exclusive = { exclusive: true, client: 'x' };
  const stale = await ana.write('two', { ...exclusive, decidedOn: seen });
  expect(stale.kind === 'stale' && textsOf(stale.ops)).toEqual(['from bo']);
  expect(await ana.write('two', { ...exclusive, decidedOn: await ana.keep().have(BOOK) })).toMatchObject({
    kind: 'acked',
  });
});

test('a commit that only adds is never stale', async () => {
  const ana = laptop('ana');
  await ana.write('one');
  expect(await ana.write('two', { decidedOn: {} })).toMatchObject({ kind: 'acked' });
});

test('of two windows that decide at once on the same, the second is told of the first', async () => {
  const store = unsureStore(memoryStore());
  const ana = laptop('ana', store);
  await ana.write('one');
  const decidedOn = await ana.keep().have(BOOK);
  const open = store.hold();
  const both = ['two', 'three', 'four'].map((text) => ana.write(text, { exclusive: true, decidedOn }));
  await ana.keep().have(BOOK);
  open();
  const replies = await Promise.all(both);
  expect(replies.map((reply) => reply.kind)).toEqual(['acked', 'stale', 'stale']);
  const [, second] = replies;
  expect(second?.kind === 'stale' && textsOf(second.ops)).toEqual(['two']);
});

test('what cannot be opened here makes no commit stale', async () => {
  const [ana, bo] = [laptop('ana'), laptop('bo')];
  await ana.write('one');
  const [op] = (await ana.keep().frames(BOOK, {})).flatMap((frame) => frame.ops);
  if (!op) throw new Error('no op');
  await bo.keep().ingest(BOOK, [encodeFrame([destroyBody(op)], new Uint8Array(64)).bytes]);
  expect((await bo.keep().health(BOOK)).unreadable).toBe(0);
  expect(await bo.write('two', { exclusive: true })).toMatchObject({ kind: 'acked' });
});

test('pages hold everything exactly once, whatever their size, while lines keep coming', async () => {
  const ana = laptop('ana');
  for (let i = 0; i < 25; i++) await ana.write(`line ${String(i)}`);
  for (const limit of [1, 7, 100]) {
    const keep = ana.restart();
    const first = await keep.read(BOOK, {}, 0, limit);
    await ana.write('meanwhile');
    const rest = first.next === null ? [] : await readFrom(keep, first.next, limit);
    const hashes = [...first.ops, ...rest].map((op) => op.hash);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes.length).toBeGreaterThanOrEqual(25);
    expect(await readAll(keep, BOOK, await keep.have(BOOK))).toEqual([]);
  }
});

async function readFrom(keep: ReturnType<Laptop['keep']>, from: number, limit: number): Promise<OpenedOp[]> {
  const ops: OpenedOp[] = [];
  for (let at: number | null = from; at !== null;) {
    const page: { ops: readonly OpenedOp[]; next: number | null } = await keep.read(BOOK, {}, at, limit);
    ops.push(...page.ops);
    at = page.next;
  }
  return ops;
}

test('a book that was opened by writing into it is read with what was written', async () => {
  const ana = laptop('ana');
  await ana.write('declared');
  expect(textsOf(await readAll(ana.keep()))).toEqual(['declared']);
  await ana.write('more');
  expect(textsOf(await readAll(ana.keep()))).toEqual(['declared', 'more']);
});

test('two windows that page at once, one slower than the other, both have everything once', async () => {
  const [ana, bo] = [laptop('ana'), laptop('bo')];
  for (let i = 0; i < 6; i++) await ana.write(`ana ${String(i)}`);
  for (let i = 0; i < 6; i++) await bo.write(`bo ${String(i)}`);
  await meet(ana.keep(), bo.keep());
  const keep = ana.restart();
  await ana.write('in between');
  const slow = await keep.read(BOOK, {}, 0, 8);
  expect(await readAll(keep)).toHaveLength(13);
  const rest = await readFrom(keep, slow.next ?? 0, 4);
  expect(new Set([...slow.ops, ...rest].map((op) => op.hash)).size).toBe(13);
  expect(slow.ops.length + rest.length).toBe(13);
});

test('a store that could not be read is asked again, for windows and for the whole book', async () => {
  const inner = memoryStore();
  await laptop('ana', inner).write('one');
  let broken = true;
  const store: Store = {
    ...inner,
    read: (book): Promise<StoredBook> => (broken ? Promise.reject(new Error('EIO')) : inner.read(book)),
  };
  const ana = laptop('ana again', store);
  await expect(ana.keep().have(BOOK)).rejects.toThrow('EIO');
  broken = false;
  await readAll(ana.keep());
  broken = true;
  await expect(ana.keep().read(BOOK, {}, 0, 10)).rejects.toThrow('EIO');
  broken = false;
  expect(await readAll(ana.keep())).toHaveLength(1);
});

test('frames carry what the other side lacks, verbatim and once, and taking them again changes nothing', async () => {
  const [ana, bo] = [laptop('ana'), laptop('bo')];
  for (const text of ['one', 'two', 'three']) await ana.write(text);
  const bytes = await bytesOf(ana);
  expect(await bo.keep().ingest(BOOK, bytes)).toBe(3);
  expect(await bo.keep().ingest(BOOK, [...bytes, ...bytes])).toBe(0);
  expect(await bytesOf(bo)).toEqual(bytes);
  expect(await ana.keep().frames(BOOK, await bo.keep().have(BOOK))).toEqual([]);
});

/** Two laptops' lines in one store that says which chains it was asked for. `lay`: under which chain a frame is put. */
async function askedStore(lay: (chain: ChainId) => ChainId) {
  const inner = memoryStore();
  const [ana, bo] = [laptop('ana'), laptop('bo')];
  for (const one of [ana, bo]) {
    await one.write(`line of ${one.by.name}`);
    for (const { ops, bytes } of await one.keep().frames(BOOK, {}))
      for (const { header } of ops) await inner.append(BOOK, lay(header.chain), [bytes]);
  }
  const asked: (ReadonlySet<ChainId> | undefined)[] = [];
  const read: Store['read'] = (book, chains) => (asked.push(chains), inner.read(book, chains));
  const keep = laptop('cy', { ...inner, read }).keep();
  const ofBo = await bo.keep().have(BOOK);
  await keep.have(BOOK);
  asked.length = 0;
  const given = await keep.frames(BOOK, await ana.keep().have(BOOK));
  return { given, ofBo, asked };
}

test('for a line of one chain no other chain is read', async () => {
  const { given, ofBo, asked } = await askedStore((chain) => chain);
  expect(given.flatMap(({ ops }) => ops.map(({ header }) => header.chain))).toEqual(Object.keys(ofBo));
  expect(asked).toEqual([new Set(Object.keys(ofBo))]);
});

test('a line that lies under the name of another chain is given, too', async () => {
  const { given, ofBo, asked } = await askedStore(() => 'cc'.repeat(16) as ChainId);
  expect(given.flatMap(({ ops }) => ops.map(({ header }) => header.chain))).toEqual(Object.keys(ofBo));
  expect(asked).toHaveLength(2);
});

test('what came from elsewhere is told to every window once, when it is durable', async () => {
  const [ana, bo] = [laptop('ana'), laptop('bo')];
  await ana.write('one');
  const told: string[] = [];
  const stop = bo.keep().subscribe(({ ops }) => told.push(...textsOf(ops)));
  await Promise.all([bo.keep().ingest(BOOK, await bytesOf(ana)), bo.keep().ingest(BOOK, await bytesOf(ana))]);
  expect(told).toEqual(['one']);
  stop();
  await bo.write('two');
  expect(told).toEqual(['one']);
});

test('what could not be made durable is told to nobody, and taken when it comes again', async () => {
  const ana = laptop('ana');
  await ana.write('one');
  const store = unsureStore(memoryStore());
  store.refuse(1);
  const bo = laptop('bo', store);
  const told: string[] = [];
  bo.keep().subscribe(({ ops }) => told.push(...textsOf(ops)));
  await expect(bo.keep().ingest(BOOK, await bytesOf(ana))).rejects.toThrow();
  expect([told, await bo.keep().have(BOOK)]).toEqual([[], {}]);
  expect(await bo.keep().ingest(BOOK, await bytesOf(ana))).toBe(1);
});

test('of a packed frame only what is new is told', async () => {
  const [ana, bo] = [laptop('ana'), laptop('bo')];
  for (const text of ['one', 'two', 'three']) await ana.write(text);
  const frames = await ana.keep().frames(BOOK, {});
  const [pack = []] = packOps(frames.flatMap((frame) => frame.ops));
  await bo.keep().ingest(
    BOOK,
    frames.slice(0, 2).map((frame) => frame.bytes),
  );
  expect(await bo.keep().ingest(BOOK, [encodeFrame(pack, new Uint8Array(64)).bytes])).toBe(1);
  expect(textsOf(await readAll(bo.restart()))).toEqual(['one', 'two', 'three']);
});

/** Signs for one device and knows only what it signed. */
function signingSealer(name: string): Sealer {
  const device = deviceOf(name);
  return {
    ...plainSealer(device),
    sign: (head) => Uint8Array.from([...device, ...head].slice(0, 64)),
    verify: (key, head, signature) => [...key, ...head].slice(0, 64).every((byte, i) => byte === signature[i]),
  };
}

const plain = (name: string) => plainSealer(deviceOf(name));

test.each<[string, (name: string) => Sealer, (good: Uint8Array[]) => Uint8Array[]]>([
  ['no frame at all', plain, () => [new Uint8Array(50)]],
  ['a later frame with a bad signature', signingSealer, ([a, b]) => (a && b ? [a, resigned(b)] : [])],
  ['a chain id that its device did not make', plain, ([a]) => (a ? [foreign(a)] : [])],
  ['a frame of another book', plain, ([a]) => (a ? [inBook(a, '00'.repeat(16) as BookId)] : [])],
])('%s is counted, kept nowhere, and costs the good ones nothing', async (_what, sealer, spoil) => {
  const ana = laptop('ana', memoryStore(), sealer('ana'));
  await ana.write('one');
  await ana.write('two');
  const good = await bytesOf(ana);
  const bo = laptop('bo', memoryStore(), sealer('bo'));
  const taken = await bo.keep().ingest(BOOK, spoil(good));
  expect((await bo.store.read(BOOK)).frames).toHaveLength(taken);
  expect((await bo.keep().health(BOOK)).rejected).toBe(1);
  expect(await readAll(bo.restart())).toHaveLength(taken);
  expect(await bo.keep().ingest(BOOK, good)).toBe(2 - taken);
  expect(textsOf(await readAll(bo.keep()))).toEqual(['one', 'two']);
});

function opsIn(bytes: Uint8Array) {
  const decoded = decodeFrame(bytes);
  if (!decoded.ok) throw new Error(decoded.error);
  return decoded.value.frame;
}

const resigned = (bytes: Uint8Array) => encodeFrame(opsIn(bytes).ops, new Uint8Array(64)).bytes;

function withHeader(bytes: Uint8Array, change: object): Uint8Array {
  const { ops, signature } = opsIn(bytes);
  const [op] = ops;
  return op
    ? encodeFrame([encodeOp({ ...op.header, ...change }, op.body ?? new Uint8Array())], signature).bytes
    : bytes;
}

const foreign = (bytes: Uint8Array) => withHeader(bytes, { chain: 'cc'.repeat(16) });
const inBook = (bytes: Uint8Array, book: BookId) => withHeader(bytes, { book });

test('a body that says nonsense is kept and relayed, counted, and opened by nobody', async () => {
  const [ana, bo, cy] = [laptop('ana'), laptop('bo'), laptop('cy')];
  await ana.write('one');
  const { ops } = opsIn((await bytesOf(ana))[0] ?? new Uint8Array());
  const [op] = ops;
  const body = op?.body && decodeBody(op.body);
  if (!op || !body) throw new Error('no op');
  const nonsense = encodeOp(op.header, encodeBody(new Uint8Array(16), { ...body, lam: -1 }));
  await bo.keep().ingest(BOOK, [encodeFrame([nonsense], new Uint8Array(64)).bytes]);
  await meet(bo.keep(), cy.keep());
  expect(await bytesOf(cy)).toHaveLength(1);
  expect(await cy.keep().health(BOOK)).toMatchObject({ unreadable: 1, rejected: 0 });
  expect(await readAll(cy.restart())).toEqual([]);
});

test('two laptops that wrote apart hold the same after they met, and again after a restart', async () => {
  const [ana, bo] = [laptop('ana'), laptop('bo')];
  for (let i = 0; i < 5; i++) {
    await ana.write(`ana ${String(i)}`);
    await bo.write(`bo ${String(i)}`);
  }
  expect(await meet(ana.keep(), bo.keep())).toBe(10);
  expect(await meet(ana.restart(), bo.restart())).toBe(0);
  expect(ackedOp(await ana.write('on')).seq).toBe(6);
});
