import { decodeFrame } from '../../../shared/record/frame';
import { countBeyond, extendHave, type Have } from '../../../shared/record/have';
import type { BookId, Op } from '../../../shared/record/op';

export type Coverage = ReturnType<typeof createCoverage>;

/** What one place is known to hold of what is here. `counts`: how many ops of a book, from an earlier run. */
export function createCoverage(counts: Readonly<Record<string, number>>) {
  const known = new Map(Object.entries(counts) as [BookId, number][]);
  const haves = new Map<BookId, Have>();
  const waiting = new Map<BookId, number>();
  /** Ops that it told of or took since the round began, in the order of that. */
  const told = new Map<BookId, readonly Op[]>();
  const extended = (have: Have, ops: readonly Op[]): Have =>
    ops.reduce((longer, { hash, header }) => extendHave(longer, { ...header, hash }), have);

  return {
    beginRound: (): void => told.clear(),
    /** Where its telling stands: what it is asked from now on it may answer before more of it comes. */
    mark: (book: BookId): number => told.get(book)?.length ?? 0,
    /** What the place was just seen to hold of a book, asked at that mark; 0: when the round began. */
    see(book: BookId, theirs: Have, mark: number): void {
      haves.set(book, extended(theirs, (told.get(book) ?? []).slice(mark)));
    },
    /** How many ops of the book it held, as far as that was seen, and holds no more. */
    lostOf(book: BookId, theirs: Have): number {
      const before = haves.get(book);
      return before ? countBeyond(before, theirs) : Math.max(0, (known.get(book) ?? 0) - countBeyond(theirs, {}));
    },
    /** The place has these as well, if it was seen at all. */
    seeFrames(book: BookId, frames: readonly Uint8Array[]): void {
      const decoded = frames.map((bytes) => decodeFrame(bytes));
      const ops = decoded.flatMap((one) => (one.ok ? one.value.frame.ops : []));
      told.set(book, [...(told.get(book) ?? []), ...ops]);
      const before = haves.get(book);
      if (before) haves.set(book, extended(before, ops));
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
