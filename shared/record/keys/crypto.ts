/**
 * The primitives that sealing and signing stand on, as one port: libsodium on this side of the bridge, another
 * implementation in tests. Keys and nonces are random bytes; none of these throws on bytes from elsewhere.
 */
export interface Crypto {
  /** XChaCha20-Poly1305 (RFC 8439 with a 24-byte nonce). The result is 16 bytes longer than `plain`. */
  seal(plain: Uint8Array, around: Uint8Array, nonce: Uint8Array, key: Uint8Array): Uint8Array;
  /** Null if the key, the nonce, what is around it or a byte of it is another. */
  open(sealed: Uint8Array, around: Uint8Array, nonce: Uint8Array, key: Uint8Array): Uint8Array | null;
  /** Ed25519 keys (RFC 8032) of a 32-byte seed. `secretKey` is 64 bytes. */
  signingKeys(seed: Uint8Array): SigningKeys;
  /** 64 bytes. */
  sign(message: Uint8Array, secretKey: Uint8Array): Uint8Array;
  /** False as well for keys of small order and for keys and signatures that are not canonical. */
  verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean;
  /** Argon2id (RFC 9106, version 1.3, one lane): 32 bytes of what a person can remember. `salt` is 16 bytes. */
  stretch(secret: Uint8Array, salt: Uint8Array, cost: StretchCost): Uint8Array;
  /**
   * What only the device of this Ed25519 key can open: libsodium's sealed box (X25519, XSalsa20-Poly1305), 48 bytes
   * longer than `plain`. Null if it is no key.
   */
  sealTo(plain: Uint8Array, publicKey: Uint8Array): Uint8Array | null;
  /** Null if it was sealed to another device, or a byte of it is another. */
  openSealed(sealed: Uint8Array, keys: SigningKeys): Uint8Array | null;
}

/** `memory` in KiB. */
export type StretchCost = { readonly passes: number; readonly memory: number };

export type SigningKeys = { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array };

export const KEY_BYTES = 32;
export const NONCE_BYTES = 24;
/** What guessing a person's secret costs: 64 MiB and three passes for each guess. */
export const SECRET_COST: StretchCost = { passes: 3, memory: 64 * 1024 };
/** What a sealed text has more than the text. */
export const TAG_BYTES = 16;
