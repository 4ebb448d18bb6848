import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';
import { bookKeyOf, workspaceKeyOf, type BookKey } from '../../record/keys/book-keys';
import { fromHex, fromUtf8, toHex, toUtf8 } from '../../record/bytes';
import { KEY_BYTES, NONCE_BYTES, type Crypto } from '../../record/keys/crypto';
import { bookId, type BookId } from '../../record/op';
import type { Identity } from '../../record/keys/sealed';

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`)));
const sealedHex = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2})+$/));

/**
 * Who gives the key of the vault: `file` whoever may read the file, `os` the key store of this account, `passphrase` who
 * knows it, `kit` who has the words of the recovery kit with that public key.
 */
const holder = v.variant('kind', [
  v.object({ kind: v.literal('file'), key: hex(KEY_BYTES) }),
  v.object({ kind: v.literal('os'), sealed: sealedHex }),
  v.object({ kind: v.literal('passphrase'), salt: hex(16), nonce: hex(NONCE_BYTES), sealed: sealedHex }),
  v.object({ kind: v.literal('kit'), kit: hex(32), sealed: sealedHex }),
]);
export type Holder = v.InferOutput<typeof holder>;

const vaultFile = v.object({
  v: v.literal(2),
  generation: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** Public key of this laptop: whoever cannot open the vault can still seal for it. */
  device: hex(32),
  holders: v.pipe(v.array(holder), v.minLength(1), v.maxLength(8)),
  nonce: hex(NONCE_BYTES),
  sealed: sealedHex,
});
export type VaultFile = v.InferOutput<typeof vaultFile>;

const content = v.object({
  seed: hex(32),
  workspaces: v.pipe(v.array(hex(KEY_BYTES)), v.minLength(1)),
  books: v.array(
    v.object({ book: bookId, epoch: v.number(), key: hex(KEY_BYTES), isAdopted: v.optional(v.literal(true)) }),
  ),
});
/** What the vault holds: the seed of the device's signing key, keys of workspaces (newest first) and of books. */
export type VaultContent = v.InferOutput<typeof content>;

const AROUND = toUtf8('holdfast vault 1');
const checkOf = (text: string): string => toHex(sha256(toUtf8(text))).slice(0, 32);

/** The clear part of a vault's file; null if it is none, or not whole. Never throws. */
export function readVaultFile(text: string): VaultFile | null {
  const [line = '', check] = text.split('\n');
  const file = v.safeParse(v.pipe(v.string(), v.parseJson(), vaultFile), line);
  return file.success && check === checkOf(line) ? file.output : null;
}

/** What the file holds; null if that is not its key. */
export function openVaultFile(file: VaultFile, key: Uint8Array, crypto: Crypto): VaultContent | null {
  const plain = crypto.open(fromHex(file.sealed), AROUND, fromHex(file.nonce), key);
  const found = plain && v.safeParse(v.pipe(v.string(), v.parseJson(), content), fromUtf8(plain));
  return found?.success ? found.output : null;
}

type Sealing = { readonly key: Uint8Array; readonly nonce: Uint8Array; readonly crypto: Crypto };

/** A line of JSON and a line with its checksum. */
export function vaultFileText(
  { generation, holders }: Pick<VaultFile, 'generation' | 'holders'>,
  kept: VaultContent,
  { key, nonce, crypto }: Sealing,
): string {
  const file: VaultFile = {
    v: 2,
    generation,
    device: toHex(crypto.signingKeys(fromHex(kept.seed)).publicKey),
    holders,
    nonce: toHex(nonce),
    sealed: toHex(crypto.seal(toUtf8(JSON.stringify(kept)), AROUND, nonce, key)),
  };
  const text = JSON.stringify(file);
  return `${text}\n${checkOf(text)}\n`;
}

export function identityOf({ seed, workspaces, books }: VaultContent): Identity {
  const keysByBook = new Map<BookId, BookKey[]>();
  for (const { book, epoch, key, isAdopted } of books) {
    const held = { ...bookKeyOf(fromHex(key), epoch), ...(isAdopted && { isAdopted }) };
    keysByBook.set(book, [...(keysByBook.get(book) ?? []), held]);
  }
  return { seed: fromHex(seed), workspaces: workspaces.map((key) => workspaceKeyOf(fromHex(key))), books: keysByBook };
}
