import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';
import type { Brand } from '../base/brand';
import { err, ok, type Result } from '../base/result';
import { TAG_BYTES } from './keys/crypto';
import { concat, equalBytes, fromUtf8, readU32, toHex, toUtf8, u32 } from './bytes';

/** Names one book: 128 random bits in hex. It names nothing above it, so books of strangers can meet later. */
export type BookId = Brand<string, 'BookId'>;
/** Names one chain: 128 bits in hex, bound to its writer (see `chainIdOf`). */
export type ChainId = Brand<string, 'ChainId'>;
/** SHA-256 in hex. An op is identified by it everywhere; (chain, seq) is only an index and may hold two. */
export type OpHash = Brand<string, 'OpHash'>;

/** Only on op 1: what binds the chain to its device, and the book's keys wrapped for whoever may read it. */
export type ChainStart = { readonly device: string; readonly random: string; readonly keys: readonly string[] };

/**
 * The clear part of an op. `prev` is '' on op 1. `key` and `nonce` say how the body was sealed. In every version to come
 * these name the op, its place and its writer; what a header of a later one (`v`) says of the body is not known here.
 */
export type OpHeader = {
  readonly v: number;
  readonly book: BookId;
  readonly chain: ChainId;
  readonly seq: number;
  readonly prev: OpHash | '';
  readonly key: string;
  readonly nonce: string;
  readonly start?: ChainStart | undefined;
};

/**
 * One op as it travels. `bytes` are stored, hashed and forwarded exactly as first written.
 * `body` is sealed; null where it was destroyed by a redaction: the hash still verifies.
 */
export type Op = {
  readonly hash: OpHash;
  readonly header: OpHeader;
  readonly headerBytes: Uint8Array;
  readonly body: Uint8Array | null;
  readonly bytes: Uint8Array;
};

/** What is written here, and the last that can be opened here. */
export const OP_VERSION = 1;
export const MAX_HEADER_BYTES = 2 * 1024;
/** Op 1 may carry a wrapped key for each of 128 members. */
export const MAX_START_HEADER_BYTES = 64 * 1024;
/** A body of the largest bucket, sealed. */
export const MAX_BODY_BYTES = 512 * 1024 + TAG_BYTES;
const DESTROYED = 0xffffffff;
const HASH_BYTES = 32;

const isHex = (bytes: number) => (value: unknown) =>
  typeof value === 'string' && value.length === bytes * 2 && /^[0-9a-f]*$/.test(value);
export const bookId = v.custom<BookId>(isHex(16));
export const chainId = v.custom<ChainId>(isHex(16));
export const opHash = v.custom<OpHash>(isHex(32));
const hex = (bytes: number) => v.custom<string>(isHex(bytes));
const opHeader = v.object({
  v: v.pipe(v.number(), v.integer(), v.minValue(1)),
  book: bookId,
  chain: chainId,
  seq: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(0xffffffff)),
  prev: v.union([opHash, v.literal('')]),
  key: v.pipe(v.string(), v.maxLength(64)),
  nonce: v.pipe(v.string(), v.maxLength(64)),
  start: v.optional(
    v.object({ device: hex(32), random: hex(16), keys: v.array(v.pipe(v.string(), v.maxLength(400))) }),
  ),
});

/** `SHA-256(device public key ‖ book ‖ random)[0..16]`: a chain is bound to its writer without any member list. */
export function chainIdOf(device: Uint8Array, book: Uint8Array, random: Uint8Array): ChainId {
  return toHex(sha256(concat(device, book, random)).subarray(0, 16)) as ChainId;
}

/** Bytes: u32 header length ‖ header ‖ SHA-256(body) ‖ u32 body length ‖ body. The hash covers all but the body's bytes. */
export function encodeOp(header: OpHeader, body: Uint8Array): Op {
  const headerBytes = toUtf8(JSON.stringify(header));
  const bodyHash = sha256(body);
  const bytes = concat(u32(headerBytes.length), headerBytes, bodyHash, u32(body.length), body);
  return { hash: hashOf(bytes.subarray(0, 4 + headerBytes.length + HASH_BYTES)), header, headerBytes, body, bytes };
}

/** The op without its body: same hash, same place in the chain, nothing left to read. */
export function destroyBody(op: Op): Op {
  const kept = op.bytes.subarray(0, 4 + op.headerBytes.length + HASH_BYTES);
  return { ...op, body: null, bytes: concat(kept, u32(DESTROYED)) };
}

/**
 * The op that starts at `at`, and where it ends; refused with a reason if the bytes are not one. Never throws. The op
 * is a view of `bytes`.
 */
export function decodeOp(bytes: Uint8Array, at = 0): Result<{ op: Op; end: number }, string> {
  try {
    const headerLength = readU32(bytes, at);
    if (headerLength > MAX_START_HEADER_BYTES) return err('header too long');
    const headerEnd = at + 4 + headerLength;
    const bodyLength = readU32(bytes, headerEnd + HASH_BYTES);
    const bodyStart = headerEnd + HASH_BYTES + 4;
    const end = bodyLength === DESTROYED ? bodyStart : bodyStart + bodyLength;
    if (end > bytes.length) return err('cut short');
    if (bodyLength !== DESTROYED && bodyLength > MAX_BODY_BYTES) return err('body too long');
    const headerBytes = bytes.subarray(at + 4, headerEnd);
    const header = v.safeParse(opHeader, JSON.parse(fromUtf8(headerBytes)));
    if (!header.success) return err('not an op header');
    const isStart = header.output.start !== undefined;
    if (isStart !== (header.output.seq === 1)) return err('op 1, and only op 1, starts a chain');
    if (isStart !== (header.output.prev === '')) return err('op 1, and only op 1, has no predecessor');
    if (!isStart && headerLength > MAX_HEADER_BYTES) return err('header too long');
    const bodyHash = bytes.subarray(headerEnd, headerEnd + HASH_BYTES);
    const body = bodyLength === DESTROYED ? null : bytes.subarray(bodyStart, end);
    if (body && !equalBytes(sha256(body), bodyHash)) return err('body does not match its hash');
    const op = {
      hash: hashOf(bytes.subarray(at, headerEnd + HASH_BYTES)),
      header: header.output,
      headerBytes,
      body,
      bytes: bytes.subarray(at, end),
    };
    return ok({ op, end });
  } catch {
    return err('not an op');
  }
}

/** Of the bytes before the body: length of the header ‖ header ‖ SHA-256(body). */
const hashOf = (named: Uint8Array): OpHash => toHex(sha256(named)) as OpHash;
