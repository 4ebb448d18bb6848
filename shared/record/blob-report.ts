import * as v from 'valibot';
import type { AppendRefusal } from './append';
import { blobId, blobKey, MAX_BLOB_BYTES, type BlobId, type BlobRef } from './blobs/blob';
import { bookId, type BookId } from './op';

const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= MAX_BLOB_BYTES);
const one = { book: bookId, blob: blobId, key: blobKey };

/** What the page may ask about attachments: each call with a parser for its argument. */
export const blobCalls = {
  /** Seals bytes and makes them durable, before any line names them. */
  attach: v.object({ book: bookId, bytes }),
  /** Takes it back before a line named it; nothing happens to what a line names. */
  'drop-blob': v.object({ book: bookId, blob: blobId }),
  blob: v.object(one),
  /** Asks where, then writes the attachment there as it was. */
  'save-blob': v.object({ ...one, name: v.pipe(v.string(), v.maxLength(200)) }),
  /** Which blobs of a book can be opened here now. */
  'blobs-here': v.object({ book: bookId }),
} as const;

/** `sha256`: of the bytes as they were given, in hex. Nothing is kept if it is refused. */
export type Attached =
  | { readonly kind: 'kept'; readonly ref: BlobRef; readonly sha256: string }
  | { readonly kind: 'refused'; readonly why: AppendRefusal };
/** `away`: it has not come here yet, or not all of it. */
export type FoundBlob = { readonly kind: 'here'; readonly bytes: Uint8Array } | { readonly kind: 'away' };

export type BlobReplies = {
  attach: Attached;
  'drop-blob': null;
  blob: FoundBlob;
  'save-blob':
    | { readonly kind: 'saved'; readonly path: string }
    | { readonly kind: 'cancelled' | 'away' }
    | { readonly kind: 'failed'; readonly detail: string };
  'blobs-here': readonly BlobId[];
};

/** Blobs of the book came here whole, or went. */
export type BlobsChanged = { readonly book: BookId };
