import { sha256 } from '@noble/hashes/sha2.js';
import type { Argument, Reply } from '../../shared/bridge';
import { toHex } from '../../shared/record/bytes';
import type { BlobId } from '../../shared/record/blobs/blob';
import type { BookId } from '../../shared/record/op';

type BlobCall = 'attach' | 'drop-blob' | 'blob' | 'save-blob' | 'blobs-here';

/** Attachments where no keeper is: as long as the page lives, and not sealed. For development and tests. */
export function webBlobs(): { readonly [C in BlobCall]: (argument: Argument<C>) => Promise<Reply<C>> } {
  const books = new Map<BookId, Map<BlobId, Uint8Array>>();
  return {
    attach({ book, bytes }) {
      const hash = toHex(sha256(bytes));
      const blob = `${hash}-1` as BlobId;
      const held = books.get(book) ?? new Map<BlobId, Uint8Array>();
      books.set(book, held.set(blob, bytes));
      return Promise.resolve({ kind: 'kept', ref: { blob, key: '00'.repeat(32) }, sha256: hash });
    },
    'drop-blob': () => Promise.resolve(null),
    blob({ book, blob }) {
      const bytes = books.get(book)?.get(blob);
      return Promise.resolve(bytes ? { kind: 'here', bytes } : { kind: 'away' });
    },
    'save-blob': () => Promise.resolve({ kind: 'cancelled' }),
    'blobs-here': ({ book }) => Promise.resolve([...(books.get(book)?.keys() ?? [])]),
  };
}
