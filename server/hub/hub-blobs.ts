import type { BlobPlace } from '../../shared/record/blobs/blob-place';
import type { HubBooks } from './hub-books';

type Ports = { readonly blobs: BlobPlace; readonly books: Pick<HubBooks, 'isForgotten'> };

/** The blobs of a hub: of a book that was forgotten it has none and takes none. Rejects with a `LogProblem`. */
export function hubBlobs({ blobs, books: { isForgotten } }: Ports): BlobPlace {
  return {
    list: async (book) => (isForgotten(book) ? new Map() : blobs.list(book)),
    read: async (book, blob, n) => (isForgotten(book) ? null : blobs.read(book, blob, n)),
    async write(book, blob, chunk) {
      const held = isForgotten(book) ? 0 : await blobs.write(book, blob, chunk);
      if (!isForgotten(book)) return held;
      // It was forgotten while this was on its way.
      if (held > 0) await blobs.erase(book, 'all');
      return 0;
    },
    check: async (book, blob) => !isForgotten(book) && blobs.check(book, blob),
    erase: (book, which) => blobs.erase(book, which),
  };
}
