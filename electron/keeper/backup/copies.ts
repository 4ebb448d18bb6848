import { join } from 'node:path';
import { unreliable } from '../../../shared/node/patience';
import { errorCode, writeAll, type Disk } from '../../../shared/node/disk';
import { equalBytes, toHex } from '../../../shared/record/bytes';
import { copyName, hashOf, type CopyKind } from './layout';

type Ports = {
  readonly disk: Disk;
  readonly folder: string;
  readonly random: (bytes: number) => Uint8Array;
  readonly breathe: () => Promise<void>;
  /** Names of copies that were read back in this run of the app and were good. */
  readonly checked: Set<string>;
};

export type Copies = Awaited<ReturnType<typeof openCopies>>;

/** Only whoever made a backup may read it: the keys lie in it. */
const OWNER_ONLY = 0o600;
export const PART = '.part';

/** The copies that backups are made of, each named by the hash of what it holds. Rejects as a disk does. */
export async function openCopies({ disk, folder, random, breathe, checked }: Ports) {
  const present = new Set(await disk.list(folder));

  async function isGood(name: string): Promise<boolean> {
    if (!present.has(name)) return false;
    if (checked.has(name)) return true;
    const bytes = await disk.read(join(folder, name)).catch(() => null);
    if (!bytes || (await hashOf(bytes, breathe)) !== name.slice(0, 64)) return false;
    checked.add(name);
    return true;
  }

  return {
    /** Whether the copy is there and whole. Read back once in a run of the app. */
    isGood,

    /** Keeps the bytes, unless they are kept: written, made durable and read back. Returns whether they were new. */
    async keep(bytes: Uint8Array, kind: CopyKind): Promise<{ readonly hash: string; readonly isNew: boolean }> {
      const hash = await hashOf(bytes, breathe);
      const name = copyName(hash, kind);
      if (await isGood(name)) return { hash, isNew: false };
      await putFile({ disk, folder, name, bytes, random, isSpoilt: present.has(name) });
      present.add(name);
      checked.add(name);
      return { hash, isNew: true };
    },

    /** The names of all are durable once resolved. */
    settle: () => disk.syncFolder(folder),
  };
}

type Putting = Pick<Ports, 'disk' | 'folder' | 'random'> & {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A file of that name is there, and is not what its name says. */
  readonly isSpoilt?: boolean;
};

/** A whole file or none, read back before it has its name. The name is durable once the folder is synced. */
export async function putFile({ disk, folder, name, bytes, random, isSpoilt = false }: Putting): Promise<void> {
  const path = join(folder, name);
  const beside = `${path}.${toHex(random(4))}${PART}`;
  try {
    const file = await disk.create(beside, OWNER_ONLY);
    await writeAll(file, bytes).finally(() => file.close());
    if (!equalBytes(await disk.read(beside), bytes)) throw unreliable();
    if (isSpoilt) await disk.replace(beside, path);
    else await disk.moveIfAbsent(beside, path);
  } catch (error) {
    await disk.remove(beside).catch(() => undefined);
    // Someone with the same keys was faster, with the same bytes.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}
