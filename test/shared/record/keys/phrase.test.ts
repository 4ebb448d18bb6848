import { wordlist } from '@scure/bip39/wordlists/english.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newPhrase, PHRASE_WORDS, readPhrase } from '../../../../shared/record/keys/phrase';

const nine = fc.uint8Array({ minLength: 9, maxLength: 9 });

test('a phrase is six words of the list, and its 66 bits are all drawn', () => {
  fc.assert(
    fc.property(nine, (drawn) => {
      const words = newPhrase(() => drawn);
      expect(words).toHaveLength(PHRASE_WORDS);
      const bits = words
        .map((word) => wordlist.indexOf(word).toString(2).padStart(11, '0'))
        .reverse()
        .join('');
      const all = [...drawn].map((byte) => byte.toString(2).padStart(8, '0')).join('');
      expect(bits).toBe(all.slice(-66));
    }),
  );
});

test('a phrase is read however it is written down', () => {
  fc.assert(
    fc.property(nine, fc.constantFrom(' ', '\n', '-', ', ', '  \t'), (drawn, between) => {
      const words = newPhrase(() => drawn);
      expect(readPhrase(words.join(between))).toEqual({ ok: true, value: words });
      expect(readPhrase(words.map((word, i) => `${String(i + 1)}. ${word.toUpperCase()}`).join('\n'))).toEqual({
        ok: true,
        value: words,
      });
      expect(readPhrase(words.map((word) => word.slice(0, 4)).join(' '))).toEqual({ ok: true, value: words });
    }),
  );
});

test.each([
  ['', { kind: 'word-count', count: 0 }],
  ['abandon ability able about above', { kind: 'word-count', count: 5 }],
  ['abandon ability able about above absent absorb', { kind: 'word-count', count: 7 }],
  ['abandon ability able about above absentt', { kind: 'unknown-word', word: 'absentt', position: 6 }],
  ['aban abi able about above absent', { kind: 'unknown-word', word: 'abi', position: 2 }],
])('%j is no phrase: %j', (text, problem) => {
  expect(readPhrase(text)).toEqual({ ok: false, error: problem });
});
