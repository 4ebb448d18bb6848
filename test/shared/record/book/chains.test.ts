import { expect, test } from 'vitest';
import { encodeFrame } from '../../../../shared/record/frame';
import { destroyBody } from '../../../../shared/record/op';
import { memoryStore, type Store } from '../../../../shared/record/store';
import { ackedOp, BOOK, laptop, meet, readAll, textsOf, type Laptop } from '../../../laptop';
import { sealerOf } from '../../../sealing';
import { unsureStore } from '../../../simulation/unsure-store';

const bytesOf = async (from: Laptop) => (await from.keep().frames(BOOK, {})).map((frame) => frame.bytes);

/** A store that lost the last frames of every chain, as a drive that lies about what it synced. */
async function withoutTail(store: Store, lost: number): Promise<Store> {
  const left = memoryStore();
  const { frames, begun } = await store.read(BOOK);
  for (const chain of begun) await left.begin(BOOK, chain);
  for (const frame of frames.slice(0, frames.length - lost)) {
    const chain = frame.ops[0]?.header.chain;
    if (chain) await left.append(BOOK, chain, [frame.bytes]);
  }
  return left;
}

async function lostTail() {
  const ana = laptop('ana');
  const first = ackedOp(await ana.write('one'));
  for (const text of ['two', 'three', 'four']) await ana.write(text);
  const copy = await bytesOf(ana);
  return { store: await withoutTail(ana.store, 2), copy, chain: first.chain };
}

test('when its own lost lines come back from another copy, a laptop begins a new chain: no number is used twice', async () => {
  const { store, copy, chain } = await lostTail();
  const ana = laptop('ana again', store);
  expect(await readAll(ana.keep())).toHaveLength(2);
  expect(await ana.keep().ingest(BOOK, copy)).toBe(2);
  const next = ackedOp(await ana.write('five'));
  expect(next).toMatchObject({ seq: 1 });
  expect(next.chain).not.toBe(chain);
  expect((await ana.keep().health(BOOK)).forks).toBe(0);
  const later = ackedOp(await laptop('ana at last', store).write('six'));
  expect(later).toMatchObject({ seq: 2, chain: next.chain });
});

test('a line written while its lost lines are coming back is written on the new chain', async () => {
  const { store, copy, chain } = await lostTail();
  const slow = unsureStore(store);
  const ana = laptop('ana again', slow);
  await ana.keep().have(BOOK);
  const open = slow.hold();
  const ingesting = ana.keep().ingest(BOOK, copy);
  await ana.keep().have(BOOK);
  const writing = ana.write('five');
  await ana.keep().have(BOOK);
  open();
  await ingesting;
  expect(ackedOp(await writing).chain).not.toBe(chain);
  expect((await ana.keep().health(BOOK)).forks).toBe(0);
});

test('if the process ends between the two, the chain that lost its end is still not written on', async () => {
  const { store, copy, chain } = await lostTail();
  const ends: Store = { ...store, append: () => Promise.reject(new Error('killed')) };
  const dying = laptop('ana dying', ends);
  await expect(dying.keep().ingest(BOOK, copy.slice(0, 3))).rejects.toThrow('killed');
  const ana = laptop('ana again', store);
  expect(ackedOp(await ana.write('five')).chain).not.toBe(chain);
  await ana.keep().ingest(BOOK, copy);
  expect((await ana.keep().health(BOOK)).forks).toBe(0);
});

test('a laptop that wrote on before it learned of its lost lines keeps both branches, and leaves the chain', async () => {
  const { store, copy, chain } = await lostTail();
  const ana = laptop('ana again', store);
  const branch = ackedOp(await ana.write('instead of three'));
  expect(branch).toMatchObject({ chain, seq: 3 });
  expect(await ana.keep().ingest(BOOK, copy)).toBe(2);
  expect((await ana.keep().health(BOOK)).forks).toBe(1);
  expect(ackedOp(await ana.write('on')).chain).not.toBe(chain);
  const all = ['one', 'two', 'three', 'four', 'instead of three', 'on'].sort();
  expect(textsOf(await readAll(ana.restart())).sort()).toEqual(all);
  expect(ackedOp(await laptop('ana at last', store).write('later')).chain).not.toBe(chain);
});

