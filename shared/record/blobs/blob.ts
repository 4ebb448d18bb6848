import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';
import type { Brand } from '../../base/brand';
import { concat, fromHex, toHex, toUtf8, u32 } from '../bytes';
import { KEY_BYTES, NONCE_BYTES, TAG_BYTES, type Crypto } from '../keys/crypto';
import { bucketFor, pad, SMALLEST_BUCKET, unpad } from '../keys/padding';
import { atOnce, type InParts } from '../slowly';

/** Names the bytes of an attachment as they lie everywhere, sealed: `<SHA-256 of them in hex>-<how many chunks>`. */
export type BlobId = Brand<string, 'BlobId'>;

/**
 * How a fact names a blob. Its key stands nowhere else: whoever can read the line can read the blob, and where the line
 * lost its words the key went with them. `key` is '' then, and the blob is to be nowhere.
 */
export type BlobRef = { readonly blob: BlobId; readonly key: string };

/** A sealed chunk; the last may be shorter. */
export const CHUNK_BYTES = 1024 * 1024;
/** As much of the plain bytes goes into a chunk, before the mark that ends it. */
const PLAIN_BYTES = CHUNK_BYTES - TAG_BYTES - 1;
const MAX_CHUNKS = 64;
export const MAX_BLOB_BYTES = MAX_CHUNKS * PLAIN_BYTES;

export const isBlobId = (text: string): text is BlobId => /^[0-9a-f]{64}-([1-9]|[1-5]\d|6[0-4])$/.test(text);
export const blobId = v.custom<BlobId>((value) => typeof value === 'string' && isBlobId(value));
export const blobKey = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{64})?$/));
const ref = v.object({ blob: blobId, key: blobKey });

/** How many chunks it has. */
export const chunksOf = (blob: BlobId): number => Number(blob.slice(65));

/**
 * Whether a chunk may be so long: one that is still coming, or was cut short, is not. All but the last are full: cut
 * elsewhere, the same bytes would not open.
 */
export function isChunkLength(blob: BlobId, n: number, length: number): boolean {
  const last = chunksOf(blob) - 1;
  if (n !== last) return n < last && length === CHUNK_BYTES;
  const plain = length - TAG_BYTES;
  return length === CHUNK_BYTES || (plain >= SMALLEST_BUCKET && plain < CHUNK_BYTES && bucketFor(plain) === plain);
}

/** Takes the chunks one after another. `isBlob`, asked once, says whether they are all of the blob. */
export function blobCheck(blob: BlobId) {
  const hash = sha256.create();
  let count = 0;
  let areFull = true;
  return {
    take(chunk: Uint8Array): void {
      areFull &&= isChunkLength(blob, count, chunk.length);
      count += 1;
      hash.update(chunk);
    },
    isBlob: (): boolean => areFull && count === chunksOf(blob) && toHex(hash.digest()) === blob.slice(0, 64),
  };
}

/** Whether these are its chunks. */
export const isBlob = (blob: BlobId, chunks: readonly Uint8Array[]): boolean => {
  const check = blobCheck(blob);
  for (const chunk of chunks) check.take(chunk);
  return check.isBlob();
};

/** What one fact may name. */
export const MAX_BLOBS_A_FACT = 50;

/** The blobs that a fact of any kind names, in its field `blobs`. Never throws. */
export function blobsIn(fact: unknown): readonly BlobRef[] {
  if (typeof fact !== 'object' || fact === null || !('blobs' in fact) || !Array.isArray(fact.blobs)) return [];
  return fact.blobs.slice(0, MAX_BLOBS_A_FACT).flatMap((one) => {
    const parsed = v.safeParse(ref, one);
    return parsed.success ? [parsed.output] : [];
  });
}

export type SealedBlob = BlobRef & { readonly chunks: readonly Uint8Array[] };

/**
 * Seals bytes under a key of their own, in chunks that can be opened one by one. No byte of them tells more than how many
 * chunks there are, and the bucket of the last. Throws a RangeError over `MAX_BLOB_BYTES`.
 */
export function* sealing(
  plain: Uint8Array,
  { crypto, random }: { readonly crypto: Crypto; readonly random: (bytes: number) => Uint8Array },
): InParts<SealedBlob> {
  if (plain.length > MAX_BLOB_BYTES) throw new RangeError(`${String(plain.length)} bytes are too many for a blob`);
  const key = random(KEY_BYTES);
  const of = Math.max(1, Math.ceil(plain.length / PLAIN_BYTES));
  const hash = sha256.create();
  const chunks: Uint8Array[] = [];
  for (let n = 0; n < of; n++) {
    const part = plain.subarray(n * PLAIN_BYTES, (n + 1) * PLAIN_BYTES);
    const sealed = crypto.seal(padded(part), around(n, of), nonceOf(n), key);
    hash.update(sealed);
    chunks.push(sealed);
    yield;
  }
  return { blob: `${toHex(hash.digest())}-${String(of)}` as BlobId, key: toHex(key), chunks };
}

/** The plain bytes; null if these are not the chunks that were sealed with this key. */
export function* opening(
  { blob, key }: BlobRef,
  chunks: readonly Uint8Array[],
  crypto: Crypto,
): InParts<Uint8Array | null> {
  const of = chunksOf(blob);
  if (key === '' || chunks.length !== of) return null;
  const parts: Uint8Array[] = [];
  for (const [n, chunk] of chunks.entries()) {
    const opened = crypto.open(chunk, around(n, of), nonceOf(n), fromHex(key));
    const part = opened && unpad(opened);
    if (!part) return null;
    parts.push(part);
    yield;
  }
  return concat(...parts);
}

export const sealBlob = (...given: Parameters<typeof sealing>): SealedBlob => atOnce(sealing(...given));
export const openBlob = (...given: Parameters<typeof opening>): Uint8Array | null => atOnce(opening(...given));

function padded(part: Uint8Array): Uint8Array {
  const bucket = pad(part);
  return bucket.length > PLAIN_BYTES + 1 ? pad(part, PLAIN_BYTES + 1) : bucket;
}

const MARK = toUtf8('holdfast blob 1');
/** A chunk in another place, or of a longer or shorter blob, does not open. */
const around = (n: number, of: number): Uint8Array => concat(MARK, u32(n), u32(of));

/** The key seals nothing else: a number is nonce enough. */
function nonceOf(n: number): Uint8Array {
  const nonce = new Uint8Array(NONCE_BYTES);
  nonce.set(u32(n), NONCE_BYTES - 4);
  return nonce;
}
