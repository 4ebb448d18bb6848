import { sha256 } from '@noble/hashes/sha2.js';
import { concat, fromHex, fromUtf8, toHex, toUtf8, u32 } from '../../../shared/record/bytes';
import { FRAME_MARK, type Frame } from '../../../shared/record/frame';
import type { Op } from '../../../shared/record/op';
import type { Sealer } from '../../../shared/record/keys/seal';
import { pick, spoilBytes, spoilJson, withLength, type Draw } from './mutator';

/** What a hostile member of the room has: genuine frames, and a device that signs and seals whatever he likes. */
export type Arsenal = { readonly frames: readonly Frame[]; readonly sealer: Sealer };

/** A frame with any payload, its length and its checksum as they should be. */
export const framed = (payload: Uint8Array): Uint8Array =>
  concat(FRAME_MARK, u32(payload.length), sha256(payload).subarray(0, 8), payload);

const opBytes = (header: Uint8Array, body: Uint8Array) =>
  concat(u32(header.length), header, sha256(body), u32(body.length), body);

/** An op of any header and body, alone in a frame that the device signed as if it were in order. */
export function signed(header: Uint8Array, body: Uint8Array, { sealer }: Pick<Arsenal, 'sealer'>): Uint8Array {
  const hash = sha256(concat(u32(header.length), header, sha256(body)));
  const { book, chain, seq } = placeIn(header);
  const head = concat(toUtf8('holdfast head 1'), book, chain, u32(seq), hash);
  return framed(concat(u32(1), opBytes(header, body), sealer.sign(head)));
}

/** Where a header says that its op stands; zeros where it says nothing of use. */
function placeIn(header: Uint8Array) {
  const text = Buffer.from(header).toString('latin1');
  const idAfter = (key: string) => fromHex(new RegExp(`"${key}":"([0-9a-f]{32})"`).exec(text)?.[1] ?? '00'.repeat(16));
  const seq = Number(/"seq":(\d{1,9})/.exec(text)?.[1] ?? 0);
  return { book: idAfter('book'), chain: idAfter('chain'), seq };
}

/** The next input: bytes that are meant for `ingest`. */
export function hostileFrame(draw: Draw, arsenal: Arsenal): Uint8Array {
  const frame = pick(draw, arsenal.frames);
  const op = pick(draw, frame.ops);
  switch (draw(10)) {
    case 0:
    case 1:
    case 2:
      return spoilBytes(frame.bytes, draw, pick(draw, arsenal.frames).bytes);
    case 3:
    case 4:
      return framed(spoilBytes(frame.bytes.subarray(20), draw));
    case 5:
      return withLength(frame.bytes, pick(draw, [8, 20, 24, 28 + op.headerBytes.length + 32]), draw);
    case 6:
      return framed(shuffled(draw, arsenal.frames));
    case 7:
      return signed(reseated(draw, op, frame), op.body ?? new Uint8Array(), arsenal);
    case 8:
      return signed(spoilJson(fromUtf8(op.headerBytes), draw), op.body ?? new Uint8Array(), arsenal);
    default:
      return signed(op.headerBytes, spoilBytes(op.body ?? new Uint8Array(), draw), arsenal);
  }
}

/** An op that stands elsewhere in its chain than it did: beyond a gap, in a fork, after itself. */
function reseated(draw: Draw, { header }: Op, frame: Frame): Uint8Array {
  if (header.start) return toUtf8(JSON.stringify(header));
  const prev = draw(3) === 0 ? header.prev : pick(draw, frame.ops).hash;
  return toUtf8(JSON.stringify({ ...header, seq: 2 + draw(60), prev }));
}

/** Genuine ops in an order, a number and under a signature that nobody meant. */
function shuffled(draw: Draw, frames: readonly Frame[]): Uint8Array {
  const ops = Array.from({ length: draw(6) }, () => pick(draw, pick(draw, frames).ops));
  const count = draw(2) === 0 ? ops.length : draw(600);
  return concat(u32(count), ...ops.map((op) => op.bytes), pick(draw, frames).signature);
}

/** A body that only somebody with the book's key can make: sealed and signed, and not what it should be inside. */
export function hostileBody(draw: Draw, op: Op, plain: Uint8Array, { sealer }: Arsenal): Uint8Array {
  const json = fromUtf8(plain.subarray(16));
  const spoilt = concat(plain.subarray(0, 16), spoilJson(json, draw));
  const nonce = toHex(sha256(u32(draw(2 ** 32))).subarray(0, 24));
  const header = { ...op.header, nonce };
  const headerBytes = toUtf8(JSON.stringify(header));
  return signed(headerBytes, sealer.seal(headerBytes, header, spoilt), { sealer });
}