test('both sides of a fork reach a third laptop, which shows the same whatever came first', async () => {
  const { store, copy } = await lostTail();
  const ana = laptop('ana again', store);
  await ana.write('instead of three');
  const fork = await bytesOf(ana);
  const [bo, cy] = [laptop('bo'), laptop('cy')];
  await bo.keep().ingest(BOOK, copy);
  await cy.keep().ingest(BOOK, fork);
  await meet(bo.keep(), cy.keep());
  await meet(cy.keep(), ana.keep());
  const texts = textsOf(await readAll(bo.keep())).sort();
  expect(texts).toEqual(['four', 'instead of three', 'one', 'three', 'two']);
  for (const other of [cy, ana]) {
    expect(textsOf(await readAll(other.restart())).sort()).toEqual(texts);
    expect(await other.keep().have(BOOK)).toEqual(await bo.keep().have(BOOK));
  }
});

test('a chain whose last op has lost its body is not written on', async () => {
  const ana = laptop('ana');
  const first = ackedOp(await ana.write('one'));
  await ana.write('two');
  const store = memoryStore();
  await store.begin(BOOK, first.chain);
  const ops = (await ana.keep().frames(BOOK, {})).flatMap((frame) => frame.ops);
  const frames = ops.map((op, i) => encodeFrame([i === 1 ? destroyBody(op) : op], new Uint8Array(64)).bytes);
  await store.append(BOOK, first.chain, frames);
  const next = ackedOp(await laptop('ana again', store).write('three'));
  expect(next.chain).not.toBe(first.chain);
});

test('a chain of another device is never written on, though it was begun in this place', async () => {
  const ana = laptop('ana');
  const first = ackedOp(await ana.write('one'));
  const next = ackedOp(await laptop('bo', ana.store).write('two'));
  expect(next).toMatchObject({ seq: 1 });
  expect(next.chain).not.toBe(first.chain);
});

test('a gap in its own chain is not written behind', async () => {
  const ana = laptop('ana');
  const first = ackedOp(await ana.write('one'));
  for (const text of ['two', 'three']) await ana.write(text);
  const [one, , three] = await bytesOf(ana);
  const store = memoryStore();
  await store.begin(BOOK, first.chain);
  await store.append(
    BOOK,
    first.chain,
    [one, three].flatMap((bytes) => bytes ?? []),
  );
  expect(ackedOp(await laptop('ana again', store).write('four')).chain).not.toBe(first.chain);
});

test.each([1, 2, 3, 4, 5, 6])(
  'a chain of its own that forked is not written on, though nobody retired it (%i)',
  async (life) => {
    const { store, copy, chain } = await lostTail();
    await laptop(`ana ${String(life)}`, store).write(`instead of three ${String(life)}`);
    await store.append(BOOK, chain, copy);
    expect(ackedOp(await laptop('ana at last', store).write('on')).chain).not.toBe(chain);
  },
);

test('lines that waited for their first op are told although the disk took nothing when it came', async () => {
  const ana = laptop('ana', memoryStore(), sealerOf('ana').sealer);
  for (const text of ['one', 'two', 'three']) await ana.write(text);
  const [first = new Uint8Array(), second = new Uint8Array(), third = new Uint8Array()] = (
    await ana.keep().frames(BOOK, {})
  ).map(({ bytes }) => bytes);
  const store = unsureStore(memoryStore());
  const bo = laptop('bo', store, sealerOf('bo').sealer);
  expect(await bo.keep().ingest(BOOK, [third])).toBe(0);
  store.refuse(1);
  await expect(bo.keep().ingest(BOOK, [first])).rejects.toThrow();
  // Nobody else has the third.
  expect(await bo.keep().ingest(BOOK, [first, second])).toBe(3);
  expect(textsOf(await readAll(bo.keep())).sort()).toEqual(['one', 'three', 'two']);
});
