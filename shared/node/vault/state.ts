import { fromHex, toHex } from '../../record/bytes';
import { NONCE_BYTES, type Crypto } from '../../record/keys/crypto';
import { openVaultFile, type Holder, type VaultContent, type VaultFile } from './file';
import { holds, keyFrom, kitHolder, osHolder, passphraseHolder } from './holders';
import type { KeyStore, PassphraseKey, Secret } from './holders';

/** Who holds the key of the vault. `kit`: public key of the recovery kit that opens it, in hex. */
export type Guard = {
  readonly passphrase: boolean;
  readonly keyStore: boolean;
  readonly file: boolean;
  readonly kit: string | null;
};

/** How the vault stands in its files: all that a write needs. */
export type VaultState = {
  readonly generation: number;
  readonly key: Uint8Array;
  readonly content: VaultContent;
  readonly passphrase: PassphraseKey | null;
  readonly kit: Uint8Array | null;
  readonly hasFile: boolean;
};

export type VaultPorts = {
  readonly crypto: Crypto;
  readonly random: (bytes: number) => Uint8Array;
  /** Null where there is none, or none that is one. */
  readonly keyStore?: KeyStore | null;
};

/** Null if the secret does not open the file. */
export function stateOf(file: VaultFile, secret: Secret, crypto: Crypto): VaultState | null {
  const given = keyFrom(file, secret, crypto);
  const content = given && openVaultFile(file, given.key, crypto);
  if (!content) return null;
  const kit = holds(file.holders, 'kit')?.kit;
  return {
    generation: file.generation,
    key: given.key,
    content,
    // Opened in another way, it was forgotten: it opens the vault no more.
    passphrase: given.passphrase ?? null,
    kit: kit === undefined ? null : fromHex(kit),
    hasFile: holds(file.holders, 'file') !== undefined,
  };
}

/** A passphrase is asked for to keep out who is logged in as this person: then the key store alone must not do. */
export function holdersOf(
  { key, passphrase, kit, hasFile }: VaultState,
  { crypto, random, keyStore = null }: VaultPorts,
): Holder[] {
  const byStore = keyStore && !passphrase ? osHolder(key, keyStore) : null;
  const byKit = kit && kitHolder(key, kit, crypto);
  const held: Holder[] = [
    ...(passphrase ? [passphraseHolder(key, passphrase, random(NONCE_BYTES), crypto)] : []),
    ...(byStore ? [byStore] : []),
    ...(byKit ? [byKit] : []),
  ];
  // Never a vault that nobody opens: a key store that gave up just now leaves the file.
  const isHeld = passphrase !== null || byStore !== null;
  return hasFile || !isHeld ? [...held, { kind: 'file', key: toHex(key) }] : held;
}

export const guardOf = (holders: readonly Holder[]): Guard => ({
  passphrase: holds(holders, 'passphrase') !== undefined,
  keyStore: holds(holders, 'os') !== undefined,
  file: holds(holders, 'file') !== undefined,
  kit: holds(holders, 'kit')?.kit ?? null,
});
