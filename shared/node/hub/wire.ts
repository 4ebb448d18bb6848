import * as v from 'valibot';
import { blobId, chunksOf, type BlobId } from '../../record/blobs/blob';
import { concat, fromHex, toUtf8, u32 } from '../../record/bytes';
import type { Digest } from '../../record/digest';
import type { Have } from '../../record/have';
import { FRAME_MARK, MAX_FRAME_SPAN } from '../../record/frame';
import { MAX_NAME_READERS } from '../../record/members/join';
import { bookId, chainId, opHash, type BookId, type OpHash } from '../../record/op';
import type { OpVerdict } from '../../record/remote';

// What laptops and hubs say to each other, and in which shape. Bodies are JSON, or frames one after another.

export const VERSION = 1;
/** A body of a request is no larger. */
export const MAX_BODY_BYTES = 1024 * 1024;
/** Larger frames are not sent live: only that there are some. */
export const MAX_LIVE_BYTES = 64 * 1024;
/** What laptops say of who is there is no larger. */
export const MAX_PRESENCE_BYTES = 1024;
/** How a binary message that is said live begins: then the book (16 bytes) and frames, or the device (32) and what it says. */
export const LIVE = { frames: 1, presence: 2 } as const;
export const FRAMES = 'application/octet-stream';
export const JSON_TYPE = 'application/json';

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`)));
export const device = hex(32);
const signature = hex(64);
const challenge = v.pipe(v.string(), v.maxLength(200));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const digest = v.custom<Digest>((value) => typeof value === 'string' && value.length <= 128);

export const hello = v.object({ v: count, hub: hex(16), challenge, now: v.number() });
/** `secret`: of an invitation, in hex; whole or as it was spoken. */
export const entering = v.object({ device, challenge, signature, secret: v.optional(v.pipe(hexUpTo(16))) });
/** What the laptop may do: all, or leave a request to join. */
export const entered = v.object({ token: v.pipe(v.string(), v.maxLength(400)), as: v.picklist(['member', 'guest']) });
export const root: v.GenericSchema<unknown, { readonly root: Digest }> = v.object({ root: digest });
type Digests = { readonly books: readonly (readonly [BookId, Digest])[] };
export const digests: v.GenericSchema<unknown, Digests> = v.object({ books: v.array(v.tuple([bookId, digest])) });
const run = v.object({
  seq: count,
  hash: v.union([opHash, v.literal('')]),
  beyond: v.pipe(v.array(v.tuple([count, count])), v.maxLength(64)),
});
export const have: v.GenericSchema<unknown, Have> = v.record(chainId as v.GenericSchema<string, string>, run);
const verdict: v.GenericSchema<unknown, OpVerdict> = v.variant('kind', [
  v.object({ kind: v.picklist(['ok', 'duplicate', 'fork', 'waiting']), op: opHash }),
  v.object({
    kind: v.literal('bad'),
    op: v.nullable(opHash),
    why: v.picklist(['not-a-frame', 'other-book', 'other-chain', 'signature', 'forgotten']),
  }),
]);
export const verdicts: v.GenericSchema<unknown, { readonly verdicts: readonly OpVerdict[] }> = v.object({
  verdicts: v.array(verdict),
});
export const ops: v.GenericSchema<unknown, { readonly ops: readonly OpHash[] }> = v.object({
  ops: v.pipe(v.array(opHash), v.maxLength(10_000)),
});
type Blobs = { readonly blobs: readonly (readonly [BlobId, held: number])[] };
/** How many chunks of each blob lie there, from the first on. */
export const blobs: v.GenericSchema<unknown, Blobs> = v.object({
  blobs: v.array(
    v.pipe(
      v.tuple([blobId, count]),
      v.check(([blob, held]) => held <= chunksOf(blob)),
    ),
  ),
});
export const held = v.object({ held: count });
export const checked = v.object({ isWhole: v.boolean() });
/** No more blobs are destroyed at once. */
export const MAX_ERASED = 10_000;
export const erasedBlobs: v.GenericSchema<unknown, { readonly blobs: readonly BlobId[] }> = v.object({
  blobs: v.pipe(v.array(blobId), v.maxLength(MAX_ERASED)),
});
export const names = v.object({ names: v.array(v.string()) });
export const invitation = v.object({
  id: hex(16),
  whole: hex(32),
  short: hex(32),
  minutes: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(24 * 60)),
});
type Rooms = { readonly rooms: readonly { readonly book: BookId; readonly founder: string }[] };
export const rooms: v.GenericSchema<unknown, Rooms> = v.object({
  rooms: v.pipe(v.array(v.object({ book: bookId, founder: device })), v.maxLength(1_000)),
});
/** Who can be told the name of a laptop that asks to be let in: who listens first, then who was heard last. */
export const readers = v.object({ readers: v.pipe(v.array(device), v.maxLength(MAX_NAME_READERS)) });
/** `seenAt`: ms since epoch by the hub's clock; null: not since it began. */
export const devices = v.object({
  devices: v.array(v.object({ device, isHere: v.boolean(), seenAt: v.nullable(v.number()) })),
});
/** `label`: the name, in a sealed box. `sealTo`: the public key for which alerts are to be sealed. */
export const intake = v.object({ tokenHash: hex(32), sealTo: hex(32), label: v.pipe(hexUpTo(1_024)) });
/** Public keys of whoever asks: what is sealed for others is none of his business. */
const keys = v.pipe(v.array(hex(32)), v.maxLength(256));
export const intakesOf = v.object({ keys });
/** `alerts`: how many came by it. `lastAt`: ms since epoch by the hub's clock; null if none is kept. */
export const intakes = v.object({
  intakes: v.array(v.object({ id: hex(8), label: v.string(), alerts: count, lastAt: v.nullable(v.number()) })),
});
/** What was sealed for keys of `from` is to be sealed for `to` from now on; each of them signs that. */
export const turned = v.object({
  to: hex(32),
  from: v.pipe(v.array(v.object({ key: hex(32), signature })), v.maxLength(256)),
});
export const notificationsOf = v.object({ keys, since: v.pipe(v.string(), v.maxLength(128)) });
/** `letGo`: how many alerts of theirs went because more came. */
export const notifications = v.object({ names: v.array(v.string()), letGo: count });
/** No more notifications, and none when the first has so many bytes, are asked for at once. */
export const MAX_ASKED = 64;
export const MAX_ASKED_BYTES = 4 * 1024 * 1024;
export const asked = v.object({ names: v.pipe(v.array(v.pipe(v.string(), v.maxLength(128))), v.maxLength(MAX_ASKED)) });
/**
 * Said live of a book in which something is new and too large to be sent so; frames themselves are binary. Or: that
 * monitoring sent something.
 */
type Poke = { readonly book: BookId } | { readonly isAlert: true };
export const poke: v.GenericSchema<unknown, Poke> = v.union([
  v.object({ book: bookId }),
  v.object({ isAlert: v.literal(true) }),
]);

/** Why a hub did not do what it was asked; `why` is for the app, never a stack. */
export const refused = v.object({
  why: v.picklist([
    'not-found',
    'not-understood',
    'not-let-in',
    'session-over',
    'challenge-over',
    'wrong-code',
    'code-used',
    'code-expired',
    'no-invitation',
    'too-large',
    'too-fast',
    'full',
    'read-only',
    'away',
    'newer',
    'broken',
  ]),
  triesLeft: v.optional(count),
  waitMs: v.optional(count),
  /** The same in a sentence, for who sends alerts. */
  message: v.optional(v.string()),
});
export type Refused = v.InferOutput<typeof refused>;

function hexUpTo(bytes: number) {
  return v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2})+$/), v.maxLength(bytes * 2));
}

/**
 * What a laptop signs to come in: that hub, by its id and by the key it was reached under, that challenge, and the secret
 * if it has one. Relayed to another hub it says nothing.
 */
export const entryMark = ({
  hub,
  pin,
  challenge: asked,
  secret = '',
}: {
  readonly hub: string;
  readonly pin: Uint8Array;
  readonly challenge: string;
  readonly secret?: string | undefined;
}): Uint8Array =>
  concat(toUtf8('holdfast hub entry 1'), fromHex(hub), pin, u32(asked.length), toUtf8(asked), toUtf8(secret));

/** Where a frame that begins at `at` would end: null while not enough of it is there to tell; -1 if none begins there. */
export function frameEnd(bytes: Uint8Array, at: number): number | null {
  const lengthAt = at + FRAME_MARK.length;
  if (bytes.length < lengthAt + 4) return null;
  for (let i = 0; i < FRAME_MARK.length; i++) if (bytes[at + i] !== FRAME_MARK[i]) return -1;
  const length = new DataView(bytes.buffer, bytes.byteOffset + lengthAt, 4).getUint32(0);
  const end = lengthAt + 4 + 8 + length;
  return end - at > MAX_FRAME_SPAN ? -1 : end;
}

/** Frames that stand one after another in bytes that come in pieces. Throws at what is no frame. */
export async function* framesIn(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const piece of pieces) {
    // A Buffer's slices share its memory.
    const plain = new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
    rest = rest.length === 0 ? plain : concat(rest, plain);
    let at = 0;
    for (let end = frameEnd(rest, at); end !== null && end <= rest.length; end = frameEnd(rest, at)) {
      if (end < 0) throw new Error('what came is no frame');
      // A copy of its own: a frame that is kept must not keep the piece it came in.
      yield rest.slice(at, end);
      at = end;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw new Error('a frame was cut short');
}
