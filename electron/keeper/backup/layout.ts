import { sha256 } from '@noble/hashes/sha2.js';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { toHex } from '../../../shared/record/bytes';

/** What a person's own folder gets: nothing else in it is touched. */
export const BACKUPS = 'holdfast-backups';
/** Where attachments stand, of a device as of a profile or a shared folder. */
export const BLOBS = 'blobs';

export type BackupLayout = ReturnType<typeof backupLayout>;

/**
 * Where the backups of one device stand: `shared/record/FORMAT.md`. Several devices may share a root, none writes in
 * another's. `device`: public key.
 */
export function backupLayout(root: string, device: Uint8Array) {
  const name = toHex(sha256(device).subarray(0, 8));
  return { name, ...homeOf(root, name) };
}

/** The same, of a device that is known by its folder. */
export function homeOf(root: string, name: string) {
  const home = join(root, name);
  return { copies: join(home, 'copies'), manifests: join(home, 'manifests'), blobs: join(home, BLOBS) };
}

export const isDeviceFolder = (name: string): boolean => /^[0-9a-f]{16}$/.test(name);

/** What the content of a copy is: it stands in its name, behind the hash. */
export type CopyKind = 'seg' | 'vault';
export const copyName = (hash: string, kind: CopyKind): string => `${hash}.${kind}`;

const HASHED_AT_ONCE = 1024 * 1024;

/** SHA-256 in hex. `breathe` is asked after every part: lets whoever else is waiting have a turn. */
export async function hashOf(bytes: Uint8Array, breathe: () => Promise<void>): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += HASHED_AT_ONCE) {
    hash.update(bytes.subarray(at, at + HASHED_AT_ONCE));
    await breathe();
  }
  return hash.digest('hex');
}
