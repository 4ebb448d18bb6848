import { identityIn } from '../../../../shared/node/vault/vault';
import { backupLayout } from '../../../../electron/keeper/backup/layout';
import { openBackups } from '../../../../electron/keeper/backup/backups';
import { newMemory, takeBackup, type TakePorts } from '../../../../electron/keeper/backup/take';
import { openBlobs } from '../../../../electron/keeper/blobs';
import { openJournal } from '../../../../electron/keeper/journal';
import { openReserve } from '../../../../electron/keeper/reserve';
import { toUtf8 } from '../../../../shared/record/bytes';
import { BOOK, laptop, NOON, readAll, seededBytes, textsOf, type Laptop } from '../../../laptop';
import { sealerOf, sodium } from '../../../sealing';
import type { SimulatedDisk } from '../../../simulation/simulated-disk';

export const JOURNAL = '/profile/journal';
export const OWN_ROOT = '/profile/backups';
export const breathe = () => Promise.resolve();

/** So small that a short session fills several files. */
const SEGMENT_BYTES = 4_000;
let drawn = 0;

/** Ana's laptop as it is after a start, on a disk: the record, its journal and its backups. */
export async function startAna(disk: SimulatedDisk, life = `ana ${String((drawn += 1))}`) {
  for (const folder of ['/profile', JOURNAL]) await disk.makeFolder(folder);
  for (const folder of ['/', '/profile']) await disk.syncFolder(folder);
  const { sealer } = sealerOf('ana');
  const journal = openJournal({
    disk,
    root: JOURNAL,
    place: { machine: 'm1', folder: JOURNAL },
    segmentBytes: SEGMENT_BYTES,
    reserve: openReserve(disk, JOURNAL, 4_096),
  });
  const ana = laptop(life, journal, sealer);
  const blobs = openBlobs({
    keep: ana.keep(),
    disk,
    profile: '/profile',
    crypto: sodium,
    random: seededBytes(`blobs ${life}`),
    mono: () => 0,
  });
  const settings: { text: string | null } = { text: null };
  const backups = await openBackups({
    keep: ana.keep(),
    attachments: blobs.store,
    attached: (listener) => blobs.subscribe(listener),
    sealer,
    members: { regain: () => Promise.resolve() },
    crypto: sodium,
    readVault: (text) => identityIn([text], { kind: 'file' }, sodium),
    ownRoot: OWN_ROOT,
    mono: () => ana.clock.mono(),
    file: { read: () => Promise.resolve(settings.text), write: (text) => Promise.resolve(void (settings.text = text)) },
    device: sealer.device,
    ...takePorts(disk, ana),
  });
  return { ana, blobs, backups, settings, disk, device: sealer.device };
}

const takePorts = (disk: SimulatedDisk, { clock }: Pick<Laptop, 'clock'>): Omit<TakePorts, 'layout'> => ({
  disk,
  journal: JOURNAL,
  vault: () => Promise.resolve([toUtf8('keys\n')]),
  now: () => clock.wall(),
  random: seededBytes(`backup ${String((drawn += 1))}`),
  breathe,
});

/** One backup by itself, as the first one of a run of the app. Rejects as the disk does. */
export function takeOnce(disk: SimulatedDisk, at = NOON) {
  const { sealer } = sealerOf('ana');
  const ports = takePorts(disk, {
    clock: { wall: () => at, mono: () => 0, set: () => undefined, pass: () => undefined },
  });
  return takeBackup({ ...ports, layout: backupLayout(OWN_ROOT, sealer.device) }, newMemory());
}

export async function writeLines(ana: Laptop, from: number, to: number): Promise<void> {
  for (let i = from; i <= to; i++) await ana.write(`line ${String(i)}`);
}

export const linesOf = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `line ${String(from + i)}`);

/** What a book says, sorted: order is not what a backup is about. */
export const textsIn = async (one: Laptop): Promise<string[]> =>
  textsOf(await readAll(one.keep(), BOOK)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

/** What a hand from outside does: the folder and all in it are gone. */
export async function empty(disk: SimulatedDisk, folder: string): Promise<void> {
  for (const path of disk.files()) if (path.startsWith(`${folder}/`)) await disk.remove(path);
}

export const copiesOn = (disk: SimulatedDisk): string[] => disk.files().filter((path) => path.includes('/copies/'));
export const manifestsOn = (disk: SimulatedDisk): string[] =>
  disk.files().filter((path) => path.includes('/manifests/'));
