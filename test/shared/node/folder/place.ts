import { folderRemote, type FolderPorts, type FolderRemote } from '../../../../shared/node/folder/remote';
import type { Disk } from '../../../../shared/node/disk';
import type { Laptop } from '../../../laptop';
import { seededBytes } from '../../../laptop';
import { simulatedDisk } from '../../../simulation/simulated-disk';
import { verifyTest } from '../../../signing';
import type { RemotePlace } from '../../../contracts/remote';

export const SHARE = '/share';
export const HOME = `${SHARE}/holdfast`;

let opened = 0;

/** A laptop's sight of a shared folder. Sleeping passes its clock's time at once. */
export function folderOf(laptop: Laptop, disk: Disk, ports: Partial<FolderPorts> = {}): FolderRemote {
  return folderRemote({
    disk,
    root: SHARE,
    device: laptop.sealer.device,
    verify: verifyTest,
    known: [],
    clock: laptop.clock,
    sleep: (ms) => {
      laptop.clock.pass(ms);
      return Promise.resolve();
    },
    random: seededBytes(`folder ${String((opened += 1))}`),
    breathe: () => Promise.resolve(),
    ...ports,
  });
}

export async function sharedDisk() {
  const disk = simulatedDisk();
  await disk.makeFolder(SHARE);
  await disk.syncFolder('/');
  return disk;
}

/** Every file below a folder, by path. */
export async function filesBelow(disk: Disk, folder: string): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const name of await disk.list(folder)) {
    const path = `${folder}/${name}`;
    if ((await disk.stat(path))?.kind === 'folder') for (const one of await filesBelow(disk, path)) found.set(...one);
    else found.set(path, await disk.read(path));
  }
  return found;
}

export async function put(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await disk.create(path);
  if (bytes.length > 0) await file.write(bytes);
  await file.close();
}

/** For the contract: whatever the disk is. */
export const folderPlace = (disk: Disk, root = SHARE): RemotePlace => ({
  of: (laptop) => folderOf(laptop, disk, { root }),
  async wipe() {
    for (const path of (await filesBelow(disk, `${root}/holdfast/books`)).keys()) await disk.remove(path);
    for (const path of (await filesBelow(disk, `${root}/holdfast/repair`)).keys()) await disk.remove(path);
  },
  async snapshot() {
    const before = await filesBelow(disk, root);
    return async () => {
      for (const path of (await filesBelow(disk, root)).keys()) if (!before.has(path)) await disk.remove(path);
    };
  },
});
