import * as v from 'valibot';
import { concat, fromHex, fromUtf8, toHex, toUtf8 } from './bytes';
import type { WorkspaceKey } from './book-keys';
import { NONCE_BYTES, type Crypto } from './crypto';
import type { Have } from './have';
import { bookId, chainId, opHash, type BookId } from './op';
import { pad, unpad } from './padding';

/** What a laptop says it holds of the books that lately changed there. A hint: nothing rests on it. */
export type Heads = {
  /** Its public key, in hex. */
  readonly device: string;
  /** When it said so, ms since epoch by its own clock. */
  readonly at: number;
  readonly haves: ReadonlyMap<BookId, Have>;
};

type Sealing = { readonly workspaces: readonly WorkspaceKey[]; readonly crypto: Crypto };

const ID_BYTES = 8;
const AROUND = toUtf8('holdfast heads 1');
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

/** Workspace id (8) ‖ nonce (24) ‖ sealed, padded JSON. */
export function sealHeads(
  { device, at, haves }: Heads,
  { workspaces, crypto, nonce }: Sealing & { readonly nonce: Uint8Array },
): Uint8Array {
  const [workspace] = workspaces;
  if (!workspace) throw new Error('a laptop has a workspace');
  const books = [...haves].map(([book, have]) => [
    book,
    Object.entries(have).map(([chain, { seq, hash, beyond }]) => [chain, seq, hash, beyond]),
  ]);
  const plain = pad(toUtf8(JSON.stringify({ v: 1, device, at, books })));
  return concat(fromHex(workspace.id), nonce, crypto.seal(plain, AROUND, nonce, workspace.key));
}

/** Null if it was sealed for others, or is no such file. Never throws. */
export function openHeads(bytes: Uint8Array, { workspaces, crypto }: Sealing): Heads | null {
  const id = toHex(bytes.subarray(0, ID_BYTES));
  const workspace = workspaces.find((one) => one.id === id);
  if (!workspace || bytes.length <= ID_BYTES + NONCE_BYTES) return null;
  const nonce = bytes.subarray(ID_BYTES, ID_BYTES + NONCE_BYTES);
  const padded = crypto.open(bytes.subarray(ID_BYTES + NONCE_BYTES), AROUND, nonce, workspace.key);
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
