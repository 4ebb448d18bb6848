import type { RemoteReport } from '../../../shared/bridge';
import type { BookId } from '../../../shared/record/op';
import type { Coverage } from './coverage';
import type { Place } from './place';

/** What a place held before and holds no more, and that it was given again. */
export function createLosses(coverage: Coverage, wants: (book: BookId) => boolean) {
  let most = 0;
  let restored: RemoteReport['restored'] = null;

  return {
    /** The place for one exchange, and what to say of it afterwards. */
    watch(remote: Place) {
      const lost = new Map<BookId, number>();
      const watched: Place = {
        ...remote,
        async have(book) {
          const theirs = await remote.have(book);
          if (theirs.ok && wants(book)) lost.set(book, coverage.lostOf(book, theirs.value));
          return theirs;
        },
      };
      /** `at`: when it had everything, ms since epoch; null: the exchange did not come to its end. */
      const ended = (at: number | null): void => {
        // Of what is given in two goes the second sees only what is left.
        most = Math.max(
          most,
          [...lost.values()].reduce((sum, count) => sum + count, 0),
        );
        if (at === null) return;
        if (most > 0) restored = { lines: most, at };
        most = 0;
      };
      return { watched, ended };
    },
    restored: (): RemoteReport['restored'] => restored,
  };
}
