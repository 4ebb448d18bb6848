import { dirname, join } from 'node:path';
import { equalBytes, toHex } from '../../record/bytes';
import { errorCode, writeAll, type Disk } from '../disk';
import type { Layout } from './layout';
import { isPassing, patiently, unreliable, type Patience } from '../patience';

/** `writing`: temporary files of this run that are not to be cleared away. */
export type FolderWorld = Patience & {
  readonly disk: Disk;
  readonly layout: Layout;
  readonly writing: Set<string>;
};

/**
 * A file to be. `folders`: those that must be there below the home, each within the one before; it goes in the last.
 * `only`: it may have no other name, and whatever has that name already is as good.
 */
export type Publication = {
  readonly folders: readonly string[];
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly only?: boolean;
};

export const WRITE_PATIENCE_MS = 60_000;
export const READ_PATIENCE_MS = 2_000;

/**
 * Puts a file where others see it, whole or not at all, and never over another: written and read back under a name
 * that nobody reads, then given its own. Durable once resolved. Returns its path.
 */
export async function publish(publication: Publication, world: FolderWorld): Promise<string> {
  const { disk, layout } = world;
  const { folders, bytes } = publication;
  await makeFolders(folders, world);
  const temp = join(layout.temp, toHex(world.random(8)));
  const folder = folders.at(-1) ?? layout.home;
  world.writing.add(temp);
  try {
    await writeTemp(temp, bytes, world);
    const path = await giveName({ ...publication, temp, folder }, world);
    await patiently(() => disk.syncFolder(folder), WRITE_PATIENCE_MS, world);
    return path;
  } catch (error) {
    await disk.remove(temp).catch(() => undefined);
    throw error;
  } finally {
    world.writing.delete(temp);
  }
}

async function makeFolders(folders: readonly string[], world: FolderWorld): Promise<void> {
  const { disk, layout } = world;
  for (const folder of [layout.home, layout.tempAbove, layout.temp, ...folders]) {
    await patiently(() => disk.makeFolder(folder), WRITE_PATIENCE_MS, world);
    // What lies in a temporary folder may go with it.
    if (folder.startsWith(layout.tempAbove)) continue;
    // Even if it was there: whoever made it may have been stopped before its name was durable.
    await patiently(() => disk.syncFolder(dirname(folder)), WRITE_PATIENCE_MS, world);
  }
}

async function writeTemp(temp: string, bytes: Uint8Array, world: FolderWorld): Promise<void> {
  const { disk } = world;
  const file = await patiently(() => disk.create(temp), WRITE_PATIENCE_MS, world);
  try {
    await writeAll(file, bytes);
  } finally {
    await file.close();
  }
  const written = await patiently(() => disk.read(temp), WRITE_PATIENCE_MS, world);
  if (!equalBytes(written, bytes)) throw unreliable();
}

type Naming = Publication & { readonly temp: string; readonly folder: string };

async function giveName({ temp, folder, name, bytes, only }: Naming, world: FolderWorld): Promise<string> {
  const other = name.replace(/(\.seg)?$/, `-again-${toHex(world.random(4)).slice(0, 7)}$1`);
  const first = join(folder, name);
  try {
    await patiently(() => world.disk.moveIfAbsent(temp, first), WRITE_PATIENCE_MS, world);
    return first;
  } catch (error) {
    const isTaken = errorCode(error) === 'EEXIST';
    if (!isTaken && (only || !isPassing(error))) throw error;
    if (isTaken && (only || (await holds(first, bytes, world)))) {
      await world.disk.remove(temp).catch(() => undefined);
      return first;
    }
  }
  // Something else has the name, or someone never lets go of it.
  const second = join(folder, other);
  await patiently(() => world.disk.moveIfAbsent(temp, second), WRITE_PATIENCE_MS, world);
  return second;
}

async function holds(path: string, bytes: Uint8Array, world: FolderWorld): Promise<boolean> {
  const there = await patiently(() => world.disk.read(path), READ_PATIENCE_MS, world).catch(() => null);
  return there !== null && equalBytes(there, bytes);
}
