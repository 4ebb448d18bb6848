import { readClock, readTimeToken, type Clock } from './clock';

/**
 * A time typed into a field of its own, ms since epoch: `1042`, `10:42Z`, `-10m`, `2026-11-21T10:42Z`, or an epoch in
 * seconds or ms. Null if it is none.
 */
export function readTime(typed: string, clock: Clock): number | null {
  const word = typed.trim();
  if (/^\d{13}$/.test(word)) return Number(word);
  if (/^\d{10}$/.test(word)) return Number(word) * 1_000;
  const read = readClock(word, clock) ?? readTimeToken(word.startsWith('-') ? `t${word}` : `t=${word}`, clock);
  return read?.kind === 'time' ? read.at : null;
}

const HALF_DAY_MS = 12 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** The same for a time to come: `20m` counts from now, and a time of day that has passed means tomorrow's. */
export function readTimeToCome(typed: string, clock: Clock): number | null {
  const minutes = /^\+?(\d{1,4})\s*m(?:in)?$/.exec(typed.trim())?.[1];
  if (minutes !== undefined) return clock.now + Number(minutes) * 60_000;
  // Read half a day ahead, so that a time of day is taken for the next one.
  const at = readTime(typed, { ...clock, now: clock.now + HALF_DAY_MS });
  return at === null || at > clock.now ? at : at + DAY_MS;
}
