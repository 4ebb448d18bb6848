import { concat, toHex } from '../../record/bytes';
import { decodeFrame, type Frame } from '../../record/frame';
import { sketchOf, type FrameSketch, type HeldBook } from '../../record/book/held-book';
import type { BookId, ChainId, OpHash } from '../../record/op';
import type { OpVerdict } from '../../record/remote';
import type { Catalogue } from './catalogue';
import { publish, type FolderWorld } from './publish';
import { repairName, segmentName } from './layout';

/** A frame that is to be written. */
export type Fresh = { readonly sketch: FrameSketch; readonly bytes: Uint8Array };

export function freshOf(frame: Frame): Fresh[] {
  const sketch = sketchOf(frame);
  return sketch ? [{ sketch, bytes: frame.bytes }] : [];
}

/**
 * Tells what was asked apart: what is settled already, and what must be written first. `lacks`: ops that are held without
 * their bodies, and whose bodies are wanted.
 */
export async function sortOut(
  held: HeldBook,
  frames: readonly Uint8Array[],
  breathe: () => Promise<void>,
  lacks: { has(op: OpHash): boolean } = NOTHING,
) {
  const settled: OpVerdict[] = [];
  const fresh: Fresh[] = [];
  const decoded = frames.map(oneFrame);
  // A frame may come before its chain's first op even here.
  const starts = decoded.flatMap((one) => (one?.sketch.start && !held.judge(one.sketch) ? [one.sketch] : []));
  const devices = new Map(starts.map(({ chain, start }) => [chain, start?.device ?? '']));
  for (const one of decoded) {
    const why = one && held.judge(one.sketch, devices);
    if (!one) settled.push({ kind: 'bad', op: null, why: 'not-a-frame' });
    else if (why) settled.push(...one.sketch.links.map(({ hash }) => ({ kind: 'bad' as const, op: hash, why })));
    else if (!held.holds(one.sketch) || one.sketch.bodies.some((hash) => lacks.has(hash))) fresh.push(one);
    else settled.push(...one.sketch.links.map(({ hash }) => ({ kind: 'duplicate' as const, op: hash })));
    await breathe();
  }
  return { settled, fresh };
}

const NOTHING: ReadonlySet<OpHash> = new Set();

function oneFrame(bytes: Uint8Array): Fresh | null {
  const decoded = decodeFrame(bytes);
  const sketch = decoded.ok && decoded.value.end === bytes.length ? sketchOf(decoded.value.frame) : null;
  return sketch && { sketch, bytes };
}

/** By chain, in the order of their ops: the same frames make the same segment on every laptop. */
export function byChain(fresh: readonly Fresh[]): Map<ChainId, readonly Fresh[]> {
  const chains = new Map<ChainId, Fresh[]>();
  for (const one of fresh) {
    const frames = chains.get(one.sketch.chain);
    if (frames) frames.push(one);
    else chains.set(one.sketch.chain, [one]);
  }
  for (const frames of chains.values()) frames.sort((a, b) => seqOf(a) - seqOf(b));
  return chains;
}

const seqOf = ({ sketch }: Fresh) => sketch.links[0]?.seq ?? 0;

type Target = { readonly book: BookId; readonly chain: ChainId; readonly isMine: boolean };

/** One new segment: beside the others of the chain if it is this device's own, else as a repair. */
export async function writeSegment(
  { book, chain, isMine }: Target,
  frames: readonly Fresh[],
  { world, catalogue }: { readonly world: FolderWorld; readonly catalogue: Catalogue },
): Promise<string> {
  const { layout } = world;
  const bytes = concat(...frames.map((frame) => frame.bytes));
  const sketches = frames.map(({ sketch }) => sketch);
  const folders = isMine ? [layout.books, layout.book(book), layout.chain(book, chain)] : [layout.repair];
  const name = isMine ? segmentName(sketches, bytes) : repairName(bytes);
  const path = await publish({ folders, name, bytes }, world);
  catalogue.add({ path, size: bytes.length, frames: placed(frames), isWhole: true });
  return path;
}

function placed(frames: readonly Fresh[]) {
  let at = 0;
  return frames.map(({ sketch, bytes: { length } }) => {
    const frame = { sketch, at, length };
    at += length;
    return frame;
  });
}

export const isOwn = (device: Uint8Array, held: HeldBook, frames: readonly Fresh[]): boolean => {
  const chain = frames[0]?.sketch.chain;
  const start = frames.find(({ sketch }) => sketch.start)?.sketch.start;
  return chain !== undefined && (start?.device ?? held.deviceOf(chain)) === toHex(device);
};
