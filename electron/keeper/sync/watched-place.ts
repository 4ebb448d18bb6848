import type { RemoteReport } from '../../../shared/bridge';
import type { Digest } from '../../../shared/record/digest';
import { decodeFrame } from '../../../shared/record/frame';
import type { BookId, OpHash } from '../../../shared/record/op';
import type { Coverage } from './coverage';
import type { Place } from './place';

/** Watches a place during exchanges: what it had lost and was given again, and what it told in between. */
export function createWatch(coverage: Coverage, wants: (book: BookId) => boolean) {
  let most = 0;
  let restored: RemoteReport['restored'] = null;
  /** Since this exchange began, told or given by the place itself. */
  let heard = new Set<OpHash>();
  /** Of its books, as it last told them. */
  let digests: ReadonlyMap<BookId, Digest> = new Map();

  const wasHeard = (bytes: Uint8Array): boolean => {
    const ops = opsIn(bytes);
    return ops.length > 0 && ops.every((hash) => heard.has(hash));
  };

  const unheard = (frames: readonly Uint8Array[]): readonly Uint8Array[] =>
    heard.size === 0 ? frames : frames.filter((one) => !wasHeard(one));

  function hear(frames: readonly Uint8Array[]): void {
    for (const hash of frames.flatMap(opsIn)) heard.add(hash);
  }

  return {
    /** The place for one exchange, the books that it holds otherwise than at the last, and what to say of it afterwards. */
    watch(place: Place) {
      const lost = new Map<BookId, number>();
      const changed = new Set<BookId>();
      heard = new Set();
      const watched: Place = {
        ...place,
        async digests() {
          const theirs = await place.digests();
          if (!theirs.ok) return theirs;
          for (const [book, digest] of theirs.value) if (digests.get(book) !== digest) changed.add(book);
          digests = theirs.value;
          return theirs;
        },
        async have(book) {
          const theirs = await place.have(book);
          if (theirs.ok && wants(book)) lost.set(book, coverage.lostOf(book, theirs.value));
          return theirs;
        },
        async *read(book, have) {
          for await (const page of place.read(book, have)) {
            // Before it is taken in: what is told here of that would be given back at once.
            if (page.ok) hear(page.value);
            yield page;
          }
        },
        // What was heard from it since it was asked is not given back.
        append: (book, frames) => place.append(book, unheard(frames)),
      };
      /**
       * `at`: when it had everything, ms since epoch; null: the exchange did not come to its end. Returns whether it had
       * lost something.
       */
      const ended = (at: number | null): boolean => {
        // Of what is given in two goes the second sees only what is left.
        most = Math.max(
          most,
          [...lost.values()].reduce((sum, count) => sum + count, 0),
        );
        if (at === null) return false;
        const hadLost = most > 0;
        if (hadLost) restored = { lines: most, at };
        most = 0;
        return hadLost;
      };
      return { watched, changed, ended };
    },
    /** Those that the place did not tell of by itself lately. */
    unheard,
    /** The place told of these by itself. */
    hear,
    restored: (): RemoteReport['restored'] => restored,
  };
}

function opsIn(bytes: Uint8Array): readonly OpHash[] {
  const decoded = decodeFrame(bytes);
  return decoded.ok ? decoded.value.frame.ops.map(({ hash }) => hash) : [];
}
