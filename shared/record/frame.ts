import { sha256 } from '@noble/hashes/sha2.js';
import { err, ok, type Result } from '../base/result';
import { concat, equalBytes, readU32, toHex, u32 } from './bytes';
import { decodeOp, destroyBody, type Op, type OpHash } from './op';
import { SIGNATURE_BYTES } from './keys/seal';

/**
 * The unit of exchange and of the journal: consecutive ops of one chain, ending in a head signature.
 * Bytes: mark (8) ‖ u32 payload length ‖ SHA-256(payload)[0..8] ‖ payload; payload: u32 op count ‖ ops ‖ signature (64).
 * Kept whole and verbatim wherever it goes.
 */
export type Frame = { readonly bytes: Uint8Array; readonly ops: readonly Op[]; readonly signature: Uint8Array };

/** A stretch of a file that is no frame. Torn: nothing valid follows. Damaged: something does. */
export type Damage = { readonly kind: 'torn' | 'damaged'; readonly from: number; readonly to: number };

export const MAX_FRAME_OPS = 512;
export const MAX_FRAME_BYTES = 768 * 1024;
/** How every frame begins. As in PNG: a byte past ASCII, then line ends, so that a transfer in text mode shows. */
export const FRAME_MARK = new Uint8Array([0x89, 0x48, 0x46, 0x52, 0x0d, 0x0a, 0x1a, 0x0a]);
const CHECK_BYTES = 8;
const PRELUDE_BYTES = FRAME_MARK.length + 4 + CHECK_BYTES;
// A frame of one large op may pass the cap by that op's own header and signature.
const MAX_PAYLOAD_BYTES = MAX_FRAME_BYTES + 128 * 1024;
/** No frame takes more: whoever has so many bytes of a file has a frame that begins there, or there is none. */
export const MAX_FRAME_SPAN = PRELUDE_BYTES + MAX_PAYLOAD_BYTES;
const SPARE_WASTE = 16 * 1024 * 1024;

export function encodeFrame(ops: readonly Op[], signature: Uint8Array): Frame {
  const payload = concat(u32(ops.length), ...ops.map((op) => op.bytes), signature);
  const bytes = concat(FRAME_MARK, u32(payload.length), sha256(payload).subarray(0, CHECK_BYTES), payload);
  return { bytes, ops, signature };
}

/** The frame without the bodies of these ops; itself if it holds none of them. Its signature covers hashes, and stays. */
export function withoutBodies(frame: Frame, hashes: { has(hash: OpHash): boolean }): Frame {
  const isToGo = (op: Op) => op.body !== null && hashes.has(op.hash);
  if (!frame.ops.some(isToGo)) return frame;
  return encodeFrame(
    frame.ops.map((op) => (isToGo(op) ? destroyBody(op) : op)),
    frame.signature,
  );
}

/** The frame at `at` and where it ends; refused with a reason if there is none. Never throws. */
export function decodeFrame(bytes: Uint8Array, at = 0): Result<{ frame: Frame; end: number }, string> {
  const end = endOfFrame(bytes, at);
  if (!end.ok) return end;
  // A copy of its own, which its ops share: a view of all of a file would travel with all of the file.
  const isAlone = at === 0 && end.value === bytes.buffer.byteLength;
  const own = isAlone ? bytes : bytes.slice(at, end.value);
  const payload = own.subarray(PRELUDE_BYTES);
  const ops = decodeOps(payload);
  if (!ops.ok) return ops;
  return ok({ frame: { bytes: own, ops: ops.value, signature: payload.subarray(-SIGNATURE_BYTES) }, end: end.value });
}

/** Whether the bytes are one frame, by mark, length and checksum. Its ops are not looked at: a tenth of the work. */
export function isIntactFrame(bytes: Uint8Array): boolean {
  const end = endOfFrame(bytes, 0);
  return end.ok && end.value === bytes.length;
}

/** How many ops a frame says that it holds. */
export const opCountOf = (bytes: Uint8Array): number => readU32(bytes, PRELUDE_BYTES);

/** The checksum in a frame's bytes, in hex: whoever has seen the frame knows it again by it. */
export const checkOf = (bytes: Uint8Array): string => toHex(bytes.subarray(PRELUDE_BYTES - CHECK_BYTES, PRELUDE_BYTES));

