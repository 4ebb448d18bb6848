import { expect, test } from 'vitest';
import { BOOK, ackedOp, NOON } from '../../../laptop';
import { simulatedDisk, type SimulatedDisk } from '../../../simulation/simulated-disk';
import { empty, JOURNAL, linesOf, OWN_ROOT, startAna, takeOnce, textsIn, writeLines } from './backing-up';

/** A disk with twenty lines, backed up. */
async function twentyLines() {
  const disk = simulatedDisk();
  const { ana, backups } = await startAna(disk);
  await writeLines(ana, 1, 20);
  await backups.now();
  return { disk, ana, period: { from: NOON, to: NOON } };
}

async function newest({ backups }: Awaited<ReturnType<typeof startAna>>) {
  const [entry] = (await backups.report()).backups;
  return backups.lookAt(entry?.id ?? '');
}

test('an emptied journal is filled again from a backup, line by line, and the laptop writes on in a new chain', async () => {
  const { disk, ana, period } = await twentyLines();
  const old = Object.keys(await ana.keep().have(BOOK));
  await empty(disk, JOURNAL);
  const next = await startAna(disk);
  expect(await textsIn(next.ana)).toEqual([]);
  expect(await newest(next)).toMatchObject({ ops: 20, missing: 20, sealed: 0, damaged: 0, period });
  expect(await next.backups.restore()).toMatchObject({ received: 20, sealed: 0, problem: null, notKept: null });
  expect(await textsIn(next.ana)).toEqual(linesOf(1, 20));
  const on = ackedOp(await next.ana.write('line 21'));
  expect(on.seq).toBe(1);
  expect(old).not.toContain(on.chain);
  const again = await startAna(disk);
  expect(await textsIn(again.ana)).toEqual(linesOf(1, 21));
  expect(await again.ana.keep().health(BOOK)).toMatchObject({ damage: [], rejected: 0, unreadable: 0, forks: 0 });
});

test('to restore twice changes nothing', async () => {
  const { disk } = await twentyLines();
  await empty(disk, JOURNAL);
  const next = await startAna(disk);
  await newest(next);
  await next.backups.restore();
  const files = disk.files();
  expect(await next.backups.restore()).toMatchObject({ received: 0, sealed: 0, opened: 0 });
  expect(await newest(next)).toMatchObject({ ops: 20, missing: 0 });
  expect(await next.backups.restore()).toMatchObject({ received: 0 });
  expect(disk.files()).toEqual(files);
  expect(await textsIn(next.ana)).toEqual(linesOf(1, 20));
});

test('what is here and not in the backup stays', async () => {
  const { disk } = await twentyLines();
  const next = await startAna(disk);
  await writeLines(next.ana, 21, 25);
  expect(await newest(next)).toMatchObject({ ops: 20, missing: 0 });
  await next.backups.restore();
  expect(await textsIn(next.ana)).toEqual(linesOf(1, 25));
});

test('a chain that lost its end here is not written on once the backup gave it back', async () => {
  const { disk } = await twentyLines();
  const segments = disk.files().filter((path) => path.startsWith(JOURNAL) && path.endsWith('.seg'));
  expect(segments.length).toBeGreaterThan(2);
  await disk.remove(segments.at(-1) ?? '');
  const next = await startAna(disk);
  const have = await next.ana.keep().have(BOOK);
  const [chain = ''] = Object.keys(have);
  const look = await newest(next);
  expect(look).toMatchObject({ ops: 20 });
  await next.backups.restore();
  const on = ackedOp(await next.ana.write('line 21'));
  expect(on.chain).not.toBe(chain);
  const again = await startAna(disk);
  expect(await textsIn(again.ana)).toEqual(linesOf(1, 21));
  expect((await again.ana.keep().health(BOOK)).forks).toBe(0);
  expect(ackedOp(await again.ana.write('line 22')).chain).toBe(on.chain);
});

test('a journal that lost everything takes nothing out of later backups', async () => {
  const { disk } = await twentyLines();
  await empty(disk, JOURNAL);
  const next = await startAna(disk);
  for (let i = 21; i < 50; i++) {
    await writeLines(next.ana, i, i);
    next.ana.clock.pass(24 * 60 * 60_000);
    await next.backups.now();
  }
  expect(await newest(next)).toMatchObject({ ops: 49, missing: 20 });
  await next.backups.restore();
  expect(await textsIn(next.ana)).toEqual(linesOf(1, 49));
});

