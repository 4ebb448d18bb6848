import { join } from 'node:path';
import { concat, fromUtf8, toUtf8 } from '../../shared/record/bytes';
import type { Frame } from '../../shared/record/frame';
import type { BookId, ChainId, OpHash } from '../../shared/record/op';
import { NotConfirmed, type Store, type StoredDamage } from '../../shared/record/store';
import { errorCode, makeFolders, writeAll, type Disk } from '../../shared/node/disk';
import { openSegments, readSegments, settleSegments, unreadable } from '../../shared/node/segments';
import { eraseInSegments, fingerprintsIn } from '../../shared/node/segments-erase';
import type { Reserve } from './reserve';

/** Where a chain was begun: on a copy of the profile, or another machine, it may not be written on. */
export type Place = { readonly machine: string; readonly folder: string };

type Ports = {
  readonly disk: Disk;
  readonly root: string;
  readonly place: Place;
  readonly reserve: Reserve;
  /** A file that has reached it gets no more frames. */
  readonly segmentBytes?: number;
  /** Asked after every frame that is read: lets whoever else is waiting have a turn. */
  readonly breathe?: () => Promise<void>;
};
export type Journal = Store & {
  /** Whether it was written on in another place, and never here: it was copied or moved. Looks through all of it. */
  isMoved(): Promise<boolean>;
  /** Only gives the files back: all that was confirmed is durable already. */
  close(): Promise<void>;
};

const SEGMENT_BYTES = 4 * 1024 * 1024;
const BEGUN = 'begun.json';
const RETIRED = 'retired';

/**
 * The system of record: `<root>/<book>/<chain>/<n>.seg`, append-only frames. A new file at every start, every 4 MiB
 * and after every failure; nothing is ever truncated or overwritten.
 */
export function openJournal({
  segmentBytes = SEGMENT_BYTES,
  breathe = () => Promise.resolve(),
  ...ports
}: Ports): Journal {
  const { disk, root, place, reserve } = ports;
  const segments = openSegments(disk, segmentBytes);
  const writing = new Map<string, Promise<void>>();
  const settled = new Set<BookId>();
  /** What could not be synced when its book was read. */
  const unsettled = new Set<string>();
  const removed = new Set<BookId>();
  const turns = new Map<BookId, Promise<unknown>>();
  const folderOf = (book: BookId, chain: ChainId) => join(root, book, chain);

  /**
   * A process that was killed may have left frames that were never synced. Once read they are told and built on: before
   * that they must be durable. On a full disk they may lie in any file: the next, where they were to be written anew,
   * may have failed as well.
   */
  async function settle(book: BookId): Promise<void> {
    for (const chain of await chainsIn(disk, join(root, book))) {
      // What cannot be synced is still read: refusing to open would cost more.
      await settleChain(book, chain).catch(() => unsettled.add(folderOf(book, chain)));
    }
    // There may be no chain in it yet.
    for (const folder of [join(root, book), root]) await disk.syncFolder(folder);
  }

  async function settleChain(book: BookId, chain: ChainId): Promise<void> {
    await settleSegments(folderOf(book, chain), disk);
    for (const folder of [join(root, book), root]) await disk.syncFolder(folder);
    unsettled.delete(folderOf(book, chain));
  }

  /** The work; again if the disk is full and the reserve makes room. */
  async function confirmed(work: () => Promise<void>): Promise<void> {
    try {
      await work().catch(async (error: unknown) => {
        if (!isFull(error) || !(await reserve.release())) throw error;
        await work();
      });
    } catch (error) {
      throw new NotConfirmed(whyOf(error), error instanceof Error ? error.message : String(error));
    }
  }

  /** One after another in a folder: two writers of one file would write into each other's frames. */
  function inTurn(folder: string, work: () => Promise<void>): Promise<void> {
    const turn = (writing.get(folder) ?? Promise.resolve()).then(() => confirmed(work));
    const done = turn.catch(() => undefined);
    writing.set(folder, done);
    return turn;
  }

  /** While files are being replaced nobody may read: what is in neither list would look lost. */
  function aloneIn<T>(book: BookId, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(book) ?? Promise.resolve()).then(work);
    turns.set(
      book,
      turn.catch(() => undefined),
    );
    return turn;
  }

  /** Only names of empty folders stay: by them it is known that there was such a book. */
  async function remove(book: BookId): Promise<void> {
    removed.add(book);
    for (const chain of await chainsIn(disk, join(root, book)))
      await inTurn(folderOf(book, chain), async () => {
        const folder = folderOf(book, chain);
        await segments.leave(folder);
        for (const name of await disk.list(folder)) await disk.remove(join(folder, name));
        await disk.syncFolder(folder);
      });
  }

  /** A write that was on its way when its book was removed must not bring it back. */
  function unlessRemoved(book: BookId, work: () => Promise<void>): () => Promise<void> {
    return () => (removed.has(book) ? Promise.reject(new NotConfirmed('broken', 'the book is forgotten')) : work());
  }

  async function erase(book: BookId, ops: ReadonlySet<OpHash>): Promise<void> {
    const folders = (await chainsIn(disk, join(root, book))).map((chain) => folderOf(book, chain));
    const fingerprints = await fingerprintsIn(folders, ops, { disk, breathe });
    for (const folder of folders)
      await inTurn(folder, async () => {
        await segments.leave(folder);
        await eraseInSegments(folder, fingerprints, { disk, breathe });
      });
  }

  const books = async () => (await disk.list(root)).filter((name): name is BookId => /^[0-9a-f]{32}$/.test(name));

  async function writeOnce(folder: string, name: string, text: string): Promise<void> {
    await makeFolders(disk, folder);
    if (!(await disk.list(folder)).includes(name)) {
      const file = await disk.create(join(folder, name));
      await writeAll(file, toUtf8(text)).finally(() => file.close());
    }
    await disk.syncFolder(folder);
  }

  return {
    books,
    async isMoved() {
      let isElsewhere = false;
      for (const book of await books())
        for (const chain of await chainsIn(disk, join(root, book))) {
          const folder = folderOf(book, chain);
          if (!(await disk.list(folder)).includes(BEGUN)) continue;
          if (await isBegunHere(disk, join(folder, BEGUN), place)) return false;
          isElsewhere = true;
        }
      return isElsewhere;
    },
    read: (book, chains) =>
      aloneIn(book, async () => {
        const found = await readBook(book, { disk, root, place, breathe, chains });
        if (!settled.has(book)) await settle(book).catch(() => undefined);
        settled.add(book);
        return found;
      }),
    remove: (book) => aloneIn(book, () => confirmed(() => remove(book))),
    erase: (book, ops) => aloneIn(book, () => confirmed(() => erase(book, ops))),
    begin: (book, chain) => {
      const folder = folderOf(book, chain);
      return inTurn(
        folder,
        unlessRemoved(book, () => writeOnce(folder, BEGUN, JSON.stringify(place))),
      );
    },
    retire: (book, chain) => {
      const folder = folderOf(book, chain);
      return inTurn(
        folder,
        unlessRemoved(book, () => writeOnce(folder, RETIRED, '')),
      );
    },
    append: (book, chain, frames) => {
      const folder = folderOf(book, chain);
      return inTurn(
        folder,
        unlessRemoved(book, async () => {
          const settling = unsettled.has(folder) ? settleChain(book, chain) : Promise.resolve();
          // A line is not refused because an older one cannot be synced.
          await (frames.length > 0 ? settling.catch(() => undefined) : settling);
          if (frames.length > 0) await segments.write(folder, concat(...frames));
        }),
      );
    },
    close: () => segments.close(),
  };
}

