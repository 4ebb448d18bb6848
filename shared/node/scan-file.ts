import { createSearch, decodeFrame, MAX_FRAME_SPAN, type Damage, type Frame } from '../record/frame';

/** A frame, and where in its file it begins. */
export type FoundFrame = { readonly frame: Frame; readonly at: number };
export type Found = FoundFrame | Damage;

/** Bytes of a file from `from` on, at most `length`. */
export type ReadPart = (from: number, length: number) => Promise<Uint8Array>;
/** The part of a file to look at: from `from` to before `to`. */
export type Stretch = { readonly from: number; readonly to: number };

/** As much of a file is held at once, however large it is. */
const PIECE_BYTES = 8 * 1024 * 1024;

/** `findFrames` over a file that is read in pieces: every frame and what lies between them, in order. */
export async function* scanFile(read: ReadPart, { from, to }: Stretch): AsyncGenerator<Found> {
  const nextAfter = createSearch(to - from);
  let piece: Uint8Array = new Uint8Array();
  let base = from;
  let at = from;
  let end = to;
  let badFrom: number | null = null;
  while (at < end) {
    if (base + piece.length < Math.min(end, at + MAX_FRAME_SPAN)) {
      const wanted = Math.min(PIECE_BYTES, end - at);
      piece = await read(at, wanted);
      base = at;
      // It became shorter since it was measured.
      if (piece.length < wanted) end = at + piece.length;
      if (piece.length === 0) break;
    }
    const decoded = decodeFrame(piece, at - base);
    if (decoded.ok) {
      if (badFrom !== null) yield { kind: 'damaged', from: badFrom, to: at };
      badFrom = null;
      yield { frame: decoded.value.frame, at };
      at = base + decoded.value.end;
    } else {
      badFrom ??= at;
      at = base + nextWithin(piece, nextAfter(piece, at - base, decoded.error), base + piece.length < end);
    }
  }
  if (badFrom !== null || end < to) yield { kind: 'torn', from: badFrom ?? end, to };
}

/** Where a piece has no mark left one may still begin in its last bytes. */
const nextWithin = (piece: Uint8Array, next: number, goesOn: boolean): number =>
  goesOn && next >= piece.length ? Math.max(next, piece.length) - 7 : next;

export const isFoundFrame = (found: Found): found is FoundFrame => 'frame' in found;
