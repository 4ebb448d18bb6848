import type { Crypto } from '../record/keys/crypto';

/** libsodium, loaded when first asked for: about 40 ms that no window has to wait for. */
export async function sodiumCrypto(): Promise<Crypto> {
  const { default: sodium } = await import('libsodium-wrappers-sumo');
  await sodium.ready;
  return {
    seal: (plain, around, nonce, key) =>
      sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, around, null, nonce, key),
    open: (sealed, around, nonce, key) =>
      orNull(() => sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, around, nonce, key)),
    signingKeys(seed) {
      const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(seed);
      return { publicKey, secretKey: privateKey };
    },
    sign: (message, secretKey) => sodium.crypto_sign_detached(message, secretKey),
    verify: (signature, message, publicKey) =>
      orNull(() => sodium.crypto_sign_verify_detached(signature, message, publicKey)) ?? false,
    stretch: (secret, salt, { passes, memory }) =>
      sodium.crypto_pwhash(32, secret, salt, passes, memory * 1024, sodium.crypto_pwhash_ALG_ARGON2ID13),
    sealTo: (plain, publicKey) =>
      orNull(() => sodium.crypto_box_seal(plain, sodium.crypto_sign_ed25519_pk_to_curve25519(publicKey))),
    openSealed: (sealed, { publicKey, secretKey }) =>
      orNull(() =>
        sodium.crypto_box_seal_open(
          sealed,
          sodium.crypto_sign_ed25519_pk_to_curve25519(publicKey),
          sodium.crypto_sign_ed25519_sk_to_curve25519(secretKey),
        ),
      ),
  };
}

/** What libsodium throws on is not ours, and that is the answer. */
function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
