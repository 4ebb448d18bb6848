import { basename, dirname, join } from 'node:path';
import { fromUtf8 } from '../../record/bytes';
import { isBook, isIdFolder, MARKER, versionOf, FORMAT_VERSION } from '../folder/layout';
import { JOURNAL_FORMAT } from '../journal-format';
import { MAX_SEGMENT_BYTES } from '../segment';
import type { PlaceFile, ReadDisk } from './files';

/** What stands at a path that someone wants verified. */
export type VerifyPlace =
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'journal' | 'folder';
      readonly path: string;
      readonly format: number;
      readonly files: readonly PlaceFile[];
    }
  /** A profile has a journal, and the vault with its keys. */
  | { readonly kind: 'profile'; readonly path: string; readonly journal: string }
  | { readonly kind: 'missing' | 'unknown'; readonly path: string }
  | { readonly kind: 'newer'; readonly path: string; readonly format: number };

/** Tells a profile, a journal, a shared folder and a file apart by what is in them. */
export async function placeAt(path: string, disk: ReadDisk): Promise<VerifyPlace> {
  const stands = await disk.stat(path);
  if (!stands) return { kind: 'missing', path };
  if (stands.kind === 'file') return { kind: 'file', path };
  const names = await disk.list(path);
  if (names.includes('holdfast')) return folderAt(join(path, 'holdfast'), disk);
  if (names.includes('FORMAT')) return (await journalAt(path, disk)) ?? folderAt(path, disk);
  if (names.includes('journal')) return { kind: 'profile', path, journal: join(path, 'journal') };
  if (names.some(isBook)) return { kind: 'journal', path, format: 0, files: await journalFiles(path, disk) };
  return { kind: 'unknown', path };
}

async function journalAt(path: string, disk: ReadDisk): Promise<VerifyPlace | null> {
  const text = await disk.read(join(path, 'FORMAT')).then(fromUtf8, () => '');
  const format = Number(/^holdfast journal (\d{1,6})\s*$/.exec(text)?.[1] ?? NaN);
  if (format > JOURNAL_FORMAT) return { kind: 'newer', path, format };
  // Torn at the first start, FORMAT says nothing; the journal's own folders do.
  const isTorn = 'holdfast journal '.startsWith(text.slice(0, 17)) && Number.isNaN(format);
  if (Number.isNaN(format) && !isTorn) return null;
  return { kind: 'journal', path, format: isTorn ? 0 : format, files: await journalFiles(path, disk) };
}

async function journalFiles(root: string, disk: ReadDisk): Promise<PlaceFile[]> {
  const files: PlaceFile[] = [];
  for (const book of (await disk.list(root)).filter(isBook))
    for (const chain of (await disk.list(join(root, book))).filter(isBook))
      for (const name of await disk.list(join(root, book, chain)))
        if (name.endsWith('.seg')) files.push({ path: join(root, book, chain, name), book, isNamedByHash: false });
  return files;
}

async function folderAt(home: string, disk: ReadDisk): Promise<VerifyPlace> {
  const path = basename(home) === 'holdfast' ? dirname(home) : home;
  const found = versionOf(await disk.read(join(home, 'FORMAT')).catch(() => new Uint8Array()));
  if (found === 'foreign') return { kind: 'unknown', path };
  const format = found === 'empty' ? 0 : found;
  if (format > FORMAT_VERSION) return { kind: 'newer', path, format };
  const folders = [join(home, 'repair')];
  for (const book of (await disk.list(join(home, 'books'))).filter(isIdFolder)) {
    const within = join(home, 'books', book);
    for (const chain of (await listed(within, disk)).filter((name) => name !== MARKER && isIdFolder(name)))
      folders.push(join(within, chain));
  }
  const files: PlaceFile[] = [];
  for (const folder of folders)
    for (const name of await listed(folder, disk)) {
      const stands = await disk.stat(join(folder, name));
      // Whatever else lies there is looked at by nobody.
      if (stands?.kind === 'file' && stands.size <= MAX_SEGMENT_BYTES)
        files.push({ path: join(folder, name), book: null, isNamedByHash: true });
    }
  return { kind: 'folder', path, format, files };
}

/** A file where a folder is meant to be holds no names. */
const listed = (folder: string, disk: ReadDisk): Promise<readonly string[]> => disk.list(folder).catch(() => []);
