import type { BookId } from '../op';
import { chunksOf, type BlobId } from './blob';
import type { BlobPlace } from './blob-place';

/** What is known of a book's blobs. `named`: null where nobody here can read what its lines name: all are wanted then. */
export type WantedBlobs = { readonly named: ReadonlySet<BlobId> | null; readonly erased: ReadonlySet<BlobId> };

export type BlobsMoved = {
  readonly received: readonly BlobId[];
  readonly sent: number;
  /** All that is wanted lies on both sides, as far as either has it. */
  readonly isDone: boolean;
};

type Sides = {
  readonly here: BlobPlace;
  readonly there: BlobPlace;
  /** Asked before every chunk; false: it is to go on another time. */
  readonly goesOn: () => boolean;
};

/**
 * Gives and takes the blobs of one book, chunk by chunk: broken off anywhere, it goes on where it stood. What was
 * redacted is destroyed on both sides. Rejects as the places do.
 */
export async function exchangeBlobs(
  book: BookId,
  { named, erased }: WantedBlobs,
  { here, there, goesOn }: Sides,
): Promise<BlobsMoved> {
  const [mine, theirs] = [await here.list(book), await there.list(book)];
  for (const [place, held] of [
    [here, mine],
    [there, theirs],
  ] as const) {
    const doomed = [...held.keys()].filter((blob) => erased.has(blob));
    if (doomed.length > 0) await place.erase(book, doomed);
  }
  const wanted = (named ? [...named] : [...new Set([...mine.keys(), ...theirs.keys()])]).filter(
    (one) => !erased.has(one),
  );
  const received: BlobId[] = [];
  let sent = 0;
  for (const blob of wanted) {
    const [isMine, isTheirs] = [mine, theirs].map((held) => held.get(blob) === chunksOf(blob));
    if (isMine === isTheirs) continue;
    if (!goesOn()) return { received, sent, isDone: false };
    const [from, to, held] = isMine ? [here, there, theirs] : [there, here, mine];
    if (!(await copy({ book, blob, from, to, goesOn }, held.get(blob) ?? 0))) continue;
    if (isMine) sent += 1;
    else received.push(blob);
  }
  return { received, sent, isDone: goesOn() };
}

type Copying = {
  readonly book: BookId;
  readonly blob: BlobId;
  readonly from: BlobPlace;
  readonly to: BlobPlace;
  readonly goesOn: () => boolean;
};

/** Whether all of it lies there afterwards. */
async function copy({ book, blob, from, to, goesOn }: Copying, start: number): Promise<boolean> {
  const of = chunksOf(blob);
  for (let n = start; n < of;) {
    if (!goesOn()) return false;
    const bytes = await from.read(book, blob, n);
    const held = bytes ? await to.write(book, blob, { n, bytes }) : n;
    if (held > n) n = held;
    // It cannot be read where it came from, or is not what its id says: whoever has it whole gives it again.
    else return bytes !== null && n === of - 1 ? from.check(book, blob).then(() => false) : false;
  }
  return true;
}
