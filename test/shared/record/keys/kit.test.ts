import { expect, test } from 'vitest';
import { KIT_WORDS, kitKeys, newKit, readKit } from '../../../../shared/record/keys/kit';
import { toHex } from '../../../../shared/record/bytes';
import { seededBytes } from '../../../laptop';
import { sodium } from '../../../sealing';

const words = newKit(seededBytes('a kit'));

test('a kit is read back from paper, however it was written down', () => {
  const plain = readKit(words.join(' '));
  expect(plain.ok && toHex(plain.value)).toBe(toHex(seededBytes('a kit')(32)));
  const numbered = words.map((word, i) => `${String(i + 1)}. ${word.toUpperCase()}`).join('\n');
  expect(readKit(numbered)).toEqual(plain);
  expect(readKit(words.map((word) => word.slice(0, 4)).join(', '))).toEqual(plain);
});

test('what is no kit is told from a kit that was misread', () => {
  expect(readKit(words.slice(1).join(' '))).toEqual({ ok: false, error: { kind: 'word-count', count: KIT_WORDS - 1 } });
  expect(readKit(['holdfast', ...words.slice(1)].join(' '))).toEqual({
    ok: false,
    error: { kind: 'unknown-word', word: 'holdfast', position: 1 },
  });
  const swapped = [words[1], words[0], ...words.slice(2)].join(' ');
  expect(readKit(swapped)).toEqual({ ok: false, error: { kind: 'misspelt' } });
});

test('another kit has other keys', () => {
  const keyOf = (seed: string) => toHex(kitKeys(seededBytes(seed)(32), sodium).publicKey);
  expect(keyOf('one')).not.toBe(keyOf('two'));
  expect(keyOf('one')).toBe(keyOf('one'));
});
