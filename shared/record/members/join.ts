import { wordlist } from '@scure/bip39/wordlists/english.js';
import * as v from 'valibot';
import { concat, fromHex, fromUtf8, hexOrNull, readU32, toHex, toUtf8 } from '../bytes';
import { workspaceKeyOf, type WorkspaceKey } from '../keys/book-keys';
import { SECRET_COST, type Crypto, type SigningKeys } from '../keys/crypto';
import { pad, unpad } from '../keys/padding';

/** What a laptop leaves where a room meets, to be let in. `at`: ms since epoch by its own clock, to be shown only. */
export type JoinRequest = {
  readonly id: string;
  /** Its public key, in hex. */
  readonly device: string;
  /** Who asks: a sealed box, in hex, for each laptop that may read it. */
  readonly names: readonly string[];
  readonly at: number;
};

/** What the room answered. Keys newest first, as the room itself holds them. */
export type JoinAnswer =
  { readonly kind: 'let-in'; readonly workspaces: readonly WorkspaceKey[] } | { readonly kind: 'refused' };

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`)));
const requestId = hex(16);
const DEVICE_BYTES = 32;
/** Room for the longest name, as many bytes for each: its length says nothing. */
const NAME_BYTES = 384;
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
/** How many laptops' boxes a request has room for. */
export const MAX_NAME_READERS = 64;
const request = v.object({
  v: v.literal(2),
  id: requestId,
  device: hex(DEVICE_BYTES),
  names: v.pipe(v.array(v.string()), v.maxLength(MAX_NAME_READERS)),
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

const signed = ({ id, device, names, at }: JoinRequest) =>
  concat(toUtf8('holdfast join 2'), toUtf8(JSON.stringify([id, device, names, at])));

/** A box for each of these devices, by their public keys in hex, that says who asks: device that asks (32) ‖ padded name. */
export function sealName(
  name: string,
  {
    device,
    readers,
    crypto,
  }: { readonly device: string; readonly readers: readonly string[]; readonly crypto: Crypto },
): readonly string[] {
  const plain = concat(fromHex(device), pad(toUtf8(name), NAME_BYTES));
  const boxes = readers.slice(0, MAX_NAME_READERS).flatMap((reader) => crypto.sealTo(plain, fromHex(reader)) ?? []);
  return boxes.map(toHex);
}

/** Who asks; null if no box is for the device of these keys, or it was made for another request. Never throws. */
export function openName({ device, names }: JoinRequest, keys: SigningKeys, crypto: Crypto): string | null {
  for (const box of names) {
    const plain = crypto.openSealed(hexOrNull(box) ?? new Uint8Array(), keys);
    // Another laptop may not ask in the name that was sealed for this one.
    if (plain && toHex(plain.subarray(0, DEVICE_BYTES)) === device) return nameIn(plain.subarray(DEVICE_BYTES));
  }
  return null;
}

function nameIn(padded: Uint8Array): string | null {
  try {
    const parsed = v.safeParse(name, fromUtf8(unpad(padded) ?? new Uint8Array()));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** JSON: the request and the device's own signature over it. */
export function encodeRequest(asked: JoinRequest, keys: SigningKeys, crypto: Crypto): Uint8Array {
  const { id, device, names, at } = asked;
  const signature = toHex(crypto.sign(signed(asked), keys.secretKey));
  return toUtf8(JSON.stringify({ v: 2, id, device, names, at, signature }));
}

/** Null if it is no request, or not signed by the device it names. Never throws. */
export function decodeRequest(bytes: Uint8Array, crypto: Crypto): JoinRequest | null {
  const parsed = v.safeParse(request, jsonOf(bytes));
  if (!parsed.success) return null;
  const { id, device, names, at, signature } = parsed.output;
  const asked = { id, device, names, at };
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
