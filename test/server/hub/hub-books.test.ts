import { expect, test } from 'vitest';
import { testRemote } from '../../contracts/remote';
import { BOOK } from '../../laptop';
import { writer } from '../../signing';
import { simulatedDisk } from '../../simulation/simulated-disk';
import { booksOn, hubPlace, logOn, mediumOn } from './hub-place';

testRemote('hub on files', () => hubPlace(mediumOn(simulatedDisk())));

test('what was on its way into a book while that was forgotten is not kept', async () => {
  const disk = simulatedDisk();
  const books = booksOn(logOn(disk));
  const ana = await writer('ana', 'one', 'two', 'three');
  const [one, ...others] = (await ana.keep().frames(BOOK, {})).map(({ bytes }) => bytes);
  await books.append(BOOK, one ? [one] : [], 'ana');
  const [late, forgetting] = [books.append(BOOK, others, 'ana'), books.forget(BOOK)];
  const later = books.append(BOOK, others, 'ana');
  await Promise.all([late, forgetting, later]);
  expect((await later).map((verdict) => (verdict.kind === 'bad' ? verdict.why : verdict.kind))).toEqual([
    'forgotten',
    'forgotten',
  ]);
  for (const path of disk.files()) expect(disk.peek(path) ?? new Uint8Array()).toHaveLength(0);
  expect(await booksOn(logOn(disk)).digests()).toEqual(new Map());
});
