import { wordlist } from '@scure/bip39/wordlists/english.js';
import * as v from 'valibot';
import { concat, fromHex, fromUtf8, hexOrNull, readU32, toHex, toUtf8 } from './bytes';
import { workspaceKeyOf, type WorkspaceKey } from './book-keys';
import { SECRET_COST, type Crypto, type SigningKeys } from './crypto';

/** What a laptop leaves where a room meets, to be let in. `at`: ms since epoch by its own clock, to be shown only. */
export type JoinRequest = {
  readonly id: string;
  /** Its public key, in hex. */
  readonly device: string;
  readonly name: string;
  readonly at: number;
};

/** What the room answered. Keys newest first, as the room itself holds them. */
export type JoinAnswer =
  { readonly kind: 'let-in'; readonly workspaces: readonly WorkspaceKey[] } | { readonly kind: 'refused' };

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`)));
const requestId = hex(16);
const request = v.object({
  v: v.literal(1),
  id: requestId,
  device: hex(32),
  name: v.pipe(v.string(), v.maxLength(120)),
  at: v.pipe(v.number(), v.safeInteger()),
  signature: hex(64),
});
const answerFile = v.object({ v: v.literal(1), id: requestId, sealed: v.pipe(v.string(), v.maxLength(40_000)) });
const answer = v.variant('kind', [
  v.object({ kind: v.literal('let-in'), workspaces: v.pipe(v.array(hex(32)), v.minLength(1), v.maxLength(256)) }),
  v.object({ kind: v.literal('refused') }),
]);

/** A file of more bytes is not one of these. */
export const MAX_JOIN_BYTES = 64 * 1024;

const signed = ({ id, device, name, at }: JoinRequest) =>
  concat(toUtf8('holdfast join 1'), toUtf8(JSON.stringify([id, device, name, at])));

/** JSON: the request and the device's own signature over it. */
export function encodeRequest(asked: JoinRequest, keys: SigningKeys, crypto: Crypto): Uint8Array {
  const signature = toHex(crypto.sign(signed(asked), keys.secretKey));
  return toUtf8(JSON.stringify({ v: 1, ...asked, signature }));
}

/** Null if it is no request, or not signed by the device it names. Never throws. */
export function decodeRequest(bytes: Uint8Array, crypto: Crypto): JoinRequest | null {
  const parsed = v.safeParse(request, jsonOf(bytes));
  if (!parsed.success) return null;
  const { id, device, name, at, signature } = parsed.output;
  const asked = { id, device, name, at };
  return crypto.verify(fromHex(signature), signed(asked), fromHex(device)) ? asked : null;
}

const WORDS = 4;
const WORD_BITS = 11;
const WORDS_SALT = toUtf8('holdfast words 1');

/**
 * Four words that both screens show, so that two people can tell whether they speak of the same laptop. Dear to compute:
 * whoever looks for another key with the same words must pay for each try.
 */
export function wordsOf({ id, device }: Pick<JoinRequest, 'id' | 'device'>, crypto: Crypto): readonly string[] {
  const stretched = crypto.stretch(concat(fromHex(device), fromHex(id)), WORDS_SALT, SECRET_COST);
  const number = (BigInt(readU32(stretched, 0)) << 32n) | BigInt(readU32(stretched, 4));
  return Array.from({ length: WORDS }, (_, i) => wordlist[Number((number >> BigInt(i * WORD_BITS)) & 2047n)] ?? '');
}

/** Sealed to the device that asked; null if its key is none. */
export function encodeAnswer(to: JoinRequest, answered: JoinAnswer, crypto: Crypto): Uint8Array | null {
  const keys = answered.kind === 'let-in' && { workspaces: answered.workspaces.map(({ key }) => toHex(key)) };
  const sealed = crypto.sealTo(toUtf8(JSON.stringify({ kind: answered.kind, ...keys })), fromHex(to.device));
  return sealed && toUtf8(JSON.stringify({ v: 1, id: to.id, sealed: toHex(sealed) }));
}

/** Null if it is no answer to this request, or was sealed to another device. Never throws. */
export function decodeAnswer(
  bytes: Uint8Array,
  { id, keys, crypto }: { readonly id: string; readonly keys: SigningKeys; readonly crypto: Crypto },
): JoinAnswer | null {
  const file = v.safeParse(answerFile, jsonOf(bytes));
  const sealed = file.success && file.output.id === id ? hexOrNull(file.output.sealed) : null;
  const plain = sealed && crypto.openSealed(sealed, keys);
  const opened = plain && v.safeParse(answer, jsonOf(plain));
  if (!opened?.success) return null;
  if (opened.output.kind === 'refused') return opened.output;
  return { kind: 'let-in', workspaces: opened.output.workspaces.map((key) => workspaceKeyOf(fromHex(key))) };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return bytes.length <= MAX_JOIN_BYTES ? JSON.parse(fromUtf8(bytes)) : null;
  } catch {
    return null;
  }
}
