import { expect, test } from 'vitest';
import { limitedLog } from '../../../server/hub/limited-log';
import { BOOK, laptop, OTHER_BOOK, type Laptop } from '../../laptop';
import { simulatedDisk } from '../../simulation/simulated-disk';
import { problemOf } from '../../contracts/frame-log';
import { memoryStore } from '../../../shared/record/store';
import { sealerOf } from '../../sealing';
import { writer } from '../../signing';
import { logOn } from './hub-place';

const framesOf = async (one: Laptop) => (await one.keep().frames(BOOK, {})).map(({ bytes }) => bytes);

test('full, it takes nothing sealed, still takes what is said of members, and takes more once a book is gone', async () => {
  const ana = laptop('ana', memoryStore(), sealerOf('ana').sealer);
  for (const text of ['one', 'two', 'three', 'four']) await ana.write(text);
  const frames = await framesOf(ana);
  // As the members' book is: signed, and not sealed.
  const plain = await framesOf(await writer('bo', 'one'));
  const limitBytes = frames.slice(0, 3).reduce((sum, { length }) => sum + length, 0) + 10;
  const log = limitedLog(logOn(simulatedDisk()), { limitBytes, mono: () => 0 });
  const write = (book: typeof BOOK, some: readonly Uint8Array[]) => log.append(book, 0, () => Promise.resolve(some));
  expect(await write(BOOK, frames.slice(0, 3))).toMatchObject({ last: 3 });
  expect(await problemOf(write(BOOK, frames.slice(3, 4)))).toBe('full');
  expect(await log.size()).toBeLessThanOrEqual(limitBytes);
  expect(await write(OTHER_BOOK, plain)).toMatchObject({ last: 1 });
  await log.remove(BOOK);
  expect(await write(BOOK, frames.slice(0, 1))).toMatchObject({ last: 1 });
});
