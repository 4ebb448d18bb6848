import { expect, test } from 'vitest';
import { encodeFrame, type Frame } from '../../../../shared/record/frame';
import { headOf } from '../../../../shared/record/keys/seal';
import { memoryStore, type Store } from '../../../../shared/record/store';
import { BOOK, deviceOf, laptop, readAll, textsOf } from '../../../laptop';
import { signingSealer, writer } from '../../../signing';

/** Its next append waits until the function that `hold` returned is called; none after it does. */
function slowStore() {
  const inner = memoryStore();
  let waits: Promise<void> | null = null;
  const store: Store = {
    ...inner,
    async append(...given) {
      const before = waits;
      waits = null;
      await before;
      await inner.append(...given);
    },
  };
  const hold = () => {
    let go: () => void = () => undefined;
    waits = new Promise((resolve) => (go = resolve));
    return go;
  };
  return { store, hold };
}

/** The same ops, signed by somebody else who wrote in the book. */
function resigned({ ops }: Frame, by: string): Uint8Array {
  const last = ops.at(-1);
  if (!last) throw new Error('no op');
  return encodeFrame(ops, signingSealer(deviceOf(by)).sign(headOf(last))).bytes;
}

test('what was believed of a stranger counts no more once its chain’s first op came, though it was on its way to the disk then', async () => {
  const [ana, eve] = [await writer('ana', 'one', 'two'), await writer('eve', 'from eve')];
  const [first, second] = await ana.keep().frames(BOOK, {});
  const [eves] = await eve.keep().frames(BOOK, {});
  if (!first || !second || !eves) throw new Error('no frames');
  const { store, hold } = slowStore();
  const bo = laptop('bo', store, signingSealer(deviceOf('bo')));
  await bo.keep().ingest(BOOK, [eves.bytes]);
  const go = hold();
  const believed = bo.keep().ingest(BOOK, [resigned(second, 'eve')]);
  await bo.keep().have(BOOK);
  await bo.keep().ingest(BOOK, [first.bytes]);
  go();
  await believed;
  expect(textsOf(await readAll(bo.keep())).sort()).toEqual(['from eve', 'one']);
  expect(await bo.keep().ingest(BOOK, [second.bytes])).toBe(1);
  expect(textsOf(await readAll(bo.restart())).sort()).toEqual(['from eve', 'one', 'two']);
  expect(await bo.keep().frames(BOOK, {})).toEqual(expect.arrayContaining([expect.objectContaining(second)]));
});

test('of two copies of a line only the one that its writer signed is given, though a later line vouches for both', async () => {
  const ana = await writer('ana', 'one', 'two', 'three');
  const [first, second, third] = await ana.keep().frames(BOOK, {});
  const chain = first?.ops[0]?.header.chain;
  if (!first || !second || !third || !chain) throw new Error('no frames');
  const store = memoryStore();
  // As after a life in which the file with the first could not be read: nobody could tell then who had signed the second.
  await store.append(BOOK, chain, [first.bytes, third.bytes, resigned(second, 'eve'), second.bytes]);
  const bo = laptop('bo', store, signingSealer(deviceOf('bo')));
  expect(textsOf(await readAll(bo.keep())).sort()).toEqual(['one', 'three', 'two']);
  const given = await bo.keep().frames(BOOK, {});
  expect(given.map(({ bytes }) => bytes)).toEqual([first.bytes, third.bytes, second.bytes]);
});

test('a line of which only a badly signed copy is here is shown, as a later line vouches for it, and not given', async () => {
  const ana = await writer('ana', 'one', 'two', 'three');
  const [first, second, third] = await ana.keep().frames(BOOK, {});
  const chain = first?.ops[0]?.header.chain;
  if (!first || !second || !third || !chain) throw new Error('no frames');
  const store = memoryStore();
  await store.append(BOOK, chain, [first.bytes, resigned(second, 'eve'), third.bytes]);
  const bo = laptop('bo', store, signingSealer(deviceOf('bo')));
  expect(textsOf(await readAll(bo.keep()))).toEqual(['one', 'two', 'three']);
  expect((await bo.keep().frames(BOOK, {})).map(({ bytes }) => bytes)).toEqual([first.bytes, third.bytes]);
});
