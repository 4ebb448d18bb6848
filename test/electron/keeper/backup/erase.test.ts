import { expect, test } from 'vitest';
import { eraseInBackups } from '../../../../electron/keeper/backup/erase';
import { backupLayout } from '../../../../electron/keeper/backup/layout';
import { newMemory } from '../../../../electron/keeper/backup/take';
import type { BookId } from '../../../../shared/record/op';
import { toUtf8 } from '../../../../shared/record/bytes';
import { scanFrames } from '../../../../shared/record/frame';
import { ackedOp, BOOK, OTHER_BOOK, seededBytes } from '../../../laptop';
import { isIn, redact } from '../../../redacting';
import { dice } from '../../../simulation/world/dice';
import { newLife } from '../../../simulation/world/life';
import { processDisk } from '../../../simulation/world/process-disk';
import { simulatedDisk, type SimulatedDisk } from '../../../simulation/simulated-disk';
import { breathe, copiesOn, empty, JOURNAL, OWN_ROOT, startAna, textsIn, writeLines } from './backing-up';

/** Three backups, of which the last two hold a line that is to go. */
async function threeBackups() {
  const disk = simulatedDisk();
  const { ana, backups, device } = await startAna(disk);
  await writeLines(ana, 1, 10);
  await backups.now();
  const op = ackedOp(await ana.write('hunter2'));
  await backups.now();
  await writeLines(ana, 11, 20);
  await backups.now();
  const frames = await ana.keep().frames(BOOK, {});
  const body = frames.flatMap(({ ops }) => ops).find(({ hash }) => hash === op.hash)?.body ?? new Uint8Array();
  return { disk, ana, backups, device, op, body };
}

const isAnywhere = (disk: SimulatedDisk, body: Uint8Array, below = '') =>
  disk.files().some((path) => path.startsWith(below) && isIn(body, disk.peek(path) ?? new Uint8Array()));

test('a redacted body goes from every backup, and every backup still restores all else', async () => {
  const { disk, ana, backups, op, body } = await threeBackups();
  expect(isAnywhere(disk, body, OWN_ROOT)).toBe(true);
  await redact(ana, op.hash);
  await backups.now();
  expect(isAnywhere(disk, body)).toBe(false);
  const { backups: list } = await backups.report();
  expect(new Set(list.map(({ ops }) => ops))).toEqual(new Set([10, 11, 21, 22]));
  expect(list.filter(({ state }) => state !== 'verified')).toEqual([]);
  for (const { id, ops } of list)
    expect(await backups.lookAt(id)).toMatchObject({ kind: 'looked', ops, missing: 0, damaged: 0 });
  await empty(disk, JOURNAL);
  const next = await startAna(disk);
  const [newest] = (await next.backups.report()).backups;
  await next.backups.lookAt(newest?.id ?? '');
  expect(await next.backups.restore()).toMatchObject({ received: 22, problem: null });
  const texts = await textsIn(next.ana);
  expect(texts).toEqual(expect.arrayContaining(['line 1', 'line 20', '[gone]']));
  expect(texts).not.toContain('hunter2');
  expect(isAnywhere(disk, body)).toBe(false);
});

test('wherever the power goes meanwhile, what is left restores, and the next time it is finished', async () => {
  const { disk: used, ana, device, op, body } = await threeBackups();
  const before = used.copy();
  expect(isAnywhere(before, body, OWN_ROOT)).toBe(true);
  const layout = backupLayout(OWN_ROOT, device);
  await redact(ana, op.hash);
  const erasure = { redacted: new Map([[BOOK, await ana.keep().redacted(BOOK)]]), forgotten: new Set<BookId>() };
  const vault = () => Promise.resolve([]);
  let isDone = false;
  for (let at = 1; !isDone; at++) {
    const medium = before.copy();
    const life = newLife();
    life.endAt(at);
    const disk = processDisk({ medium: () => medium, life, dice: dice(`erase ${String(at)}`) });
    const random = seededBytes(`erase ${String(at)}`);
    await eraseInBackups(erasure, { disk, layout, random, breathe, vault }, newMemory()).catch(() => undefined);
    isDone = !life.isOver();
    for (const seed of [1, 2, 3]) {
      const after = medium.afterPowerCut(seed);
      await eraseInBackups(erasure, { disk: after, layout, random, breathe, vault }, newMemory());
      expect(isAnywhere(after, body, OWN_ROOT), `a power cut at operation ${String(at)}`).toBe(false);
      const next = await startAna(after);
      const { backups: list } = await next.backups.report();
      expect(new Set(list.map(({ ops }) => ops))).toEqual(new Set([10, 11, 21]));
      for (const { id } of list) expect(await next.backups.lookAt(id)).toMatchObject({ damaged: 0, missing: 0 });
      await next.backups.close();
    }
  }
  expect(copiesOn(before).length).toBeGreaterThan(1);
});

test('a forgotten book goes from every backup, with the older copies of its keys, and other books still restore', async () => {
  const disk = simulatedDisk();
  const { ana, backups, device } = await startAna(disk);
  await writeLines(ana, 1, 5);
  const kept = ackedOp(await ana.write('kept', { book: OTHER_BOOK }));
  await backups.now();
  await writeLines(ana, 6, 9);
  await backups.now();
  await ana.keep().forget(BOOK);
  const layout = backupLayout(OWN_ROOT, device);
  const random = seededBytes('forget');
  const vault = () => Promise.resolve([toUtf8('newer keys')]);
  const erasure = { redacted: new Map(), forgotten: new Set([BOOK]) };
  for (let times = 0; times < 2; times++)
    await eraseInBackups(erasure, { disk, layout, random, breathe, vault }, newMemory());
  const holding = disk
    .files()
    .filter((path) =>
      scanFrames(disk.peek(path) ?? new Uint8Array()).frames.some(({ ops }) => ops[0]?.header.book === BOOK),
    );
  expect(holding).toEqual([]);
  expect(isAnywhere(disk, toUtf8('keys\n'), OWN_ROOT)).toBe(false);
  const next = await startAna(disk);
  await next.ana.keep().forget(BOOK);
  const { backups: list } = await next.backups.report();
  expect(list.map(({ ops }) => ops)).toEqual([1, 1]);
  for (const { id } of list) expect(await next.backups.lookAt(id)).toMatchObject({ damaged: 0, missing: 0, ops: 1 });
  expect((await next.ana.keep().linkOf(OTHER_BOOK, kept.hash))?.seq).toBe(1);
});
