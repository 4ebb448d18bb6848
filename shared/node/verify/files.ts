import { sha256 } from '@noble/hashes/sha2.js';
import { basename } from 'node:path';
import { readU32, toHex } from '../../record/bytes';
import { FRAME_MARK, type Damage } from '../../record/frame';
import { sketchOf } from '../../record/book/held-book';
import type { BookId } from '../../record/op';
import type { OpHint } from '../../record/verify';
import { MAX_FILE_BYTES } from '../../record/warroom-file';
import type { Disk } from '../disk';
import { promisedHash } from '../folder/layout';
import { isFoundFrame, scanFile } from '../scan-file';
import type { PlacedFrame } from '../segment';
import { readWarroom, type FileProblem } from '../warroom/read';

/** What verifying may do to a disk: look. */
export type ReadDisk = Pick<Disk, 'list' | 'read' | 'readPart' | 'stat' | 'freeBytes'>;

/** A file that is to hold frames. `book`: the only one it may hold frames of. */
export type PlaceFile = { readonly path: string; readonly book: BookId | null; readonly isNamedByHash: boolean };

/** A stretch that cannot be read, and what it still says of the ops in it. */
export type Stretch = Damage & {
  /** It begins like a frame and is as long as that says: it was whole once. */
  readonly wasWhole: boolean;
  readonly ops: readonly (readonly OpHint[])[];
};

export type ReadFile = PlaceFile & {
  readonly bytes: number;
  readonly frames: readonly PlacedFrame[];
  readonly stretches: readonly Stretch[];
  readonly isMisnamed: boolean;
  /** Why it could not be read at all; null if it could. */
  readonly unread: string | null;
};

const PIECE_BYTES = 4 * 1024 * 1024;
/** As much of a damaged stretch is searched for what it held. */
const SEARCHED_BYTES = 1024 * 1024;
const PRELUDE_BYTES = 20;

/** Reads a segment, in pieces. Never rejects: what cannot be read is said. */
export async function readSegmentFile(file: PlaceFile, disk: ReadDisk): Promise<ReadFile> {
  const frames: PlacedFrame[] = [];
  const damage: Damage[] = [];
  try {
    const bytes = (await disk.stat(file.path))?.size ?? 0;
    const read = (from: number, length: number) => disk.readPart(file.path, from, length);
    for await (const found of scanFile(read, { from: 0, to: bytes })) {
      const sketch = isFoundFrame(found) && sketchOf(found.frame);
      if (sketch) frames.push({ sketch, at: found.at, length: found.frame.bytes.length });
      else if (!isFoundFrame(found)) damage.push(found);
    }
    const stretches = await stretchesOf(file.path, damage, disk);
    const isMisnamed = file.isNamedByHash && !(await isAsNamed(file.path, bytes, disk));
    return { ...file, bytes, frames, stretches, isMisnamed, unread: null };
  } catch (error) {
    return { ...file, bytes: 0, frames, stretches: [], isMisnamed: false, unread: String(error) };
  }
}

export type ReadWarroomFile = { readonly file: ReadFile; readonly problem: null } | { readonly problem: FileProblem };

/** The same of a `.warroom` file. */
export async function readWarroomFile(path: string, disk: ReadDisk): Promise<ReadWarroomFile> {
  const read = await readWarroom(path, { disk, breathe: () => Promise.resolve(), maxBytes: MAX_FILE_BYTES });
  if (!read.ok) return { problem: read.error };
  const { bytes, frames, damage } = read.value;
  const stretches = await stretchesOf(path, damage, disk);
  const file = { path, book: null, isNamedByHash: false, bytes, frames, stretches, isMisnamed: false, unread: null };
  return { file, problem: null };
}

async function stretchesOf(path: string, damage: readonly Damage[], disk: ReadDisk): Promise<Stretch[]> {
  const stretches: Stretch[] = [];
  for (const one of damage) {
    const bytes = await disk.readPart(path, one.from, Math.min(one.to - one.from, SEARCHED_BYTES));
    const wasWhole = beginsLikeFrame(bytes) && PRELUDE_BYTES + readU32(bytes, 8) <= one.to - one.from;
    stretches.push({ ...one, wasWhole, ops: opsIn(bytes) });
  }
  return stretches;
}

/** The two ways in which a clear header says where its op stands: one byte that turned over spoils only one of them. */
const HINTS = /"chain":"(?<chain>[0-9a-f]{32})","seq":(?<seq>\d{1,10}),|"prev":"(?<prev>[0-9a-f]{64})"/g;
/** Both stand in one header; two headers never stand so close. */
const ONE_HEADER_BYTES = 200;

function opsIn(bytes: Uint8Array): OpHint[][] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const ops: OpHint[][] = [];
  let end = -Infinity;
  for (const { index, groups } of text.matchAll(HINTS)) {
    const { chain, seq, prev } = groups ?? {};
    if (index > end) ops.push([]);
    end = index + ONE_HEADER_BYTES;
    if (prev !== undefined) ops.at(-1)?.push({ prev });
    else if (chain !== undefined) ops.at(-1)?.push({ chain, seq: Number(seq) });
  }
  return ops;
}

/** Some bytes of its mark may be what is damaged. */
function beginsLikeFrame(bytes: Uint8Array): boolean {
  const same = FRAME_MARK.filter((byte, i) => bytes[i] === byte).length;
  return bytes.length > PRELUDE_BYTES && same >= FRAME_MARK.length - 2;
}

async function isAsNamed(path: string, bytes: number, disk: ReadDisk): Promise<boolean> {
  const promised = promisedHash(basename(path));
  if (promised === undefined) return true;
  const hash = sha256.create();
  for (let at = 0; at < bytes; at += PIECE_BYTES) hash.update(await disk.readPart(path, at, PIECE_BYTES));
  return toHex(hash.digest()).startsWith(promised);
}
