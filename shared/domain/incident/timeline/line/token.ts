import { readTimeToken } from './clock';
import { durationIn } from './duration';
import { personFinder } from './person-finder';
import type { PersonReading } from './person-finder';
import type { LineContext, PersonRef } from './reading';
import { isQuoted, nameIn, plainName } from './words-of';

/** What one word is by its shape. Whether it counts may still depend on where it stands. */
export type Token =
  | { readonly as: 'space' }
  | { readonly as: 'word'; readonly shown: string }
  /** `bare`: nothing but the name, so that taking it out of the text loses nothing. */
  | { readonly as: 'person'; readonly name: string; readonly found: PersonReading; readonly bare: boolean }
  | { readonly as: 'tag'; readonly name: string; readonly isSystem: boolean; readonly bare: boolean }
  | { readonly as: 'reply'; readonly no: number }
  | { readonly as: 'time'; readonly at: number }
  | { readonly as: 'duration'; readonly ms: number }
  | { readonly as: 'star' }
  | { readonly as: 'approximate' }
  | { readonly as: 'severity'; readonly level: 1 | 2 | 3 | 4 }
  | { readonly as: 'not-understood'; readonly what: 'time' | 'second-time' | 'severity' };

const REPLY = /^\^([1-9]\d{0,8})$/;

/** Whom an @ means, or the name as typed. */
export const personRefOf = ({ name, found }: Extract<Token, { as: 'person' }>): PersonRef =>
  found.kind === 'known' ? found.person : { id: null, name: spelled(name) };

/** `@bo.chen` writes a space as a dot: so that the name ends where it ends. */
export const spelled = (name: string): string => name.replaceAll(/(?<=[\p{L}\p{N}])[._](?=[\p{L}\p{N}])/gu, ' ');

/** Whether a word has the shape of a token, so that a backslash before it says otherwise. */
export const isTokenShaped = (raw: string): boolean =>
  raw === '*' ||
  raw === '~' ||
  durationIn(raw) !== null ||
  REPLY.test(raw) ||
  /^t[-=]\d/.test(raw) ||
  (/^[@#]/.test(raw) && nameIn(raw) !== null);

// Only before what would be a token: `\\server\share` and `\d+` keep every backslash.
const unescaped = (raw: string): string => (isTokenShaped(raw.slice(1)) ? raw.slice(1) : raw);

/** Reads words one by one; who and what exists is looked up once. */
export const tokenReader = (context: LineContext): ((raw: string) => Token) => {
  let finder: ReturnType<typeof personFinder> | null = null;
  let systems: ReadonlyMap<string, string> | null = null;

  const readPerson = (raw: string): Token | null => {
    const named = nameIn(raw);
    if (named === null) return null;
    finder ??= personFinder(context);
    const found = finder(named.name);
    if (found.kind !== 'unknown' || !/['’]s$/.test(named.name)) return { as: 'person', found, ...named };
    // `@eli's laptop` is about Eli.
    const name = named.name.slice(0, -2);
    return { as: 'person', name, found: finder(name), bare: false };
  };

  const readTag = (raw: string): Token | null => {
    const named = nameIn(raw);
    if (named === null) return null;
    systems ??= new Map(context.systems.map((system) => [plainName(system), system]));
    const system = systems.get(plainName(named.name));
    return { as: 'tag', name: system ?? named.name, isSystem: system !== undefined, bare: named.bare };
  };

  const readTime = (raw: string): Token | null => {
    const time = readTimeToken(raw, context);
    if (time === null) return null;
    return time.kind === 'time' ? { as: 'time', at: time.at } : { as: 'not-understood', what: 'time' };
  };

  const readReply = (raw: string): Token | null => {
    const no = REPLY.exec(raw)?.[1];
    return no === undefined ? null : { as: 'reply', no: Number(no) };
  };

  const readDuration = (raw: string): Token | null => {
    const ms = durationIn(raw);
    return ms === null ? null : { as: 'duration', ms };
  };

  const readSign = (raw: string): Token | null => {
    switch (raw.charAt(0)) {
      case '*':
        return raw === '*' ? { as: 'star' } : null;
      case '~':
        return raw === '~' ? { as: 'approximate' } : null;
      case '@':
        return readPerson(raw);
      case '#':
        return readTag(raw);
      case '^':
        return readReply(raw);
      case 't':
        return readTime(raw);
      default:
        return readDuration(raw);
    }
  };

  return (raw) => {
    if (raw.trim() === '') return { as: 'space' };
    if (raw.startsWith('\\')) return { as: 'word', shown: unescaped(raw) };
    return (isQuoted(raw) ? null : readSign(raw)) ?? { as: 'word', shown: raw };
  };
};
