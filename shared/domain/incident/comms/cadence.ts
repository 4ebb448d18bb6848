import type { Cadence } from './facts';

const LONGEST_MINUTES = 10_080;
/** Nobody writes to people more often than this, minutes: warned of, never refused. */
export const OFTEN_MINUTES = 15;

/** Words for "no timer". */
const AS_NEEDED =
  /^(?:only )?(?:as|if|when|where)(?:ever)? ?(?:it is )?(?:needed|necessary|required)$|^on (?:demand|request)$/;
const NAMED: readonly (readonly [RegExp, number])[] = [
  [/^half[- ]?hourly$|^half an hour$/, 30],
  [/^hourly$|^(?:an )?hour$/, 60],
  [/^daily$|^(?:a )?day$/, 1_440],
];
const TIME =
  /^(?:(\d{1,4}(?:[.,]\d{1,2})?) ?(?:h|hrs?|hours?)(?: ?([0-5]?\d) ?(?:m|mins?|minutes?)?)?|(\d{1,5}) ?(?:m|mins?|minutes?)?)$/;
const HOURS = /h(?:rs?|ours?)?$/;

/**
 * How often, as people type it: "15-30m", "every 30 minutes", "1h", "1h30", "30m to 1h", "hourly", "as needed". A bare
 * number is minutes. Null where it cannot be read, or where it is longer than a week.
 */
export function readCadence(typed: string): Cadence | null {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, ' ').replace(/\.$/, '');
  if (AS_NEEDED.test(text)) return { asNeeded: true };
  const span = text.replace(/^(?:once )?every /, '').replace(/^each /, '');
  const named = NAMED.find(([words]) => words.test(span))?.[1];
  if (named !== undefined) return between(named, named);
  const ends = span.split(/ ?(?:-|–|—|\.\.|…| to | and | or ) ?/);
  const last = ends.at(-1) ?? '';
  if (ends.length > 2) return null;
  // "1-2h": what the second is counted in, the first is too.
  const first =
    ends.length === 2 && /^\d{1,4}$/.test(ends[0] ?? '') && HOURS.test(last) ? `${ends[0] ?? ''}h` : ends[0];
  return between(minutesIn(first ?? ''), minutesIn(last));
}

function between(one: number | null, other: number | null): Cadence | null {
  if (one === null || other === null) return null;
  return { mayMinutes: Math.min(one, other), dueMinutes: Math.max(one, other) };
}

function minutesIn(text: string): number | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, hours = '0', ofHour = '0', minutes = '0'] = match;
  const all = Math.round(Number(hours.replace(',', '.')) * 60) + Number(ofHour) + Number(minutes);
  return all >= 1 && all <= LONGEST_MINUTES ? all : null;
}

/** A cadence as a person would type it: what `readCadence` reads back. */
export function cadenceText(cadence: Cadence): string {
  if ('asNeeded' in cadence) return 'as needed';
  const { mayMinutes: may, dueMinutes: due } = cadence;
  if (may === due) return shortly(due);
  return may % 60 === 0 && due % 60 === 0 ? `${String(may / 60)}-${shortly(due)}` : `${String(may)}-${String(due)}m`;
}

const shortly = (minutes: number): string => (minutes % 60 === 0 ? `${String(minutes / 60)}h` : `${String(minutes)}m`);

/** A cadence that a fact can hold: whole minutes, at least one, at most a week, the earlier bound first. */
export function toCadence(cadence: Cadence): Cadence {
  if ('asNeeded' in cadence) return { asNeeded: true };
  const [may, due] = [toMinutes(cadence.mayMinutes), toMinutes(cadence.dueMinutes)];
  return { mayMinutes: Math.min(may, due), dueMinutes: Math.max(may, due) };
}

const toMinutes = (minutes: number): number => Math.max(1, Math.min(LONGEST_MINUTES, Math.round(minutes) || 1));
