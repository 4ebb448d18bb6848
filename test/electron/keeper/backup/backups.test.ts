import { expect, test } from 'vitest';
import { toUtf8 } from '../../../../shared/record/bytes';
import { simulatedDisk } from '../../../simulation/simulated-disk';
import { copiesOn, JOURNAL, manifestsOn, OWN_ROOT, startAna, writeLines } from './backing-up';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test('a backup says when it was made, what it holds and that it was read back', async () => {
  const { ana, backups, disk } = await startAna(simulatedDisk());
  await writeLines(ana, 1, 20);
  await backups.now();
  const { backups: list, last, isOwn, folder } = await backups.report();
  expect(list).toMatchObject([{ at: ana.clock.wall(), ops: 20, state: 'verified', isOurs: true }]);
  expect(list[0]?.bytes).toBeGreaterThan(20 * 256);
  expect([last?.kind, isOwn, folder]).toEqual(['taken', true, OWN_ROOT]);
  expect(disk.files().filter((path) => path.endsWith('.part'))).toEqual([]);
});

test('what was backed up is not copied again: a backup adds only what was written since', async () => {
  const { ana, backups, disk } = await startAna(simulatedDisk());
  await writeLines(ana, 1, 30);
  await backups.now();
  const before = new Set(copiesOn(disk));
  const [first] = (await backups.report()).backups;
  await writeLines(ana, 31, 31);
  await backups.now();
  const [second] = (await backups.report()).backups;
  expect(copiesOn(disk).filter((path) => !before.has(path))).toHaveLength(1);
  expect(second?.ops).toBe(31);
  expect(second?.added).toBeLessThan((first?.bytes ?? 0) / 10);
  expect(second?.bytes).toBe((first?.bytes ?? 0) + (second?.added ?? 0));
  const before31 = disk.operations();
  await backups.now();
  expect((await backups.report()).last).toMatchObject({ kind: 'nothing-new' });
  expect((await backups.report()).backups).toHaveLength(2);
  // Not even looked into: only the folder is made sure of.
  expect(disk.operations() - before31).toBeLessThan(8);
});

test('the next run of the app goes on where the last one ended', async () => {
  const disk = simulatedDisk();
  const first = await startAna(disk);
  await writeLines(first.ana, 1, 10);
  await first.backups.now();
  const copies = copiesOn(disk);
  const next = await startAna(disk);
  await next.backups.now();
  expect(copiesOn(disk)).toEqual(copies);
  expect((await next.backups.report()).last).toMatchObject({ kind: 'nothing-new' });
});

test('a backup is made by itself every 15 minutes while lines are written, and none while nobody writes', async () => {
  const { ana, backups } = await startAna(simulatedDisk());
  const countAfter = async (ms: number) => {
    ana.clock.pass(ms);
    await backups.tick();
    return (await backups.report()).backups.length;
  };
  await writeLines(ana, 1, 1);
  expect(await countAfter(2 * MINUTE)).toBe(1);
  await writeLines(ana, 2, 2);
  expect(await countAfter(14 * MINUTE)).toBe(1);
  expect(await countAfter(MINUTE)).toBe(2);
  expect(await countAfter(60 * MINUTE)).toBe(2);
  await writeLines(ana, 3, 3);
  expect(await countAfter(MINUTE)).toBe(3);
});

test('what was written since the last backup is backed up at the end', async () => {
  const disk = simulatedDisk();
  const { ana, backups } = await startAna(disk);
  await writeLines(ana, 1, 5);
  await backups.close();
  expect((await (await startAna(disk)).backups.report()).backups).toMatchObject([{ ops: 5, state: 'unchecked' }]);
  const idle = await startAna(disk);
  const before = disk.operations();
  await idle.backups.close();
  expect(disk.operations()).toBe(before);
});

test('the newest 20 are kept and one of each of seven days, and every copy that is kept can be read', async () => {
  const { ana, backups, disk } = await startAna(simulatedDisk());
  for (let day = 0; day < 10; day++) {
    for (let i = 0; i < 4; i++) {
      await writeLines(ana, day * 4 + i, day * 4 + i);
      await backups.now();
      ana.clock.pass(MINUTE);
    }
    ana.clock.pass(DAY);
  }
  const { backups: list } = await backups.report();
  // The newest 20 are of five days; two days more have one each.
  expect(list.map(({ ops }) => ops)).toEqual([...Array.from({ length: 20 }, (_, i) => 40 - i), 20, 16]);
  expect(list.every(({ state }) => state === 'verified')).toBe(true);
  expect(manifestsOn(disk)).toHaveLength(22);
});

