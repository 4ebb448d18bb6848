import { join } from 'node:path';
import type { Disk } from '../../../shared/node/disk';
import { VAULT_FILES } from '../../../shared/node/vault/vault';
import { fromUtf8 } from '../../../shared/record/bytes';
import { BACKUPS, BLOBS, copyName, homeOf, isDeviceFolder } from './layout';
import type { Manifest } from './manifest';

/** Files that something can be restored from: frames, whatever they are called, and copies of a vault. */
export type BackupSource = {
  readonly path: string;
  /** ms since epoch; null for a folder. */
  readonly takenAt: number | null;
  readonly frames: readonly string[];
  readonly vaults: readonly string[];
  /** Folders with attachments. */
  readonly blobs: readonly string[];
  /** Files that should be there and are not. */
  readonly gone: number;
};

const MAX_VAULT_BYTES = 16 * 1024 * 1024;

/** What a backup is made of, by its manifest. */
export async function sourceOfBackup(
  { root, device, manifest }: { readonly root: string; readonly device: string; readonly manifest: Manifest },
  disk: Disk,
): Promise<BackupSource> {
  const { copies, blobs } = homeOf(root, device);
  const there = new Set(await disk.list(copies));
  const wanted = [...new Set(manifest.files.flatMap(({ pieces }) => pieces.map(({ hash }) => copyName(hash, 'seg'))))];
  const pathOf = (name: string) => join(copies, name);
  // Its own first; of an old backup they may have gone, once a passphrase was to open them.
  const vaults = [
    ...manifest.vault.map(({ hash }) => copyName(hash, 'vault')),
    ...[...there].filter((name) => name.endsWith('.vault')),
  ];
  return {
    path: root,
    takenAt: manifest.at,
    frames: wanted.filter((name) => there.has(name)).map(pathOf),
    vaults: [...new Set(vaults)].filter((name) => there.has(name)).map(pathOf),
    blobs: [blobs],
    gone: wanted.filter((name) => !there.has(name)).length,
  };
}

const DEPTH = 6;
const WELL_KNOWN = new Set([BACKUPS, 'backups', 'copies', 'journal', 'vault', 'holdfast', 'books', 'repair']);
const isOurs = (name: string) => WELL_KNOWN.has(name) || isDeviceFolder(name) || /^[0-9a-f]{32}/.test(name);

/**
 * All that lies in a folder that a person chose: backups of any device, a journal, a shared folder, a profile. Only
 * folders named as ours are gone into: a person may choose a whole disk.
 */
export async function sourceInFolder(path: string, disk: Disk): Promise<BackupSource> {
  const frames: string[] = [];
  const vaults: string[] = [];
  const blobs: string[] = [];
  async function look(folder: string, depth: number): Promise<void> {
    // The folder itself must answer; what lies within may be spoilt.
    const names = await (depth === 0 ? disk.list(folder) : disk.list(folder).catch(() => []));
    for (const name of names) {
      const at = join(folder, name);
      if (name.endsWith('.seg')) frames.push(at);
      else if (name.endsWith('.vault')) vaults.push(at);
      else if (name === BLOBS) blobs.push(at);
      else if (depth < DEPTH && isOurs(name)) await look(at, depth + 1);
    }
  }
  await look(path, 0);
  return { path, takenAt: null, frames, vaults, blobs, gone: 0 };
}

/** What the files of a vault say; those that cannot be read are left out. */
export async function vaultTexts(paths: readonly string[], disk: Disk): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const path of paths) {
    const standing = await disk.stat(path).catch(() => null);
    if (standing?.kind !== 'file' || standing.size > MAX_VAULT_BYTES) continue;
    const bytes = await disk.read(path).catch(() => null);
    if (bytes) texts.push(fromUtf8(bytes));
  }
  return texts;
}

export const vaultPaths = (folder: string): readonly string[] => VAULT_FILES.map((name) => join(folder, name));
