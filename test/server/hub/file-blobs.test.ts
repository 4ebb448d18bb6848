import { expect, test } from 'vitest';
import { fileBlobs } from '../../../server/hub/file-blobs';
import { createLimit } from '../../../server/hub/limit';
import { limitedBlobs } from '../../../server/hub/limited-blobs';
import type { Disk } from '../../../shared/node/disk';
import { CHUNK_BYTES } from '../../../shared/record/blobs/blob';
import { sealed } from '../../blobs';
import { testBlobs } from '../../contracts/blobs';
import { problemOf } from '../../contracts/frame-log';
import { BOOK, seededBytes } from '../../laptop';
import { simulatedDisk } from '../../simulation/simulated-disk';
import { flipChunk } from './hub-place';

let opened = 0;
const ROOT = '/blobs';
const blobsOn = (disk: Disk) =>
  fileBlobs({ disk, root: ROOT, random: seededBytes(`hub blobs ${String((opened += 1))}`), mono: () => 0 });

testBlobs('blobs of a hub in files, within a limit', () => {
  const disk = simulatedDisk();
  return Promise.resolve({
    open: () => {
      const blobs = blobsOn(disk);
      return Promise.resolve(limitedBlobs(blobs, createLimit({ limitBytes: 1e12, parts: [blobs], mono: () => 0 })));
    },
    damage: (blob, n) => flipChunk(disk, `${ROOT}/${BOOK}/${blob}`, n),
  });
});

test('however often a hub is asked what lies there, its disk is asked once, until a chunk turns out to be damaged', async () => {
  const disk = simulatedDisk();
  let lists = 0;
  const list = (folder: string) => {
    lists += folder === `${ROOT}/${BOOK}` ? 1 : 0;
    return disk.list(folder);
  };
  const blobs = blobsOn({ ...disk, list });
  const { blob, chunks } = sealed('asked', 2.5 * CHUNK_BYTES);
  const helds: (number | undefined)[] = [];
  for (const [n, bytes] of chunks.entries()) {
    helds.push((await blobs.list(BOOK)).get(blob));
    await blobs.write(BOOK, blob, { n, bytes });
  }
  expect([...helds, (await blobs.list(BOOK)).get(blob)]).toEqual([undefined, 1, 2, 3]);
  expect(lists).toBe(1);
  await flipChunk(disk, `${ROOT}/${BOOK}/${blob}`, 1);
  expect(await blobs.read(BOOK, blob, 1)).toBeNull();
  expect((await blobs.list(BOOK)).get(blob)).toBe(1);
  expect(lists).toBe(2);
});

test('what stands against a hub’s disk has a name', async () => {
  const disk = simulatedDisk();
  const blobs = blobsOn(disk);
  const { blob, chunks } = sealed('full', 2.5 * CHUNK_BYTES);
  const write = (n: number) => blobs.write(BOOK, blob, { n, bytes: chunks[n] ?? new Uint8Array() });
  expect(await write(0)).toBe(1);
  disk.setFree(CHUNK_BYTES / 2);
  expect(await problemOf(write(1))).toBe('full');
  disk.setReadOnly(true);
  expect(await problemOf(write(1))).toBe('read-only');
  disk.setReadOnly(false);
  disk.setFree(Infinity);
  expect(await blobs.list(BOOK)).toEqual(new Map([[blob, 1]]));
  expect(await write(1)).toBe(2);
});
