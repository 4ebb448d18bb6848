import { expect, test } from 'vitest';
import { blobFiles, ownWriter } from '../../../../shared/node/blobs/blob-files';
import { CHUNK_BYTES } from '../../../../shared/record/blobs/blob';
import { memoryBlobs } from '../../../../shared/record/blobs/blob-place';
import { exchangeBlobs } from '../../../../shared/record/blobs/exchange-blobs';
import { testBlobs } from '../../../contracts/blobs';
import { sealed } from '../../../blobs';
import { BOOK, seededBytes } from '../../../laptop';
import { simulatedDisk, type SimulatedDisk } from '../../../simulation/simulated-disk';

let opened = 0;
const filesOn = (disk: SimulatedDisk) => {
  const random = seededBytes(`files ${String((opened += 1))}`);
  return blobFiles({ disk, root: '/blobs', writer: ownWriter({ disk, random }), mono: () => 0 });
};

testBlobs('files', () => {
  const disk = simulatedDisk();
  return Promise.resolve({
    open: () => Promise.resolve(filesOn(disk)),
    async damage(blob, n) {
      const folder = `/blobs/${BOOK}/${blob}`;
      const name = (await disk.list(folder)).find((one) => Number(one.slice(0, 2)) === n) ?? '';
      disk.flip(`${folder}/${name}`, 500);
      await Promise.resolve();
    },
  });
});

test('a chunk that was answered for is there after a power cut at any moment, and what was cut off goes on', async () => {
  const { blob, chunks } = sealed('power cut', 2.5 * CHUNK_BYTES);
  let isThrough = false;
  for (let crashAt = 0; !isThrough; crashAt += 1) {
    const disk = simulatedDisk();
    disk.fail({ crashAt });
    const files = filesOn(disk);
    let answered = 0;
    try {
      for (const [n, bytes] of chunks.entries()) answered = await files.write(BOOK, blob, { n, bytes });
      isThrough = true;
    } catch {
      isThrough = false;
    }
    const after = filesOn(disk.afterPowerCut(crashAt));
    const held = (await after.list(BOOK)).get(blob) ?? 0;
    expect(held).toBeGreaterThanOrEqual(answered);
    for (const [n, bytes] of chunks.entries()) if (n >= held) await after.write(BOOK, blob, { n, bytes });
    // A chunk of which only the name came through shows when it is read, and is given again.
    if (!(await after.check(BOOK, blob)))
      for (const [n, bytes] of chunks.entries()) await after.write(BOOK, blob, { n, bytes });
    expect(await after.check(BOOK, blob)).toBe(true);
  }
});

test('where a chunk in between was damaged, what is given in its place is looked at like the last', async () => {
  const disk = simulatedDisk();
  const [right, wrong] = [sealed('right', 2.2 * CHUNK_BYTES), sealed('wrong', 2.2 * CHUNK_BYTES)];
  const files = filesOn(disk);
  for (const [n, bytes] of right.chunks.entries()) await files.write(BOOK, right.blob, { n, bytes });
  const folder = `/blobs/${BOOK}/${right.blob}`;
  disk.flip(`${folder}/${(await disk.list(folder))[1] ?? ''}`, 500);
  expect(await files.check(BOOK, right.blob)).toBe(false);
  expect(await files.write(BOOK, right.blob, { n: 1, bytes: wrong.chunks[1] ?? new Uint8Array() })).toBe(0);
  expect(await files.list(BOOK)).toEqual(new Map());
});

test('a blob that was damaged and then erased may come again', async () => {
  const disk = simulatedDisk();
  const files = filesOn(disk);
  const { blob, chunks } = sealed('again', 1.2 * CHUNK_BYTES);
  const give = async () => {
    for (const [n, bytes] of chunks.entries()) await files.write(BOOK, blob, { n, bytes });
    return files.check(BOOK, blob);
  };
  await give();
  const folder = `/blobs/${BOOK}/${blob}`;
  disk.flip(`${folder}/${(await disk.list(folder))[0] ?? ''}`, 500);
  expect(await files.check(BOOK, blob)).toBe(false);
  await files.erase(BOOK, [blob]);
  expect(await give()).toBe(true);
});

test('how much lies there is counted in bytes', async () => {
  const files = filesOn(simulatedDisk());
  const { blob, chunks } = sealed('size', 1.5 * CHUNK_BYTES);
  for (const [n, bytes] of chunks.entries()) await files.write(BOOK, blob, { n, bytes });
  expect(await files.size()).toBe(chunks.reduce((sum, { length }) => sum + length, 0));
});

test('of a blob that lost its first chunk none counts, and what is left is told, so that it can go', async () => {
  const disk = simulatedDisk();
  const { blob, chunks } = sealed('remnant', 1.5 * CHUNK_BYTES);
  for (const [n, bytes] of chunks.entries()) await filesOn(disk).write(BOOK, blob, { n, bytes });
  const first = disk.files().find((path) => path.includes('/00-')) ?? '';
  disk.takeAway(first);
  const there = filesOn(disk);
  expect(await there.list(BOOK)).toEqual(new Map([[blob, 0]]));
  const erased = new Set([blob]);
  await exchangeBlobs(BOOK, { named: erased, erased }, { here: memoryBlobs(), there, goesOn: () => true });
  expect(disk.files()).toEqual([]);
});
