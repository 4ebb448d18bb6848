import { decodeFrame, isIntactFrame } from '../../record/frame';
import type { Disk } from '../disk';
import type { PlacedFrame } from '../segment';

/** A frame, and the file it lies in. */
export type Sourced = { readonly path: string; readonly placed: PlacedFrame };
export type ReadFrame = { readonly placed: PlacedFrame; readonly bytes: Uint8Array };

/** The file is no longer what it was when its frames were found. */
export class FileChanged extends Error {
  readonly code = 'EBUSY';
  constructor(path: string) {
    super(`${path} changed while it was read`);
    this.name = 'FileChanged';
  }
}

const PIECE_BYTES = 4 * 1024 * 1024;

/** Whether bytes that were read are the frame that was found there. */
type IsThat = (bytes: Uint8Array, one: Sourced) => boolean;

const isThatFrame: IsThat = (bytes, { placed: { sketch } }) => {
  const decoded = decodeFrame(bytes);
  return decoded.ok && decoded.value.frame.ops.at(-1)?.hash === sketch.links.at(-1)?.hash;
};

/** Enough where the caller finds out himself whether this file is still the one that was read. */
export const intactIn =
  (path: string): IsThat =>
  (bytes, one) =>
    one.path === path ? isIntactFrame(bytes) : isThatFrame(bytes, one);

/** The frames' own bytes, in the order given, read in pieces. Rejects with FileChanged where other bytes stand now. */
export async function* readFrames(
  wanted: readonly Sourced[],
  disk: Disk,
  isThat: IsThat = isThatFrame,
): AsyncGenerator<ReadFrame> {
  let piece: Uint8Array = new Uint8Array();
  let from = 0;
  let path = '';
  for (const one of wanted) {
    const { at, length } = one.placed;
    const isHere = one.path === path && at >= from && at + length <= from + piece.length;
    if (!isHere) {
      piece = await disk.readPart(one.path, at, Math.max(length, PIECE_BYTES));
      from = at;
      path = one.path;
    }
    const bytes = piece.slice(at - from, at - from + length);
    if (!isThat(bytes, one)) throw new FileChanged(path);
    yield { placed: one.placed, bytes };
  }
}
