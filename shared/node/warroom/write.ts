import { sha256 } from '@noble/hashes/sha2.js';
import { toHex } from '../../record/bytes';
import { decodeFrame, withoutBodies } from '../../record/frame';
import type { FrameSketch } from '../../record/book/held-book';
import type { BookId, OpHash } from '../../record/op';
import type { KeyTravel } from '../../record/warroom-file';
import { errorCode, writeWhole } from '../disk';
import { WRITE_PATIENCE_MS } from '../folder/publish';
import { freshOf, type Fresh } from '../folder/write';
import { patiently } from '../patience';
import type { PlacedFrame } from '../segment';
import { sectionBefore } from './carried-blobs';
import { intactIn, readFrames, type Sourced } from './frames';
import type { WarroomFile } from './read';
import { tempFor, writeBeside, type WritingWorld, type WrittenFile } from './write-beside';

/** What a file is to hold: all that its sources do and, of one book, some more. */
export type Union = {
  readonly path: string;
  readonly id: string;
  /** As they came: a carried file that someone puts on a share still opens with its phrase. */
  readonly keys: KeyTravel;
  readonly sources: readonly Sourced[];
  readonly fresh: readonly Fresh[];
  /** Of these no body is written. */
  readonly redacted: ReadonlySet<OpHash>;
};
export type WrittenUnion = { readonly written: WrittenFile; readonly file: WarroomFile };

const PIECE_BYTES = 4 * 1024 * 1024;

/** Writes the union beside the file's name: every op once, frames verbatim, in the order they stood. */
export async function writeUnion(
  { path, id, keys, sources, fresh, redacted }: Union,
  world: WritingWorld & { readonly breathe: () => Promise<void> },
): Promise<WrittenUnion> {
  const kept = onceEach(sources);
  const sketches = [...kept.map(({ placed }) => placed.sketch), ...fresh.map(({ sketch }) => sketch)];
  const books = [...new Set<BookId>(sketches.map(({ book }) => book))];
  const header = { id, revision: toHex(world.random(16)), books, keys };
  const frames: PlacedFrame[] = [];
  const hash = sha256.create();
  let at = 0;
  const place = (sketch: FrameSketch, bytes: Uint8Array) => {
    frames.push({ sketch, at, length: bytes.length });
    hash.update(bytes);
    at += bytes.length;
    return bytes;
  };
  async function* content() {
    for await (const { placed, bytes } of readFrames(kept, world.disk, intactIn(path))) {
      const clean = withoutRedacted({ sketch: placed.sketch, bytes }, redacted);
      yield place(clean.sketch, clean.bytes);
      await world.breathe();
    }
    for (const { sketch, bytes } of fresh) yield place(sketch, bytes);
  }
  const written = await writeBeside({ path, header, content: content() }, world);
  const lineBytes = (written.bytes - at) / 2;
  const placed = frames.map((frame) => ({ ...frame, at: frame.at + lineBytes }));
  const section = sectionBefore(lineBytes + at);
  const held = { content: { from: lineBytes, to: lineBytes + at }, contentHash: toHex(hash.digest()), section };
  const file = { path, bytes: written.bytes, start: written.start, header, ...held, frames: placed, damage: [] };
  return { written, file };
}

/** The frame without bodies that may be nowhere any more: itself where it has none of them. */
function withoutRedacted(frame: Fresh, redacted: ReadonlySet<OpHash>): Fresh {
  if (!frame.sketch.bodies.some((hash) => redacted.has(hash))) return frame;
  const decoded = decodeFrame(frame.bytes);
  const [clean] = decoded.ok ? freshOf(withoutBodies(decoded.value.frame, redacted)) : [];
  return clean ?? frame;
}

function onceEach(sources: readonly Sourced[]): Sourced[] {
  const held = new Set<OpHash>();
  return sources.filter(({ placed: { sketch } }) => {
    if (sketch.links.every(({ hash }) => held.has(hash))) return false;
    for (const { hash } of sketch.links) held.add(hash);
    return true;
  });
}

/**
 * A copy of the file as it lies there, `<name>.damaged-<hash16>`: what could not be read of it will not be in the next
 * one. The same damage is copied once.
 */
export async function putAside({ path, bytes }: WarroomFile, world: WritingWorld): Promise<void> {
  const { disk } = world;
  const temp = tempFor(path, world);
  const hash = sha256.create();
  try {
    const file = await patiently(() => disk.create(temp), WRITE_PATIENCE_MS, world);
    try {
      for (let at = 0; at < bytes; at += PIECE_BYTES) {
        const piece = await disk.readPart(path, at, PIECE_BYTES);
        hash.update(piece);
        await writeWhole(file, piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await disk.moveIfAbsent(temp, `${path}.damaged-${toHex(hash.digest()).slice(0, 16)}`);
  } catch (error) {
    await disk.remove(temp).catch(() => undefined);
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}
