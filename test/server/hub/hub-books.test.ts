import { expect, test, vi } from 'vitest';
import { encodeFrame } from '../../../shared/record/frame';
import { SIGNATURE_BYTES } from '../../../shared/record/keys/seal';
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

test('a file that cannot be read any more keeps no other from being given, and whoever has what was in it gives it again', async () => {
  const disk = simulatedDisk();
  const ana = await writer('ana', 'one', 'two', 'three');
  const frames = (await ana.keep().frames(BOOK, {})).map(({ bytes }) => bytes);
  await booksOn(logOn(disk)).append(BOOK, frames.slice(0, 1), 'ana');
  await booksOn(logOn(disk)).append(BOOK, frames.slice(1, 2), 'ana');
  const books = booksOn(logOn(disk));
  await books.append(BOOK, frames.slice(2), 'ana');
  const given = async () => {
    const found: Uint8Array[] = [];
    for await (const bytes of books.read(BOOK, {})) found.push(bytes);
    return found;
  };
  expect(await given()).toEqual(frames);
  const [, second = ''] = disk.files();
  disk.makeUnreadable(second);
  expect(await given()).toEqual([frames[0], frames[2]]);
  await vi.waitFor(async () => {
    await books.root();
    expect(Object.values(await books.have(BOOK))).toMatchObject([{ seq: 1, beyond: [[3, 3]] }]);
  });
  await books.append(BOOK, frames, 'ana');
  expect(await given()).toEqual([frames[0], frames[2], frames[1]]);
});

test('a redacted body goes from a stranger’s frame that counts for nothing, too, and all is searched for it once', async () => {
  const disk = simulatedDisk();
  const log = logOn(disk);
  const erase = vi.spyOn(log, 'erase');
  const books = booksOn(log);
  const ana = await writer('ana', 'one', 'to be destroyed');
  const [first, second] = await ana.keep().frames(BOOK, {});
  const [op] = second?.ops ?? [];
  if (!first || !second || !op?.body) throw new Error('no frames');
  const body = op.body;
  const lies = () => disk.files().some((path) => Buffer.from(disk.peek(path) ?? []).includes(Buffer.from(body)));
  // Nobody can tell yet whose chain it is.
  await books.append(BOOK, [encodeFrame(second.ops, new Uint8Array(SIGNATURE_BYTES)).bytes], 'a stranger');
  await books.append(BOOK, [first.bytes], 'ana');
  expect(Object.values(await books.have(BOOK))).toMatchObject([{ seq: 1 }]);
  expect(lies()).toBe(true);
  await books.erase(BOOK, new Set([op.hash]));
  expect(lies()).toBe(false);
  await books.erase(BOOK, new Set([op.hash]));
  expect(erase).toHaveBeenCalledTimes(1);
});
