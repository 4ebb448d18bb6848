import type { EntryKind, PersonRef } from './reading';
import type { Word } from './settle';
import { personRefOf } from './token';
import type { Token } from './token';

/** Who is to do or answer it, the word that says so, and whether the text can do without that word. */
export type Owner = { readonly person: PersonRef; readonly word: Word; readonly leavesText: boolean };

type PersonToken = Extract<Token, { as: 'person' }>;

// Only these are given to someone; in a note an @ at the end is a mention like any other.
const OWNED: readonly EntryKind[] = ['action', 'follow-up', 'question'];

const isPlain = ({ found, bare }: PersonToken): boolean => found.kind === 'known' && bare;

/**
 * Finds whom a line is for: the @ right after its kind, else the first in the run of tokens that ends it. Only the one
 * in front leaves the text: `is US exposed @fay` ends in a name that may belong to the sentence.
 */
export const findOwner = (kind: EntryKind, words: readonly Word[]): Owner | null => {
  if (!OWNED.includes(kind)) return null;
  const [first] = words;
  if (first?.token.as === 'person') {
    // `? @fay said X, is it true` needs its @; `! @eli roll back` does not.
    return { person: personRefOf(first.token), word: first, leavesText: kind !== 'question' && isPlain(first.token) };
  }
  const word = words.find(({ trails, token }) => trails && token.as === 'person');
  return word?.token.as === 'person' ? { person: personRefOf(word.token), word, leavesText: false } : null;
};
