import { sha256 } from '@noble/hashes/sha2.js';
import { err, ok, type Result } from '../../base/result';
import { equalBytes, toHex } from '../../record/bytes';
import type { Damage } from '../../record/frame';
import { sketchOf } from '../../record/book/held-book';
import {
  decodeFileEnd,
  decodeFileHeader,
  FILE_START_BYTES,
  MAX_FILE_HEADER_BYTES,
  MAX_SECTION_BYTES,
  type FileHeader,
} from '../../record/warroom-file';
import type { Disk } from '../disk';
import { sectionBefore, type BlobSection } from './carried-blobs';
import { isFoundFrame, scanFile, type ReadPart, type Stretch } from '../scan-file';
import type { PlacedFrame } from '../segment';

/**
 * Why a path is no `.warroom` file that can be read here. cut: it begins like one and has nothing else, as one that is
 * still coming. foreign: it holds something else. changing: it was another one each time before it was read to its end.
 */
export type FileProblem =
  | { readonly kind: 'missing' | 'not-a-file' | 'empty' | 'cut' | 'foreign' | 'changing' }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'newer'; readonly format: number };

/** What a `.warroom` file holds. `header` is null where neither copy of it can be read. */
export type WarroomFile = {
  readonly path: string;
  readonly bytes: number;
  readonly start: Uint8Array;
  readonly header: FileHeader | null;
  /** Where frames may stand, and the SHA-256 of all that stands there, in hex. */
  readonly content: Stretch;
  readonly contentHash: string;
  readonly section: BlobSection;
  readonly frames: readonly PlacedFrame[];
  /** In bytes of the file. What it lost at its end counts: a whole file ends with its header. */
  readonly damage: readonly Damage[];
};

type Reading = {
  readonly disk: Pick<Disk, 'stat' | 'readPart'>;
  readonly breathe: () => Promise<void>;
  readonly maxBytes: number;
  /** What the path held when it was read last. */
  readonly before?: WarroomFile | undefined;
};

const ATTEMPTS = 8;

/** Reads a file in pieces, by its content, and holds none of its bodies. Rejects only with what the disk says. */
export async function readWarroom(path: string, reading: Reading): Promise<Result<WarroomFile, FileProblem>> {
  const { disk } = reading;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stands = await disk.stat(path);
    if (stands?.kind !== 'file') return err({ kind: stands ? 'not-a-file' : 'missing' });
    const bytes = stands.size;
    if (bytes === 0) return err({ kind: 'empty' });
    if (bytes > reading.maxBytes + MAX_SECTION_BYTES) return err({ kind: 'too-large', bytes });
    const start = await disk.readPart(path, 0, FILE_START_BYTES);
    const content = await readContent({ path, bytes }, reading);
    // Someone may have put another file in its place: pieces of two would look like damage.
    const isSame = equalBytes(await disk.readPart(path, 0, FILE_START_BYTES), start);
    if (isSame && (await disk.stat(path))?.size === bytes)
      return content.ok ? ok({ path, bytes, start, ...content.value }) : content;
  }
  return err({ kind: 'changing' });
}

type Content = Pick<WarroomFile, 'header' | 'content' | 'contentHash' | 'section' | 'frames' | 'damage'>;

async function readContent(
  { path, bytes }: Pick<WarroomFile, 'path' | 'bytes'>,
  { disk, breathe, before, maxBytes }: Reading,
): Promise<Result<Content, FileProblem>> {
  const read: ReadPart = (from, length) => disk.readPart(path, from, length);
  const ends = await readEnds(read, bytes);
  if ('problem' in ends) return err(ends.problem);
  const { content, section } = ends;
  if (bytes - section.bytes > maxBytes) return err({ kind: 'too-large', bytes });
  const { known, contentHash } = await compare(read, content, before);
  const damage: Damage[] = [];
  const frames: PlacedFrame[] = [...known.frames];
  for await (const found of scanFile(read, { from: known.to, to: content.to })) {
    if (isFoundFrame(found)) {
      const sketch = sketchOf(found.frame);
      if (sketch) frames.push({ sketch, at: found.at, length: found.frame.bytes.length });
    } else damage.push(ends.isEnded ? { ...found, kind: 'damaged' } : found);
    await breathe();
  }
  // Cut between two frames, all that is left is whole.
  if (!ends.isEnded && damage.at(-1)?.to !== bytes) damage.push({ kind: 'torn', from: bytes, to: bytes });
  if (!ends.header && frames.length === 0) return err({ kind: ends.isCut ? 'cut' : 'foreign' });
  return ok({ header: ends.header, content, contentHash, section, frames, damage });
}

const PIECE_BYTES = 4 * 1024 * 1024;

/**
 * A file grows at its end: where it begins, byte for byte, as it was, its frames are known, and need not be decoded and
 * verified again.
 */
async function compare(read: ReadPart, { from, to }: Stretch, before: WarroomFile | undefined) {
  const isWhole = before?.damage.length === 0;
  const knownTo = isWhole ? Math.min(to, from + before.content.to - before.content.from) : from;
  const hash = sha256.create();
  const take = async (at: number, end: number) => {
    for (let next = at; next < end; next += PIECE_BYTES)
      hash.update(await read(next, Math.min(PIECE_BYTES, end - next)));
  };
  await take(from, knownTo);
  const isSame = isWhole && toHex(hash.clone().digest()) === before.contentHash;
  await take(knownTo, to);
  const moved = isSame ? before.frames.map((frame) => ({ ...frame, at: frame.at + from - before.content.from })) : [];
  return { known: { frames: moved, to: isSame ? knownTo : from }, contentHash: toHex(hash.digest()) };
}

type Ends =
  | { readonly problem: FileProblem }
  | {
      readonly header: FileHeader | null;
      /** It begins like a header, and has not all of one. */
      readonly isCut: boolean;
      readonly isEnded: boolean;
      readonly content: Stretch;
      readonly section: BlobSection;
    };

/** Either copy of the header will do: without it the keys that travel in it would be lost with one byte. */
async function readEnds(read: ReadPart, bytes: number): Promise<Ends> {
  const first = decodeFileHeader(await read(0, MAX_FILE_HEADER_BYTES));
  const from = first.kind === 'header' ? first.line.length : 0;
  const tailAt = Math.max(from, bytes - MAX_FILE_HEADER_BYTES);
  const last = decodeFileEnd(await read(tailAt, bytes - tailAt));
  if (first.kind === 'newer' && last.kind !== 'header') return { problem: first };
  const header = first.kind === 'header' ? first.header : last.kind === 'header' ? last.header : null;
  // Where the end is lost, nobody can tell where they begin.
  const section =
    last.kind === 'header'
      ? sectionBefore(bytes - last.line.length, last.header.blobs)
      : { at: bytes, bytes: 0, blobs: [] };
  const content = { from, to: Math.max(from, section.at) };
  return { header, isCut: first.kind === 'cut', isEnded: last.kind === 'header', content, section };
}
