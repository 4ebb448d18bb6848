import { createHash } from 'node:crypto';
import { sha256 as portable } from '@noble/hashes/sha2.js';
import { expect, test } from 'vitest';
import { nativeHash, root } from '../../../build/vite.config.mjs';
import { sha256 } from '../../../shared/node/native-sha256';
import { seededBytes } from '../../laptop';

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

test('our own code is built with it, and packages with the portable one', () => {
  const { resolveId } = nativeHash();
  const resolved = (importer: string) =>
    typeof resolveId === 'function'
      ? (resolveId as (source: string, importer: string) => unknown)('@noble/hashes/sha2.js', importer)
      : undefined;
  expect(resolved(`${root}/shared/record/op.ts`)).toBe(`${root}/shared/node/native-sha256.ts`);
  expect(resolved(`${root}/node_modules/@scure/bip39/index.js`)).toBeNull();
});