function endOfFrame(bytes: Uint8Array, at: number): Result<number, string> {
  if (at + PRELUDE_BYTES > bytes.length) return err('cut short');
  if (!isMarked(bytes, at)) return err('no mark');
  const length = readU32(bytes, at + FRAME_MARK.length);
  const end = at + PRELUDE_BYTES + length;
  if (length > MAX_PAYLOAD_BYTES) return err('too long');
  if (end > bytes.length) return err('cut short');
  const payloadAt = at + PRELUDE_BYTES;
  const check = bytes.subarray(payloadAt - CHECK_BYTES, payloadAt);
  const isGood = equalBytes(sha256(bytes.subarray(payloadAt, end)).subarray(0, CHECK_BYTES), check);
  return isGood ? ok(end) : err('checksum differs');
}

function decodeOps(payload: Uint8Array): Result<Op[], string> {
  const signatureAt = payload.length - SIGNATURE_BYTES;
  if (signatureAt < 4) return err('no signature');
  const count = readU32(payload, 0);
  if (count < 1 || count > MAX_FRAME_OPS) return err('op count out of range');
  const ops: Op[] = [];
  const unsigned = payload.subarray(0, signatureAt);
  let at = 4;
  for (let i = 0; i < count; i++) {
    const decoded = decodeOp(unsigned, at);
    if (!decoded.ok) return decoded;
    const before = ops.at(-1);
    if (before && !follows(decoded.value.op, before)) return err('ops do not follow each other');
    ops.push(decoded.value.op);
    at = decoded.value.end;
  }
  return at === signatureAt ? ok(ops) : err('bytes left over');
}

const follows = (op: Op, before: Op): boolean =>
  op.header.book === before.header.book &&
  op.header.chain === before.header.chain &&
  op.header.seq === before.header.seq + 1 &&
  op.header.prev === before.hash;

/** Every frame in `bytes` and what lies between them, in order. After damage it looks for the next mark. */
export function* findFrames(bytes: Uint8Array): Generator<Frame | Damage> {
  const nextAfter = createSearch(bytes.length);
  let at = 0;
  let badFrom: number | null = null;
  while (at < bytes.length) {
    const decoded = decodeFrame(bytes, at);
    if (decoded.ok) {
      if (badFrom !== null) yield { kind: 'damaged', from: badFrom, to: at };
      badFrom = null;
      yield decoded.value.frame;
      at = decoded.value.end;
    } else {
      badFrom ??= at;
      at = nextAfter(bytes, at, decoded.error);
    }
  }
  if (badFrom !== null) yield { kind: 'torn', from: badFrom, to: bytes.length };
}

export const isDamage = (found: Frame | Damage): found is Damage => 'kind' in found;

/** All of `findFrames`, told apart. */
export function scanFrames(bytes: Uint8Array): {
  readonly frames: readonly Frame[];
  readonly damage: readonly Damage[];
} {
  const frames: Frame[] = [];
  const damage: Damage[] = [];
  for (const found of findFrames(bytes)) {
    if (isDamage(found)) damage.push(found);
    else frames.push(found);
  }
  return { frames, damage };
}

/**
 * Where to look on in a file of `size` bytes after `decodeFrame` found none at `at`, and said `why`: at the next mark, or
 * at the end of `bytes`. In a file made of false marks, each hashed over what all others cover, no reader would ever
 * come to an end: once more was hashed in vain than honest damage can cost, a false frame is passed over whole.
 */
export function createSearch(size: number): (bytes: Uint8Array, at: number, why: string) => number {
  let mayWaste = size + SPARE_WASTE;
  return (bytes, at, why) => {
    if (['cut short', 'no mark', 'too long'].includes(why)) return nextMark(bytes, at + 1);
    const length = readU32(bytes, at + FRAME_MARK.length);
    mayWaste -= length;
    return nextMark(bytes, mayWaste > 0 ? at + 1 : at + PRELUDE_BYTES + length);
  };
}

function nextMark(bytes: Uint8Array, from: number): number {
  const first = FRAME_MARK[0] ?? 0;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (isMarked(bytes, at)) return at;
  }
  return bytes.length;
}

const isMarked = (bytes: Uint8Array, at: number): boolean => FRAME_MARK.every((byte, i) => bytes[at + i] === byte);

/** Consecutive ops of one chain, cut so that no frame passes its caps. */
export function packOps(ops: readonly Op[]): Op[][] {
  const packs: Op[][] = [];
  let size = Infinity;
  for (const op of ops) {
    const last = packs.at(-1);
    if (last && last.length < MAX_FRAME_OPS && size + op.bytes.length <= MAX_FRAME_BYTES) {
      last.push(op);
      size += op.bytes.length;
    } else {
      packs.push([op]);
      size = op.bytes.length;
    }
  }
  return packs;
}
