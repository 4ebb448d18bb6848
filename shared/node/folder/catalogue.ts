import { dirname, sep } from 'node:path';
import type { BookId } from '../../record/op';
import type { Clock } from '../../record/ports';
import type { FolderWorld } from './publish';
import type { Listing } from './listing';
import { MAX_SEGMENT_BYTES, segmentOf, type Segment } from '../segment';

/** A file that was looked into. `size` as it was then. */
export type SeenFile = Segment & { readonly path: string; readonly size: number };
type Remembered = SeenFile & { readonly lookAgainAt: number; readonly looks: number };

export type CatalogueWorld = FolderWorld & { readonly clock: Clock; readonly breathe: () => Promise<void> };
export type Catalogue = ReturnType<typeof createCatalogue>;

/** Sizes of files that were whole are looked at again after this long: names alone are not proof for ever. */
export const RECHECK_MS = 60 * 60 * 1000;
const FIRST_AGAIN_MS = 2_000;
const LAST_AGAIN_MS = 10 * 60 * 1000;

/** Which frames lie in which files of a shared folder. What was read whole is not read again. */
export function createCatalogue(world: CatalogueWorld, changed: (book: BookId) => void) {
  const { disk, clock, breathe } = world;
  const filesByPath = new Map<string, Remembered>();
  const pathsByBook = new Map<BookId, Set<string>>();
  let recheckAt = clock.mono() + RECHECK_MS;

  function forget(path: string): void {
    const file = filesByPath.get(path);
    filesByPath.delete(path);
    for (const book of booksOf(file)) {
      pathsByBook.get(book)?.delete(path);
      changed(book);
    }
  }

  function remember(file: SeenFile): void {
    const looks = (filesByPath.get(file.path)?.looks ?? 0) + 1;
    const lookAgainAt = clock.mono() + Math.min(FIRST_AGAIN_MS * 2 ** Math.min(looks, 20), LAST_AGAIN_MS);
    forget(file.path);
    filesByPath.set(file.path, { ...file, looks, lookAgainAt });
    for (const book of booksOf(file)) {
      const paths = pathsByBook.get(book) ?? new Set();
      pathsByBook.set(book, paths.add(file.path));
      changed(book);
    }
  }

  async function lookInto(path: string): Promise<void> {
    const known = filesByPath.get(path);
    try {
      const stands = await disk.stat(path);
      if (known?.isWhole && known.size === stands?.size) return;
      const isReadable = stands?.kind === 'file' && stands.size <= MAX_SEGMENT_BYTES;
      const bytes = isReadable ? await disk.read(path) : new Uint8Array();
      remember({ path, size: bytes.length, ...(await segmentOf(path, bytes, breathe)) });
    } catch {
      // That it cannot be read now says nothing of what it holds.
      remember(known ? { ...known, isWhole: false } : { path, size: 0, frames: [], isWhole: false });
    }
  }

  return {
    /** Looks into what is new, and again into what was not whole. Forgets what is gone. */
    async update({ paths, unlisted }: Listing): Promise<void> {
      const listed = new Set(paths);
      const isHidden = (path: string) => unlisted.some((folder) => dirname(path).startsWith(folder));
      for (const path of filesByPath.keys()) if (!listed.has(path) && !isHidden(path)) forget(path);
      const isRecheck = clock.mono() >= recheckAt;
      if (isRecheck) recheckAt = clock.mono() + RECHECK_MS;
      for (const path of listed) {
        const known = filesByPath.get(path);
        const isSettled = known && (known.isWhole ? !isRecheck : clock.mono() < known.lookAgainAt);
        if (!isSettled) await lookInto(path);
      }
    },
    /** A file just published here. */
    add: remember,
    /** The file is not what it was: at the next look it is read again. */
    forget,
    /** Compares all sizes again at the next look. */
    recheck: () => void (recheckAt = clock.mono()),
    /** Every file that is remembered. */
    paths: (): string[] => [...filesByPath.keys()],
    books: (): BookId[] => [...pathsByBook].filter(([, paths]) => paths.size > 0).map(([book]) => book),
    filesOf: (book: BookId): SeenFile[] => [...(pathsByBook.get(book) ?? [])].flatMap((p) => filesByPath.get(p) ?? []),
    filesIn: (folder: string): SeenFile[] =>
      [...filesByPath.values()].filter(({ path }) => path.startsWith(folder + sep)),
  };
}

const booksOf = (file: SeenFile | undefined) => new Set(file?.frames.map(({ sketch }) => sketch.book));
