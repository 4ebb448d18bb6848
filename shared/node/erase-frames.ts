import { concat, equalBytes, readU32 } from '../record/bytes';
import { findFrames, isDamage, withoutBodies } from '../record/frame';
import type { Op, OpHash } from '../record/op';

/** By the hash of an op to be erased: the SHA-256 of its body, by which it is found where no frame is whole. */
export type Fingerprints = ReadonlyMap<OpHash, Uint8Array>;

const HASH_BYTES = 32;

/** The body's hash, which stays behind when the body goes. */
export const fingerprintOf = ({ bytes, headerBytes }: Op): Uint8Array =>
  bytes.slice(4 + headerBytes.length, 4 + headerBytes.length + HASH_BYTES);

/** Of the ops that stand in a file's frames. */
export function fingerprintsOf(bytes: Uint8Array, ops: { has(hash: OpHash): boolean }): Fingerprints {
  const found = new Map<OpHash, Uint8Array>();
  for (const frame of findFrames(bytes)) {
    if (isDamage(frame)) continue;
    for (const op of frame.ops) if (ops.has(op.hash)) found.set(op.hash, fingerprintOf(op));
  }
  return found;
}

/**
 * What a file holds, without the bodies of these ops: all else stands as it stood, in its order, damage included. Where a
 * body lies in damage, zeros take its place. Null if there is nothing to erase.
 */
export function withoutBodiesIn(bytes: Uint8Array, erased: Fingerprints): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let at = 0;
  let isOther = false;
  for (const found of findFrames(bytes)) {
    const before = isDamage(found) ? bytes.subarray(found.from, found.to) : found.bytes;
    const after = isDamage(found) ? zeroed(before, erased) : withoutBodies(found, erased).bytes;
    at += before.length;
    isOther ||= !equalBytes(before, after);
    parts.push(after);
  }
  if (at !== bytes.length) throw new Error('a file is frames and what lies between them');
  return isOther ? concat(...parts) : null;
}

function zeroed(damage: Uint8Array, erased: Fingerprints): Uint8Array {
  let clean = damage;
  for (const fingerprint of erased.values())
    for (let at = indexOf(clean, fingerprint, 0); at >= 0; at = indexOf(clean, fingerprint, at + 1)) {
      const from = at + HASH_BYTES + 4;
      if (from > clean.length) break;
      const length = readU32(clean, at + HASH_BYTES);
      if (clean === damage) clean = damage.slice();
      clean.fill(0, from, Math.min(clean.length, from + length));
    }
  return clean;
}

const indexOf = (bytes: Uint8Array, part: Uint8Array, from: number): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(part, from);
