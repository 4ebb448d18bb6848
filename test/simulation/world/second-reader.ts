import { hash } from 'node:crypto';
import type { BookId, ChainId, OpHash } from '../../../shared/record/op';
import type { SimulatedDisk } from '../simulated-disk';

/** What of an op anyone can read without a key. */
export type ReadOp = {
  readonly hash: OpHash;
  readonly book: BookId;
  readonly chain: ChainId;
  readonly seq: number;
  readonly isStart: boolean;
  readonly hasBody: boolean;
  /** Whether the body is the op's own: it is hashed only where somebody asks. */
  readonly isGenuine: () => boolean;
  /** Names the key that its body is sealed with. */
  readonly key: string;
  /** Of its frame, in hex. */
  readonly signature: string;
  /** Its frame's checksum, in hex. */
  readonly check: string;
};

type Judging = {
  readonly isSigned: (signature: string) => boolean;
  /** Checksums of frames that an intruder made unreadable. */
  readonly spoilt: ReadonlySet<string>;
};

const MARK = Buffer.from('894846520d0a1a0a', 'hex');
const PRELUDE = MARK.length + 4 + 8;
const SIGNATURE = 64;
const NO_BODY = 0xffffffff;
type Frame = { readonly bytes: Buffer; readonly ops: readonly ReadOp[] };
const frames = new Map<string, Frame>();
const seen = new WeakMap<Uint8Array, readonly ReadOp[]>();

const sha256 = (bytes: Uint8Array) => hash('sha256', bytes, 'buffer');

/**
 * Every op in a file, read after FORMAT.md alone: whoever judges the record must not ask the record's own code.
 * Verifies checksums, not signatures.
 */
export function opsIn(bytes: Uint8Array): readonly ReadOp[] {
  const known = seen.get(bytes);
  if (known) return known;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ops: ReadOp[] = [];
  for (let at = file.indexOf(MARK); at >= 0;) {
    const frame = frameAt(file, at);
    if (frame) ops.push(...frame.ops);
    at = file.indexOf(MARK, frame ? at + frame.bytes.length : at + 1);
  }
  seen.set(bytes, ops);
  return ops;
}

/** A frame is known again by its beginning, and then by every byte. */
function frameAt(file: Buffer, at: number): Frame | null {
  const prelude = file.toString('latin1', at, at + PRELUDE);
  const known = frames.get(prelude);
  if (known && file.subarray(at, at + known.bytes.length).equals(known.bytes)) return known;
  const payload = payloadAt(file, at);
  if (!payload) return null;
  const bytes = file.subarray(at, at + PRELUDE + payload.length);
  const frame = { bytes, ops: opsOf(payload, bytes.toString('hex', PRELUDE - 8, PRELUDE)) };
  if (frames.size > 4_096) frames.clear();
  frames.set(prelude, frame);
  return frame;
}

function payloadAt(file: Buffer, at: number): Buffer | null {
  if (at + PRELUDE > file.length) return null;
  const length = file.readUInt32BE(at + MARK.length);
  const payload = file.subarray(at + PRELUDE, at + PRELUDE + length);
  const isWhole = payload.length === length && length > 4 + SIGNATURE;
  return isWhole &&
    sha256(payload)
      .subarray(0, 8)
      .equals(file.subarray(at + PRELUDE - 8, at + PRELUDE))
    ? payload
    : null;
}

function opsOf(payload: Buffer, check: string): ReadOp[] {
  const ops: ReadOp[] = [];
  const signature = payload.toString('hex', payload.length - SIGNATURE);
  try {
    let at = 4;
    for (let left = payload.readUInt32BE(0); left > 0; left--) {
      const headerEnd = at + 4 + payload.readUInt32BE(at);
      const bodyLength = payload.readUInt32BE(headerEnd + 32);
      const { book, chain, seq, key } = JSON.parse(payload.toString('utf8', at + 4, headerEnd)) as ReadOp;
      const hash = sha256(payload.subarray(at, headerEnd + 32)).toString('hex') as OpHash;
      const hasBody = bodyLength !== NO_BODY;
      const body = payload.subarray(headerEnd + 36, headerEnd + 36 + (hasBody ? bodyLength : 0));
      const named = payload.subarray(headerEnd, headerEnd + 32);
      const isGenuine = () => sha256(body).equals(named);
      ops.push({ hash, book, chain, seq, isStart: seq === 1, key, hasBody, isGenuine, signature, check });
      at = headerEnd + 36 + (bodyLength === NO_BODY ? 0 : bodyLength);
    }
  } catch {
    // What an intruder made need not be readable.
  }
  return ops;
}

/**
 * Every op on a medium that a laptop signed, by hash, save in files that nobody has published yet. What an intruder made
 * unreadable for everyone is no copy of it.
 */
export function opsOn(disk: SimulatedDisk, { isSigned, spoilt }: Judging): Map<OpHash, ReadOp> {
  const files = disk.files().filter((path) => !path.includes('/tmp/'));
  const ops = files.flatMap((path) => opsIn(disk.peek(path) ?? new Uint8Array()));
  const readable = ops.filter(({ signature, check }) => isSigned(signature) && !spoilt.has(check));
  return new Map(readable.map((op) => [op.hash, op]));
}

/**
 * Of these ops, those whose bodies lie on a medium, each with a file that holds it, whoever signed them. `spoilt`:
 * checksums of frames that an intruder made unreadable, which nobody can be asked to find anything in.
 */
export const bodiesOn = (
  disk: SimulatedDisk,
  ops: ReadonlySet<OpHash>,
  spoilt: ReadonlySet<string>,
): ReadonlyMap<OpHash, string> =>
  new Map(
    disk.files().flatMap((path) =>
      opsIn(disk.peek(path) ?? new Uint8Array())
        .filter(({ hash, hasBody, isGenuine, check }) => hasBody && ops.has(hash) && !spoilt.has(check) && isGenuine())
        .map(({ hash }) => [hash, path] as const),
    ),
  );
