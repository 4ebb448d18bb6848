import { fromHex, hexOrNull, toHex, toUtf8 } from '../../record/bytes';
import { KEY_BYTES, SECRET_COST, type Crypto } from '../../record/keys/crypto';
import { kitKeys, readKit } from '../../record/keys/kit';
import type { Holder, VaultFile } from './file';

/** The key store of the operating system. A port: only the app knows it. */
export type KeyStore = {
  seal(text: string): Uint8Array;
  /** Null if it gives that back no more: another account, another machine, a store that was reset. */
  open(sealed: Uint8Array): string | null;
};

/** What opens a vault. `file`: nothing but the right to read its files. */
export type Secret =
  | { readonly kind: 'passphrase'; readonly text: string }
  | { readonly kind: 'kit'; readonly text: string }
  | { readonly kind: 'key-store'; readonly store: KeyStore }
  | { readonly kind: 'file' };

export type HolderOf<K extends Holder['kind']> = Extract<Holder, { kind: K }>;

/** A key that a passphrase stretches to, and the salt it was stretched with: kept while the vault is open. */
export type PassphraseKey = { readonly salt: Uint8Array; readonly key: Uint8Array };

const AROUND = toUtf8('holdfast passphrase 1');

/** Takes a third of a second, on purpose. However it is typed: NFKC, no blanks around it. */
export function stretched(passphrase: string, salt: Uint8Array, crypto: Crypto): PassphraseKey {
  return { salt, key: crypto.stretch(toUtf8(passphrase.normalize('NFKC').trim()), salt, SECRET_COST) };
}

export function passphraseHolder(
  vaultKey: Uint8Array,
  { salt, key }: PassphraseKey,
  nonce: Uint8Array,
  crypto: Crypto,
): HolderOf<'passphrase'> {
  const sealed = crypto.seal(vaultKey, AROUND, nonce, key);
  return { kind: 'passphrase', salt: toHex(salt), nonce: toHex(nonce), sealed: toHex(sealed) };
}

/** Null if `kit` is no public key. */
export function kitHolder(vaultKey: Uint8Array, kit: Uint8Array, crypto: Crypto): HolderOf<'kit'> | null {
  const sealed = crypto.sealTo(vaultKey, kit);
  return sealed && { kind: 'kit', kit: toHex(kit), sealed: toHex(sealed) };
}

export function osHolder(vaultKey: Uint8Array, store: KeyStore): HolderOf<'os'> | null {
  try {
    return { kind: 'os', sealed: toHex(store.seal(toHex(vaultKey))) };
  } catch {
    // A key store that gives up holds nothing: the others still do.
    return null;
  }
}

export const holds = <K extends Holder['kind']>(holders: readonly Holder[], kind: K): HolderOf<K> | undefined =>
  holders.find((one): one is HolderOf<K> => one.kind === kind);

/** What a secret gives: the key of the vault, and for a passphrase what it was stretched to. */
export type Given = { readonly key: Uint8Array; readonly passphrase?: PassphraseKey };

/** Null if the secret is not the right one, or the file has no such holder. */
export function keyFrom({ holders }: VaultFile, secret: Secret, crypto: Crypto): Given | null {
  switch (secret.kind) {
    case 'file': {
      const held = holds(holders, 'file');
      return held ? { key: fromHex(held.key) } : null;
    }
    case 'key-store': {
      const held = holds(holders, 'os');
      const key = held && openOs(held, secret.store);
      return key ? { key } : null;
    }
    case 'kit': {
      const held = holds(holders, 'kit');
      const kit = readKit(secret.text);
      const key = held && kit.ok ? crypto.openSealed(fromHex(held.sealed), kitKeys(kit.value, crypto)) : null;
      return key ? { key } : null;
    }
    case 'passphrase': {
      const held = holds(holders, 'passphrase');
      if (!held) return null;
      const passphrase = stretched(secret.text, fromHex(held.salt), crypto);
      const key = crypto.open(fromHex(held.sealed), AROUND, fromHex(held.nonce), passphrase.key);
      return key && { key, passphrase };
    }
  }
}

function openOs({ sealed }: HolderOf<'os'>, store: KeyStore): Uint8Array | null {
  try {
    const key = hexOrNull(store.open(fromHex(sealed)) ?? '');
    return key?.length === KEY_BYTES ? key : null;
  } catch {
    return null;
  }
}
