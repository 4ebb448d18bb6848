import * as v from 'valibot';
import { workspaceKeyOf, type WorkspaceKey } from './book-keys';
import { concat, hexOrNull, toHex, toUtf8 } from './bytes';
import { bookId, opHash } from './op';
import { KEY_BYTES, NONCE_BYTES, type Crypto, type SigningKeys } from './crypto';

const device = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const proof = v.pipe(v.string(), v.maxLength(200));
const named = v.pipe(v.array(opHash), v.maxLength(64));
const forgetFacts = [
  /** Somebody wants the book gone from everywhere, and somebody else agrees, or does not. */
  v.object({ kind: v.literal('forget-asked/1'), book: bookId, proof }),
  v.object({ kind: v.literal('forget-agreed/1'), book: bookId, proof }),
  v.object({ kind: v.literal('forget-refused/1'), book: bookId, proof, asks: named }),
  /** While a hold stands, the book stays. */
  v.object({ kind: v.literal('hold-placed/1'), book: bookId, proof }),
  v.object({ kind: v.literal('hold-lifted/1'), book: bookId, proof, holds: named }),
] as const;
const memberFact = v.variant('kind', [
  v.object({ kind: v.literal('room-founded/1') }),
  v.object({ kind: v.literal('device-approved/1'), device }),
  v.object({ kind: v.literal('keys-brought/1'), sealed: v.pipe(v.string(), v.maxLength(20_000)) }),
  v.object({ kind: v.literal('kit-made/1'), kit: device, sealed: v.pipe(v.string(), v.maxLength(20_000)) }),
  ...forgetFacts,
]);

/**
 * What stands in the book of the members, which is signed and not sealed: no names, only keys. `keys-brought`: keys of
 * workspaces that a member had before, sealed for this one, so that all read what any of them wrote before they met.
 * `kit-made`: the workspaces' keys, sealed for the recovery kit of that public key.
 */
export type MemberFact = v.InferOutput<typeof memberFact>;
export type ForgetFact = v.InferOutput<(typeof forgetFacts)[number]>;

export const isForgetFact = (fact: MemberFact): fact is ForgetFact => 'book' in fact;

export function parseMemberFact(foreign: unknown): MemberFact | null {
  const parsed = v.safeParse(memberFact, foreign);
  return parsed.success ? parsed.output : null;
}

const AROUND = toUtf8('holdfast brought 1');

type Sealing = { readonly workspace: WorkspaceKey; readonly crypto: Crypto };

/** Hex of nonce (24) ‖ sealed keys, one after another. */
export function sealBrought(
  keys: readonly WorkspaceKey[],
  { workspace, crypto, nonce }: Sealing & { readonly nonce: Uint8Array },
): string {
  const plain = concat(...keys.map(({ key }) => key));
  return toHex(concat(nonce, crypto.seal(plain, AROUND, nonce, workspace.key)));
}

/** None if they were sealed for another workspace, or are no keys. Never throws. */
export function openBrought(sealed: string, { workspace, crypto }: Sealing): readonly WorkspaceKey[] {
  const bytes = hexOrNull(sealed);
  if (!bytes || bytes.length <= NONCE_BYTES) return [];
  return keysIn(crypto.open(bytes.subarray(NONCE_BYTES), AROUND, bytes.subarray(0, NONCE_BYTES), workspace.key));
}

/** Hex of a sealed box to the kit, of keys one after another; null if `kit` is no public key. */
export function sealForKit(keys: readonly WorkspaceKey[], kit: Uint8Array, crypto: Crypto): string | null {
  const sealed = crypto.sealTo(concat(...keys.map(({ key }) => key)), kit);
  return sealed && toHex(sealed);
}

/** None if they were sealed for another kit, or are no keys. Never throws. */
export function openForKit(sealed: string, kit: SigningKeys, crypto: Crypto): readonly WorkspaceKey[] {
  return keysIn(crypto.openSealed(hexOrNull(sealed) ?? new Uint8Array(), kit));
}

function keysIn(plain: Uint8Array | null): readonly WorkspaceKey[] {
  if (!plain || plain.length % KEY_BYTES !== 0) return [];
  return Array.from({ length: plain.length / KEY_BYTES }, (_, i) =>
    workspaceKeyOf(plain.slice(i * KEY_BYTES, (i + 1) * KEY_BYTES)),
  );
}
