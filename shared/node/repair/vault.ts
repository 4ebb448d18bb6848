import { join } from 'node:path';
import { fromUtf8, toHex, toUtf8 } from '../../record/bytes';
import { writeAll, type Disk } from '../disk';
import { copyFolders, BACKUPS } from './source';
import { newestIn, VAULT_FILES } from '../vault/vault';

type Ports = { readonly disk: Disk; readonly random: (bytes: number) => Uint8Array };

/**
 * Gives a vault the file that is missing or cannot be read, from the other one or, if neither can be, from the newest
 * backup in the same profile. A file that cannot be read is put aside, whole. Returns the files that were written.
 */
export async function repairVault(profile: string, { disk, random }: Ports): Promise<readonly string[]> {
  const folder = join(profile, 'vault');
  const texts = await Promise.all(VAULT_FILES.map((name) => textAt(join(folder, name), disk)));
  const isGood = texts.map((text) => text !== null && newestIn([text]) !== null);
  if (isGood.every(Boolean)) return [];
  const good = texts.filter((text, i): text is string => isGood[i] === true && text !== null);
  const text = newestIn(good) ?? newestIn(await backedUp(profile, disk));
  if (text === null) return [];
  const mark = toHex(random(4));
  const written: string[] = [];
  await disk.makeFolder(folder);
  for (const [i, name] of VAULT_FILES.entries()) {
    if (isGood[i]) continue;
    const path = join(folder, name);
    const beside = `${path}.${mark}.new`;
    const file = await disk.create(beside, 0o600);
    await writeAll(file, toUtf8(text)).finally(() => file.close());
    if (texts[i] !== null) await disk.moveIfAbsent(path, `${path}.unread-${mark}`);
    await disk.moveIfAbsent(beside, path);
    await disk.syncFolder(folder);
    written.push(name);
  }
  return written;
}

async function backedUp(profile: string, disk: Disk): Promise<string[]> {
  const texts: string[] = [];
  for (const copies of await copyFolders(join(profile, BACKUPS), disk))
    for (const name of await disk.list(copies))
      if (name.endsWith('.vault')) texts.push((await textAt(join(copies, name), disk)) ?? '');
  return texts;
}

/** Null only if nothing stands there. */
async function textAt(path: string, disk: Disk): Promise<string | null> {
  if ((await disk.stat(path)) === null) return null;
  return disk.read(path).then(fromUtf8, () => '');
}
