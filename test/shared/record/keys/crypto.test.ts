import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex, toUtf8 } from '../../../../shared/record/bytes';
import { KEY_BYTES, NONCE_BYTES, TAG_BYTES } from '../../../../shared/record/keys/crypto';
import { sodium } from '../../../sealing';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const anyBytes = fc.uint8Array({ maxLength: 300 });

// RFC 8032, section 7.1, tests 1 to 3.
test.each([
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
])('Ed25519 signs as RFC 8032 says: %#', (seed, publicKey, message, signature) => {
  const keys = sodium.signingKeys(fromHex(seed));
  expect(toHex(keys.publicKey)).toBe(publicKey);
  expect(toHex(sodium.sign(fromHex(message), keys.secretKey))).toBe(signature);
  expect(sodium.verify(fromHex(signature), fromHex(message), keys.publicKey)).toBe(true);
});

// draft-irtf-cfrg-xchacha-03, appendix A.3.1: RFC 8439's example with a 24-byte nonce.
test('XChaCha20-Poly1305 seals as its draft says', () => {
  const plain = toUtf8(
    "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
  );
  const around = fromHex('50515253c0c1c2c3c4c5c6c7');
  const key = fromHex('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f');
  const nonce = fromHex('404142434445464748494a4b4c4d4e4f5051525354555657');
  expect(toHex(sodium.seal(plain, around, nonce, key))).toBe(
    'bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb' +
      '731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452' +
      '2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9' +
      '21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49',
  );
});

test('a second implementation seals, opens, signs and verifies the same bytes', () => {
  fc.assert(
    fc.property(bytes(KEY_BYTES), bytes(NONCE_BYTES), anyBytes, anyBytes, (key, nonce, around, plain) => {
      const sealed = sodium.seal(plain, around, nonce, key);
      expect(sealed).toEqual(xchacha20poly1305(key, nonce, around).encrypt(plain));
      expect(sealed).toHaveLength(plain.length + TAG_BYTES);
      expect(sodium.open(sealed, around, nonce, key)).toEqual(plain);
      const { publicKey, secretKey } = sodium.signingKeys(key);
      const signature = sodium.sign(plain, secretKey);
      expect(publicKey).toEqual(ed25519.getPublicKey(key));
      expect(signature).toEqual(ed25519.sign(plain, key));
    }),
    { numRuns: 60 },
  );
});

test('a bit turned over anywhere opens nothing and verifies nothing, and nothing throws', () => {
  const key = bytes(KEY_BYTES);
  fc.assert(
    fc.property(key, bytes(NONCE_BYTES), anyBytes, fc.nat(), fc.nat(7), (secret, nonce, plain, at, bit) => {
      const around = toUtf8('around');
      const flip = (whole: Uint8Array) => whole.map((byte, i) => (i === at % whole.length ? byte ^ (1 << bit) : byte));
      const sealed = sodium.seal(plain, around, nonce, secret);
      expect(sodium.open(flip(sealed), around, nonce, secret)).toBeNull();
      expect(sodium.open(sealed, flip(around), nonce, secret)).toBeNull();
      expect(sodium.open(sealed, around, flip(nonce), secret)).toBeNull();
      expect(sodium.open(sealed, around, nonce, flip(secret))).toBeNull();
      const { publicKey, secretKey } = sodium.signingKeys(secret);
      const signature = sodium.sign(around, secretKey);
      expect(sodium.verify(flip(signature), around, publicKey)).toBe(false);
      expect(sodium.verify(signature, flip(around), publicKey)).toBe(false);
      expect(sodium.verify(signature, around, flip(publicKey))).toBe(false);
    }),
    { numRuns: 150 },
  );
});

// Points of small order sign anything; S plus the group order is the same signature in other bytes.
test.each([
  ['0100000000000000000000000000000000000000000000000000000000000000'],
  ['0000000000000000000000000000000000000000000000000000000000000000'],
  ['ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
  ['c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
  ['26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
])('a key of small order verifies nothing: %s', (publicKey) => {
  const signature = new Uint8Array(64);
  signature[0] = 1;
  for (const message of ['', 'a', 'b', 'c', 'd', 'e', 'f', 'g'])
    expect(sodium.verify(signature, toUtf8(message), fromHex(publicKey))).toBe(false);
});

test('a signature that is not canonical is none, though its numbers add up', () => {
  const { publicKey, secretKey } = sodium.signingKeys(new Uint8Array(32).fill(7));
  const message = toUtf8('head');
  const signature = sodium.sign(message, secretKey);
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  let s = [...signature.subarray(32)].reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + order;
  const other = Uint8Array.from(signature);
  for (let i = 32; i < 64; i++, s >>= 8n) other[i] = Number(s & 255n);
  expect(sodium.verify(signature, message, publicKey)).toBe(true);
  expect(sodium.verify(other, message, publicKey)).toBe(false);
});

test.each([
  ['a short key', new Uint8Array(31), new Uint8Array(24)],
  ['a short nonce', new Uint8Array(32), new Uint8Array(12)],
])('%s opens nothing', (_what, key, nonce) => {
  expect(sodium.open(new Uint8Array(40), new Uint8Array(), nonce, key)).toBeNull();
});
