import type { BookId } from '../../record/op';
import type { RemoteProblem } from '../../record/remote';
import { fromUtf8, toUtf8 } from '../../record/bytes';
import { errorCode } from '../disk';
import { publish, READ_PATIENCE_MS, type FolderWorld } from './publish';
import { FORMAT_TEXT, FORMAT_VERSION, MARKER, markerText, versionOf } from './layout';
import type { Listing } from './listing';
import { patiently } from '../patience';

export type Place = ReturnType<typeof createPlace>;

/**
 * Whether this is the folder it was: a drive that is not mounted is an empty folder, and another stick has the same
 * letter. `known`: books that were met here, in this run or before. Until one of them is seen, nothing is written.
 */
export function createPlace(world: FolderWorld, known: Set<BookId>) {
  const { disk, layout } = world;
  const markersRead = new Set<BookId>();
  const stat = (path: string) => patiently(() => disk.stat(path), READ_PATIENCE_MS, world);

  async function format(): Promise<number | 'missing' | 'empty' | 'foreign'> {
    try {
      return versionOf(await patiently(() => disk.read(layout.format), READ_PATIENCE_MS, world));
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return 'missing';
      throw error;
    }
  }

  async function isMarked(book: BookId): Promise<boolean> {
    if (markersRead.has(book)) return true;
    const text = await disk.read(layout.marker(book)).then(fromUtf8, () => '');
    if (text === markerText(book)) markersRead.add(book);
    return markersRead.has(book);
  }

  async function isProven({ marked }: Listing): Promise<boolean> {
    for (const book of marked) if (known.has(book) && (await isMarked(book))) return true;
    return known.size === 0;
  }

  return {
    /** What can be told before anything is listed; null if nothing speaks against it. */
    async problem(): Promise<RemoteProblem | null> {
      if ((await stat(layout.root))?.kind !== 'folder') return { kind: 'offline' };
      const version = await format();
      if (version === 'foreign') return { kind: 'another' };
      if (version === 'empty') return { kind: 'busy' };
      return typeof version === 'number' && version > FORMAT_VERSION ? { kind: 'newer', format: version } : null;
    },

    /** Whether a book that was met still stands there, by one look: another stick has the same letter. */
    async isSame(): Promise<boolean> {
      const [book] = [...markersRead, ...known];
      if (!book) return false;
      return markersRead.has(book) ? (await stat(layout.marker(book))) !== null : isMarked(book);
    },

    /** Asked after listing, so that what vanished meanwhile is not taken for empty. */
    async problemWith(listing: Listing): Promise<RemoteProblem | null> {
      if (await isProven(listing)) return (await stat(layout.root)) ? null : { kind: 'offline' };
      if (!(await stat(layout.format))) return { kind: 'emptied' };
      // A folder of ours that someone emptied is filled again; one with other books is not ours to write in.
      const isBare = listing.marked.length === 0 && listing.paths.length === 0 && listing.unlisted.length === 0;
      return isBare ? null : { kind: 'another' };
    },

    meet: (books: readonly BookId[]) => books.forEach((book) => known.add(book)),

    /** Makes it a place for the book. Asked before every write: a drive may have gone since it was looked at. */
    async prepare(book: BookId): Promise<RemoteProblem | null> {
      if (!(await stat(layout.root))) return { kind: 'offline' };
      if (!(await stat(layout.format))) {
        if (known.size > 0 && !(await stat(layout.home))) return { kind: 'emptied' };
        await publish({ folders: [], name: 'FORMAT', bytes: toUtf8(FORMAT_TEXT), only: true }, world);
      }
      if (!(await stat(layout.marker(book)))) {
        const folders = [layout.books, layout.book(book)];
        await publish({ folders, name: MARKER, bytes: toUtf8(markerText(book)), only: true }, world);
      }
      known.add(book);
      return null;
    },
  };
}