const isFull = (error: unknown) => ['ENOSPC', 'EDQUOT'].includes(errorCode(error));

/** What a failed disk operation means for a line. */
export function whyOf(error: unknown): 'disk-full' | 'read-only' | 'broken' {
  if (isFull(error)) return 'disk-full';
  return ['EROFS', 'EACCES', 'EPERM'].includes(errorCode(error)) ? 'read-only' : 'broken';
}

type Reading = Pick<Ports, 'disk' | 'root' | 'place'> & {
  readonly breathe: () => Promise<void>;
  readonly chains: ReadonlySet<ChainId> | undefined;
};

async function readBook(book: BookId, { disk, root, place, breathe, chains }: Reading) {
  const frames: Frame[] = [];
  const damage: StoredDamage[] = [];
  const begun: ChainId[] = [];
  const isAsked = (chain: ChainId) => chains?.has(chain) ?? true;
  for (const chain of (await chainsIn(disk, join(root, book))).filter(isAsked)) {
    const folder = join(root, book, chain);
    const names = await disk.list(folder).catch(() => null);
    const read = names && (await readSegments(folder, names, { disk, breathe }));
    frames.push(...(read?.frames ?? []));
    damage.push(...(read?.damage ?? [unreadable(folder)]).map((one) => ({ ...one, chain })));
    const mayWrite = names?.includes(BEGUN) && !names.includes(RETIRED);
    if (mayWrite && (await isBegunHere(disk, join(folder, BEGUN), place))) begun.push(chain);
  }
  return { frames, damage, begun };
}

const chainsIn = async (disk: Disk, folder: string): Promise<ChainId[]> =>
  (await disk.list(folder)).filter((name): name is ChainId => /^[0-9a-f]{32}$/.test(name));

async function isBegunHere(disk: Disk, path: string, place: Place): Promise<boolean> {
  try {
    return fromUtf8(await disk.read(path)) === JSON.stringify(place);
  } catch {
    return false;
  }
}
