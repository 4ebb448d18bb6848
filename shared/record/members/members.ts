import * as v from 'valibot';
import { workspaceKeyOf, type WorkspaceKey } from '../keys/book-keys';
import { concat, fromHex, hexOrNull, toHex, toUtf8 } from '../bytes';
import { bookId, chainId, opHash, type BookId, type ChainId, type OpHash } from '../op';
import { KEY_BYTES, NONCE_BYTES, type Crypto, type SigningKeys } from '../keys/crypto';
import { SIGNATURE_BYTES } from '../keys/seal';

const device = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const proof = v.pipe(v.string(), v.maxLength(200));
const named = v.pipe(v.array(opHash), v.maxLength(64));
/** The newest op of a chain that counts, or of a fork's branch; all before it count as well. */
export type Reached = {
  readonly book: BookId;
  readonly chain: ChainId;
  readonly seq: number;
  readonly hash: OpHash;
};
const reached: v.GenericSchema<unknown, Reached> = v.object({
  book: bookId,
  chain: chainId,
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  hash: opHash,
});
export const MAX_REACHED = 1_000;
const MAX_MEMBERS = 128;
const forgetFacts = [
  /** Somebody wants the book gone from everywhere, and somebody else agrees, or does not. */
  v.object({ kind: v.literal('forget-asked/1'), book: bookId, proof }),
  v.object({ kind: v.literal('forget-agreed/1'), book: bookId, proof }),
  v.object({ kind: v.literal('forget-refused/1'), book: bookId, proof, asks: named }),
  /** While a hold stands, the book stays. */
  v.object({ kind: v.literal('hold-placed/1'), book: bookId, proof }),
  v.object({ kind: v.literal('hold-lifted/1'), book: bookId, proof, holds: named }),
] as const;
/** One removal, as its pages and its end name it. */
const removal = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const pages = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_000));
const membershipFacts = [
  /** `proof`: what only the founder knew before. */
  v.object({ kind: v.literal('room-founded/2'), proof }),
  /** Let in, or let in again: `undoes` names the removals that count no more. */
  v.object({ kind: v.literal('device-approved/2'), device, undoes: named, proof }),
  /** What counts of a laptop that is removed, so many at a time, and behind them that it is. */
  v.object({
    kind: v.literal('work-accepted/1'),
    removal,
    reached: v.pipe(v.array(reached), v.maxLength(MAX_REACHED)),
  }),
  v.object({ kind: v.literal('device-revoked/1'), device, removal, pages, proof }),
  /** The room's next key, sealed for each laptop that goes on. */
  v.object({
    kind: v.literal('keys-turned/1'),
    workspace: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
    keys: v.pipe(v.array(v.object({ device, sealed: v.pipe(v.string(), v.maxLength(400)) })), v.maxLength(MAX_MEMBERS)),
    proof,
  }),
  v.object({
    kind: v.literal('late-work-decided/1'),
    device,
    isAccepted: v.boolean(),
    reached: v.pipe(v.array(reached), v.maxLength(MAX_REACHED)),
    proof,
  }),
  /** Whoever holds the founder's recovery kit says that the laptop stays, whoever removed it. */
  v.object({
    kind: v.literal('device-kept/1'),
    device,
    undoes: named,
    kit: device,
    signature: v.pipe(v.string(), v.maxLength(200)),
  }),
] as const;
const memberFact = v.variant('kind', [
  ...membershipFacts,
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

type Kept = Extract<MemberFact, { kind: 'device-kept/1' }>;

const keptBytes = ({ device, undoes }: Pick<Kept, 'device' | 'undoes'>) =>
  concat(toUtf8('holdfast kept 1'), toUtf8(JSON.stringify([device, undoes])));

/** The kit says that the laptop stays, whoever removed it. */
export const keptByKit = (said: Pick<Kept, 'device' | 'undoes'>, kit: SigningKeys, crypto: Crypto): Kept => ({
  kind: 'device-kept/1',
  device: said.device,
  undoes: said.undoes,
  kit: toHex(kit.publicKey),
  signature: toHex(crypto.sign(keptBytes(said), kit.secretKey)),
});

/** Whether the kit that it names said so. Never throws. */
export function isKeptBy(fact: Kept, crypto: Crypto): boolean {
  const signature = hexOrNull(fact.signature);
  return signature?.length === SIGNATURE_BYTES && crypto.verify(signature, keptBytes(fact), fromHex(fact.kit));
}

/** Hex of a sealed box to the laptop: the room's next key. Null if its key is none. */
export function sealTurned({ key }: WorkspaceKey, device: string, crypto: Crypto): string | null {
  const sealed = crypto.sealTo(key, fromHex(device));
  return sealed && toHex(sealed);
}

/** Null if it was sealed for another laptop, or is not the key that it is said to be. Never throws. */
export function openTurned(
  sealed: string,
  workspace: string,
  open: (sealed: Uint8Array) => Uint8Array | null,
): WorkspaceKey | null {
  const key = open(hexOrNull(sealed) ?? new Uint8Array());
  const turned = key?.length === KEY_BYTES ? workspaceKeyOf(key) : null;
  return turned?.id === workspace ? turned : null;
}

function keysIn(plain: Uint8Array | null): readonly WorkspaceKey[] {
  if (!plain || plain.length % KEY_BYTES !== 0) return [];
  return Array.from({ length: plain.length / KEY_BYTES }, (_, i) =>
    workspaceKeyOf(plain.slice(i * KEY_BYTES, (i + 1) * KEY_BYTES)),
  );
}
