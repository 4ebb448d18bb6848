import { decodeFrame } from '../../../shared/record/frame';
import { countBeyond, extendHave, type Have } from '../../../shared/record/have';
import type { BookId } from '../../../shared/record/op';

export type Coverage = ReturnType<typeof createCoverage>;

/** What one place is known to hold of what is here. `counts`: how many ops of a book, from an earlier run. */
export function createCoverage(counts: Readonly<Record<string, number>>) {
  const known = new Map(Object.entries(counts) as [BookId, number][]);
  const haves = new Map<BookId, Have>();
  const waiting = new Map<BookId, number>();

  return {
    /** What the place was just seen to hold of a book. */
    see(book: BookId, theirs: Have): void {
      haves.set(book, theirs);
    },
    /** How many ops of the book it held, as far as that was seen, and holds no more. */
    lostOf(book: BookId, theirs: Have): number {
      const before = haves.get(book);
      return before ? countBeyond(before, theirs) : Math.max(0, (known.get(book) ?? 0) - countBeyond(theirs, {}));
    },
    /** The place has these as well, if it was seen at all. */
    seeFrames(book: BookId, frames: readonly Uint8Array[]): void {
      const before = haves.get(book);
      if (!before) return;
      const decoded = frames.map((bytes) => decodeFrame(bytes));
      const ops = decoded.flatMap((one) => (one.ok ? one.value.frame.ops : []));
      const after = ops.reduce((have, { hash, header }) => extendHave(have, { ...header, hash }), before);
      haves.set(book, after);
    },
    /** What is here of the book now. */
    compare(book: BookId, mine: Have): void {
      const theirs = haves.get(book);
      const all = countBeyond(mine, {});
      const count = theirs ? countBeyond(mine, theirs) : Math.max(0, all - (known.get(book) ?? 0));
      known.set(book, all - count);
      if (count > 0) waiting.set(book, count);
      else waiting.delete(book);
    },
    forget(book: BookId): void {
      waiting.delete(book);
    },
    /** Null if nothing is known of it in this run. */
    haveOf: (book: BookId): Have | null => haves.get(book) ?? null,
    /** Books with ops that wait to go there. */
    lacking: (): readonly BookId[] => [...waiting.keys()],
    /** How many ops here wait to go there, of the books that may. */
    waiting: (may: (book: BookId) => boolean): number =>
      [...waiting].reduce((sum, [book, count]) => sum + (may(book) ? count : 0), 0),
    counts: (): Record<string, number> => Object.fromEntries(known),
  };
}
