import { expect, test } from 'vitest';
import { exchange } from '../../../../shared/record/exchange';
import { testBlobs } from '../../../contracts/blobs';
import { digestOf, sealed } from '../../../blobs';
import { BOOK } from '../../../laptop';
import { signingLaptop } from '../../../signing';
import { filesBelow, folderOf, HOME, SHARE, sharedDisk } from './place';

testBlobs('folder', async () => {
  const disk = await sharedDisk();
  const ana = signingLaptop('ana');
  await ana.write('the book is there');
  await exchange(ana.keep(), folderOf(ana, disk));
  return {
    open: async () => {
      const folder = folderOf(ana, disk);
      await folder.root();
      return folder.blobs;
    },
    async damage(blob, n) {
      const below = [...(await filesBelow(disk, `${HOME}/blobs/${BOOK}/${blob}`)).keys()];
      disk.flip(below.find((path) => path.includes(`/0${String(n)}-`)) ?? '', 500);
    },
  };
});

test('a drive that is not mounted gets no attachment', async () => {
  const disk = await sharedDisk();
  const ana = signingLaptop('ana');
  await ana.write('one');
  const folder = folderOf(ana, disk);
  await exchange(ana.keep(), folder);
  for (const path of (await filesBelow(disk, SHARE)).keys()) disk.takeAway(path);
  disk.takeAway(HOME);
  const { blob, chunks } = sealed('nowhere');
  await expect(folder.blobs.write(BOOK, blob, { n: 0, bytes: chunks[0] ?? new Uint8Array() })).rejects.toMatchObject({
    code: 'ENOENT',
  });
});

test('a file that a synced drive renamed or has not brought whole costs nothing', async () => {
  const disk = await sharedDisk();
  const ana = signingLaptop('ana');
  await ana.write('one');
  const folder = folderOf(ana, disk);
  await exchange(ana.keep(), folder);
  const { blob, chunks } = sealed('synced', 1_500_000);
  const [first = new Uint8Array(), second = new Uint8Array()] = chunks;
  await folder.blobs.write(BOOK, blob, { n: 0, bytes: first });
  await folder.blobs.write(BOOK, blob, { n: 1, bytes: second });
  const at = `${HOME}/blobs/${BOOK}/${blob}`;
  for (const [path, bytes] of await filesBelow(disk, at)) {
    disk.put(path.replace(/$/, ' (conflicted copy of bo)'), bytes);
    disk.put(path, bytes.subarray(0, 700));
  }
  const bo = folderOf(signingLaptop('bo'), disk).blobs;
  expect(await bo.check(BOOK, blob)).toBe(true);
  expect((await bo.list(BOOK)).get(blob)).toBe(2);
});

test('a chunk that was altered goes once it cannot be on its way any more: then whoever has it gives it again', async () => {
  const disk = await sharedDisk();
  const [ana, bo] = [signingLaptop('ana'), signingLaptop('bo')];
  await ana.write('one');
  await exchange(ana.keep(), folderOf(ana, disk));
  const { blob, chunks } = sealed('altered');
  const chunk = { n: 0, bytes: chunks[0] ?? new Uint8Array() };
  const hers = folderOf(ana, disk).blobs;
  await hers.write(BOOK, blob, chunk);
  const [path = ''] = (await filesBelow(disk, `${HOME}/blobs`)).keys();
  disk.flip(path, 100);
  const his = folderOf(bo, disk).blobs;
  expect(await his.read(BOOK, blob, 0)).toBeNull();
  expect(disk.files()).toContain(path);
  bo.clock.pass(60 * 60 * 1000);
  expect(await his.read(BOOK, blob, 0)).toBeNull();
  expect(disk.files()).not.toContain(path);
  expect(await hers.list(BOOK)).toEqual(new Map());
  await hers.write(BOOK, blob, chunk);
  expect(digestOf([(await his.read(BOOK, blob, 0)) ?? new Uint8Array()])).toBe(digestOf(chunks));
});
