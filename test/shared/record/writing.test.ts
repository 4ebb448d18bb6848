import { expect, test } from 'vitest';
import { decodeBody, encodeBody, MAX_LAM, type Body, type OpenedOp } from '../../../shared/record/body';
import { encodeFrame } from '../../../shared/record/frame';
import { encodeOp } from '../../../shared/record/op';
import { memoryStore } from '../../../shared/record/store';
import { ackedOp, BOOK, laptop, type Laptop, meet, NOON, OTHER_BOOK, readAll, said, textsOf } from '../../laptop';
import { unsureStore } from '../../simulation/unsure-store';

const HOUR = 3_600_000;

test('ops are numbered, each names the one before, and a book has chains of its own', async () => {
  const ana = laptop('ana');
  const ops = [ackedOp(await ana.write('one')), ackedOp(await ana.write('two')), ackedOp(await ana.write('three'))];
  expect(ops.map((op) => [op.seq, op.body.lam])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  const frames = await ana.keep().frames(BOOK, {});
  const headers = frames.flatMap((frame) => frame.ops.map((op) => op.header));
  expect(headers.map((header) => header.prev)).toEqual(['', ops[0]?.hash, ops[1]?.hash]);
  const elsewhere = ackedOp(await ana.write('one', { book: OTHER_BOOK }));
  expect(elsewhere.seq).toBe(1);
  expect(elsewhere.chain).not.toBe(ops[0]?.chain);
});

test('an op names what its writer had seen of others, once, and stands after it', async () => {
  const [ana, bo] = [laptop('ana'), laptop('bo')];
  await ana.write('ana 1');
  const seen = ackedOp(await ana.write('ana 2'));
  await meet(ana.keep(), bo.keep());
  const answer = ackedOp(await bo.write('bo 1'));
  expect(answer.body).toMatchObject({ lam: 3, deps: [{ chain: seen.chain, seq: 2, hash: seen.hash.slice(0, 16) }] });
  expect(ackedOp(await bo.write('bo 2')).body).toMatchObject({ lam: 4, deps: [] });
  expect(ackedOp(await laptop('bo again', bo.store).write('bo 3')).body).toMatchObject({ lam: 5, deps: [] });
});

test.each([
  ['a year ahead', NOON + 365 * 24 * HOUR],
  ['a year behind', NOON - 365 * 24 * HOUR],
  ['at the start of time', 0],
])('with a clock %s nothing is refused, and no line stands before what its writer had seen', async (_how, wall) => {
  const [ana, bo] = [laptop('ana'), laptop('bo')];
  bo.clock.set(wall);
  const first = ackedOp(await ana.write('ana'));
  await meet(ana.keep(), bo.keep());
  const answer = ackedOp(await bo.write('bo'));
  expect(answer.body).toMatchObject({ wall, at: Math.max(wall, first.body.at) });
  await meet(ana.keep(), bo.keep());
  expect(ackedOp(await ana.write('ana again')).body.at).toBeGreaterThanOrEqual(answer.body.at);
});

test('a clock that jumps back moves no line before the last one', async () => {
  const ana = laptop('ana');
  const times: number[] = [];
  for (const wall of [NOON, NOON - HOUR, NOON + 5, NOON - 2 * HOUR]) {
    ana.clock.set(wall);
    times.push(ackedOp(await ana.write('x')).body.at);
  }
  expect(times).toEqual([NOON, NOON, NOON + 5, NOON + 5]);
});

/** The first frame of a laptop with something else in its body. */
async function forged(from: Laptop, change: Partial<Body>): Promise<Uint8Array> {
  const op = (await from.keep().frames(BOOK, {}))[0]?.ops[0];
  const body = op?.body && decodeBody(op.body);
  if (!op || !body) throw new Error('nothing to forge');
  return encodeFrame([encodeOp(op.header, encodeBody(new Uint8Array(16), { ...body, ...change }))], new Uint8Array(64))
    .bytes;
}

test('at the end of Lamport time lines are still taken and read again', async () => {
  const [ana, bo] = [laptop('ana'), laptop('bo')];
  await ana.write('x');
  expect(await bo.keep().ingest(BOOK, [await forged(ana, { lam: MAX_LAM })])).toBe(1);
  await bo.write('after');
  expect(textsOf(await readAll(bo.restart()))).toContain('after');
});

test('the same client id is answered with the first ack: at once, later, and after a restart', async () => {
  const ana = laptop('ana');
  const once = { client: 'draft 1' };
  const both = await Promise.all([ana.write('one', once), ana.write('one', once)]);
  const again = await ana.write('edited meanwhile', once);
  const later = await laptop('ana again', ana.store).write('one', once);
  const hashes = [...both, again, later].map((reply) => ackedOp(reply).hash);
  expect(new Set(hashes).size).toBe(1);
  expect(textsOf(await readAll(ana.restart()))).toEqual(['one']);
});

test('a hundred lines at once share a few syncs, and are acknowledged in order', async () => {
  const store = unsureStore(memoryStore());
  const ana = laptop('ana', store);
  const open = store.hold();
  const order: string[] = [];
  const all = Array.from({ length: 100 }, (_, i) =>
    ana.write(`line ${String(i)}`).then((reply) => order.push(...textsOf([ackedOp(reply)]))),
  );
  await ana.keep().have(BOOK);
  open();
  await Promise.all(all);
  const texts = Array.from({ length: 100 }, (_, i) => `line ${String(i)}`);
  expect(order).toEqual(texts);
  expect(store.tried.length).toBeLessThan(10);
  expect(textsOf(await readAll(ana.restart()))).toEqual(texts);
});

test('a line that comes while others are being synced is written too, before it is acknowledged', async () => {
  const store = unsureStore(memoryStore());
  const ana = laptop('ana', store);
  await ana.write('first');
  for (let round = 0; round < 5; round++) {
    const open = store.hold();
    const early = ana.write(`early ${String(round)}`);
    await ana.keep().have(BOOK);
    const late = ana.write(`late ${String(round)}`);
    await ana.keep().have(BOOK);
    open();
    await Promise.all([early, late]);
  }
  expect(textsOf(await readAll(ana.restart()))).toHaveLength(11);
  expect(store.tried.flat()).toHaveLength(11);
});

test.each([
  ['lost', false],
  ['kept all the same', true],
])(
  'not confirmed and %s: the identical bytes are tried again, in order, before anything new',
  async (_how, written) => {
    const store = unsureStore(memoryStore());
    const ana = laptop('ana', store);
    await ana.write('one');
    store.refuse(2, { written });
    const two = ana.request({ client: 'two', facts: said('two') });
    expect(await ana.keep().append(two)).toMatchObject({ kind: 'refused', why: 'broken' });
    expect(await ana.keep().append(two)).toMatchObject({ kind: 'refused', why: 'broken' });
    const arrived: OpenedOp[] = [];
    ana.keep().subscribe(({ ops }) => arrived.push(...ops));
    const three = ackedOp(await ana.write('three'));
    expect(three.seq).toBe(3);
    expect(textsOf(arrived)).toEqual(['two', 'three']);
    expect(ackedOp(await ana.keep().append(two)).seq).toBe(2);
    const [, first, second, third] = store.tried;
    expect(first).toEqual(second);
    expect(third?.slice(0, 1)).toEqual(first);
    expect(textsOf(await readAll(ana.restart()))).toEqual(['one', 'two', 'three']);
  },
);

test('a line is acknowledged once it is durable, although the one after it is not', async () => {
  const store = unsureStore(memoryStore());
  const ana = laptop('ana', store);
  await ana.write('one');
  const open = store.hold();
  const two = ana.write('two');
  await ana.keep().have(BOOK);
  const three = ana.write('three');
  await ana.keep().have(BOOK);
  store.refuse(1, { after: 1 });
  open();
  expect(await two).toMatchObject({ kind: 'acked', op: { seq: 2 } });
  expect(await three).toMatchObject({ kind: 'refused' });
});

test('what could not be read again is refused before anything is written', async () => {
  const ana = laptop('ana');
  const long = await ana.write('x'.repeat(300_000));
  expect(long).toMatchObject({ kind: 'refused', why: 'too-large' });
  expect(await ana.write('x', { facts: Array.from({ length: 257 }, () => 1) })).toMatchObject({ why: 'too-large' });
  await expect(ana.write('x', { client: 'c'.repeat(201) })).rejects.toThrow();
  expect(ackedOp(await ana.write('x'.repeat(200_000))).seq).toBe(1);
  expect(await readAll(ana.restart())).toHaveLength(1);
});

test('what is acknowledged is what will be read: no value that only lives in this process', async () => {
  const ana = laptop('ana');
  const facts = [{ kind: 'said/1', text: 'x', gone: undefined, never: Number.NaN, when: new Date(0) }];
  const reply = ackedOp(await ana.write('', { facts }));
  expect(await readAll(ana.restart())).toEqual([reply]);
});
