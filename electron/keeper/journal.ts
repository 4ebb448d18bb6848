import { join } from 'node:path';
import { concat, fromUtf8, toUtf8 } from '../../shared/record/bytes';
import { scanFrames, type Frame } from '../../shared/record/frame';
import type { BookId, ChainId } from '../../shared/record/op';
import { NotConfirmed, type Store, type StoredDamage } from '../../shared/record/store';
import { errorCode, writeAll, type Disk, type DiskFile } from '../../shared/node/disk';
import type { Reserve } from './reserve';

/** Where a chain was begun: on a copy of the profile, or another machine, it may not be written on. */
export type Place = { readonly machine: string; readonly folder: string };

type Ports = { readonly disk: Disk; readonly root: string; readonly place: Place; readonly reserve: Reserve };
type OpenSegment = { readonly file: DiskFile; size: number };

const SEGMENT_BYTES = 4 * 1024 * 1024;
const BEGUN = 'begun.json';
const RETIRED = 'retired';

/**
 * The system of record: `<root>/<book>/<chain>/<n>.seg`, append-only frames. A new file at every start, every 4 MiB
 * and after every failure; nothing is ever truncated or overwritten.
 */
export function openJournal({ disk, root, place, reserve }: Ports): Store {
  const segments = new Map<string, OpenSegment>();
  const folderOf = (book: BookId, chain: ChainId) => join(root, book, chain);

  async function newSegment(folder: string): Promise<OpenSegment> {
    await disk.makeFolder(folder);
    const numbers = (await disk.list(folder)).map((name) => (name.endsWith('.seg') ? Number.parseInt(name, 10) : 0));
    const next = Math.max(0, ...numbers) + 1;
    const file = await disk.create(join(folder, `${String(next).padStart(8, '0')}.seg`));
    await disk.syncFolder(folder);
    return { file, size: 0 };
  }

  async function write(folder: string, bytes: Uint8Array): Promise<void> {
    const open = segments.get(folder);
    const segment = open && open.size < SEGMENT_BYTES ? open : await newSegment(folder);
    if (open && segment !== open) await open.file.close();
    segments.set(folder, segment);
    try {
      await writeAll(segment.file, bytes);
      segment.size += bytes.length;
    } catch (error) {
      // After a failed write or sync nobody knows what the file holds: the same bytes go to a new one.
      segments.delete(folder);
      await segment.file.close().catch(() => undefined);
      throw error;
    }
  }

  async function append(folder: string, bytes: Uint8Array): Promise<void> {
    try {
      await write(folder, bytes).catch(async (error: unknown) => {
        if (!isFull(error) || !(await reserve.release())) throw error;
        await write(folder, bytes);
      });
    } catch (error) {
      throw new NotConfirmed(whyOf(error), error instanceof Error ? error.message : String(error));
    }
  }

  async function writeOnce(path: string, text: string): Promise<void> {
    try {
      const file = await disk.create(path);
      await writeAll(file, toUtf8(text));
      await file.close();
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw new NotConfirmed(whyOf(error), String(error));
    }
  }

  return {
    books: async () => (await disk.list(root)).filter((name): name is BookId => /^[0-9a-f]{32}$/.test(name)),
    read: (book) => readBook(disk, root, book, place),
    begin: async (book, chain) => {
      const folder = folderOf(book, chain);
      try {
        await disk.makeFolder(folder);
      } catch (error) {
        throw new NotConfirmed(whyOf(error), String(error));
      }
      await writeOnce(join(folder, BEGUN), JSON.stringify(place));
      await disk.syncFolder(folder);
    },
    retire: async (book, chain) => {
      await writeOnce(join(folderOf(book, chain), RETIRED), '');
      await disk.syncFolder(folderOf(book, chain));
    },
    append: (book, chain, frames) => append(folderOf(book, chain), concat(...frames)),
  };
}

const isFull = (error: unknown) => ['ENOSPC', 'EDQUOT'].includes(errorCode(error));

function whyOf(error: unknown): 'disk-full' | 'read-only' | 'broken' {
  if (isFull(error)) return 'disk-full';
  return ['EROFS', 'EACCES', 'EPERM'].includes(errorCode(error)) ? 'read-only' : 'broken';
}

async function readBook(disk: Disk, root: string, book: BookId, place: Place) {
  const frames: Frame[] = [];
  const damage: StoredDamage[] = [];
  const begun: ChainId[] = [];
  const chains = (await disk.list(join(root, book))).filter((name): name is ChainId => /^[0-9a-f]{32}$/.test(name));
  for (const chain of chains) {
    const folder = join(root, book, chain);
    const names = await disk.list(folder);
    for (const name of names.filter((one) => one.endsWith('.seg'))) {
      const scanned = await readSegment(disk, join(folder, name), chain);
      frames.push(...scanned.frames);
      damage.push(...scanned.damage);
    }
    const mayWrite =
      names.includes(BEGUN) && !names.includes(RETIRED) && (await isBegunHere(disk, join(folder, BEGUN), place));
    if (mayWrite) begun.push(chain);
  }
  return { frames, damage, begun };
}

async function readSegment(disk: Disk, path: string, chain: ChainId) {
  try {
    const { frames, damage } = scanFrames(await disk.read(path));
    return { frames, damage: damage.map((one) => ({ ...one, where: path, chain })) };
  } catch {
    return { frames: [], damage: [{ kind: 'damaged' as const, from: 0, to: 0, where: path, chain }] };
  }
}

async function isBegunHere(disk: Disk, path: string, place: Place): Promise<boolean> {
  try {
    return fromUtf8(await disk.read(path)) === JSON.stringify(place);
  } catch {
    return false;
  }
}
