import { readLead } from './clock';
import { hintsFor } from './hints-for';
import { opensLine, readOpening } from './opening';
import type { Opening } from './opening';
import { findOwner } from './owner';
import type { Hint, LineContext, PersonRef, Reading } from './reading';
import { secretIn } from './secret';
import { settle } from './settle';
import type { Word } from './settle';
import { shownText } from './shown-text';
import { personRefOf, tokenReader } from './token';
import type { Token } from './token';
import { wordsOf } from './words-of';

/** Longest text of one entry, in UTF-16 units. */
export const LONGEST_TEXT = 4000;

/** A stated time further ahead than this is said for later, not a slip of two clocks. */
export const FUTURE_MS = 5 * 60_000;

type TokenOf<As extends Token['as']> = Extract<Token, { as: As }>;

const tokensOf = <As extends Token['as']>(words: readonly Word[], as: As): readonly TokenOf<As>[] =>
  words.map(({ token }) => token).filter((token): token is TokenOf<As> => token.as === as);

// The first word stands where a time, a kind or a verb could: it may have meant one, or be kept from being one.
const readFirst = (raw: string, context: LineContext): Token | null => {
  if (raw.startsWith('\\') && raw.length > 1 && opensLine(raw.slice(1), context)) {
    return { as: 'word', shown: raw.slice(1) };
  }
  return readLead(raw, context)?.kind === 'malformed' ? { as: 'not-understood', what: 'time' } : null;
};

const readWords = (typed: string, opening: Opening, context: LineContext): readonly Word[] => {
  const readToken = tokenReader(context);
  const isPlain = opening.kind === null && opening.verb === null && !opening.isUnknownVerb;
  const read = wordsOf(typed, opening.wordsFrom).map(({ from, to, raw, blank }, index) => {
    const first = index === 0 && isPlain ? readFirst(raw, context) : null;
    return { from, to, raw, blank, token: first ?? readToken(raw) };
  });
  const timeboxes = opening.kind === 'action' || opening.verb !== null;
  return settle(read, { timeboxes, hasLead: opening.leadAt !== null });
};

type Moment = Pick<Reading, 'happenedAt' | 'saidFor' | 'hints'>;

const readMoment = (at: number | null, approximate: boolean, { now, startedAt }: LineContext): Moment => {
  if (at === null) return { happenedAt: null, saidFor: null, hints: [] };
  if (at - now > FUTURE_MS) return { happenedAt: null, saidFor: at, hints: [{ kind: 'future', at }] };
  const isBefore = startedAt !== null && at < startedAt;
  return { happenedAt: { at, approximate }, saidFor: null, hints: isBefore ? [{ kind: 'before-start', at }] : [] };
};

const unlikeEachOther = (people: readonly PersonRef[]): readonly PersonRef[] => [
  ...new Map(people.map((person) => [person.id ?? `@${person.name}`, person])).values(),
];

const isTakenOut = ({ token }: Word): boolean =>
  token.as === 'time' || token.as === 'duration' || token.as === 'star' || token.as === 'approximate';

const textOf = (typed: string, words: readonly Word[], owner: Word | null): string => {
  const shown = shownText(
    words.map((word) => ({
      blank: word.blank,
      shown: word === owner || isTakenOut(word) ? null : word.token.as === 'word' ? word.token.shown : word.raw,
    })),
  );
  // A line of nothing but tokens still says something: it is shown as typed.
  return shown === '' ? typed.trim() : shown;
};

const hintsAbout = (typed: string): readonly Hint[] => {
  const secret = secretIn(typed);
  const hints: Hint[] = typed.length > LONGEST_TEXT ? [{ kind: 'too-long', length: typed.length }] : [];
  return secret === null ? hints : [...hints, { kind: 'looks-like-secret', what: secret }];
};

/**
 * What a line of the composer says: ux.md §2.3. Total: every string is a line, and what is not understood is words.
 * A verb and an unknown verb keep the line whole as its text.
 */
export const readLine = (typed: string, context: LineContext): Reading => {
  const opening = readOpening(typed, context);
  const stretches = readWords(typed, opening, context);
  const words = stretches.filter((word) => !word.blank);
  const kind = opening.kind ?? 'note';
  const owner = findOwner(kind, words);
  const [time] = tokensOf(words, 'time');
  const approximate = tokensOf(words, 'approximate').length > 0;
  const moment = readMoment(opening.leadAt ?? time?.at ?? null, approximate, context);
  const isWhole = opening.verb !== null || opening.isUnknownVerb;
  const people = tokensOf(
    words.filter((word) => word !== owner?.word),
    'person',
  ).map(personRefOf);

  return {
    typed,
    kind,
    text: isWhole ? typed.trim() : textOf(typed, stretches, owner?.leavesText === true ? owner.word : null),
    verb: opening.verb === null ? null : { name: opening.verb, rest: typed.slice(opening.wordsFrom).trim() },
    owner: owner?.person ?? null,
    mentions: unlikeEachOther(people),
    tags: [...new Set(tokensOf(words, 'tag').map(({ name }) => name))],
    happenedAt: moment.happenedAt,
    saidFor: moment.saidFor,
    timeboxMs: tokensOf(words, 'duration')[0]?.ms ?? null,
    replyTo: tokensOf(words, 'reply')[0]?.no ?? null,
    star: tokensOf(words, 'star').length > 0,
    parts: [...opening.parts, ...stretches.map(({ from, to, token }) => ({ from, to, as: token.as }))],
    hints: [...opening.hints, ...words.flatMap(hintsFor), ...moment.hints, ...hintsAbout(typed)],
  };
};
