import { expect, test } from 'vitest';
import { brokenPromises, foreignFrames, workingDay } from './journal-session';
import { simulatedDisk, type Faults, type SimulatedDisk } from './simulated-disk';

/** More seeds for a long search: HOLDFAST_SOAK=20. */
const SEEDS = Number(process.env['HOLDFAST_SOAK'] ?? 2);

async function countedDay() {
  const disk = simulatedDisk();
  const promised = await workingDay(disk, await foreignFrames());
  return { disk, promised };
}

async function dayWith(faults: Faults, foreign: Awaited<ReturnType<typeof foreignFrames>>) {
  const disk = simulatedDisk();
  disk.fail(faults);
  return { disk, promised: await workingDay(disk, foreign) };
}

test('a day without faults keeps every line', async () => {
  const { disk, promised } = await countedDay();
  expect(promised.acked).toHaveLength(18);
  expect(promised.ingested).toHaveLength(3);
  expect(await brokenPromises(disk, promised)).toEqual([]);
});

test('after a day without faults the power may go: every line was on the medium', async () => {
  const { disk, promised } = await countedDay();
  for (let seed = 0; seed < 20; seed++) expect(await brokenPromises(disk.afterPowerCut(seed), promised)).toEqual([]);
});

test.each([{ shortWrites: false }, { shortWrites: true }])(
  'the power goes at every single change to the disk, %j: no acknowledged line is lost or damaged, and work goes on',
  async ({ shortWrites }) => {
    const foreign = await foreignFrames();
    const whole = await dayWith({ shortWrites }, foreign);
    const last = whole.disk.operations();
    expect(last).toBeGreaterThan(60);
    let fewest = Infinity;
    for (let crashAt = 1; crashAt <= last; crashAt++) {
      const { disk, promised } = await dayWith({ shortWrites, crashAt }, foreign);
      fewest = Math.min(fewest, promised.acked.length);
      for (let seed = 0; seed < SEEDS; seed++) {
        const broken = await brokenPromises(disk.afterPowerCut(crashAt * 1_000 + seed), promised);
        expect({ crashAt, seed, broken }).toEqual({ crashAt, seed, broken: [] });
      }
    }
    expect(fewest).toBe(0);
  },
  30_000,
);

test('the app is killed at any change, works another day, and then the power goes: both days are kept', async () => {
  const foreign = await foreignFrames();
  const { disk: whole } = await countedDay();
  for (let crashAt = 1; crashAt <= whole.operations(); crashAt++) {
    const { disk, promised } = await dayWith({ crashAt }, foreign);
    disk.fail({});
    const next = await workingDay(disk, foreign, 'next day');
    const both = { acked: [...promised.acked, ...next.acked], ingested: [...promised.ingested, ...next.ingested] };
    expect(next.acked).toHaveLength(18);
    for (let seed = 0; seed < SEEDS * 2; seed++) {
      const broken = await brokenPromises(disk.afterPowerCut(crashAt * 1_000 + seed), both);
      expect({ crashAt, seed, broken }).toEqual({ crashAt, seed, broken: [] });
    }
  }
}, 30_000);

test('any one sync may be refused, and the power go afterwards: what was acknowledged stays', async () => {
  const foreign = await foreignFrames();
  const { disk: whole } = await countedDay();
  for (let failSyncAt = 1; failSyncAt <= whole.syncs(); failSyncAt++) {
    const { disk, promised } = await dayWith({ failSyncAt }, foreign);
    expect(promised.acked.length).toBeGreaterThan(8);
    for (let seed = 0; seed < SEEDS; seed++) {
      const broken = await brokenPromises(disk.afterPowerCut(failSyncAt * 1_000 + seed), promised);
      expect({ failSyncAt, seed, broken }).toEqual({ failSyncAt, seed, broken: [] });
    }
    expect(await brokenPromises(disk, promised)).toEqual([]);
  }
}, 30_000);

test('a refused sync and then a power cut at every change after it: what was acknowledged stays', async () => {
  const foreign = await foreignFrames();
  const { disk: whole } = await dayWith({ failSyncAt: 5 }, foreign);
  for (let crashAt = 15; crashAt <= whole.operations(); crashAt += 2) {
    const { disk, promised } = await dayWith({ failSyncAt: 5, crashAt }, foreign);
    const broken = await brokenPromises(disk.afterPowerCut(crashAt), promised);
    expect({ crashAt, broken }).toEqual({ crashAt, broken: [] });
  }
}, 30_000);

const LEVELS = Array.from({ length: 60 }, (_, i) => i * 150);

async function fillingDay(free: number, disk: SimulatedDisk = simulatedDisk()) {
  disk.setFree(free);
  const promised = await workingDay(disk, await foreignFrames());
  return { disk, promised };
}

test('the disk fills at any moment: nothing old is lost, everything opens, and work goes on when there is space', async () => {
  for (const free of LEVELS) {
    const { disk, promised } = await fillingDay(free);
    disk.setFree(Infinity);
    expect({ free, broken: await brokenPromises(disk, promised) }).toEqual({ free, broken: [] });
    for (let seed = 0; seed < SEEDS; seed++) {
      const broken = await brokenPromises(disk.afterPowerCut(free + seed), promised);
      expect({ free, seed, broken }).toEqual({ free, seed, broken: [] });
    }
  }
}, 30_000);
