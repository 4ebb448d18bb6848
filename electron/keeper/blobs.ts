import { sha256 } from '@noble/hashes/sha2.js';
import { join } from 'node:path';
import { blobFiles, ownWriter } from '../../shared/node/blobs/blob-files';
import { errorCode, type Disk } from '../../shared/node/disk';
import type { Attached, FoundBlob } from '../../shared/record/blob-report';
import { chunksOf, opening, sealing, type BlobId, type BlobRef } from '../../shared/record/blobs/blob';
import { readChunks, type BlobStore } from '../../shared/record/blobs/blob-place';
import type { WantedBlobs } from '../../shared/record/blobs/exchange-blobs';
import { toHex } from '../../shared/record/bytes';
import type { Crypto } from '../../shared/record/keys/crypto';
import type { Keep } from '../../shared/record/keep';
import type { BookId } from '../../shared/record/op';
import { inTurns } from '../../shared/record/slowly';
import { NotConfirmed } from '../../shared/record/store';
import type { Forgetter } from './forgetting';
import { whyOf } from './journal';

type Ports = {
  readonly keep: Keep;
  readonly disk: Disk;
  readonly profile: string;
  readonly crypto: Crypto;
  readonly random: (bytes: number) => Uint8Array;
  /** ms, never backwards. */
  readonly mono: () => number;
  /** Asked after every chunk: lets whoever else is waiting have a turn. */
  readonly breathe?: () => Promise<void>;
};

export type Blobs = ReturnType<typeof openBlobs>;

const ignoring = (): void => undefined;
const atRest = (): Promise<void> => Promise.resolve();

/** Where this laptop's attachments lie, sealed. */
export const blobsIn = (profile: string): string => join(profile, 'blobs');

/** The attachments of this laptop: sealed and durable before a line names them, and gone where a line lost its words. */
export function openBlobs({ keep, disk, profile, crypto, random, mono, breathe = atRest }: Ports) {
  const files = blobFiles({ disk, root: blobsIn(profile), writer: ownWriter({ disk, random }), mono });
  const listeners = new Set<(book: BookId) => void>();
  /** How often blobs of a book came whole, or went. */
  const changes = new Map<BookId, number>();
  /** What lies here, by book: nobody else writes in the folder. */
  const lists = new Map<BookId, ReturnType<BlobStore['list']>>();

  function tell(book: BookId): void {
    changes.set(book, (changes.get(book) ?? 0) + 1);
    for (const listener of listeners) listener(book);
  }

  /** What a disk says against it, as the journal says it. */
  async function confirmed<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (errorCode(error) === '') throw error;
      throw new NotConfirmed(whyOf(error), error instanceof Error ? error.message : String(error));
    }
  }

  /** The work, which may change what lies here of a book. */
  async function changing<T>(book: BookId, work: () => Promise<T>): Promise<T> {
    try {
      return await confirmed(work);
    } finally {
      lists.delete(book);
    }
  }

  const store: BlobStore = {
    ...files,
    list(book) {
      const known = lists.get(book);
      if (known) return known;
      const listing = confirmed(() => files.list(book));
      lists.set(book, listing);
      listing.catch(() => lists.delete(book));
      return listing;
    },
    async read(book, blob, n) {
      const bytes = await confirmed(() => files.read(book, blob, n));
      // It counted, and is damaged: from now on it is lacking, and comes again.
      if (!bytes) lists.delete(book);
      return bytes;
    },
    // It may have been forgotten while this was on its way.
    write: (book, blob, chunk) =>
      keep.isForgotten(book)
        ? Promise.resolve(0)
        : changing(book, async () => {
            const held = await files.write(book, blob, chunk);
            if (held === chunksOf(blob)) tell(book);
            return held;
          }),
    check: (book, blob) => changing(book, () => files.check(book, blob)),
    erase: (book, blobs) =>
      changing(book, async () => {
        const before = await files.list(book);
        await files.erase(book, blobs);
        if (blobs === 'all' ? before.size > 0 : blobs.some((blob) => before.has(blob))) tell(book);
      }),
  };

  /** What was redacted while its bytes could not be destroyed, and what was forgotten, goes now. */
  async function clean(book: BookId): Promise<void> {
    if (keep.isForgotten(book)) {
      await store.erase(book, 'all');
      return;
    }
    const { erased } = await keep.wantedBlobs(book);
    const doomed = [...(await store.list(book)).keys()].filter((blob) => erased.has(blob));
    if (doomed.length > 0) await store.erase(book, doomed);
  }

  // A disk that does nothing now is asked again at the next start, and with every exchange.
  const cleanSoon = (book: BookId) => void clean(book).catch(ignoring);
  keep.subscribe(({ book, redacted }) => {
    if (redacted.length > 0) cleanSoon(book);
  });

  async function open(book: BookId, ref: BlobRef): Promise<Uint8Array | null> {
    const chunks = await readChunks(store, book, ref.blob);
    return chunks && inTurns(opening(ref, chunks, crypto), breathe);
  }

  return {
    store,
    async attach(book: BookId, bytes: Uint8Array): Promise<Attached> {
      const { chunks, ...ref } = await inTurns(sealing(bytes, { crypto, random }), breathe);
      let held = 0;
      try {
        for (const [n, chunk] of chunks.entries()) held = await store.write(book, ref.blob, { n, bytes: chunk });
      } catch (error) {
        await store.erase(book, [ref.blob]).catch(() => undefined);
        if (error instanceof NotConfirmed) return { kind: 'refused', why: error.why };
        throw error;
      }
      // A disk that reads back something else than was written.
      if (held < chunks.length) return { kind: 'refused', why: 'broken' };
      return { kind: 'kept', ref, sha256: toHex(sha256(bytes)) };
    },
    /** What no line named yet goes; a line's own stays. */
    async drop(book: BookId, blob: BlobId): Promise<void> {
      const { named } = await keep.wantedBlobs(book);
      if (named?.has(blob) === false) await store.erase(book, [blob]);
    },
    async find(book: BookId, ref: BlobRef): Promise<FoundBlob> {
      const bytes = await open(book, ref);
      return bytes ? { kind: 'here', bytes } : { kind: 'away' };
    },
    open,
    /** Those that lie here whole. */
    async here(book: BookId): Promise<readonly BlobId[]> {
      return [...(await store.list(book))].filter(([blob, held]) => held === chunksOf(blob)).map(([blob]) => blob);
    },
    changes: (book: BookId): number => changes.get(book) ?? 0,
    /** Those that lines name, that were not redacted, and that are not here. */
    async lacks(book: BookId, { named, erased }: WantedBlobs): Promise<readonly BlobId[]> {
      const held = await store.list(book);
      return [...(named ?? [])].filter((blob) => !erased.has(blob) && held.get(blob) !== chunksOf(blob));
    },
    /** Destroys what goes with books that are forgotten; and, once, what an earlier run could not destroy. */
    follow(forgetting: Pick<Forgetter, 'subscribe'>): void {
      forgetting.subscribe((gone) => {
        gone.forEach(cleanSoon);
      });
      void keep.books().then((books) => {
        [...keep.forgotten(), ...books].forEach(cleanSoon);
      }, ignoring);
    },
    /** Told when a blob of a book came whole, or went. */
    subscribe(listener: (book: BookId) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
