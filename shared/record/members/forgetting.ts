import type { ForgetFact } from './members';
import type { BookId, OpHash } from '../op';

/** A fact about forgetting, by the device that wrote it. `at`: ms since epoch, by its clock. */
export type ForgetWord = {
  readonly fact: ForgetFact;
  readonly op: OpHash;
  readonly device: string;
  readonly at: number;
};

/** How far a book is on its way out. `asks`: those that nobody has answered with no. */
export type Forgetting = {
  readonly book: BookId;
  readonly asks: readonly ForgetWord[];
  readonly isOnHold: boolean;
  /** Two devices want it gone, and no hold stands. */
  readonly isForgotten: boolean;
};

/** What the words about each book add up to: the same from the same words, in whatever order they come. */
export function forgettingsOf(words: readonly ForgetWord[]): ReadonlyMap<BookId, Forgetting> {
  const books = new Set(words.map(({ fact }) => fact.book));
  return new Map(
    [...books].map((book) => [
      book,
      forgettingOf(
        book,
        words.filter(({ fact }) => fact.book === book),
      ),
    ]),
  );
}

function forgettingOf(book: BookId, words: readonly ForgetWord[]): Forgetting {
  const answered = new Set(words.flatMap(({ fact }) => (fact.kind === 'forget-refused/1' ? fact.asks : [])));
  const lifted = new Set(words.flatMap(({ fact }) => (fact.kind === 'hold-lifted/1' ? fact.holds : [])));
  const asks = words.filter(({ fact }) => fact.kind === 'forget-asked/1');
  const wanting = new Set(
    words.filter(({ fact }) => ['forget-asked/1', 'forget-agreed/1'].includes(fact.kind)).map(({ device }) => device),
  );
  const isOnHold = words.some(({ fact, op }) => fact.kind === 'hold-placed/1' && !lifted.has(op));
  const isForgotten = asks.length > 0 && wanting.size > 1 && !isOnHold;
  return { book, asks: asks.filter(({ op }) => !answered.has(op)), isOnHold, isForgotten };
}

/** The holds of a book that nobody has lifted. */
export function standingHolds(book: BookId, words: readonly ForgetWord[]): readonly OpHash[] {
  const lifted = new Set(words.flatMap(({ fact }) => (fact.kind === 'hold-lifted/1' ? fact.holds : [])));
  return words
    .filter(({ fact, op }) => fact.kind === 'hold-placed/1' && fact.book === book && !lifted.has(op))
    .map(({ op }) => op);
}
