import { expect, test } from 'vitest';
import type { Redacted } from '../../../../shared/node/folder/erase';
import { exchange } from '../../../../shared/record/exchange';
import { findFrames, isDamage } from '../../../../shared/record/frame';
import type { OpHash } from '../../../../shared/record/op';
import { ackedOp, BOOK, readAll, textsOf } from '../../../laptop';
import { BLANK, hasBody, redact } from '../../../redacting';
import { signingLaptop } from '../../../signing';
import type { SimulatedDisk } from '../../../simulation/simulated-disk';
import { FILE, fileOf, overwrite } from '../warroom/place';
import { filesBelow, folderOf, HOME, put, sharedDisk, SHARE } from './place';

type Laptop = ReturnType<typeof signingLaptop>;
type There = { erase(redacted: Redacted): Promise<unknown> } & Parameters<typeof exchange>[1];

const redactedBy = async (one: Laptop): Promise<Redacted> =>
  new Map([[BOOK, new Set((await one.keep().redacted(BOOK)).map(({ hash }) => hash))]]);

/** One round of a laptop at a place, as sync makes it. */
async function round(one: Laptop, there: There): Promise<void> {
  expect((await exchange(one.keep(), there)).problem).toBe(null);
  expect(await there.erase(await redactedBy(one))).toBe(null);
}

async function isThere(disk: SimulatedDisk, op: OpHash): Promise<boolean> {
  const files = await filesBelow(disk, SHARE);
  const frames = [...files.values()].flatMap((bytes) =>
    [...findFrames(bytes)].flatMap((one) => (isDamage(one) ? [] : one)),
  );
  return hasBody(frames, op);
}

const linesOf = async (one: Laptop) =>
  textsOf((await readAll(one.keep())).filter(({ body }) => (body.facts[0] as { kind: string }).kind === 'said/1'));

test('of a forgotten book goes what nobody can tell the writer of, and nothing that another published', async () => {
  const disk = await sharedDisk();
  const [ana, bo] = [signingLaptop('ana'), signingLaptop('bo')];
  for (const text of ['one', 'two', 'three']) {
    await ana.write(text);
    await round(ana, folderOf(ana, disk));
  }
  await bo.write('from bo');
  await round(bo, folderOf(bo, disk));
  const [chain = ''] = Object.keys(await ana.keep().have(BOOK));
  const published = () => disk.files().filter((path) => path.endsWith('.seg'));
  // Its erasing ended in the middle: what says whose chain this is went first.
  for (const path of published()) if (path.includes(`${chain}/00000001`)) await disk.remove(path);
  expect(published()).toHaveLength(3);
  const again = folderOf(ana, disk);
  await again.root();
  expect(await again.erase(new Map([[BOOK, 'all']]))).toBe(null);
  expect(published().filter((path) => path.includes(chain))).toEqual([]);
  expect(published()).toHaveLength(1);
});

test('of a forgotten book goes what nobody can read, once it is no more on its way; of others it stays', async () => {
  const disk = await sharedDisk();
  const ana = signingLaptop('ana');
  await ana.write('one');
  await round(ana, folderOf(ana, disk));
  const [chain = ''] = Object.keys(await ana.keep().have(BOOK));
  const torn = new TextEncoder().encode('the line that was to be forgotten, and no frame around it');
  const [its, other] = [
    `${HOME}/books/${BOOK}/${chain}/00072758.seg`,
    `${HOME}/books/${'b7'.repeat(16)}/x/00000001.seg`,
  ];
  disk.put(its, torn);
  disk.put(other, torn);
  const there = folderOf(ana, disk);
  const erased = async () => {
    await there.root();
    expect(await there.erase(new Map([[BOOK, 'all']]))).toBe(null);
    return [its, other].filter((path) => disk.peek(path) === null);
  };
  expect(await erased()).toEqual([]);
  ana.clock.pass(60 * 60 * 1000);
  expect(await erased()).toEqual([its]);
});

