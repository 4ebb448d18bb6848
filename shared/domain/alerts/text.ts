import * as v from 'valibot';
import type { AlertSeverity, AlertStatus, AlertText } from './alert';

export const NO_TEXT = '' as AlertText;
const MAX_LINE = 300;
const MAX_LINES = 8_000;
const MAX_LINK = 2_000;
// Controls, and what changes the direction of what stands around it (Unicode UAX 9).
const UNSEEN = /[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const LINK = /^https?:\/\/[^\s\p{C}<>"'`\\]+$/iu;

function cut(text: string, length: number): string {
  const short = text.slice(0, length);
  return (short.length < text.length ? `${short.slice(0, -1).trimEnd()}…` : short).replace(/\p{Cs}/gu, '\uFFFD');
}

/** One line. */
export function lineOf(text: string): AlertText {
  // Before it is cleaned: nobody waits for a megabyte of which one line is shown.
  const start = text.trimStart().slice(0, MAX_LINE * 4);
  return cut(start.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim(), MAX_LINE) as AlertText;
}

/** Lines, as they came. */
export function linesOf(text: string): AlertText {
  const lines = text.slice(0, MAX_LINES * 2).split(/\r\n|[\n\r\u2028\u2029]/);
  return cut(
    lines
      .map((line) => line.replace(UNSEEN, ' ').trimEnd())
      .join('\n')
      .trim(),
    MAX_LINES,
  ) as AlertText;
}

const said = v.fallback(
  v.pipe(
    v.union([v.string(), v.number(), v.boolean()]),
    v.transform((value) => String(value)),
  ),
  '',
);
/** Text, a number or a claim, as text; empty if it is anything else, or is not there. */
export const anyText = v.fallback(v.optional(said, ''), '');

/** Null unless it is an address of the web: nothing else is ever opened from here. */
export const linkOf = (text: string): string | null =>
  text.length <= MAX_LINK && LINK.test(text.trim()) ? text.trim() : null;

const FIRST_YEAR_MS = 31_536_000_000;
const LAST_MS = 8_640_000_000_000;
const DAY = /^\d{4}-\d\d-\d\d/;
const NUMBER = /^\d{9,14}(?:\.\d+)?$/;
const SECONDS_UNTIL = 100_000_000_000;

/** ISO 8601, or seconds or ms since epoch; null if it is no time. Year 1 stands for none at Alertmanager. */
export function timeOf(text: string): number | null {
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  const date = DAY.test(text) ? Date.parse(text.slice(0, 40)) : Number.NaN;
  const ms = Number.isNaN(number) ? date : number < SECONDS_UNTIL ? number * 1_000 : number;
  return ms >= FIRST_YEAR_MS && ms <= LAST_MS ? Math.floor(ms) : null;
}

const SEVERITIES: { readonly [K in Exclude<AlertSeverity, 'unknown'>]: string } = {
  critical: 'critical crit p1 sev1 emergency emerg fatal disaster page',
  error: 'error err p2 sev2 high major',
  warning: 'warning warn p3 sev3 medium moderate average minor',
  info: 'info informational information p4 p5 sev4 low none ok notice debug',
};
const STATUSES: { readonly [K in Exclude<AlertStatus, 'unknown'>]: string } = {
  firing: 'firing trigger triggered alert alerting open opened create created problem active new down',
  acknowledged: 'acknowledge acknowledged ack acked',
  resolved: 'resolve resolved close closed ok up recovery recovered normal clear cleared inactive',
};

const byWord = <K extends string>(table: { readonly [key in K]: string }): ReadonlyMap<string, K> =>
  new Map(
    (Object.entries(table) as [K, string][]).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind])),
  );
const severities = byWord(SEVERITIES);
const statuses = byWord(STATUSES);
const word = (text: string): string => text.slice(0, 40).trim().toLowerCase();

export const severityOf = (text: string): AlertSeverity => severities.get(word(text)) ?? 'unknown';
/** What says nothing of it is an alert that just came up. */
export const statusOf = (text: string): AlertStatus =>
  text === '' ? 'firing' : (statuses.get(word(text)) ?? 'unknown');
