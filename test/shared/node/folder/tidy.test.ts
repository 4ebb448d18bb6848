import { expect, test } from 'vitest';
import { exchange } from '../../../../shared/record/exchange';
import type { Disk } from '../../../../shared/node/disk';
import { signingLaptop } from '../../../signing';
import { readAll, textsOf } from '../../../laptop';
import { filesBelow, folderOf, HOME, put, sharedDisk } from './place';

const DAY_MS = 24 * 60 * 60 * 1000;

async function wordy(count: number) {
  const disk = await sharedDisk();
  const ana = signingLaptop('ana');
  const there = folderOf(ana, disk);
  for (let i = 0; i < count; i++) {
    await ana.write(`line ${String(i)}`);
    await exchange(ana.keep(), there);
  }
  return { disk, ana, there };
}

const segments = async (disk: Disk) =>
  [...(await filesBelow(disk, HOME)).keys()].filter((path) => path.endsWith('.seg'));

async function linesFor(disk: Disk): Promise<number> {
  const cy = signingLaptop('cy');
  await exchange(cy.keep(), folderOf(cy, disk));
  return textsOf(await readAll(cy.keep())).length;
}

test('sixty-three small segments are left alone', async () => {
  const { disk, there } = await wordy(63);
  expect(await there.tidy()).toBe(null);
  expect(await segments(disk)).toHaveLength(63);
});

test('sixty-four small segments become one, and are removed a day after that was read back', async () => {
  const { disk, ana, there } = await wordy(64);
  await there.tidy();
  expect(await segments(disk)).toHaveLength(65);
  const joined = (await segments(disk)).find((path) => path.includes('/00000001-00000064-'));
  await there.tidy();
  ana.clock.pass(DAY_MS - 1);
  await there.tidy();
  expect(await segments(disk)).toHaveLength(65);
  ana.clock.pass(1);
  await there.tidy();
  expect(await segments(disk)).toEqual([joined]);
  expect(await linesFor(disk)).toBe(64);
  expect(await exchange(ana.keep(), there)).toMatchObject({ sent: 0, received: 0, problem: null });
});

test('no original is removed on the word of a joined segment that has turned bad', async () => {
  const { disk, ana, there } = await wordy(64);
  await there.tidy();
  await there.tidy();
  ana.clock.pass(DAY_MS);
  const joined = (await segments(disk)).find((path) => path.includes('/00000001-00000064-')) ?? '';
  disk.flip(joined, 500);
  await there.tidy();
  expect(await segments(disk)).toHaveLength(65);
  expect(await linesFor(disk)).toBe(64);
});

test('a new run waits a day of its own, and does not join again what is joined', async () => {
  const { disk, ana, there } = await wordy(64);
  await there.tidy();
  ana.clock.pass(DAY_MS * 3);
  const next = folderOf(ana, disk);
  await exchange(ana.keep(), next);
  await next.tidy();
  expect(await segments(disk)).toHaveLength(65);
  ana.clock.pass(DAY_MS);
  await next.tidy();
  expect(await segments(disk)).toHaveLength(1);
});

test('nobody joins or removes what another device wrote', async () => {
  const { disk } = await wordy(64);
  const bo = signingLaptop('bo');
  const there = folderOf(bo, disk);
  await exchange(bo.keep(), there);
  for (let i = 0; i < 3; i++) {
    expect(await there.tidy()).toBe(null);
    bo.clock.pass(DAY_MS);
  }
  expect(await segments(disk)).toHaveLength(64);
});

test('what this device left half-written is cleared away, what others write is not', async () => {
  const { disk, ana } = await wordy(1);
  const [own = ''] = await disk.list(`${HOME}/tmp`);
  await put(disk, `${HOME}/tmp/${own}/left`, new Uint8Array(9));
  await disk.makeFolder(`${HOME}/tmp/of-another`);
  await put(disk, `${HOME}/tmp/of-another/now`, new Uint8Array(9));
  const there = folderOf(ana, disk);
  await exchange(ana.keep(), there);
  await there.tidy();
  expect([...(await filesBelow(disk, `${HOME}/tmp`)).keys()]).toEqual([`${HOME}/tmp/of-another/now`]);
});
