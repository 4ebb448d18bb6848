import type { Digest } from '../digest';
import { createHeldBook, verifyOnce, type FrameSketch, type HeldBook, type Verify } from './held-book';
import type { BookId } from '../op';

type Ports = {
  readonly verify: Verify;
  /** Of all that lies there; may name other books, too. */
  readonly sketchesOf: (book: BookId) => readonly FrameSketch[];
  /** Asked after every frame: signatures take their time. */
  readonly breathe: () => Promise<void>;
};

export type HeldBooks = ReturnType<typeof createHeldBooks>;

/** The books of a remote, each built when it is first asked for. Whoever asks while it is being built awaits that one. */
export function createHeldBooks({ verify, sketchesOf, breathe }: Ports) {
  const verifyAgain = verifyOnce(verify);
  const heldByBook = new Map<BookId, Promise<HeldBook>>();

  async function build(book: BookId): Promise<HeldBook> {
    const held = createHeldBook(book, verifyAgain);
    for (const sketch of startsFirst(sketchesOf(book), (one) => one)) {
      if (!held.judge(sketch)) held.take(sketch);
      await breathe();
    }
    return held;
  }

  function heldOf(book: BookId): Promise<HeldBook> {
    const known = heldByBook.get(book);
    if (known) return known;
    const building = build(book);
    // A failed build must be tried again, not remembered.
    building.catch(() => heldByBook.delete(book));
    heldByBook.set(book, building);
    return building;
  }

  return {
    of: heldOf,
    /** It has taken in what came there since it was built. */
    put(book: BookId, held: HeldBook): void {
      if (!held.isOutdated()) heldByBook.set(book, Promise.resolve(held));
    },
    /** Something of it came or went: it is built anew when it is asked for. */
    drop: (book: BookId) => void heldByBook.delete(book),
    dropAll: () => {
      heldByBook.clear();
    },
    /** Of those that have an op there. */
    async digests(books: Iterable<BookId>): Promise<Map<BookId, Digest>> {
      const digests = new Map<BookId, Digest>();
      for (const book of books) {
        const held = await heldOf(book);
        if (Object.keys(held.have()).length > 0) digests.set(book, held.digest());
        await breathe();
      }
      return digests;
    },
  };
}

/** First ops of chains first: they say by whom all others must be signed. */
export const startsFirst = <T>(all: readonly T[], sketchOf: (one: T) => FrameSketch): T[] =>
  all.toSorted((a, b) => Number(!sketchOf(a).start) - Number(!sketchOf(b).start));
