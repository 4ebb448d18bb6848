import { expect, test } from 'vitest';
import { watchPostgres } from '../../../server/hub/postgres-watch';
import type { BookId } from '../../../shared/record/op';
import { BOOK, OTHER_BOOK } from '../../laptop';

test('what is found of a book while this process writes in it is its own until that is done', async () => {
  const tip = { last: 1, erasures: 0 };
  let isWriting = true;
  const watching = watchPostgres(new Map(), {
    config: {},
    listen: null,
    tips: () => Promise.resolve(new Map([BOOK, OTHER_BOOK].map((book) => [book, tip]))),
    isWriting: (book) => isWriting && book === BOOK,
    self: 'a0',
    random: () => 0,
    pollMs: 1,
  });
  const told: BookId[] = [];
  await new Promise<void>((heard) => {
    watching.watch((book) => {
      told.push(book);
      if (book === OTHER_BOOK) heard();
    });
  });
  expect(told).toEqual([OTHER_BOOK]);
  isWriting = false;
  await expect.poll(() => told, { timeout: 10_000 }).toEqual([OTHER_BOOK, BOOK]);
  await watching.close();
});
