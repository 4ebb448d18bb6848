import { expect, test } from 'vitest';
import type { BlobRef } from '../../../../shared/record/blobs/blob';
import { attach, plain, redactBlob } from '../../../blobs';
import { BOOK } from '../../../laptop';
import { simulatedDisk } from '../../../simulation/simulated-disk';
import { empty, OWN_ROOT, startAna } from './backing-up';

type Ana = Awaited<ReturnType<typeof startAna>>;

const openedHere = async ({ blobs }: Ana, ref: BlobRef) => (await blobs.find(BOOK, ref)).kind;

async function restoreNewest({ backups }: Ana) {
  const [entry] = (await backups.report()).backups;
  await backups.lookAt(entry?.id ?? '');
  return backups.restore();
}

test('attachments are backed up once, and come back with their lines', async () => {
  const disk = simulatedDisk();
  const before = await startAna(disk);
  const ref = await attach(before, 'screenshot');
  await before.backups.now();
  const copies = disk.files().filter((path) => path.startsWith(OWN_ROOT) && path.includes('/blobs/'));
  expect(copies).toHaveLength(1);
  await before.ana.write('another line');
  await before.backups.now();
  expect(disk.files().filter((path) => path.includes('/blobs/') && path.startsWith(OWN_ROOT))).toEqual(copies);
  await empty(disk, '/profile/journal');
  await empty(disk, '/profile/blobs');
  const next = await startAna(disk);
  expect(await openedHere(next, ref)).toBe('away');
  expect(await restoreNewest(next)).toMatchObject({ received: 2, attachments: 1, problem: null });
  expect(await next.blobs.find(BOOK, ref)).toEqual({ kind: 'here', bytes: plain('screenshot', 5_000) });
  expect(await restoreNewest(next)).toMatchObject({ received: 0, attachments: 0 });
});

test('an attachment that is gone here and whose line stands comes back from the backup by itself', async () => {
  const disk = simulatedDisk();
  const ref = await attach(await startAna(disk), 'gone');
  await (await startAna(disk)).backups.now();
  await empty(disk, '/profile/blobs');
  const next = await startAna(disk);
  await next.backups.now();
  expect(await openedHere(next, ref)).toBe('here');
});

test('a redacted attachment is nowhere: neither here nor in a backup', async () => {
  const disk = simulatedDisk();
  const one = await startAna(disk);
  const kept = await attach(one, 'kept');
  const ref = await attach(one, 'secret');
  await one.backups.now();
  expect(disk.files().filter((path) => path.includes(ref.blob))).toHaveLength(2);
  await redactBlob(one.ana, ref);
  await one.backups.now();
  expect(disk.files().filter((path) => path.includes(ref.blob))).toEqual([]);
  expect(await openedHere(one, kept)).toBe('here');
  // A copy that comes from elsewhere afterwards goes as well.
  expect(await openedHere(await startAna(disk), ref)).toBe('away');
});