test.each([
  ['the folder of the backups', OWN_ROOT],
  ['the profile itself', '/profile'],
  ['a journal', JOURNAL],
])('lines come out of %s that lies in any place', async (_what, from) => {
  const { disk } = await twentyLines();
  const stick = disk.files().filter((path) => path.startsWith(`${from}/`));
  const other = simulatedDisk();
  for (const path of stick) other.put(path.replace(from, '/stick/found'), disk.peek(path) ?? new Uint8Array());
  const next = await startAna(other);
  expect(await next.backups.lookIn('/stick/found')).toMatchObject({ ops: 20, missing: 20, takenAt: null });
  await next.backups.restore();
  expect(await textsIn(next.ana)).toEqual(linesOf(1, 20));
});

test('a damaged copy gives what it still holds, and the look says that it is damaged', async () => {
  const { disk } = await twentyLines();
  await empty(disk, JOURNAL);
  const [copy = ''] = disk.files().filter((path) => path.includes('/copies/') && path.endsWith('.seg'));
  disk.flip(copy, (disk.peek(copy)?.length ?? 0) - 10);
  const next = await startAna(disk);
  const look = await newest(next);
  expect(look).toMatchObject({ kind: 'looked', damaged: 1 });
  await next.backups.restore();
  expect((await textsIn(next.ana)).length).toBeGreaterThan(15);
});

test('a folder without any frames is said to be none of ours', async () => {
  const disk = simulatedDisk();
  disk.put('/holiday/lyon.jpg', new Uint8Array([1, 2, 3]));
  const { backups } = await startAna(disk);
  expect(await backups.lookIn('/holiday')).toEqual({ kind: 'problem', why: { kind: 'foreign' } });
  expect(await backups.restore()).toEqual({ kind: 'gone' });
});

/** Restores from all that is on the disk into an empty journal. */
async function restored(disk: SimulatedDisk) {
  await empty(disk, JOURNAL);
  const next = await startAna(disk);
  const { backups } = await next.backups.report();
  await newest(next);
  await next.backups.restore();
  return { backups, texts: await textsIn(next.ana), health: await next.ana.keep().health(BOOK) };
}

test('the power goes at every step of a backup: the one before it stays whole, and the next one is made', async () => {
  /** Fifteen lines backed up, five more written, and a backup of them that may be cut short. */
  const disk = simulatedDisk();
  const { ana, backups } = await startAna(disk, 'ana of the cut');
  await writeLines(ana, 1, 15);
  await backups.now();
  await writeLines(ana, 16, 20);
  const whole = disk.copy();
  await takeOnce(whole);
  const steps = whole.operations();
  expect(steps).toBeGreaterThan(10);
  for (let crashAt = 1; crashAt <= steps; crashAt++) {
    const cut = disk.copy();
    cut.fail({ crashAt });
    await takeOnce(cut).catch(() => undefined);
    for (let seed = 0; seed < 2; seed++) {
      const after = cut.afterPowerCut(crashAt * 1_000 + seed);
      const found = await restored(after.copy());
      expect(found.texts.length, `cut at ${String(crashAt)}, seed ${String(seed)}`).toBeGreaterThanOrEqual(15);
      expect(found.health).toMatchObject({ rejected: 0, forks: 0 });
      expect((await takeOnce(after)).spoilt).toBe(0);
      expect(await restored(after)).toMatchObject({ texts: linesOf(1, 20), health: { forks: 0, damage: [] } });
    }
  }
}, 60_000);

test('once a backup is said to be made, a power cut takes nothing of it', async () => {
  const { disk } = await twentyLines();
  for (let seed = 0; seed < 20; seed++)
    expect(await restored(disk.afterPowerCut(seed)), String(seed)).toMatchObject({ texts: linesOf(1, 20) });
});

test('no backup holds what a power cut can still take from the journal', async () => {
  const { disk, ana } = await twentyLines();
  // Written and not yet made durable when the app is killed.
  disk.fail({ crashAt: disk.operations() + 2 });
  await ana.write('line 21').catch(() => undefined);
  disk.fail({});
  await takeOnce(disk);
  for (let seed = 0; seed < 20; seed++) {
    const next = await startAna(disk.afterPowerCut(seed));
    expect(await newest(next), String(seed)).toMatchObject({ ops: 21, missing: 0 });
  }
});

test('a file of the journal that became another one is backed up beside the one it was', async () => {
  const disk = simulatedDisk();
  const { ana, backups } = await startAna(disk);
  await writeLines(ana, 1, 1);
  await backups.now();
  const segmentOn = (one: SimulatedDisk) => one.files().find((path) => path.endsWith('.seg')) ?? '';
  const other = simulatedDisk();
  await writeLines((await startAna(other)).ana, 2, 4);
  const path = disk.files().find((file) => file.startsWith(JOURNAL) && file.endsWith('.seg')) ?? '';
  disk.put(path, other.peek(segmentOn(other)) ?? new Uint8Array());
  await takeOnce(disk);
  await empty(disk, JOURNAL);
  const next = await startAna(disk);
  expect(await newest(next)).toMatchObject({ ops: 4, missing: 4 });
});
