import { wordlist } from '@scure/bip39/wordlists/english.js';
import * as v from 'valibot';
import { sha256 } from '@noble/hashes/sha2.js';
import { err, ok, type Result } from '../../base/result';
import { concat, equalBytes, toHex, toUtf8 } from '../../record/bytes';
import { SECRET_COST, type Crypto } from '../../record/keys/crypto';
import type { CodeProblem } from '../../record/hub-report';
import { readWords } from '../../record/keys/phrase';

/** What lets a laptop come to a hub: where it answers, how it is told from every other, and a secret for one. */
export type JoinCode = {
  /** `host:port`, the likeliest first. */
  readonly addresses: readonly string[];
  /** SHA-256 of the hub's public key. */
  readonly pin: Uint8Array;
  readonly secret: Uint8Array;
};

/** What of a code is spoken: eight words, beside an address that somebody types. */
export type SpokenCode = { readonly shortPin: Uint8Array; readonly shortSecret: Uint8Array };

export const PIN_BYTES = 32;
export const SECRET_BYTES = 16;
export const SHORT_SECRET_BYTES = 5;
const SHORT_PIN_BYTES = 5;
const CODE_WORDS = 8;
const WORD_BITS = 11n;
export const DEFAULT_PORT = 8443;
const SCHEME = 'holdfast://hub?';

/** As it stands in a QR code or is pasted: one line of text. */
export function codeText({ addresses, pin, secret }: JoinCode): string {
  const fields = new URLSearchParams({ a: addresses.join(','), p: base64(pin), s: base64(secret) });
  return `${SCHEME}${fields.toString()}`;
}

/** A new code, in both shapes, and what of it a hub keeps: SHA-256, in hex, of the secret and of what of it is spoken. */
export function newCode(
  { addresses, pin }: Omit<JoinCode, 'secret'>,
  { crypto, random }: { readonly crypto: Pick<Crypto, 'stretch'>; readonly random: (bytes: number) => Uint8Array },
) {
  const secret = random(SECRET_BYTES);
  const shortSecret = shortSecretOf(secret);
  return {
    text: codeText({ addresses, pin, secret }),
    words: spokenWords({ shortPin: shortPinOf(pin, crypto), shortSecret }),
    kept: { whole: toHex(sha256(secret)), short: toHex(sha256(shortSecret)) },
  };
}

/**
 * Dear to compute, so that nobody finds another key that begins with the same words while the code is good:
 * Argon2id(SHA-256 of the hub's public key)[0..5].
 */
export const shortPinOf = (pin: Uint8Array, crypto: Pick<Crypto, 'stretch'>): Uint8Array =>
  crypto.stretch(pin, sha256(toUtf8('holdfast hub words 1')).subarray(0, 16), SECRET_COST).slice(0, SHORT_PIN_BYTES);

export const shortSecretOf = (secret: Uint8Array): Uint8Array => secret.slice(0, SHORT_SECRET_BYTES);

/** Eight words: 5 bytes of the pin, 5 of the secret, 8 bits by which a word that was heard wrong shows. */
export function spokenWords({ shortPin, shortSecret }: SpokenCode): readonly string[] {
  const bytes = concat(shortPin, shortSecret, checkOf(shortPin, shortSecret));
  let left = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const words: string[] = [];
  for (let i = 0; i < CODE_WORDS; i++, left >>= WORD_BITS)
    words.unshift(wordlist[Number(left % (1n << WORD_BITS))] ?? '');
  return words;
}

const checkOf = (shortPin: Uint8Array, shortSecret: Uint8Array): Uint8Array =>
  sha256(concat(toUtf8('holdfast code 1'), shortPin, shortSecret)).slice(0, 1);

export type ReadCode =
  | ({ readonly kind: 'whole' } & JoinCode)
  | ({ readonly kind: 'spoken'; readonly addresses: readonly string[] } & SpokenCode);

/** What a person pasted or typed: the whole code, or an address and eight words. Never throws. */
export function readCode(text: string): Result<ReadCode, CodeProblem> {
  const trimmed = text.trim();
  return trimmed.startsWith(SCHEME) ? readWhole(trimmed.slice(SCHEME.length)) : readSpoken(trimmed);
}

const fields = v.object({
  a: v.pipe(v.string(), v.maxLength(600)),
  p: v.pipe(v.string(), v.length(43)),
  s: v.pipe(v.string(), v.length(22)),
});

function readWhole(query: string): Result<ReadCode, CodeProblem> {
  const parsed = v.safeParse(fields, Object.fromEntries(new URLSearchParams(query)));
  if (!parsed.success) return err({ kind: 'no-code' });
  const addresses = parsed.output.a.split(',').flatMap((one) => addressOf(one) ?? []);
  const [pin, secret] = [unbase64(parsed.output.p), unbase64(parsed.output.s)];
  if (pin.length !== PIN_BYTES || secret.length !== SECRET_BYTES) return err({ kind: 'no-code' });
  return addresses.length > 0 ? ok({ kind: 'whole', addresses, pin, secret }) : err({ kind: 'no-address' });
}

function readSpoken(text: string): Result<ReadCode, CodeProblem> {
  const [typed = '', ...rest] = text.split(/\s+/);
  const address = addressOf(typed);
  if (!address) return err({ kind: 'no-address' });
  const words = readWords(rest.join(' '), CODE_WORDS);
  if (!words.ok) return err({ kind: 'words', why: words.error });
  let sum = words.value.reduce((all, word) => (all << WORD_BITS) + BigInt(wordlist.indexOf(word)), 0n);
  const bytes = new Uint8Array(SHORT_PIN_BYTES + SHORT_SECRET_BYTES + 1);
  for (let i = bytes.length - 1; i >= 0; i--, sum >>= 8n) bytes[i] = Number(sum & 255n);
  const shortPin = bytes.slice(0, SHORT_PIN_BYTES);
  const shortSecret = bytes.slice(SHORT_PIN_BYTES, -1);
  if (!equalBytes(checkOf(shortPin, shortSecret), bytes.slice(-1))) return err({ kind: 'misspoken' });
  return ok({ kind: 'spoken', addresses: [address], shortPin, shortSecret });
}

/** `host:port` as it was meant: without a scheme, with the port that hubs have. Null if it is no address. */
export function addressOf(typed: string): string | null {
  const bare = typed.trim().replace(/^https?:\/\//i, '');
  // A word of the code is no address: those have a dot, a colon, or are the machine itself.
  if (!/[.:]/.test(bare) && bare !== 'localhost') return null;
  try {
    const { hostname, port } = new URL(`https://${bare}`);
    return hostname ? `${hostname}:${port || (bare.endsWith(':443') ? '443' : String(DEFAULT_PORT))}` : null;
  } catch {
    return null;
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const unbase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));
