import { blobFiles, ownWriter } from '../../shared/node/blobs/blob-files';
import type { Disk } from '../../shared/node/disk';
import type { BlobId } from '../../shared/record/blobs/blob';
import type { BlobStore } from '../../shared/record/blobs/blob-place';
import type { BookId } from '../../shared/record/op';
import { asProblem } from './file-log';

type Ports = {
  readonly disk: Disk;
  readonly root: string;
  readonly random: (bytes: number) => Uint8Array;
  /** ms, never backwards. */
  readonly mono: () => number;
};

/**
 * A hub's blobs in files: `<root>/<book>/<blob>/<chunk>`. For one process, which reads each book's folders once: every
 * laptop asks again and again what lies there. Rejects with a `LogProblem`.
 */
export function fileBlobs({ disk, root, random, mono }: Ports): BlobStore {
  const files = blobFiles({ disk, root, writer: ownWriter({ disk, random }), mono });
  const known = new Map<BookId, Promise<Map<BlobId, number>>>();

  function knownOf(book: BookId): Promise<Map<BlobId, number>> {
    const before = known.get(book);
    if (before) return before;
    const reading = files.list(book).then((held) => new Map(held));
    reading.catch(() => known.delete(book));
    known.set(book, reading);
    return reading;
  }

  async function note(book: BookId, blob: BlobId, held: number): Promise<void> {
    const of = await knownOf(book);
    if (held > 0) of.set(blob, held);
    // Where none counts, something may lie there all the same.
    else if (of.get(blob) !== 0) of.delete(blob);
  }

  return {
    list: (book) => asProblem(async () => new Map(await knownOf(book))),
    read: (book, blob, n) =>
      asProblem(async () => {
        if (n >= ((await knownOf(book)).get(blob) ?? 0)) return null;
        const bytes = await files.read(book, blob, n);
        // It is damaged, and counts no more.
        if (!bytes) known.delete(book);
        return bytes;
      }),
    write: (book, blob, chunk) =>
      asProblem(async () => {
        const held = await files.write(book, blob, chunk);
        await note(book, blob, held);
        return held;
      }),
    check: (book, blob) =>
      asProblem(async () => {
        const isWhole = await files.check(book, blob);
        if (!isWhole) known.delete(book);
        return isWhole;
      }),
    erase: (book, blobs) =>
      asProblem(async () => {
        try {
          await files.erase(book, blobs);
        } finally {
          known.delete(book);
        }
      }),
    size: () => asProblem(() => files.size()),
  };
}
