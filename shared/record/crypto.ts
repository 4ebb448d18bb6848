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
  /** A sealed box (X25519, XSalsa20-Poly1305) that only the device with this signing key opens; null for a bad key. */
  sealTo(plain: Uint8Array, publicKey: Uint8Array): Uint8Array | null;
  /** Null if it was sealed to another device, or a byte of it is another. */
  openOwn(sealed: Uint8Array, seed: Uint8Array): Uint8Array | null;
  /** 32 bytes by Argon2id (RFC 9106; 64 MiB, 3 passes) of a secret and a salt of 16 bytes: dear to whoever guesses. */
  stretch(secret: Uint8Array, salt: Uint8Array): Uint8Array;
}

export type SigningKeys = { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array };

/** What `stretch` salts with. */
export const SALT_BYTES = 16;
export const KEY_BYTES = 32;
export const NONCE_BYTES = 24;
/** What a sealed text has more than the text. */
export const TAG_BYTES = 16;