test('left-over copies of a backup that never came about are cleared away once the next one stands', async () => {
  const { ana, backups, disk } = await startAna(simulatedDisk());
  await writeLines(ana, 1, 3);
  await backups.now();
  const [copy = ''] = copiesOn(disk);
  const folder = copy.slice(0, copy.lastIndexOf('/'));
  const leftOver = [`${folder}/${'ab'.repeat(32)}.seg`, `${folder}/${'cd'.repeat(32)}.seg.00ff.part`];
  for (const path of leftOver) disk.put(path, toUtf8('half'));
  await backups.now();
  expect(leftOver.every((path) => disk.peek(path))).toBe(true);
  await writeLines(ana, 4, 4);
  await backups.now();
  expect(leftOver.some((path) => disk.peek(path))).toBe(false);
  expect((await backups.report()).backups).toMatchObject([{ state: 'verified' }, { state: 'verified' }]);
});

test('a damaged copy is noticed, and the next backup heals it from the journal', async () => {
  const { ana, backups, disk } = await startAna(simulatedDisk());
  await writeLines(ana, 1, 10);
  await backups.now();
  const [copy = ''] = copiesOn(disk).filter((path) => path.endsWith('.seg'));
  const good = disk.peek(copy);
  disk.flip(copy, 40);
  await backups.now();
  const report = await backups.report();
  expect(report.last).toMatchObject({ kind: 'nothing-new', mended: 1, spoilt: 0 });
  expect(report.backups).toMatchObject([{ state: 'verified' }]);
  expect(disk.peek(copy)).toEqual(good);
});

test('a copy that is gone is missed at once, and made again', async () => {
  const { ana, backups, disk } = await startAna(simulatedDisk());
  await writeLines(ana, 1, 10);
  await backups.now();
  await disk.remove(copiesOn(disk).find((path) => path.endsWith('.seg')) ?? '');
  expect((await backups.report()).backups).toMatchObject([{ state: 'damaged' }]);
  await backups.now();
  expect((await backups.report()).backups).toMatchObject([{ state: 'verified' }]);
});

test('a damaged copy that the journal has no more is said, and the backup goes on', async () => {
  const disk = simulatedDisk();
  const { ana, backups } = await startAna(disk);
  await writeLines(ana, 1, 10);
  await backups.now();
  for (const path of disk.files().filter((one) => one.startsWith(JOURNAL))) await disk.remove(path);
  const [copy = ''] = copiesOn(disk).filter((path) => path.endsWith('.seg'));
  disk.flip(copy, 40);
  const later = await startAna(disk);
  await writeLines(later.ana, 11, 12);
  await later.backups.now();
  const report = await later.backups.report();
  expect(report.last).toMatchObject({ kind: 'taken', spoilt: 1 });
  expect(report.backups).toMatchObject([
    { ops: 12, state: 'damaged' },
    { ops: 10, state: 'damaged' },
  ]);
});

test('a backup folder on a full disk is said, harms neither lines nor old backups, and is tried again', async () => {
  const { ana, backups, disk } = await startAna(simulatedDisk());
  await writeLines(ana, 1, 5);
  await backups.now();
  disk.setFree(3_500);
  await writeLines(ana, 6, 7);
  await backups.now();
  const { last, backups: list } = await backups.report();
  expect(last).toMatchObject({ kind: 'problem', why: { kind: 'full' } });
  expect(list).toMatchObject([{ ops: 5, state: 'verified' }]);
  disk.setFree(Infinity);
  ana.clock.pass(MINUTE);
  await backups.tick();
  expect((await backups.report()).backups).toMatchObject([{ ops: 7 }, { ops: 5 }]);
});

test('a chosen folder is remembered, and a stick that is pulled out is said and never made anew', async () => {
  const disk = simulatedDisk();
  await disk.makeFolder('/stick');
  const { ana, backups, settings } = await startAna(disk);
  await writeLines(ana, 1, 5);
  expect(await backups.choose('/stick')).toEqual({ kind: 'chosen' });
  expect(settings.text).toBe('{"folder":"/stick"}');
  expect(await backups.report()).toMatchObject({ folder: '/stick/holdfast-backups', isOwn: false });
  expect((await backups.report()).backups).toMatchObject([{ ops: 5 }]);
  for (const path of disk.files().filter((one) => one.startsWith('/stick'))) await disk.remove(path);
  await disk.remove('/stick/holdfast-backups');
  await writeLines(ana, 6, 6);
  await backups.now();
  expect((await backups.report()).last).toMatchObject({ kind: 'problem', why: { kind: 'offline' } });
  expect(disk.files().some((path) => path.startsWith('/stick'))).toBe(false);
  expect(await backups.choose('/nowhere')).toMatchObject({ kind: 'problem', why: { kind: 'offline' } });
  expect(await backups.choose(null)).toEqual({ kind: 'chosen' });
  expect((await backups.report()).backups).toMatchObject([{ ops: 6 }]);
});
