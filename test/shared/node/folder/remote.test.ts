import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeDisk } from '../../../../shared/node/disk';
import { exchange } from '../../../../shared/record/exchange';
import { testRemote } from '../../../contracts/remote';
import { signingLaptop, verifyTest } from '../../../signing';
import { BOOK } from '../../../laptop';
import { filesBelow, folderOf, folderPlace, HOME, sharedDisk } from './place';

testRemote('folder', async () => folderPlace(await sharedDisk()));

test('what someone else wrote is given again as a repair, never under his chain', async () => {
  const disk = await sharedDisk();
  const [ana, bo] = [signingLaptop('ana'), signingLaptop('bo')];
  for (const one of [ana, bo]) await one.write(`line of ${one.by.name}`);
  for (const one of [ana, bo, ana]) await exchange(one.keep(), folderOf(one, disk));
  for (const path of (await filesBelow(disk, `${HOME}/books`)).keys()) await disk.remove(path);
  await exchange(ana.keep(), folderOf(ana, disk));
  const [own, ...others] = [...(await filesBelow(disk, `${HOME}/books`)).keys()].filter((path) =>
    path.endsWith('.seg'),
  );
  expect(own).toContain(Object.entries(await ana.keep().have(BOOK))[0]?.[0]);
  expect(others).toEqual([]);
  const [repair] = [...(await filesBelow(disk, `${HOME}/repair`)).keys()];
  expect(repair).toMatch(/\/[0-9a-f]{64}\.seg$/);
  // Whoever else would repair it finds it there.
  await exchange(bo.keep(), folderOf(bo, disk));
  expect((await filesBelow(disk, HOME)).size).toBe(4);
});

test('a signature is verified once, however often its book changes', async () => {
  const disk = await sharedDisk();
  const [ana, bo] = [signingLaptop('ana'), signingLaptop('bo')];
  for (let i = 0; i < 20; i++) await ana.write(`line ${String(i)}`);
  await exchange(ana.keep(), folderOf(ana, disk));
  let verified = 0;
  const verify: typeof verifyTest = (...asked) => {
    verified += 1;
    return verifyTest(...asked);
  };
  const there = folderOf(bo, disk, { verify });
  const anaThere = folderOf(ana, disk);
  for (let i = 0; i < 10; i++) {
    await ana.write('one more');
    await exchange(ana.keep(), anaThere);
    await exchange(bo.keep(), there);
  }
  expect(verified).toBe(30);
});

test('on the real disk three laptops agree through a folder, and files have the names the format says', async () => {
  const root = await mkdtemp(join(tmpdir(), 'holdfast-folder-'));
  const disk = nodeDisk();
  try {
    const laptops = ['ana', 'bo', 'cy'].map(signingLaptop);
    for (const one of laptops) await one.write(`line of ${one.by.name}`);
    for (const one of [...laptops, ...laptops]) {
      const done = await exchange(one.keep(), folderOf(one, disk, { root }));
      expect(done.problem).toBe(null);
    }
    const haves = await Promise.all(laptops.map((one) => one.keep().have(BOOK)));
    expect(Object.keys(haves[0] ?? {})).toHaveLength(3);
    expect(haves[1]).toEqual(haves[0]);
    expect(haves[2]).toEqual(haves[0]);
    expect(await disk.list(join(root, 'holdfast'))).toEqual(['FORMAT', 'books', 'tmp']);
    for (const chain of Object.keys(haves[0] ?? {})) {
      const [name, ...more] = await disk.list(join(root, 'holdfast', 'books', BOOK, chain));
      expect(name).toMatch(/^00000001-00000001-[0-9a-f]{16}\.seg$/);
      expect(more).toEqual([]);
    }
    for (const temp of await disk.list(join(root, 'holdfast', 'tmp')))
      expect(await disk.list(join(root, 'holdfast', 'tmp', temp))).toEqual([]);
  } finally {
    await rm(root, { recursive: true });
  }
});
