import { sha256 } from '@noble/hashes/sha2.js';
import { join } from 'node:path';
import { toHex, toUtf8 } from '../../record/bytes';
import type { FrameSketch } from '../../record/book/held-book';
import type { BookId, ChainId } from '../../record/op';

export type Layout = ReturnType<typeof folderLayout>;

export const FORMAT_VERSION = 1;
export const FORMAT_TEXT = `holdfast folder ${FORMAT_VERSION}\n`;
export const MARKER = 'MARKER';
/** The same on whichever laptop writes it, so that two who write it at once, apart, do not differ. */
export const markerText = (book: BookId) => `holdfast book ${book}\n`;

/** Where things stand in a shared folder: `shared/record/FORMAT.md`. `device`: the public key of whoever writes. */
export function folderLayout(root: string, device: Uint8Array) {
  const home = join(root, 'holdfast');
  const books = join(home, 'books');
  return {
    root,
    home,
    format: join(home, 'FORMAT'),
    books,
    book: (book: BookId) => join(books, book),
    marker: (book: BookId) => join(books, book, MARKER),
    chain: (book: BookId, chain: ChainId) => join(books, book, chain),
    repair: join(home, 'repair'),
    blobs: join(home, 'blobs'),
    inbox: join(home, 'inbox'),
    heads: join(home, 'heads'),
    tempAbove: join(home, 'tmp'),
    /** Of this device alone, so that it may clear away what it left behind. */
    temp: join(home, 'tmp', toHex(sha256(device).subarray(0, 8))),
  };
}

/** A folder made for a book or a chain, or a synced drive's other copy of it. */
export const isIdFolder = (name: string) => /^[0-9a-f]{32}/.test(name);
export const isBook = (name: string): name is BookId => /^[0-9a-f]{32}$/.test(name);

/** `<first>-<last>-<hash16>.seg`: numbers of the ops within, and the start of the hash of all its bytes. */
export function segmentName(sketches: readonly FrameSketch[], bytes: Uint8Array): string {
  const seqs = sketches.flatMap(({ links }) => links.map(({ seq }) => seq));
  const number = (seq: number) => String(seq).padStart(8, '0');
  const first = seqs.reduce((a, b) => Math.min(a, b));
  const last = seqs.reduce((a, b) => Math.max(a, b));
  return `${number(first)}-${number(last)}-${hashOf(bytes).slice(0, 16)}.seg`;
}

/** The name that the chain's own device gave a segment. */
export const isSegmentName = (name: string): boolean =>
  /^\d{8,}-\d{8,}-[0-9a-f]{16}(-again-[0-9a-f]{7})?\.seg$/.test(name);

export const repairName = (bytes: Uint8Array) => `${hashOf(bytes)}.seg`;

/** Whether a file's name promises other bytes than these. A name without a hash promises nothing. */
export function isMisnamed(name: string, bytes: Uint8Array): boolean {
  const promised = promisedHash(name);
  return promised !== undefined && !hashOf(bytes).startsWith(promised);
}

/** The hash of a file, or its first 16 hex digits, that stand in its name. */
export const promisedHash = (name: string): string | undefined =>
  /(?:^|-)([0-9a-f]{64}|[0-9a-f]{16})(?![0-9a-f])/.exec(name)?.[1];

const hashOf = (bytes: Uint8Array) => toHex(sha256(bytes));

/** What the file FORMAT says: a version, nothing yet, or something that is not ours. */
export function versionOf(format: Uint8Array): number | 'empty' | 'foreign' {
  if (format.length === 0) return 'empty';
  const text = new TextDecoder().decode(format.subarray(0, 64));
  const version = /^holdfast folder (\d{1,6})\r?\n/.exec(text)?.[1];
  if (version !== undefined) return Number(version);
  return toUtf8(FORMAT_TEXT).length > format.length && FORMAT_TEXT.startsWith(text) ? 'empty' : 'foreign';
}
