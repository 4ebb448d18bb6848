import { createBookKeep, type BookKeep } from './book/book-keep';
import type { AppendReply, AppendRequest, Opened } from './append';
import type { OpenedOp } from './body';
import type { WantedBlobs } from './blobs/exchange-blobs';
import type { Page } from './book/reading';
import type { Writing } from './book/access';
import type { BookKey } from './keys/book-keys';
import type { Frame } from './frame';
import type { Have } from './have';
import { NOBODY_REMOVED, type Removed } from './book/late-work';
import type { BookId, ChainId, OpHash } from './op';
import type { Ports } from './ports';
import type { RedactedOp } from './redaction';

/** What a book says that was forgotten: nothing, and it takes nothing. */
const NO_BOOK: BookKeep = {
  have: () => ({}),
  writers: () => [],
  onlyHere: () => [],
  openWaiting: () => Promise.resolve(0),
  linkOf: () => undefined,
  deviceOf: () => undefined,
  isSealed: () => false,
  wantedBlobs: () => ({ named: new Set(), erased: new Set() }),
  health: () => ({ damage: [], rejected: 0, unreadable: 0, newer: 0, isRestricted: false, forks: 0 }),
  append: () => Promise.resolve({ kind: 'refused', why: 'broken', detail: 'the book is forgotten' }),
  adopt: () => Promise.resolve(0),
  read: () => Promise.resolve({ ops: [], next: null }),
  redacted: () => [],
  frames: () => Promise.resolve([]),
  heedRemoved: () => Promise.resolve(),
  workOf: () => ({}),
  uncounted: () => [],
  beyond: () => [],
  lateWork: () => Promise.resolve(new Map()),
  ingest: () => Promise.resolve(0),
};

/** What arrived in a book, own commits included, for every window to fold. */
export type Arrival = { readonly book: BookId } & Opened;

/** What a removed laptop wrote in a book beyond what counts. */
export type LateBookWork = { readonly book: BookId; readonly device: string; readonly ops: readonly OpenedOp[] };

export type Keep = ReturnType<typeof openKeep>;

