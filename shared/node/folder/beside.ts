import { join } from 'node:path';
import { toHex, toUtf8 } from '../../record/bytes';
import { errorCode, writeAll, type Disk } from '../disk';
import { patiently, type Patience } from '../patience';
import { folderLayout } from './layout';

type World = Patience & { readonly disk: Disk; /** The public key of whoever writes. */ readonly device: Uint8Array };

/** Somebody reads the file just now, or a scanner does: not for long. */
const PATIENCE_MS = 2_000;

/**
 * Puts a small text beside the record in a shared folder, over the one of that name: whole or not at all. Rejects if the
 * record is not there: then it is another folder, or a drive that is not mounted. Durable once resolved. Returns its path.
 */
export async function writeBeside(root: string, name: string, text: string, world: World): Promise<string> {
  const { disk, device, random } = world;
  const layout = folderLayout(root, device);
  // Whatever a crash leaves in here this laptop clears away by itself.
  for (const folder of [layout.tempAbove, layout.temp]) await disk.makeFolder(folder);
  const temp = join(layout.temp, toHex(random(8)));
  const path = join(root, name);
  try {
    const file = await disk.create(temp);
    try {
      await writeAll(file, toUtf8(text));
      await file.sync();
    } finally {
      await file.close();
    }
    await patiently(() => disk.replace(temp, path), PATIENCE_MS, world);
  } catch (error) {
    await disk.remove(temp).catch(() => undefined);
    throw error;
  }
  await disk.syncFolder(root);
  return path;
}

/** The text beside the record; null if there is none. */
export async function readBeside(path: string, disk: Disk): Promise<string | null> {
  try {
    return new TextDecoder().decode(await disk.read(path));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return null;
    throw error;
  }
}
