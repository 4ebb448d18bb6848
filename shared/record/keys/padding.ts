export const SMALLEST_BUCKET = 256;
/** What a body's length may give away: only which of these it is under, then doublings. */
const BUCKETS = [SMALLEST_BUCKET, 1024, 4096, 16384];
const MARK = 0x80;

/** The bytes, a mark, then zeros up to the next bucket (ISO/IEC 7816-4), or up to `size`, which must be more. */
export function pad(bytes: Uint8Array, size = bucketFor(bytes.length + 1)): Uint8Array {
  const padded = new Uint8Array(size);
  padded.set(bytes);
  padded[bytes.length] = MARK;
  return padded;
}

/** Null if they were not padded so. */
export function unpad(padded: Uint8Array): Uint8Array | null {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end -= 1;
  return end >= 0 && padded[end] === MARK ? padded.subarray(0, end) : null;
}

/** The length that so many bytes are padded to. */
export function bucketFor(length: number): number {
  const known = BUCKETS.find((bucket) => bucket >= length);
  if (known !== undefined) return known;
  let bucket = BUCKETS.at(-1) ?? 1;
  while (bucket < length) bucket *= 2;
  return bucket;
}