test('a body goes from a folder when the device that published it reads that it is to go, and nothing else does', async () => {
  const disk = await sharedDisk();
  const [ana, bo] = [signingLaptop('ana'), signingLaptop('bo')];
  const [atAna, atBo] = [folderOf(ana, disk), folderOf(bo, disk)];
  await ana.write('before');
  const op = ackedOp(await ana.write('hunter2'));
  await round(ana, atAna);
  await bo.write('mine');
  await round(bo, atBo);
  await redact(bo, op.hash);
  await round(bo, atBo);
  expect(await isThere(disk, op.hash)).toBe(true);
  await round(ana, atAna);
  expect(await isThere(disk, op.hash)).toBe(false);
  const cy = signingLaptop('cy');
  await round(cy, folderOf(cy, disk));
  expect(await linesOf(cy)).toEqual(expect.arrayContaining(['before', BLANK, 'mine']));
  for (const [one, there] of [
    [ana, atAna],
    [bo, atBo],
  ] as const)
    expect(await exchange(one.keep(), there)).toMatchObject({ sent: 0, received: 0, problem: null });
});

test('what a laptop that knows of nothing gives again is taken out of the repairs by whoever reads it', async () => {
  const disk = await sharedDisk();
  const [ana, bo, stale] = [signingLaptop('ana'), signingLaptop('bo'), signingLaptop('dee')];
  const op = ackedOp(await ana.write('hunter2'));
  await round(ana, folderOf(ana, disk));
  await round(stale, folderOf(stale, disk));
  await round(bo, folderOf(bo, disk));
  for (const path of (await filesBelow(disk, `${HOME}/books`)).keys())
    if (path.endsWith('.seg')) await disk.remove(path);
  await redact(bo, op.hash);
  await round(stale, folderOf(stale, disk));
  expect(await isThere(disk, op.hash)).toBe(true);
  await round(bo, folderOf(bo, disk));
  expect(await isThere(disk, op.hash)).toBe(false);
  await round(stale, folderOf(stale, disk));
  expect(await linesOf(stale)).toEqual([BLANK]);
  expect(hasBody((await stale.store.read(BOOK)).frames, op.hash)).toBe(false);
});

test('a shared file is written anew without the body, by whoever knows, and not again', async () => {
  const disk = await sharedDisk();
  const [ana, bo] = [signingLaptop('ana'), signingLaptop('bo')];
  const [atAna, atBo] = [fileOf(ana, disk), fileOf(bo, disk)];
  const op = ackedOp(await ana.write('hunter2'));
  await round(ana, atAna);
  await round(bo, atBo);
  await redact(bo, op.hash);
  await round(bo, atBo);
  expect(await isThere(disk, op.hash)).toBe(false);
  await ana.write('more');
  await round(ana, atAna);
  await round(bo, atBo);
  expect(await isThere(disk, op.hash)).toBe(false);
  expect((await linesOf(bo)).sort()).toEqual([BLANK, 'more'].sort());
  const before = await disk.read(FILE);
  await round(bo, atBo);
  await round(ana, atAna);
  expect(await disk.read(FILE)).toEqual(before);
});

test('a segment that is only half here yet is left alone, and replaced once it is whole', async () => {
  const disk = await sharedDisk();
  const ana = signingLaptop('ana');
  const op = ackedOp(await ana.write('hunter2'));
  for (const text of ['two', 'three']) await ana.write(text);
  await round(ana, folderOf(ana, disk));
  await redact(ana, op.hash);
  const [path = ''] = [...(await filesBelow(disk, `${HOME}/books`)).keys()].filter((one) => one.endsWith('.seg'));
  const whole = await disk.read(path);
  await overwrite(disk, path, whole.subarray(0, whole.length - 100));
  const there = folderOf(ana, disk);
  await round(ana, there);
  expect(await disk.stat(path)).not.toBe(null);
  await overwrite(disk, path, whole);
  await round(ana, there);
  expect(await disk.stat(path)).toBe(null);
  expect(await isThere(disk, op.hash)).toBe(false);
});

test('a body goes that lies half-written again, as after a power cut of the folder, and nothing that is being written', async () => {
  const disk = await sharedDisk();
  const ana = signingLaptop('ana');
  const there = folderOf(ana, disk);
  const op = ackedOp(await ana.write('one'));
  await round(ana, there);
  const [written = ''] = disk.files().filter((path) => path.endsWith('.seg'));
  const bytes = await disk.read(written);
  await redact(ana, op.hash);
  await round(ana, there);
  const [own = ''] = await disk.list(`${HOME}/tmp`);
  await put(disk, `${HOME}/tmp/${own}/again`, bytes);
  await round(ana, there);
  expect(await disk.list(`${HOME}/tmp/${own}`)).toEqual([]);
});
