import { expect, test } from 'vitest';
import { createHeldBooks } from '../../../../shared/record/book/held-books';
import { sketchOf } from '../../../../shared/record/book/held-book';
import { BOOK } from '../../../laptop';
import { verifyTest, writer } from '../../../signing';

/** What five lines of one laptop look like in a folder, and what is asked of it, in order. */
async function fiveLines() {
  const ana = await writer('ana', 'one', 'two', 'three', 'four', 'five');
  const sketches = (await ana.keep().frames(BOOK, {})).flatMap((frame) => sketchOf(frame) ?? []);
  const asked: ('verify' | 'breathe')[] = [];
  let there = sketches;
  const held = createHeldBooks({
    verify: (...of) => {
      asked.push('verify');
      return verifyTest(...of);
    },
    sketchesOf: () => there,
    breathe: () => {
      asked.push('breathe');
      return new Promise(setImmediate);
    },
  });
  const lines = async () => Object.values((await held.of(BOOK)).have()).map(({ seq }) => seq);
  return { held, asked, lines, leave: (count: number) => void (there = sketches.slice(0, count)) };
}

test('others have a turn after every signature', async () => {
  const { held, asked } = await fiveLines();
  await held.of(BOOK);
  expect(asked.join(' ')).toBe(Array(5).fill('verify breathe').join(' '));
});

test('whoever asks for a book that is being built awaits that one', async () => {
  const { held, asked } = await fiveLines();
  const [one, other, digests] = await Promise.all([held.of(BOOK), held.of(BOOK), held.digests([BOOK])]);
  expect(other).toBe(one);
  expect(digests.get(BOOK)).toBe(one.digest());
  expect(asked.filter((what) => what === 'verify')).toHaveLength(5);
});

test('a book of which something went while it was being built is built anew', async () => {
  const { held, lines, leave } = await fiveLines();
  const early = lines();
  leave(3);
  held.drop(BOOK);
  expect([await lines(), await early]).toEqual([[3], [5]]);
  expect(await lines()).toEqual([3]);
});
