import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../renderer/storage/database';
import { addFrames, booksIn, haveOfRows, readFrames, rowKeys } from '../../../renderer/storage/frame-rows';
import { createBookIndex } from '../../../shared/record/book/op-index';
import { toHex } from '../../../shared/record/bytes';
import { encodeFrame, type Frame } from '../../../shared/record/frame';
import { BOOK, laptop, OTHER_BOOK, type Laptop } from '../../laptop';

const framesOf = async (from: Laptop): Promise<readonly Frame[]> => from.keep().frames(BOOK, {});

async function written(name: string, lines: number, length = 10): Promise<readonly Frame[]> {
  const from = laptop(name);
  for (let i = 0; i < lines; i++) await from.write(`${String(i)} ${'x'.repeat(length)}`);
  return framesOf(from);
}

function indexOf(frames: readonly Frame[]) {
  const index = createBookIndex();
  for (const { hash, header } of frames.flatMap((frame) => frame.ops))
    index.add({ hash, chain: header.chain, seq: header.seq, prev: header.prev });
  return index;
}

const bytesOf = (frames: readonly Frame[]) => frames.map((frame) => toHex(frame.bytes));

test('what the keys say is held is what is held, however the frames came', async () => {
  const all = [...(await written('ana', 12)), ...(await written('bo', 6))];
  const [first, second] = all;
  const packed = first && second ? [encodeFrame([...first.ops, ...second.ops], new Uint8Array(64))] : [];
  const pieces = [...all, ...packed];
  const orders = fc.shuffledSubarray(pieces.map((_, i) => i));
  let opened = 0;
  await fc.assert(
    fc.asyncProperty(orders, fc.nat(8), async (order, size) => {
      const database = openDatabase(`rows ${String((opened += 1))}`, 'relaxed');
      const came = order.flatMap((i) => pieces[i] ?? []);
      for (let at = 0; at < came.length; at += size + 1) await addFrames(database, BOOK, came.slice(at, at + size + 1));
      expect(haveOfRows(await rowKeys(database, BOOK))).toEqual(indexOf(came).have());
      const kept = new Set((await readFrames(database, BOOK)).flatMap((frame) => frame.ops.map((op) => op.hash)));
      expect(kept).toEqual(new Set(came.flatMap((frame) => frame.ops.map((op) => op.hash))));
      database.close();
    }),
    { numRuns: 25 },
  );
});

test('a long log is not a row a line, and no row grows without end', async () => {
  const database = openDatabase('long', 'relaxed');
  const frames = await written('ana', 200, 700);
  for (const frame of frames) await addFrames(database, BOOK, [frame]);
  const rows = await database.frames.toArray();
  expect(rows.length).toBeLessThan(40);
  for (const row of rows) expect(row.bytes.length).toBeLessThanOrEqual(8 * 1024);
  expect(bytesOf(await readFrames(database, BOOK))).toEqual(bytesOf(frames));
});

test('frames put again change nothing that is read, and books are kept apart', async () => {
  const database = openDatabase('again', 'relaxed');
  const frames = await written('ana', 5);
  await addFrames(database, BOOK, frames);
  await addFrames(database, BOOK, frames);
  await addFrames(database, OTHER_BOOK, frames.slice(0, 1));
  expect(haveOfRows(await rowKeys(database, BOOK))).toEqual(indexOf(frames).have());
  expect(await readFrames(database, OTHER_BOOK)).toHaveLength(1);
  expect((await booksIn(database)).sort()).toEqual([BOOK, OTHER_BOOK].sort());
});
