import type { LineContext, PersonRef } from './reading';
import { plainName } from './words-of';

/** Who an @ means. Only 'known' has an id. */
export type PersonReading =
  | { readonly kind: 'known'; readonly person: PersonRef }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly PersonRef[] }
  | { readonly kind: 'vacant'; readonly role: string };

type Known = { readonly ref: PersonRef; readonly present: boolean; readonly name: string; readonly words: string[] };
type Match = (person: Known, asked: string) => boolean;

const CANDIDATES_SHOWN = 8;

// From the surest to the least sure; the first that anyone answers to decides.
const FULL_NAME: Match = ({ name }, asked) => name === asked;
const ONE_WORD: Match = ({ words }, asked) => words.includes(asked);
const FIRST_LETTERS: Match = ({ name }, asked) => name.startsWith(asked);
const LETTERS_OF_A_WORD: Match = ({ words }, asked) => words.some((word) => word.startsWith(asked));

const lettersOf = (words: string): string => words.replaceAll(' ', '');

const choose = (matching: readonly Known[]): PersonReading | null => {
  const present = matching.filter((person) => person.present);
  const [first, ...others] = present.length > 0 ? present : matching;
  if (first === undefined) return null;
  if (others.length === 0) return { kind: 'known', person: first.ref };
  return { kind: 'ambiguous', candidates: [first, ...others].slice(0, CANDIDATES_SHOWN).map(({ ref }) => ref) };
};

/** Finds whom a typed name means: me, a full name, who holds a role, then first letters among those present. */
export const personFinder = (context: LineContext): ((typed: string) => PersonReading) => {
  const people = context.people.map(({ id, name, present }): Known => {
    const plain = plainName(name);
    return { ref: { id, name }, present, name: plain, words: plain.split(' ') };
  });
  const roles = new Map(
    context.roles.flatMap((role) => role.words.map((word) => [lettersOf(plainName(word)), role] as const)),
  );
  const among = (matches: Match, asked: string) => choose(people.filter((person) => matches(person, asked)));

  const find = (asked: string): PersonReading => {
    if (asked === '') return { kind: 'unknown' };
    if (asked === 'me') return { kind: 'known', person: { id: context.me.id, name: context.me.name } };
    const named = among(FULL_NAME, asked);
    if (named !== null) return named;
    const role = roles.get(lettersOf(asked));
    if (role?.holder) return { kind: 'known', person: { id: role.holder.id, name: role.holder.name } };
    const likely = among(ONE_WORD, asked) ?? among(FIRST_LETTERS, asked) ?? among(LETTERS_OF_A_WORD, asked);
    return likely ?? (role === undefined ? { kind: 'unknown' } : { kind: 'vacant', role: role.id });
  };

  const found = new Map<string, PersonReading>();
  return (typed) => {
    const asked = plainName(typed);
    const person = found.get(asked) ?? find(asked);
    found.set(asked, person);
    return person;
  };
};
