import { expect, test } from 'vitest';
import { fileBlobs } from '../../../server/hub/file-blobs';
import { createLimit } from '../../../server/hub/limit';
import { limitedBlobs } from '../../../server/hub/limited-blobs';
import { limitedLog } from '../../../server/hub/limited-log';
import { CHUNK_BYTES, type SealedBlob } from '../../../shared/record/blobs/blob';
import type { BlobStore } from '../../../shared/record/blobs/blob-place';
import { memoryStore } from '../../../shared/record/store';
import { sealed } from '../../blobs';
import { problemOf } from '../../contracts/frame-log';
import { BOOK, laptop, OTHER_BOOK, seededBytes, type Laptop } from '../../laptop';
import { sealerOf } from '../../sealing';
import { writer } from '../../signing';
import { simulatedDisk } from '../../simulation/simulated-disk';
import { logOn } from './hub-place';

const framesOf = async (one: Laptop) => (await one.keep().frames(BOOK, {})).map(({ bytes }) => bytes);
const sizeOf = (parts: readonly Uint8Array[]) => parts.reduce((sum, { length }) => sum + length, 0);

/** Sealed lines of one laptop, and one of another as the members' book is: signed, and not sealed. */
async function lines() {
  const ana = laptop('ana', memoryStore(), sealerOf('ana').sealer);
  for (const text of ['one', 'two', 'three', 'four']) await ana.write(text);
  return { frames: await framesOf(ana), plain: await framesOf(await writer('bo', 'one')) };
}

/** What a hub on one disk keeps, within a limit of so many bytes. */
function keptWithin(limitBytes: number) {
  const disk = simulatedDisk();
  const parts = {
    log: logOn(disk),
    blobs: fileBlobs({ disk, root: '/blobs', random: seededBytes(`within ${String(limitBytes)}`), mono: () => 0 }),
  };
  const clock = { now: 0 };
  const limit = createLimit({ limitBytes, parts: [parts.log, parts.blobs], mono: () => clock.now });
  const log = limitedLog(parts.log, limit);
  const blobs = limitedBlobs(parts.blobs, limit);
  const write = (book: typeof BOOK, some: readonly Uint8Array[]) => log.append(book, 0, () => Promise.resolve(some));
  return { disk, clock, log, blobs, write, size: async () => (await log.size()) + (await blobs.size()) };
}

async function give(blobs: BlobStore, { blob, chunks }: SealedBlob, from = 0): Promise<number> {
  let held = 0;
  for (const [n, bytes] of chunks.entries()) if (n >= from) held = await blobs.write(BOOK, blob, { n, bytes });
  return held;
}

test('full, it takes nothing sealed, still takes what is said of members, and takes more once a book is gone', async () => {
  const { frames, plain } = await lines();
  const limitBytes = sizeOf(frames.slice(0, 3)) + 10;
  const { log, write } = keptWithin(limitBytes);
  expect(await write(BOOK, frames.slice(0, 3))).toMatchObject({ last: 3 });
  expect(await problemOf(write(BOOK, frames.slice(3, 4)))).toBe('full');
  expect(await log.size()).toBeLessThanOrEqual(limitBytes);
  expect(await write(OTHER_BOOK, plain)).toMatchObject({ last: 1 });
  await log.remove(BOOK);
  expect(await write(BOOK, frames.slice(0, 1))).toMatchObject({ last: 1 });
});

test('lines and blobs share one limit: what fills it with one leaves no room for the other', async () => {
  const { frames, plain } = await lines();
  const blob = sealed('shared', 1.2 * CHUNK_BYTES);
  const { blobs, write, size } = keptWithin(sizeOf(blob.chunks) + sizeOf(frames.slice(0, 1)) - 1);
  expect(await give(blobs, blob)).toBe(2);
  expect(await problemOf(write(BOOK, frames.slice(0, 1)))).toBe('full');
  expect(await write(OTHER_BOOK, plain)).toMatchObject({ last: 1 });
  await blobs.erase(BOOK, [blob.blob]);
  expect(await write(BOOK, frames.slice(0, 1))).toMatchObject({ last: 1 });
  expect(await problemOf(give(blobs, blob))).toBe('full');
  expect((await blobs.list(BOOK)).get(blob.blob)).toBe(1);
  expect(await size()).toBeLessThan(sizeOf(blob.chunks) + sizeOf(plain));
});

test('of many that come at once no more are taken than fit together', async () => {
  const all = Array.from({ length: 6 }, (_, i) => sealed(`at once ${String(i)}`));
  const limitBytes = 4 * sizeOf(all[0]?.chunks ?? []);
  const { blobs } = keptWithin(limitBytes);
  const given = await Promise.allSettled(all.map((one) => give(blobs, one)));
  expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
  expect(await blobs.size()).toBe(limitBytes);
});

test('what was refused, failed, came twice, or was not what its id says takes nothing from the limit', async () => {
  const [right, wrong] = [sealed('right', 1.2 * CHUNK_BYTES), sealed('wrong', 1.2 * CHUNK_BYTES)];
  const begun = { ...right, chunks: right.chunks.slice(0, 1) };
  const { disk, blobs } = keptWithin(sizeOf(right.chunks));
  const cases: readonly (() => Promise<unknown>)[] = [
    () => give(blobs, { ...right, chunks: [...begun.chunks, ...wrong.chunks.slice(1)] }),
    async () => {
      await give(blobs, begun);
      expect(await problemOf(give(blobs, sealed('too large', CHUNK_BYTES / 2)))).toBe('full');
    },
    async () => {
      disk.setReadOnly(true);
      expect(await problemOf(give(blobs, right))).toBe('read-only');
      disk.setReadOnly(false);
    },
    () => give(blobs, right, 1),
    async () => {
      await give(blobs, begun);
      await give(blobs, begun);
    },
  ];
  for (const work of cases) {
    await work();
    expect(await give(blobs, right)).toBe(2);
    await blobs.erase(BOOK, 'all');
  }
});

test('what another process wrote is counted after a while', async () => {
  const [one, two] = [sealed('one'), sealed('two')];
  const { disk, clock, blobs } = keptWithin(sizeOf(one.chunks) + 10);
  const again = fileBlobs({ disk, root: '/blobs', random: seededBytes('another'), mono: () => 0 });
  expect(await blobs.check(BOOK, one.blob)).toBe(false);
  expect(await problemOf(give(blobs, sealed('large', 10_000)))).toBe('full');
  await again.write(OTHER_BOOK, one.blob, { n: 0, bytes: one.chunks[0] ?? new Uint8Array() });
  clock.now += 11 * 60 * 1000;
  expect(await problemOf(give(blobs, two))).toBe('full');
});
