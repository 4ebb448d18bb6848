import { DEFAULT_SEVERITY } from '../../../content/severities';
import type { Severity } from '../../../content/severities';
import { readClock, readLead } from './clock';
import { hintsFor } from './hints-for';
import { FUTURE_MS } from './read-line';
import type { Hint, LineContext, Part, PersonRef } from './reading';
import { settle } from './settle';
import type { Word } from './settle';
import { shownText } from './shown-text';
import { personRefOf, tokenReader } from './token';
import type { Token } from './token';
import { wordsOf } from './words-of';

/** What a declare line says: ux.md §2.1. All of it but `typed` may be left unsaid. */
export type Declaration = {
  readonly typed: string;
  /** At most LONGEST_TITLE; empty: "Untitled". */
  readonly title: string;
  /** The whole of a title that was too long, to be logged as the first line; null when nothing was cut. */
  readonly rest: string | null;
  readonly severity: Severity;
  readonly severityStated: boolean;
  readonly commander: PersonRef;
  readonly systems: readonly string[];
  /** Ms since epoch. */
  readonly startedAt: number;
  readonly startStated: boolean;
  readonly parts: readonly Part[];
  readonly hints: readonly Hint[];
};

/** In UTF-16 units. */
export const LONGEST_TITLE = 120;

type Reader = (raw: string) => Token;

// A small s only: `S3` is a place to keep files.
const SEVERITY = /^(?:s|[sS][eE][vV])(\d+)$/;

const readSeverity = (raw: string): Token | null => {
  const level = Number(SEVERITY.exec(raw)?.[1] ?? Number.NaN);
  if (Number.isNaN(level)) return null;
  return level === 1 || level === 2 || level === 3 || level === 4
    ? { as: 'severity', level }
    : { as: 'not-understood', what: 'severity' };
};

const readStart = (raw: string, isFirst: boolean, context: LineContext): Token | null => {
  // Four bare digits are a count or a code here: `5020 errors`. A time says so by its colon or its Z.
  if (/^\d+$/.test(raw)) return null;
  const time = readClock(raw, context) ?? (isFirst ? readLead(raw, context) : null);
  return time?.kind === 'time' ? { as: 'time', at: time.at } : null;
};

const declaredReader = (context: LineContext): ((raw: string, isFirst: boolean) => Token) => {
  const readToken: Reader = tokenReader(context);
  return (raw, isFirst) => {
    if (raw.startsWith('\\') && (readSeverity(raw.slice(1)) ?? readStart(raw.slice(1), isFirst, context)) !== null) {
      return { as: 'word', shown: raw.slice(1) };
    }
    const token = readSeverity(raw) ?? readStart(raw, isFirst, context) ?? readToken(raw);
    const isLogOnly =
      token.as === 'star' || token.as === 'approximate' || token.as === 'duration' || token.as === 'reply';
    return isLogOnly ? { as: 'word', shown: raw } : token;
  };
};

const readWords = (typed: string, context: LineContext): readonly Word[] => {
  const readToken = declaredReader(context);
  const start = typed.length - typed.trimStart().length;
  const read = wordsOf(typed, 0).map((stretch) => ({
    ...stretch,
    token: readToken(stretch.raw, stretch.from === start),
  }));
  const stated = read.findLast(({ token }) => token.as === 'severity');
  // `s3 bucket gone s1`: the last one is the severity.
  const oneSeverity = read.map((word) =>
    word.token.as === 'severity' && word !== stated
      ? { ...word, token: { as: 'word', shown: word.raw } as const }
      : word,
  );
  return settle(oneSeverity, { timeboxes: false, hasLead: false });
};

const titleOf = (words: readonly Word[], commander: Word | undefined): string => {
  const shown = ({ token, trails, raw }: Word): string | null => {
    if (token.as === 'severity' || token.as === 'time') return null;
    if (token.as === 'word') return token.shown;
    if (token.as !== 'tag' || !token.bare) return raw;
    // `#gateway returns 502` needs its subject; `… s1 #gateway` does not.
    return trails ? null : token.name;
  };
  const whole = shownText(words.map((word) => ({ blank: word.blank, shown: word === commander ? null : shown(word) })));
  return whole.replaceAll(/\s+/g, ' ');
};

const cut = (title: string): string => {
  if (title.length <= LONGEST_TITLE) return title;
  const space = title.lastIndexOf(' ', LONGEST_TITLE);
  const end = space > LONGEST_TITLE / 2 ? space : LONGEST_TITLE;
  // Never between the two halves of one letter.
  const isHalf = (title.codePointAt(end - 1) ?? 0) > 0xffff;
  return title.slice(0, isHalf ? end - 1 : end).trimEnd();
};

/** Reads a declare line: title, severity, commander, systems and when it began, in any order. Total, as readLine. */
export const readDeclaration = (typed: string, context: LineContext): Declaration => {
  const words = readWords(typed, context);
  const commander = words.find(({ token }) => token.as === 'person' && token.found.kind === 'known' && token.bare);
  const severity = words
    .map(({ token }) => (token.as === 'severity' ? token.level : null))
    .find((level) => level !== null);
  const stated = words.map(({ token }) => (token.as === 'time' ? token.at : null)).find((at) => at !== null);
  const isFuture = stated !== undefined && stated - context.now > FUTURE_MS;
  const whole = titleOf(words, commander);
  const title = cut(whole);

  return {
    typed,
    title,
    rest: title === whole ? null : whole,
    severity: severity ?? DEFAULT_SEVERITY,
    severityStated: severity !== undefined,
    commander: commander?.token.as === 'person' ? personRefOf(commander.token) : context.me,
    systems: [...new Set(words.flatMap(({ token }) => (token.as === 'tag' ? [token.name] : [])))],
    startedAt: stated === undefined || isFuture ? context.now : stated,
    startStated: stated !== undefined && !isFuture,
    parts: words.map(({ from, to, token }) => ({ from, to, as: token.as })),
    hints: [...words.flatMap(hintsFor), ...(isFuture ? [{ kind: 'future', at: stated } as const] : [])],
  };
};
