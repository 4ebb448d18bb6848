import { basename, join } from 'node:path';
import type { BookId } from '../../record/op';
import { errorCode } from '../disk';
import { READ_PATIENCE_MS, type FolderWorld } from './publish';
import { isBook, isIdFolder, MARKER } from './layout';
import { patiently } from '../patience';

/** Names in a shared folder, nothing read. `unlisted`: folders that did not answer this time. */
export type Listing = {
  readonly paths: readonly string[];
  readonly marked: readonly BookId[];
  readonly unlisted: readonly string[];
};

/** Every file that may hold frames. Rejects if the books cannot be listed at all; one bad folder hides only itself. */
export async function listFolder(world: FolderWorld): Promise<Listing> {
  const { disk, layout } = world;
  const paths: string[] = [];
  const marked: BookId[] = [];
  const unlisted: string[] = [];
  const list = (folder: string) => patiently(() => disk.list(folder), READ_PATIENCE_MS, world);

  async function namesIn(folder: string): Promise<readonly string[]> {
    try {
      return await list(folder);
    } catch (error) {
      // A file where a folder is meant to be holds no names; any other failure says nothing of what is there.
      if (errorCode(error) !== 'ENOTDIR') unlisted.push(folder);
      return [];
    }
  }

  async function listBook(folder: string): Promise<void> {
    const names = await namesIn(folder);
    const name = basename(folder);
    if (isBook(name) && names.includes(MARKER)) marked.push(name);
    for (const chain of names.filter(isIdFolder)) {
      const within = join(folder, chain);
      for (const file of await namesIn(within)) paths.push(join(within, file));
    }
  }

  for (const name of (await list(layout.books)).filter(isIdFolder)) await listBook(join(layout.books, name));
  // A synced drive may have put a copy of any folder beside it, under a longer name.
  for (const name of await namesIn(layout.home)) {
    const folder = join(layout.home, name);
    if (name.startsWith(basename(layout.repair)))
      for (const file of await namesIn(folder)) paths.push(join(folder, file));
    else if (name.startsWith(basename(layout.books)) && folder !== layout.books)
      for (const book of (await namesIn(folder)).filter(isIdFolder)) await listBook(join(folder, book));
  }
  return { paths, marked, unlisted };
}
