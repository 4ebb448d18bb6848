import { createHash } from 'node:crypto';
import { sha256 as portable } from '@noble/hashes/sha2.js';
import {
  bytesToHex as portableHex,
  concatBytes as portableJoin,
  hexToBytes as portableBytes,
} from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { nativeFor, root } from '../../../build/vite.config.mjs';
import { bytesToHex, concatBytes, hexToBytes } from '../../../shared/node/native-bytes';
import { sha256 } from '../../../shared/node/native-sha256';
import { seededBytes } from '../../laptop';

test('bytes become hex, and hex bytes, as they do without Node', () => {
  for (const length of [0, 1, 32, 64, 1_000]) {
    const part = seededBytes('file')(2_000).subarray(5, 5 + length);
    expect(bytesToHex(part)).toBe(portableHex(part));
    expect(hexToBytes(portableHex(part))).toEqual(part);
    expect(concatBytes(part, new Uint8Array(3), part)).toEqual(portableJoin(part, new Uint8Array(3), part));
  }
});

test.each(['a', 'abc', 'zz', 'ab cd', 'abzz', '0x12', 'äb', '\u0130a'])(
  '%j is not hex, with Node or without',
  (text) => {
    expect(() => portableBytes(text)).toThrow();
    expect(() => hexToBytes(text)).toThrow();
  },
);

test("Node's own hash says what the portable one says, of whatever length and wherever it lies", () => {
  const file = seededBytes('file')(70_000);
  for (const length of [0, 1, 31, 55, 56, 63, 64, 65, 119, 120, 1_000, 65_536]) {
    const part = file.subarray(7, 7 + length);
    expect(sha256(part)).toEqual(portable(part));
    expect(Buffer.from(sha256(part)).toString('hex')).toBe(createHash('sha256').update(part).digest('hex'));
  }
});

test('it hashes a file piece by piece, and tells between what it has so far', () => {
  const file = seededBytes('file')(5_000);
  const [native, other] = [sha256.create(), portable.create()];
  for (let at = 0; at < file.length; at += 1_024) {
    native.update(file.subarray(at, at + 1_024));
    other.update(file.subarray(at, at + 1_024));
    expect(native.clone().digest()).toEqual(other.clone().digest());
  }
  expect(native.digest()).toEqual(portable(file));
});

test('our own code is built with them, and packages with the portable ones', () => {
  const hash = '@noble/hashes/sha2.js';
  expect(nativeFor(hash, `${root}/shared/record/op.ts`)).toBe(`${root}/shared/node/native-sha256.ts`);
  expect(nativeFor(hash, `${root}/node_modules/@scure/bip39/index.js`)).toBeUndefined();
});
