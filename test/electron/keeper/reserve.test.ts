import { expect, test } from 'vitest';
import { openReserve } from '../../../electron/keeper/reserve';
import { prepareJournal } from '../../../electron/keeper/journal-folder';
import { openJournal } from '../../../electron/keeper/journal';
import { ackedOp, BOOK, laptop, OTHER_BOOK, readAll } from '../../laptop';
import { NAME_BYTES, simulatedDisk } from '../../simulation/simulated-disk';

const ROOT = '/profile/journal';
const RESERVE = 1024 * 1024;

async function roomyDisk() {
  const disk = simulatedDisk();
  disk.setFree(RESERVE * 5);
  await prepareJournal(disk, ROOT);
  const reserve = openReserve(disk, ROOT, RESERVE);
  await reserve.setAside();
  const journal = openJournal({ disk, root: ROOT, place: { machine: 'm', folder: ROOT }, reserve });
  return { disk, reserve, journal };
}

test('space is set aside once, and only where there is plenty', async () => {
  const { disk, reserve } = await roomyDisk();
  expect((await disk.read(`${ROOT}/reserve`)).length).toBe(RESERVE);
  const free = await disk.freeBytes(ROOT);
  await reserve.setAside();
  expect(await disk.freeBytes(ROOT)).toBe(free);
  const tight = simulatedDisk();
  await prepareJournal(tight, ROOT);
  tight.setFree(RESERVE * 3);
  await openReserve(tight, ROOT, RESERVE).setAside();
  expect(tight.files()).not.toContain(`${ROOT}/reserve`);
});

test('a reserve that did not fit leaves nothing behind', async () => {
  const disk = simulatedDisk();
  await prepareJournal(disk, ROOT);
  disk.fail({ failSyncAt: disk.syncs() + 1 });
  await openReserve(disk, ROOT, RESERVE).setAside();
  expect(disk.files()).not.toContain(`${ROOT}/reserve`);
});

test('when the disk is full the last lines still fit: the reserve is given up once', async () => {
  const { disk, reserve, journal } = await roomyDisk();
  const ana = laptop('ana', journal);
  await ana.write('before');
  disk.setFree(0);
  expect(await ana.write('into the reserve')).toMatchObject({ kind: 'acked' });
  expect(reserve.isSpent()).toBe(true);
  expect(disk.files()).not.toContain(`${ROOT}/reserve`);
  disk.setFree(0);
  expect(await ana.write('too much')).toMatchObject({ kind: 'refused', why: 'disk-full' });
  expect(await readAll(ana.keep())).toHaveLength(2);
});

test('an incident can be declared on a full disk, with what the reserve gives', async () => {
  const { disk, journal } = await roomyDisk();
  disk.setFree(NAME_BYTES);
  expect(await laptop('ana', journal).write('declared', { book: OTHER_BOOK })).toMatchObject({ kind: 'acked' });
});

test('refused on a full disk, the very same line goes in when there is space again, and in its place', async () => {
  const { disk, journal, reserve } = await roomyDisk();
  await reserve.release();
  const ana = laptop('ana', journal);
  await ana.write('one');
  disk.setFree(100);
  const two = ana.request({ client: 'two', facts: [{ kind: 'said/1', text: 'two' }] });
  expect(await ana.keep().append(two)).toMatchObject({ kind: 'refused', why: 'disk-full' });
  expect(await ana.write('three')).toMatchObject({ kind: 'refused', why: 'disk-full' });
  disk.setFree(Infinity);
  expect(ackedOp(await ana.keep().append(two)).seq).toBe(2);
  const four = ackedOp(await ana.write('four'));
  expect(await ana.keep().have(BOOK)).toEqual({ [four.chain]: { seq: 4, hash: four.hash, beyond: [] } });
});

test('a read-only journal says so, and is read', async () => {
  const { disk, journal } = await roomyDisk();
  await laptop('ana', journal).write('one');
  disk.setReadOnly(true);
  const ana = laptop(
    'ana again',
    openJournal({ disk, root: ROOT, place: { machine: 'm', folder: ROOT }, reserve: openReserve(disk, ROOT) }),
  );
  expect(await ana.write('two')).toMatchObject({ kind: 'refused', why: 'read-only' });
  expect(await readAll(ana.keep())).toHaveLength(1);
});
