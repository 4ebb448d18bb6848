const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SATURDAY = 6;

type Span =
  | { readonly hours: number }
  | { readonly days: number }
  | { readonly businessDays: number }
  | { readonly months: number };

/** A duty to report by law or rule: `from` says what starts the clock. A help to memory, not legal advice. */
export type Duty = {
  readonly id: string;
  readonly name: string;
  readonly from: 'awareness' | 'classification' | 'materiality' | 'notification';
  readonly span: Span;
};

/** The clocks that most rooms meet: product.md §3.11. Whoever starts one confirms that it applies. */
export const DUTIES: readonly Duty[] = [
  { id: 'gdpr', name: 'GDPR and UK GDPR: supervisory authority', from: 'awareness', span: { hours: 72 } },
  { id: 'nis2-early', name: 'NIS2: early warning', from: 'awareness', span: { hours: 24 } },
  { id: 'nis2', name: 'NIS2: incident notification', from: 'awareness', span: { hours: 72 } },
  { id: 'nis2-final', name: 'NIS2: final report', from: 'notification', span: { months: 1 } },
  { id: 'dora', name: 'DORA: initial notification', from: 'classification', span: { hours: 4 } },
  { id: 'dora-latest', name: 'DORA: initial, at the latest', from: 'awareness', span: { hours: 24 } },
  { id: 'sec', name: 'SEC: Form 8-K', from: 'materiality', span: { businessDays: 4 } },
  { id: 'hipaa', name: 'HIPAA: individuals', from: 'awareness', span: { days: 60 } },
];

/** The duty whose id or name begins with the words; undefined if none does, or more than one and none exactly. */
export function dutyFromWords(typed: string): Duty | undefined {
  const words = typed.trim().toLowerCase();
  if (words === '') return undefined;
  const exact = DUTIES.find(({ id }) => id === words);
  const starting = DUTIES.filter(({ id, name }) => id.startsWith(words) || name.toLowerCase().startsWith(words));
  return exact ?? (starting.length === 1 ? starting[0] : undefined);
}

/**
 * When a duty that began at `from` must be done; ms since epoch. Days, business days (Monday to Friday, holidays are
 * not known) and months are counted in UTC at the same time of day; a month that is too short ends on its last day.
 */
export function dutyDueAt({ span }: Duty, from: number): number {
  if ('hours' in span) return from + span.hours * HOUR_MS;
  if ('days' in span) return from + span.days * DAY_MS;
  if ('months' in span) return monthsLater(from, span.months);
  let at = from;
  for (let left = span.businessDays; left > 0;) {
    at += DAY_MS;
    if (isBusinessDay(at)) left -= 1;
  }
  return at;
}

function isBusinessDay(at: number): boolean {
  const day = new Date(at).getUTCDay();
  return day !== 0 && day !== SATURDAY;
}

function monthsLater(from: number, months: number): number {
  const later = new Date(from);
  const day = later.getUTCDate();
  later.setUTCMonth(later.getUTCMonth() + months);
  // A day that the month has not has run over into the next one.
  if (later.getUTCDate() !== day) later.setUTCDate(0);
  return later.getTime();
}
