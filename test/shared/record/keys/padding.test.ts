import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pad, unpad } from '../../../../shared/record/keys/padding';

test('what is padded is there again, whatever it ends in', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), fc.nat(3), (bytes, zeros) => {
      const whole = new Uint8Array([...bytes, 0x80, ...new Uint8Array(zeros)]);
      for (const one of [bytes, whole]) expect(unpad(pad(one))).toEqual(one);
    }),
  );
});

test.each([
  [0, 256],
  [255, 256],
  [256, 1_024],
  [1_023, 1_024],
  [1_024, 4_096],
  [16_383, 16_384],
  [16_384, 32_768],
  [262_160, 524_288],
])('%i bytes show as %i', (length, shown) => {
  expect(pad(new Uint8Array(length).fill(7))).toHaveLength(shown);
});

test.each([[[]], [[0, 0, 0]], [[1, 2, 3]], [[0x80, 1]]])('%j was not padded', (bytes) => {
  expect(unpad(Uint8Array.from(bytes))).toBeNull();
});