/** All books of a device: one writer, every store behind one port. Books are read when first asked for. */
export function openKeep(ports: Ports) {
  const booksById = new Map<BookId, Promise<BookKeep>>();
  const forgotten = new Set<BookId>();
  const listeners = new Set<(arrival: Arrival) => void>();
  let removed: Removed = NOBODY_REMOVED;

  function bookOf(book: BookId): Promise<BookKeep> {
    if (forgotten.has(book)) return Promise.resolve(NO_BOOK);
    const known = booksById.get(book);
    if (known) return known;
    const announce = (opened: Opened) => {
      for (const listener of listeners) listener({ book, ...opened });
    };
    const opening = createBookKeep(book, ports, { removed, announce });
    // A failed read must be asked again, not remembered.
    opening.catch(() => booksById.delete(book));
    booksById.set(book, opening);
    return opening;
  }

  const books = async (): Promise<readonly BookId[]> =>
    (await ports.store.books()).filter((book) => !forgotten.has(book));

  return {
    books,
    isForgotten: (book: BookId): boolean => forgotten.has(book),
    forgotten: (): readonly BookId[] => [...forgotten],
    /** All of the book goes, and nothing of it is taken, shown or given any more. Rejects as the store does: ask again. */
    async forget(book: BookId): Promise<void> {
      forgotten.add(book);
      booksById.delete(book);
      await ports.store.remove(book);
    },
    /** The public key of a chain's device, in hex; undefined until its first op has come. */
    deviceOf: async (book: BookId, chain: ChainId) => (await bookOf(book)).deviceOf(chain),
    have: async (book: BookId): Promise<Have> => (await bookOf(book)).have(),
    health: async (book: BookId) => (await bookOf(book)).health(),
    /** Ops that `have` lacks, opened, from position `from` on: pass `next` until it is null. */
    read: async (book: BookId, have: Have, from: number, limit: number): Promise<Page> =>
      (await bookOf(book)).read(have, from, limit),
    /** Frames that hold what `have` lacks, verbatim. */
    frames: async (book: BookId, have: Have): Promise<readonly Frame[]> => (await bookOf(book)).frames(have),
    append: async (request: AppendRequest): Promise<AppendReply> => (await bookOf(request.book)).append(request),
    /** Takes frames from another copy. Returns how many ops were new here. `isOwnCopy`: it is this laptop's second copy. */
    async ingest(book: BookId, frames: readonly Uint8Array[], isOwnCopy = false): Promise<number> {
      try {
        return await (await bookOf(book)).ingest(frames, isOwnCopy);
      } catch (error) {
        // Forgotten while it was on its way: nothing that anyone would want kept was not.
        if (forgotten.has(book)) return 0;
        throw error;
      }
    },
    /** A key has come: whatever could not be read in any book is tried again, and told if it can be now. */
    async openWaiting(): Promise<void> {
      for (const book of booksById.values()) await book.then((one) => one.openWaiting());
    },
    /** Laptops were removed, or let in again, or their late work was decided on: heeded in every book. */
    async heedRemoved(next: Removed): Promise<void> {
      removed = next;
      for (const book of booksById.values()) await book.then((one) => one.heedRemoved(removed));
    },
    /** Ops of the book that count for nothing. */
    uncounted: async (book: BookId): Promise<readonly OpHash[]> => (await bookOf(book)).uncounted(),
    /** What is here of a device's work in every book. */
    async workOf(device: string): Promise<ReadonlyMap<BookId, Have>> {
      const works = new Map<BookId, Have>();
      for (const book of await books()) works.set(book, (await bookOf(book)).workOf(device));
      return works;
    },
    /** Of a device's work in a book, what the have does not cover. */
    beyond: async (book: BookId, device: string, have: Have) => (await bookOf(book)).beyond(device, have),
    /** Late work of removed laptops that somebody has to decide on. */
    async lateWork(): Promise<readonly LateBookWork[]> {
      const found: LateBookWork[] = [];
      if (removed.accepted.size === 0) return found;
      for (const book of await books())
        for (const [device, ops] of await (await bookOf(book)).lateWork()) found.push({ book, device, ops });
      return found;
    },
    /** Devices that wrote in any book that was opened in this run, as the last line that has a name names them. */
    async writers(): Promise<readonly Writing[]> {
      const all = (await Promise.all(booksById.values())).flatMap((book) => book.writers());
      const lastNamed = all.sort((a, b) => Number(a.name !== '') - Number(b.name !== '') || a.at - b.at);
      return [...new Map(lastNamed.map((one) => [one.device, one])).values()];
    },
    /** Hashes of what none of those haves holds. */
    onlyHere: async (book: BookId, haves: readonly Have[]) => (await bookOf(book)).onlyHere(haves),
    /** Ops of the book whose bodies are to be nowhere. */
    redacted: async (book: BookId): Promise<readonly RedactedOp[]> => (await bookOf(book)).redacted(),
    /** Where an op of the book stands; undefined if it is not here. */
    linkOf: async (book: BookId, hash: OpHash) => (await bookOf(book)).linkOf(hash),
    /** Which blobs belong to the book, as far as its lines can be read here. */
    wantedBlobs: async (book: BookId): Promise<WantedBlobs> => (await bookOf(book)).wantedBlobs(),
    /** Whether all of the book is sealed for others. */
    isSealed: async (book: BookId): Promise<boolean> => (await bookOf(book)).isSealed(),
    /** Keys of the book that are known here, newest first. */
    keysOf: async (book: BookId): Promise<readonly BookKey[]> => {
      // Its first ops hold them.
      await bookOf(book);
      return ports.sealer.keysOf(book);
    },
    /**
     * Takes a book's keys that came from outside the workspace, without changing a byte of the book: what waited for them
     * is opened and told. Returns how many ops that were.
     */
    adopt: async (book: BookId, keys: readonly BookKey[]) => (await bookOf(book)).adopt(keys),
    subscribe(listener: (arrival: Arrival) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
