import { hsalsa, xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { argon2id } from '@noble/hashes/argon2.js';
import { blake2b } from '@noble/hashes/blake2.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concat, fromHex, toHex, toUtf8 } from '../../../../shared/record/bytes';
import { SECRET_COST } from '../../../../shared/record/keys/crypto';
import { seededBytes } from '../../../laptop';
import { sodium } from '../../../sealing';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

// RFC 9106, section 5.3, and the reference implementation's own: lanes and salts that libsodium does not offer.
test('the second implementation of Argon2id is the one of its RFC', () => {
  const tag = argon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
    t: 3,
    m: 32,
    p: 4,
    key: new Uint8Array(8).fill(3),
    personalization: new Uint8Array(12).fill(4),
    dkLen: 32,
  });
  expect(toHex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  expect(toHex(argon2id('password', 'somesalt', { t: 2, m: 256, p: 1, dkLen: 32 }))).toBe(
    '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe',
  );
});

test('Argon2id gives what the second implementation gives, at every small cost and at the one in use', () => {
  const cost = fc.record({ passes: fc.integer({ min: 1, max: 4 }), memory: fc.integer({ min: 8, max: 200 }) });
  const both = (secret: Uint8Array, salt: Uint8Array, { passes, memory }: typeof SECRET_COST) => {
    const other = argon2id(secret, salt, { t: passes, m: memory, p: 1, dkLen: 32 });
    expect(toHex(sodium.stretch(secret, salt, { passes, memory }))).toBe(toHex(other));
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), bytes(16), cost, both), { numRuns: 25 });
  both(toUtf8('abandon ability able about above absent'), seededBytes('salt')(16), SECRET_COST);
  expect(SECRET_COST).toEqual({ passes: 3, memory: 65_536 });
});

/** libsodium's sealed box by another hand: X25519 with a new key, HSalsa20, BLAKE2b for the nonce, XSalsa20-Poly1305. */
function box(publicKey: Uint8Array, shared: Uint8Array, sender: Uint8Array) {
  const words = (of: Uint8Array) => new Uint32Array(of.slice().buffer);
  const key = new Uint32Array(8);
  hsalsa(words(toUtf8('expand 32-byte k')), words(shared), new Uint32Array(4), key);
  const nonce = blake2b(concat(sender, publicKey), { dkLen: 24 });
  return xsalsa20poly1305(new Uint8Array(key.buffer), nonce);
}

test('what is sealed to a device opens by another hand, and the other way round', () => {
  fc.assert(
    fc.property(bytes(32), bytes(32), fc.uint8Array({ maxLength: 100 }), (seed, otherSeed, plain) => {
      const keys = sodium.signingKeys(seed);
      const publicKey = ed25519.utils.toMontgomery(keys.publicKey);
      const sealed = sodium.sealTo(plain, keys.publicKey) ?? new Uint8Array();
      expect(sealed).toHaveLength(plain.length + 48);
      const sender = sealed.subarray(0, 32);
      const received = x25519.getSharedSecret(ed25519.utils.toMontgomerySecret(seed), sender);
      expect(box(publicKey, received, sender).decrypt(sealed.subarray(32))).toEqual(plain);
      const ours = x25519.getPublicKey(otherSeed);
      const sent = box(publicKey, x25519.getSharedSecret(otherSeed, publicKey), ours).encrypt(plain);
      expect(sodium.openSealed(concat(ours, sent), keys)).toEqual(plain);
    }),
    { numRuns: 25 },
  );
});

test('what is sealed to a device opens with no other key and not with a bit turned over, and nothing throws', () => {
  fc.assert(
    fc.property(bytes(32), bytes(32), fc.nat(), fc.nat(7), (seed, other, at, bit) => {
      fc.pre(toHex(seed) !== toHex(other));
      const keys = sodium.signingKeys(seed);
      const sealed = sodium.sealTo(toUtf8('a key'), keys.publicKey) ?? new Uint8Array();
      expect(sodium.openSealed(sealed, keys)).toEqual(toUtf8('a key'));
      expect(sodium.openSealed(sealed, sodium.signingKeys(other))).toBeNull();
      const spoilt = sealed.map((byte, i) => (i === at % sealed.length ? byte ^ (1 << bit) : byte));
      // X25519 leaves the last bit of a public key out; the nonce does not.
      expect(sodium.openSealed(spoilt, keys)).toBeNull();
      expect(sodium.openSealed(sealed.subarray(0, at % sealed.length), keys)).toBeNull();
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['nothing', ''],
  ['a short key', 'aa'.repeat(31)],
  ['a point of small order', `01${'00'.repeat(31)}`],
  ['zeros', '00'.repeat(32)],
  ['no point at all', `02${'00'.repeat(30)}80`],
])('nothing is sealed to %s', (_what, publicKey) => {
  expect(sodium.sealTo(toUtf8('a key'), fromHex(publicKey))).toBeNull();
});
