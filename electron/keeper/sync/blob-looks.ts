import { errorCode } from '../../../shared/node/disk';
import { HubProblem } from '../../../shared/node/hub/client';
import { problemOf } from '../../../shared/node/patience';
import type { BlobPlace } from '../../../shared/record/blobs/blob-place';
import { exchangeBlobs, type WantedBlobs } from '../../../shared/record/blobs/exchange-blobs';
import type { Keep } from '../../../shared/record/keep';
import type { BookId } from '../../../shared/record/op';
import { NotConfirmed } from '../../../shared/record/store';
import type { RemoteProblem } from '../../../shared/record/remote';
import type { Blobs } from '../blobs';
import { createLooks } from './looks';

/** What of this laptop's attachments an exchange needs. */
export type HeldBlobs = Pick<Blobs, 'store' | 'changes' | 'lacks'>;

type Ports = {
  readonly keep: Keep;
  readonly blobs: HeldBlobs;
  /** Where a place keeps them. */
  readonly there: BlobPlace;
  readonly wants: (book: BookId) => boolean;
  readonly goesOn: () => boolean;
};

/** Both sides held all of these when they were last compared. */
type Settled = WantedBlobs & { readonly changes: number };

/** Gives a place the attachments that it lacks, and takes those that are lacking here, book by book. */
export function createBlobLooks({ keep, blobs, there, wants, goesOn }: Ports) {
  const settled = new Map<BookId, Settled>();
  const forgotten = new Set<BookId>();

  async function isSettled(book: BookId, wanted: WantedBlobs): Promise<boolean> {
    const last = settled.get(book);
    const isSame =
      last?.named === wanted.named && last.erased === wanted.erased && last.changes === blobs.changes(book);
    return isSame && (await blobs.lacks(book, wanted)).length === 0;
  }

  async function lookAt(book: BookId): Promise<void> {
    const wanted = await keep.wantedBlobs(book);
    const isNone = wanted.named?.size === 0 && wanted.erased.size === 0;
    if (isNone || (await isSettled(book, wanted))) return;
    const { isDone } = await exchangeBlobs(book, wanted, { here: blobs.store, there, goesOn });
    if (isDone) settled.set(book, { ...wanted, changes: blobs.changes(book) });
  }

  async function lookOnce(): Promise<RemoteProblem | null> {
    try {
      for (const book of await keep.books()) if (wants(book) && goesOn()) await lookAt(book);
      for (const book of keep.forgotten()) {
        if (forgotten.has(book) || !goesOn()) continue;
        await there.erase(book, 'all');
        forgotten.add(book);
      }
      return null;
    } catch (error) {
      if (error instanceof NotConfirmed) throw error;
      if (error instanceof HubProblem) return error.why;
      if (errorCode(error) === '') throw error;
      return problemOf(error);
    }
  }

  return {
    ...createLooks(lookOnce, goesOn),
    /** Something came into the books there: of those that cannot be read here, nobody can tell what. */
    touch(books: Iterable<BookId>): void {
      for (const book of books) if (settled.get(book)?.named === null) settled.delete(book);
    },
    /** What a place once held it may have lost. */
    unsettle(): void {
      settled.clear();
      forgotten.clear();
    },
  };
}
