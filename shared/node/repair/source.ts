import { join } from 'node:path';
import type { FrameSketch } from '../../record/book/held-book';
import { readSegmentFile, readWarroomFile, type PlaceFile, type ReadDisk, type ReadFile } from '../verify/files';
import { placeAt } from '../verify/place';
import type { VerifyProblem } from '../verify/verify';
import type { Sourced } from '../warroom/frames';

/** What a copy holds that could stand in for what is missing elsewhere: its frames, as they lie there. */
export type RepairSource =
  | { readonly path: string; readonly frames: readonly Sourced[]; readonly problem: null }
  | { readonly path: string; readonly problem: VerifyProblem };

/** Backups that a profile keeps by itself. */
export const BACKUPS = 'backups';

/** All frames of a profile with its backups, a journal, a shared folder, a `.warroom` file or a folder of backups. */
export async function readSource(path: string, disk: ReadDisk): Promise<RepairSource> {
  const place = await placeAt(path, disk);
  switch (place.kind) {
    case 'file': {
      const read = await readWarroomFile(path, disk);
      if (read.problem) return { path, problem: { ...read.problem, path } };
      return { path, frames: framesOf([read.file]), problem: null };
    }
    case 'journal':
    case 'folder':
      return { path, frames: framesOf(await readAll(place.files, disk)), problem: null };
    case 'profile': {
      const [journal, backups] = [await readSource(place.journal, disk), await readBackups(join(path, BACKUPS), disk)];
      return journal.problem ? journal : { path, frames: [...journal.frames, ...backups], problem: null };
    }
    case 'newer':
    case 'missing':
      return { path, problem: place };
    case 'unknown': {
      const backups = await readBackups(path, disk);
      return backups.length > 0 ? { path, frames: backups, problem: null } : { path, problem: place };
    }
  }
}

/** The frames of every backup below a folder, whoever made it: `<device>/copies/<hash>.seg`. */
export async function readBackups(root: string, disk: ReadDisk): Promise<readonly Sourced[]> {
  const files: PlaceFile[] = [];
  for (const copies of await copyFolders(root, disk))
    for (const name of await disk.list(copies))
      if (name.endsWith('.seg')) files.push({ path: join(copies, name), book: null, isNamedByHash: false });
  return framesOf(await readAll(files, disk));
}

/** Where backups below a folder keep what they are made of. */
export async function copyFolders(root: string, disk: ReadDisk): Promise<readonly string[]> {
  const devices = (await disk.list(root).catch(() => [])).filter((name) => /^[0-9a-f]{16}$/.test(name));
  const folders: string[] = [];
  for (const device of devices) {
    const copies = join(root, device, 'copies');
    if ((await disk.stat(copies))?.kind === 'folder') folders.push(copies);
  }
  return folders;
}

export async function readAll(files: readonly PlaceFile[], disk: ReadDisk): Promise<ReadFile[]> {
  const read: ReadFile[] = [];
  for (const file of files) read.push(await readSegmentFile(file, disk));
  return read;
}

const framesOf = (files: readonly ReadFile[]): Sourced[] =>
  files.flatMap(({ path, book, frames }) =>
    frames.filter(({ sketch }) => book === null || sketch.book === book).map((placed) => ({ path, placed })),
  );

export const sketchesIn = (files: readonly ReadFile[]): FrameSketch[] =>
  files.flatMap(({ book, frames }) =>
    frames.map(({ sketch }) => sketch).filter((sketch) => book === null || sketch.book === book),
  );
