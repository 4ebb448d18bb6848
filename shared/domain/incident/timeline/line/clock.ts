import { durationIn } from './duration';
import type { LineContext } from './reading';

/** What a clock time is read against. */
export type Clock = Pick<LineContext, 'now' | 'zone' | 'offsetMinutesAt'>;

/** What a time said: the instant in ms since epoch, or that it was meant as a time and is none. */
export type TimeReading = { readonly kind: 'time'; readonly at: number } | { readonly kind: 'malformed' };

type Wall = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MALFORMED: TimeReading = { kind: 'malformed' };

const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2}))?([zZ])?$/;
const DIGITS = /^(\d{2})(\d{2})([zZ])?$/;
const DATED = /^(\d{4})-(\d{2})-(\d{2})T(.+)$/;

const asUtc = ({ year, month, day, hour, minute, second }: Wall): number | null => {
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const read = new Date(ms);
  // Date.UTC takes 30 February, 24:00 and the year 20 without a word, and means another day by them.
  const isThatDay = read.getUTCFullYear() === year && read.getUTCMonth() === month - 1 && read.getUTCDate() === day;
  return isThatDay && minute <= 59 && second <= 59 ? ms : null;
};

const toInstant = (wallMs: number, utc: boolean, clock: Clock): number => {
  if (utc) return wallMs;
  const nearly = wallMs - clock.offsetMinutesAt(wallMs) * MINUTE_MS;
  // The offset may have changed between the wall time taken as UTC and the real instant: ask again.
  return wallMs - clock.offsetMinutesAt(nearly) * MINUTE_MS;
};

const wallNow = (utc: boolean, { now, offsetMinutesAt }: Clock): Date =>
  new Date(utc ? now : now + offsetMinutesAt(now) * MINUTE_MS);

type TimeOfDay = Pick<Wall, 'hour' | 'minute' | 'second'> & { readonly utc: boolean };

const timeOfDayIn = (raw: string, clock: Clock): TimeOfDay | null => {
  const [, hour, minute, second = '0', z] = CLOCK.exec(raw) ?? [];
  const [, hours, minutes, zulu] = DIGITS.exec(raw) ?? [];
  if (hour === undefined && hours === undefined) return null;
  return {
    hour: Number(hour ?? hours),
    minute: Number(minute ?? minutes),
    second: Number(second),
    utc: clock.zone === 'utc' || z !== undefined || zulu !== undefined,
  };
};

const readTimeOfDay = (time: TimeOfDay, clock: Clock): TimeReading => {
  const today = wallNow(time.utc, clock);
  const wallMs = asUtc({
    year: today.getUTCFullYear(),
    month: today.getUTCMonth() + 1,
    day: today.getUTCDate(),
    ...time,
  });
  if (wallMs === null) return MALFORMED;
  const at = toInstant(wallMs, time.utc, clock);
  // Just after midnight, 23:50 was ten minutes ago.
  return { kind: 'time', at: at - clock.now > 12 * HOUR_MS ? toInstant(wallMs - DAY_MS, time.utc, clock) : at };
};

const readDated = (raw: string, clock: Clock): TimeReading => {
  const [, year, month, day, rest = ''] = DATED.exec(raw) ?? [];
  const time = timeOfDayIn(rest, clock);
  if (time === null) return MALFORMED;
  const wallMs = asUtc({ year: Number(year), month: Number(month), day: Number(day), ...time });
  return wallMs === null ? MALFORMED : { kind: 'time', at: toInstant(wallMs, time.utc, clock) };
};

const readAgo = (raw: string, clock: Clock): TimeReading => {
  const ms = durationIn(raw);
  return ms === null ? MALFORMED : { kind: 'time', at: clock.now - ms };
};

/** A clock time: `10:42`, `10:42Z`, `1042`, `1042Z`. Null: not the shape of one. */
export const readClock = (raw: string, clock: Clock): TimeReading | null => {
  const time = timeOfDayIn(raw, clock);
  return time === null ? null : readTimeOfDay(time, clock);
};

/** `t-5m`, `t=10:42`, `t=10:42Z`, `t=2026-11-21T10:42Z`. Null: a word that only begins with a t. */
export const readTimeToken = (raw: string, clock: Clock): TimeReading | null => {
  if (!/^t[-=]\d/.test(raw)) return null;
  const rest = raw.slice(2);
  if (raw.startsWith('t-')) return readAgo(rest, clock);
  return DATED.test(rest) ? readDated(rest, clock) : (readClock(rest, clock) ?? MALFORMED);
};

/** A time at the start of the line: `-5m`, `14:05`, `1405Z`. Null: a word like any other; `2000` alone is a count. */
export const readLead = (raw: string, clock: Clock): TimeReading | null => {
  if (raw.startsWith('-')) {
    const ago = readAgo(raw.slice(1), clock);
    // `-5 degrees` is a temperature: a sign alone promises no time.
    return ago.kind === 'time' ? ago : null;
  }
  if (/^\d+$/.test(raw)) return null;
  const read = readClock(raw, clock);
  // `9999Z` may be a part number: only a colon promises a time.
  return read?.kind === 'malformed' && !raw.includes(':') ? null : read;
};
