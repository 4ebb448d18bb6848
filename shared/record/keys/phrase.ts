import { wordlist } from '@scure/bip39/wordlists/english.js';
import { err, ok, type Result } from '../../base/result';

/** Six of 2,048 words: 66 bits, which someone reads out over a telephone. */
export const PHRASE_WORDS = 6;
const WORD_BITS = 11n;
/** No two words of the list begin with the same four letters. */
const TELLING_LETTERS = 4;

/** `position` counts from 1. */
export type PhraseProblem =
  | { readonly kind: 'word-count'; readonly count: number }
  | { readonly kind: 'unknown-word'; readonly word: string; readonly position: number };

/** A new phrase. `random` is asked for that many random bytes. */
export function newPhrase(random: (bytes: number) => Uint8Array): readonly string[] {
  let drawn = random(9).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return Array.from({ length: PHRASE_WORDS }, () => {
    const word = wordlist[Number(drawn % (1n << WORD_BITS))] ?? '';
    drawn >>= WORD_BITS;
    return word;
  });
}

/** What a person typed or pasted: however it is spaced, numbered or spelled in capitals; four letters of a word are enough. */
export const readPhrase = (text: string): Result<readonly string[], PhraseProblem> => readWords(text, PHRASE_WORDS);

/** The same for another number of words. */
export function readWords(text: string, count: number): Result<readonly string[], PhraseProblem> {
  const typed =
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[^\s\d.,;:_-]+/g) ?? [];
  const words = typed.map(wordFor);
  const unknown = words.findIndex((word) => word === undefined);
  if (unknown >= 0) return err({ kind: 'unknown-word', word: typed[unknown] ?? '', position: unknown + 1 });
  if (words.length !== count) return err({ kind: 'word-count', count: words.length });
  return ok(words.flatMap((word) => word ?? []));
}

function wordFor(typed: string): string | undefined {
  if (wordlist.includes(typed)) return typed;
  return typed.length >= TELLING_LETTERS ? wordlist.find((word) => word.startsWith(typed)) : undefined;
}
