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

const A_DAY_ON_MS = 30 * 3_600_000;

/**
 * The same for a time to come: `20m` counts from now, and a time of day that has passed means tomorrow's. Any other time
 * that has passed stays what was typed, for whoever asked to refuse.
 */
export function readTimeToCome(typed: string, clock: Clock): number | null {
  const minutes = /^\+?(\d{1,4})\s*m(?:in)?$/.exec(typed.trim())?.[1];
  if (minutes !== undefined) return clock.now + Number(minutes) * 60_000;
  const at = readTime(typed, clock);
  if (at === null || at > clock.now || readClock(typed.trim(), clock) === null) return at;
  // Read again from the day after, not moved by 24 hours: the clocks may change in between.
  return readTime(typed, { ...clock, now: at + A_DAY_ON_MS });
}
