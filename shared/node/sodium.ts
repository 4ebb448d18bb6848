import { KEY_BYTES, type Crypto } from '../record/crypto';

const STRETCH_PASSES = 3;
const STRETCH_BYTES = 64 * 1024 * 1024;

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
    sealTo: (plain, publicKey) =>
      orNull(() => sodium.crypto_box_seal(plain, sodium.crypto_sign_ed25519_pk_to_curve25519(publicKey))),
    openOwn: (sealed, seed) =>
      orNull(() => {
        const { publicKey, privateKey } = sodium.crypto_sign_seed_keypair(seed);
        const own = sodium.crypto_sign_ed25519_sk_to_curve25519(privateKey);
        return sodium.crypto_box_seal_open(sealed, sodium.crypto_sign_ed25519_pk_to_curve25519(publicKey), own);
      }),
    stretch: (secret, salt) =>
      sodium.crypto_pwhash(KEY_BYTES, secret, salt, STRETCH_PASSES, STRETCH_BYTES, sodium.crypto_pwhash_ALG_ARGON2ID13),
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
