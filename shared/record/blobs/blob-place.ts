import type { BookId } from '../op';
import { blobCheck, chunksOf, isBlob, type BlobId } from './blob';

/** One chunk of a blob, sealed. `n` counts from 0. */
export type Chunk = { readonly n: number; readonly bytes: Uint8Array };

/**
 * Where blobs lie, by book: this laptop's disk, a shared folder, a hub's disk or database, a hub over the wire. Opens
 * nothing. All pass `test/contracts/blobs.ts`. What begins and ends at any moment goes on where it stood: chunks that
 * were answered for are there. Rejects as its medium does; asking again is always right.
 */
export interface BlobPlace {
  /**
   * Of each blob of the book of which anything lies there, how many chunks do, from the first on; whole ones have as many
   * as their id says. 0: only what lost the chunks before it.
   */
  list(book: BookId): Promise<ReadonlyMap<BlobId, number>>;
  /** Null if it is not there, or not readable. */
  read(book: BookId, blob: BlobId, n: number): Promise<Uint8Array | null>;
  /**
   * Keeps the chunk, if it is the next; another changes nothing. Resolves, once that is durable, with how many lie there
   * then. After the last that may be none: all of them together were not what the id says.
   */
  write(book: BookId, blob: BlobId, chunk: Chunk): Promise<number>;
  /** Whether the whole blob can be read there and is what its id says. What is something else lies there no more. */
  check(book: BookId, blob: BlobId): Promise<boolean>;
  /** Destroys these, or all of the book. Durable once resolved. */
  erase(book: BookId, blobs: readonly BlobId[] | 'all'): Promise<void>;
}

/** A place that can tell how much lies in it. */
export type BlobStore = BlobPlace & {
  /** Bytes of all chunks. */
  size(): Promise<number>;
};

/** Every chunk of a blob; null unless all can be read. */
export async function readChunks(place: BlobPlace, book: BookId, blob: BlobId): Promise<Uint8Array[] | null> {
  const chunks: Uint8Array[] = [];
  for (let n = 0; n < chunksOf(blob); n++) {
    const bytes = await place.read(book, blob, n);
    if (!bytes) return null;
    chunks.push(bytes);
  }
  return chunks;
}

/** The same place, from which only is taken. */
export const readOnlyBlobs = (place: Pick<BlobPlace, 'list' | 'read'>): BlobPlace => ({
  list: (book) => place.list(book),
  read: (book, blob, n) => place.read(book, blob, n),
  write: () => Promise.resolve(0),
  check: () => Promise.resolve(false),
  erase: () => Promise.resolve(),
});

/** Whether what is read, a chunk at a time, is the blob; null unless all can be read. */
export async function checkChunks(
  blob: BlobId,
  read: (n: number) => Promise<Uint8Array | null>,
): Promise<boolean | null> {
  const check = blobCheck(blob);
  for (let n = 0; n < chunksOf(blob); n++) {
    const bytes = await read(n);
    if (!bytes) return null;
    check.take(bytes);
  }
  return check.isBlob();
}

/** A place as long as the process lives. */
export function memoryBlobs(): BlobStore {
  const books = new Map<BookId, Map<BlobId, Uint8Array[]>>();
  const heldOf = (book: BookId, blob: BlobId) => books.get(book)?.get(blob) ?? [];

  const place: BlobStore = {
    list: (book) =>
      Promise.resolve(new Map([...(books.get(book) ?? [])].map(([blob, chunks]) => [blob, chunks.length]))),
    read: (book, blob, n) => Promise.resolve(heldOf(book, blob)[n] ?? null),
    async write(book, blob, { n, bytes }) {
      const held = heldOf(book, blob);
      if (n === held.length && n < chunksOf(blob)) {
        held.push(bytes.slice());
        const blobs = books.get(book) ?? new Map<BlobId, Uint8Array[]>();
        books.set(book, blobs.set(blob, held));
        if (held.length === chunksOf(blob)) await place.check(book, blob);
      }
      return heldOf(book, blob).length;
    },
    check(book, blob) {
      const held = heldOf(book, blob);
      if (held.length === chunksOf(blob) && !isBlob(blob, held)) books.get(book)?.delete(blob);
      return Promise.resolve(isBlob(blob, held));
    },
    erase(book, blobs) {
      if (blobs === 'all') books.delete(book);
      else for (const blob of blobs) books.get(book)?.delete(blob);
      return Promise.resolve();
    },
    size: () =>
      Promise.resolve(
        [...books.values()].flatMap((blobs) => [...blobs.values()].flat()).reduce((sum, { length }) => sum + length, 0),
      ),
  };
  return place;
}
