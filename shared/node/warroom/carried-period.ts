import { decodeBody } from '../../record/body';
import type { CarriedKey } from '../../record/keys/carried-keys';
import type { Crypto } from '../../record/keys/crypto';
import { decodeFrame } from '../../record/frame';
import type { BookId, Op } from '../../record/op';
import { openSealedBody } from '../../record/keys/sealed';
import type { Carried } from './carried-file';
import type { Disk } from '../disk';
import type { PlacedFrame } from '../segment';
import { readFrames } from './frames';

/** From when to when a book's ops are, ms since epoch, as their writers' clocks had it. */
export type Period = { readonly from: number; readonly to: number };

/**
 * The period of every book whose ends can be opened: with the keys that came along, or with what is known here (`open` is
 * `Sealer.open`).
 */
export async function periodsOf(
  { path, frames }: Carried,
  keys: readonly CarriedKey[],
  {
    disk,
    crypto,
    open,
  }: { readonly disk: Disk; readonly crypto: Crypto; readonly open: (op: Op) => Uint8Array | null },
): Promise<ReadonlyMap<BookId, Period>> {
  const periods = new Map<BookId, Period>();
  const ends = endsOfChains(frames).map((placed) => ({ path, placed }));
  for await (const { bytes } of readFrames(ends, disk)) {
    const frame = decodeFrame(bytes);
    for (const op of frame.ok ? frame.value.frame.ops : []) {
      const { book } = op.header;
      const ofBook = keys.filter((key) => key.book === book).map(({ key }) => key);
      const plain = open(op) ?? openSealedBody(op, ofBook, crypto);
      const at = plain && decodeBody(plain)?.at;
      const known = periods.get(book);
      if (typeof at === 'number')
        periods.set(book, { from: Math.min(at, known?.from ?? at), to: Math.max(at, known?.to ?? at) });
    }
  }
  return periods;
}

/** A writer's ops never stand before what he had seen: a chain's first and last say from when to when. */
function endsOfChains(frames: readonly PlacedFrame[]): PlacedFrame[] {
  const ends = new Map<string, { first: PlacedFrame; last: PlacedFrame }>();
  const seqOf = ({ sketch }: PlacedFrame) => sketch.links[0]?.seq ?? 0;
  for (const frame of frames) {
    const known = ends.get(frame.sketch.chain) ?? { first: frame, last: frame };
    ends.set(frame.sketch.chain, {
      first: seqOf(frame) < seqOf(known.first) ? frame : known.first,
      last: seqOf(frame) > seqOf(known.last) ? frame : known.last,
    });
  }
  return [...new Set([...ends.values()].flatMap(({ first, last }) => [first, last]))];
}
