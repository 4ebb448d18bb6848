import { countBeyond, type Have } from '../../../shared/record/have';
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
    /** How many ops here wait to go there. */
    waiting: (): number => [...waiting.values()].reduce((sum, count) => sum + count, 0),
    counts: (): Record<string, number> => Object.fromEntries(known),
  };
}
