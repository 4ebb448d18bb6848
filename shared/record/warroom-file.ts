import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';
import { blobId, type BlobId } from './blobs/blob';
import { concat, equalBytes, fromUtf8, toHex, toUtf8 } from './bytes';
import { NONCE_BYTES } from './keys/crypto';
import { bookId, type BookId } from './op';

export const FILE_FORMAT = 1;
/** Of more frames a file is neither written nor read: of each something is held in memory. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;
/** Longer, no header is looked at. */
export const MAX_FILE_HEADER_BYTES = 1024 * 1024;
/** The header of a file of more books says the first of them: what a file holds is told by its frames. */
export const MAX_LISTED_BOOKS = 4_096;
/** More attachments, and more bytes of them, go into no file. */
export const MAX_CARRIED_BLOBS = 2_048;
export const MAX_SECTION_BYTES = 1024 * 1024 * 1024;
/** As many bytes from the start tell one writing of a file from another. */
export const FILE_START_BYTES = 128;

const isHex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`)));
const anyHex = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2})*$/));

/** How the keys of a file's books travel: `carried-keys.ts`. `none`: only in the first ops of its chains, wrapped. */
const travel = v.variant('how', [
  v.object({ how: v.literal('none') }),
  v.object({ how: v.literal('clear'), keys: anyHex }),
  v.object({ how: v.literal('phrase'), salt: isHex(16), nonce: isHex(NONCE_BYTES), sealed: anyHex }),
  v.object({
    how: v.literal('devices'),
    slots: v.pipe(v.array(v.pipe(anyHex, v.maxLength(400))), v.maxLength(128), v.readonly()),
    nonce: isHex(NONCE_BYTES),
    sealed: anyHex,
  }),
]);
/** An attachment that goes along, sealed, and the lengths of its chunks. */
export type CarriedBlob = { readonly book: BookId; readonly blob: BlobId; readonly chunks: readonly number[] };
const carriedBlob: v.GenericSchema<unknown, CarriedBlob> = v.object({
  book: bookId,
  blob: blobId,
  chunks: v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
});

const fileHeader = v.object({
  /** Names the file wherever it goes, and every later writing of it. 16 random bytes in hex. */
  id: isHex(16),
  /** Another one after every writing. 16 random bytes in hex. */
  revision: isHex(16),
  books: v.pipe(v.array(bookId), v.maxLength(MAX_LISTED_BOOKS), v.readonly()),
  keys: travel,
  /** Those whose chunks stand behind the frames, in this order. */
  blobs: v.optional(v.pipe(v.array(carriedBlob), v.maxLength(MAX_CARRIED_BLOBS), v.readonly())),
});

export type KeyTravel = v.InferOutput<typeof travel>;
/** The clear line at the start of a `.warroom` file, and again at its end. */
export type FileHeader = v.InferOutput<typeof fileHeader>;

/** What stands where a header should. */
export type HeaderSight =
  | { readonly kind: 'header'; readonly header: FileHeader; readonly line: Uint8Array }
  | { readonly kind: 'newer'; readonly format: number }
  /** The beginning of one, and not all of it. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'none' };

const MAGIC = 'holdfast warroom ';
const CHECK_LETTERS = 16;
const LINE_END = 0x0a;

/** `holdfast warroom <format> <JSON> <check>` and a line end; the check is of all before it: SHA-256(…)[0..8]. */
export function encodeFileHeader({ id, revision, books, keys, blobs }: FileHeader): Uint8Array {
  const listed = books.slice(0, MAX_LISTED_BOOKS);
  const text = toUtf8(
    `${MAGIC}${String(FILE_FORMAT)} ${JSON.stringify({ id, revision, books: listed, keys, blobs })} `,
  );
  return concat(text, toUtf8(`${checkOf(text)}\n`));
}

/** What the bytes begin with. Never throws. */
export function decodeFileHeader(bytes: Uint8Array): HeaderSight {
  const magic = toUtf8(MAGIC);
  if (!equalBytes(bytes.subarray(0, magic.length), magic.subarray(0, bytes.length))) return { kind: 'none' };
  const format = /^\d{1,6}(?= )/.exec(asciiOf(bytes.subarray(magic.length, magic.length + 7)))?.[0];
  if (format !== undefined && Number(format) > FILE_FORMAT) return { kind: 'newer', format: Number(format) };
  const end = bytes.subarray(0, MAX_FILE_HEADER_BYTES).indexOf(LINE_END);
  if (end < 0) return { kind: bytes.length < MAX_FILE_HEADER_BYTES ? 'cut' : 'none' };
  const textEnd = end - CHECK_LETTERS;
  const text = bytes.subarray(0, Math.max(0, textEnd));
  if (asciiOf(bytes.subarray(Math.max(0, textEnd), end)) !== checkOf(text)) return { kind: 'none' };
  const header = headerIn(text.subarray(magic.length));
  return header ? { kind: 'header', header, line: bytes.slice(0, end + 1) } : { kind: 'none' };
}

/** The last header that begins in these bytes and ends with them; its kind is never `newer`. */
export function decodeFileEnd(bytes: Uint8Array): HeaderSight {
  const magic = toUtf8(MAGIC);
  for (
    let at = bytes.lastIndexOf(magic[0] ?? 0);
    at >= 0;
    at = at > 0 ? bytes.lastIndexOf(magic[0] ?? 0, at - 1) : -1
  ) {
    if (!standsAt(bytes, at, magic)) continue;
    const found = decodeFileHeader(bytes.subarray(at));
    const isAtEnd = found.kind === 'header' && at + found.line.length === bytes.length;
    return isAtEnd ? found : { kind: 'none' };
  }
  return { kind: 'none' };
}

/** Asked at every letter that could begin it: nothing is copied for that. */
function standsAt(bytes: Uint8Array, at: number, part: Uint8Array): boolean {
  for (let i = 0; i < part.length; i++) if (bytes[at + i] !== part[i]) return false;
  return true;
}

/** `text` is what follows the magic: format, a blank, JSON, a blank. */
function headerIn(text: Uint8Array): FileHeader | null {
  try {
    const json = fromUtf8(text).replace(/^\d+ /, '');
    const parsed = v.safeParse(fileHeader, JSON.parse(json));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

const checkOf = (text: Uint8Array): string => toHex(sha256(text)).slice(0, CHECK_LETTERS);
const asciiOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
