import { sha256 } from '@noble/hashes/sha2.js';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { err, ok, type Result } from '../../base/result';
import { concat, toUtf8 } from '../bytes';
import type { Crypto, SigningKeys } from './crypto';
import { readWords, type PhraseProblem } from './phrase';

/** 256 random bits as BIP 39 words; the last one holds a checksum. */
export const KIT_WORDS = 24;

/** `misspelt`: all are words of the list, and together no kit: one is another than on the paper, or out of place. */
export type KitProblem = PhraseProblem | { readonly kind: 'misspelt' };

/** The words of a new recovery kit. `random` is asked for 32 random bytes. */
export function newKit(random: (bytes: number) => Uint8Array): readonly string[] {
  return entropyToMnemonic(random(32), wordlist).split(' ');
}

/** The 32 bytes behind what a person typed: however it is spaced, numbered or spelled; four letters of a word are enough. */
export function readKit(text: string): Result<Uint8Array, KitProblem> {
  const words = readWords(text, KIT_WORDS);
  if (!words.ok) return words;
  try {
    return ok(mnemonicToEntropy(words.value.join(' '), wordlist));
  } catch {
    return err({ kind: 'misspelt' });
  }
}

/** What is sealed to the public one of these, the kit opens. */
export const kitKeys = (entropy: Uint8Array, crypto: Pick<Crypto, 'signingKeys'>): SigningKeys =>
  crypto.signingKeys(sha256(concat(toUtf8('holdfast kit 1'), entropy)));
