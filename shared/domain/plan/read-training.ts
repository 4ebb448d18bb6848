import { err, ok, type Result } from '../../base/result';
import { TRAINED_HOW, type Training, type TrainedHow } from './training';

type Read = Pick<Training, 'how' | 'at'>;
type Day = { readonly year: number; readonly month: number; readonly day: number };

/** `how`: which of the three it was is not said. `when`: no day is understood. `to-come`: that day has not been yet. */
export type TrainingUnread = 'how' | 'when' | 'to-come';

const DAY_MS = 86_400_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * "drilled 14 mar", "t", "s 2026-03": how somebody learned a role, by its first letters, and when; today unless said. A
 * day without a year is the last one of that name. `now`: ms since epoch; `offsetMinutes`: how far east of UTC.
 */
export function readTraining(
  typed: string,
  { now, offsetMinutes }: { readonly now: number; readonly offsetMinutes: number },
): Result<Read, TrainingUnread> {
  const [first = '', ...rest] = typed
    .trim()
    .toLowerCase()
    .split(/[\s,]+/);
  const how = first === '' ? undefined : TRAINED_HOW.find((one) => one.startsWith(first) || isForm(one, first));
  if (!how) return err('how');
  const today = noonOf(dayOf(now + offsetMinutes * 60_000)) ?? now;
  const at = readDay(
    rest.filter((word) => word !== 'on' && word !== 'in'),
    today,
  );
  if (at === null) return err('when');
  return at > today ? err('to-come') : ok({ how, at });
}

/** "training", "drill", "shadow": other forms of the same word. */
const isForm = (how: TrainedHow, word: string): boolean => word.startsWith(how.replace(/(ed)$/, '').slice(0, 5));

function readDay(words: readonly string[], today: number): number | null {
  const typed = words.join(' ');
  if (typed === '' || typed === 'today') return today;
  if (typed === 'yesterday') return today - DAY_MS;
  const [, y, mo, d = '1'] = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(typed) ?? [];
  if (y && mo) return noonOf({ year: Number(y), month: Number(mo) - 1, day: Number(d) });
  const [, dotDay, dotMonth, dotYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(typed) ?? [];
  if (dotDay && dotMonth) return inYear({ day: Number(dotDay), month: Number(dotMonth) - 1 }, dotYear, today);
  const names = words.filter((word) => /^[a-z]{3,}$/.test(word));
  const years = words.filter((word) => /^\d{4}$/.test(word));
  const days = words.flatMap((word) => /^(\d{1,2})(?:st|nd|rd|th|\.)?$/.exec(word)?.[1] ?? []);
  const month = MONTHS.findIndex((one) => names[0]?.startsWith(one));
  if (names.length !== 1 || years.length > 1 || days.length > 1 || month < 0) return null;
  if (names.length + years.length + days.length < words.length) return null;
  return inYear({ day: Number(days[0] ?? 1), month }, years[0], today);
}

/** Without a year: the last such day up to today. */
function inYear({ day, month }: Omit<Day, 'year'>, year: string | undefined, today: number): number | null {
  if (year !== undefined) return noonOf({ year: Number(year), month, day });
  const thisYear = dayOf(today).year;
  const now = noonOf({ year: thisYear, month, day });
  return now !== null && now <= today ? now : noonOf({ year: thisYear - 1, month, day });
}

const dayOf = (ms: number): Day => {
  const date = new Date(ms);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
};

/** Null: there is no such day. */
function noonOf({ year, month, day }: Day): number | null {
  const at = Date.UTC(year, month, day, 12);
  const back = dayOf(at);
  return back.month === month && back.day === day && back.year === year ? at : null;
}
