import { join } from 'node:path';
import type { FrameSketch, Verify } from '../../record/book/held-book';
import type { BookId } from '../../record/op';
import { pagesOf } from '../../record/page';
import { concat } from '../../record/bytes';
import { makeFolders, writeAll, type Disk } from '../disk';
import { isBook } from '../folder/layout';
import { lackingIn, type Lacking } from './lack';
import { readAll, sketchesIn } from './source';
import type { PlaceFile } from '../verify/files';
import { readFrames, type Sourced } from '../warroom/frames';

/** A file that was written to fill what was missing, and how many ops it brought. */
export type Added = { readonly path: string; readonly ops: number };

type Ports = {
  readonly disk: Disk;
  readonly verify: Verify;
  /** Books that this laptop has although no folder of them is left. */
  readonly knows: (book: BookId) => boolean;
};

/** Writes what other copies hold of a journal's books into files of their own, and lets no chain go on that had lost something. */
export async function repairJournal(
  { path, files }: { readonly path: string; readonly files: readonly PlaceFile[] },
  offered: readonly Sourced[],
  { disk, verify, knows }: Ports,
): Promise<readonly Added[]> {
  const here = sketchesIn(await readAll(files, disk));
  const books = new Set((await disk.list(path)).filter(isBook));
  const isWanted = ({ book }: FrameSketch) => books.has(book) || knows(book);
  const added: Added[] = [];
  for (const lacking of lackingIn(here, offered, { verify, isWanted }))
    added.push(...(await addTo(path, lacking, disk)));
  return added;
}

async function addTo(journal: string, { book, chain, frames }: Lacking, disk: Disk): Promise<Added[]> {
  const folder = join(journal, book, chain);
  await makeFolders(disk, folder);
  // First: a crash between the two must not leave a chain to be written on that had lost its end.
  const names = await disk.list(folder);
  const isOwn = names.includes('begun.json') && !names.includes('retired');
  if (isOwn) await create(disk, folder, 'retired', new Uint8Array());
  const added: Added[] = [];
  for await (const page of pagesOf(readFrames(frames, disk), ({ bytes }) => ({ ops: 0, bytes: bytes.length }))) {
    const numbers = (await disk.list(folder)).map((name) => Number(/^(\d+).*\.seg$/.exec(name)?.[1] ?? 0));
    const name = `${String(Math.max(0, ...numbers) + 1).padStart(8, '0')}.seg`;
    await create(disk, folder, name, concat(...page.map(({ bytes }) => bytes)));
    const ops = page.reduce((sum, { placed }) => sum + placed.sketch.links.length, 0);
    added.push({ path: join(folder, name), ops });
  }
  return added;
}

async function create(disk: Disk, folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const file = await disk.create(join(folder, name));
  await writeAll(file, bytes).finally(() => file.close());
  await disk.syncFolder(folder);
}
