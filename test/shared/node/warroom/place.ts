import { dirname } from 'node:path';
import { fileRemote, type FilePorts, type FileRemote } from '../../../../shared/node/warroom/remote';
import type { Disk } from '../../../../shared/node/disk';
import { toHex } from '../../../../shared/record/bytes';
import { decodeFileHeader, encodeFileHeader, type FileHeader } from '../../../../shared/record/warroom-file';
import { concat } from '../../../../shared/record/bytes';
import type { RemotePlace } from '../../../contracts/remote';
import { seededBytes, type Laptop } from '../../../laptop';
import { verifyTest } from '../../../signing';
import { put, SHARE } from '../folder/place';

export const FILE = `${SHARE}/incident.warroom`;

let opened = 0;

/** A laptop's sight of a shared file. Sleeping passes its clock's time at once. */
export function fileOf(laptop: Laptop, disk: Disk, ports: Partial<FilePorts> = {}): FileRemote {
  return fileRemote({
    disk,
    path: FILE,
    device: laptop.sealer.device,
    verify: verifyTest,
    known: [],
    clock: laptop.clock,
    sleep: (ms) => {
      laptop.clock.pass(ms);
      return Promise.resolve();
    },
    random: seededBytes(`file ${String((opened += 1))}`),
    breathe: () => Promise.resolve(),
    ...ports,
  });
}

/** Puts other bytes in the place of a file, as whoever else has the share may. */
export async function overwrite(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  await disk.remove(path);
  await put(disk, path, bytes);
}

export function headerOf(bytes: Uint8Array): FileHeader {
  const found = decodeFileHeader(bytes);
  if (found.kind !== 'header') throw new Error(`no header: ${found.kind}`);
  return found.header;
}

/** A file of these bytes between its two headers. */
export function fileWith(header: FileHeader, content: Uint8Array = new Uint8Array()): Uint8Array {
  const line = encodeFileHeader(header);
  return concat(line, content, line);
}

/** For the contract: whatever the disk is. */
export const filePlace = (disk: Disk, path = FILE): RemotePlace => {
  const current = async () => ((await disk.stat(path)) ? await disk.read(path) : null);
  return {
    of: (laptop) => fileOf(laptop, disk, { path }),
    async wipe() {
      const bytes = await current();
      const header = bytes && headerOf(bytes);
      const revision = toHex(seededBytes(`wiped ${String(bytes?.length)}`)(16));
      if (header) await overwrite(disk, path, fileWith({ ...header, revision, books: [] }));
    },
    async snapshot() {
      const before = await current();
      return async () => {
        await disk.remove(path);
        if (before) await put(disk, path, before);
      };
    },
  };
};

/** Every file beside it, by name. */
export const namesBeside = (disk: Disk, path = FILE) => disk.list(dirname(path));
