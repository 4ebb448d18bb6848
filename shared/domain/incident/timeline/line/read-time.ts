import { durationIn } from './duration';
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

const DAY_MS = 24 * 3_600_000;
const A_DAY_ON_MS = 30 * 3_600_000;

/**
 * The same for a time to come: `20m`, `2h`, `1h30` and `3d` count from now, and a time of day that has passed means tomorrow's. Any other time
 * that has passed stays what was typed, for whoever asked to refuse.
 */
export function readTimeToCome(typed: string, clock: Clock): number | null {
  const word = typed
    .trim()
    .replace(/^\+/, '')
    .replace(/\s*m(?:in)?$/, 'm');
  const days = /^(\d{1,3})\s*d$/.exec(word)?.[1];
  const ahead = days === undefined ? durationIn(word) : Number(days) * DAY_MS;
  if (ahead !== null) return clock.now + ahead;
  const at = readTime(typed, clock);
  if (at === null || at > clock.now || readClock(typed.trim(), clock) === null) return at;
  // Read again from the day after, not moved by 24 hours: the clocks may change in between.
  return readTime(typed, { ...clock, now: at + A_DAY_ON_MS });
}
