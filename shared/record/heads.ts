import * as v from 'valibot';
import { concat, fromHex, fromUtf8, toHex, toUtf8 } from './bytes';
import type { WorkspaceKey } from './keys/book-keys';
import { KEY_BYTES, NONCE_BYTES, TAG_BYTES, type Crypto } from './keys/crypto';
import type { Have } from './have';
import { bookId, chainId, opHash, type BookId } from './op';
import { pad, unpad } from './keys/padding';

/** What a laptop says it holds of the books that lately changed there. A hint: nothing rests on it. */
export type Heads = {
  /** Its public key, in hex. */
  readonly device: string;
  /** When it said so, ms since epoch by its own clock. */
  readonly at: number;
  readonly haves: ReadonlyMap<BookId, Have>;
};

type Sealing = { readonly workspaces: readonly WorkspaceKey[]; readonly crypto: Crypto };
type Random = (bytes: number) => Uint8Array;

const ID_BYTES = 8;
const AROUND = toUtf8('holdfast heads 2');
/** Whoever has not heard of a newer key yet must be able to read it: the newest so many of the room's keys open it. */
const MAX_KEYS = 16;
const WRAPPED_BYTES = KEY_BYTES + TAG_BYTES;
const SLOT_BYTES = ID_BYTES + NONCE_BYTES + WRAPPED_BYTES;
/** A file of more bytes is not one of these. */
export const MAX_HEADS_BYTES = 4 * 1024 * 1024;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const run = v.tuple([
  chainId,
  count,
  v.union([opHash, v.literal('')]),
  v.pipe(v.array(v.tuple([count, count])), v.maxLength(64)),
]);
const heads = v.object({
  v: v.literal(1),
  device: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  at: v.pipe(v.number(), v.finite()),
  books: v.array(v.tuple([bookId, v.array(run)])),
});

/** How many keys open it (1) ‖ for each: workspace id (8) ‖ nonce (24) ‖ sealed key (48); nonce (24) ‖ sealed, padded JSON. */
export function sealHeads(
  { device, at, haves }: Heads,
  { workspaces, crypto, random }: Sealing & { readonly random: Random },
): Uint8Array {
  const books = [...haves].map(([book, have]) => [
    book,
    Object.entries(have).map(([chain, { seq, hash, beyond }]) => [chain, seq, hash, beyond]),
  ]);
  const plain = pad(toUtf8(JSON.stringify({ v: 1, device, at, books })));
  const key = random(KEY_BYTES);
  const sealedWith = (outer: Uint8Array, content: Uint8Array): Uint8Array => {
    const nonce = random(NONCE_BYTES);
    return concat(nonce, crypto.seal(content, AROUND, nonce, outer));
  };
  const slots = workspaces.slice(0, MAX_KEYS).map((one) => concat(fromHex(one.id), sealedWith(one.key, key)));
  return concat(new Uint8Array([slots.length]), ...slots, sealedWith(key, plain));
}

/** Null if it was sealed for others, or is no such file. Never throws. */
export function openHeads(bytes: Uint8Array, { workspaces, crypto }: Sealing): Heads | null {
  const contentAt = 1 + (bytes[0] ?? 0) * SLOT_BYTES;
  const openWith = (key: Uint8Array, at: number, end: number) =>
    end - at > NONCE_BYTES
      ? crypto.open(bytes.subarray(at + NONCE_BYTES, end), AROUND, bytes.subarray(at, at + NONCE_BYTES), key)
      : null;
  let key: Uint8Array | null = null;
  for (let at = 1; at < contentAt && !key && contentAt < bytes.length; at += SLOT_BYTES) {
    const id = toHex(bytes.subarray(at, at + ID_BYTES));
    const workspace = workspaces.find((one) => one.id === id);
    key = workspace ? openWith(workspace.key, at + ID_BYTES, at + SLOT_BYTES) : null;
  }
  const padded = key?.length === KEY_BYTES ? openWith(key, contentAt, bytes.length) : null;
  const plain = padded && unpad(padded);
  const parsed = plain && v.safeParse(heads, jsonOf(plain));
  if (!parsed?.success) return null;
  const { device, at, books } = parsed.output;
  return { device, at, haves: new Map(books.map(([book, runs]) => [book, haveOf(runs)])) };
}

const haveOf = (runs: readonly v.InferOutput<typeof run>[]): Have =>
  Object.fromEntries(runs.map(([chain, seq, hash, beyond]) => [chain, { seq, hash, beyond }]));

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    return null;
  }
}
