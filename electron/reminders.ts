import type { Argument } from '../shared/bridge';
import type { Alarm, PickedReminder } from '../shared/record/reminder-report';

type Told = Argument<'reminders'>;

type Ports = {
  /** Ms since epoch. */
  readonly now: () => number;
  /** Calls back once after that many ms; returns how to call it off. */
  readonly after: (ms: number, work: () => void) => () => void;
  readonly show: (shown: { readonly title: string; readonly body: string }, picked: () => void) => void;
  readonly picked: (reminder: PickedReminder) => void;
  /** Ids of what was shown, oldest first: they outlive the app, so that a start repeats nothing. */
  readonly kept: { readonly read: () => readonly string[]; readonly write: (ids: readonly string[]) => void };
};

export type Reminders = ReturnType<typeof createReminders>;

/** Two of them at least this far apart: whoever works at 3 a.m. is called, not drummed at. */
const APART_MS = 2 * 60_000;
/** More at once are one. */
const MOST = 3;
const REMEMBERED = 500;
/** Longer timers overflow. */
const LONGEST_MS = 60 * 60_000;

/**
 * Shows what is due as the system's own notifications: each once, worst first, at most one in two minutes save what
 * breaks through. Sleep and clock jumps only mean that more is due at the next look.
 */
export function createReminders({ now, after, show, picked, kept }: Ports) {
  let told: Told | null = null;
  let shown: readonly string[] = kept.read();
  let lastAt = -Infinity;
  let pausedUntil = -Infinity;
  let callOff: () => void = () => undefined;

  function remember(alarms: readonly Alarm[]): void {
    shown = [...shown, ...alarms.map(({ id }) => id)].slice(-REMEMBERED);
    kept.write(shown);
  }

  function notify(alarm: Alarm, { title, body }: { readonly title: string; readonly body: string }): void {
    show({ title, body }, () => {
      picked({ book: alarm.book, due: alarm.due });
    });
    lastAt = now();
  }

  /** What is due by now and was not shown; of several about one thing the newest, the others count as shown. */
  function ripe(alarms: readonly Alarm[]): readonly Alarm[] {
    const due = alarms.filter(({ id, at }) => at <= now() && !shown.includes(id));
    const newest = new Map<string, Alarm>();
    for (const one of due) if (one.at >= (newest.get(one.thing)?.at ?? -Infinity)) newest.set(one.thing, one);
    const overtaken = due.filter((one) => newest.get(one.thing) !== one);
    if (overtaken.length > 0) remember(overtaken);
    return due.filter((one) => newest.get(one.thing) === one);
  }

  function look(): void {
    callOff();
    if (!told) return;
    const due = ripe(told.alarms);
    const urgent = due.filter((one) => one.breaksThrough);
    for (const one of urgent) notify(one, one);
    remember(urgent);
    const others = due.filter((one) => !one.breaksThrough);
    const [worst] = others;
    const freeAt = Math.max(lastAt + APART_MS, pausedUntil);
    if (worst && now() >= freeAt) {
      const isMany = others.length > MOST;
      if (isMany) notify(worst, many(told, others));
      else notify(worst, worst);
      remember(isMany ? others : [worst]);
    }
    wait(told);
  }

  /** Until the next one is due, or the next may be shown. */
  function wait({ alarms }: Told): void {
    const left = alarms.filter(({ id }) => !shown.includes(id));
    if (left.length === 0) return;
    const freeAt = Math.max(lastAt + APART_MS, pausedUntil);
    const next = Math.min(...left.map((one) => (one.breaksThrough ? one.at : Math.max(one.at, freeAt))));
    callOff = after(Math.min(LONGEST_MS, Math.max(0, next - now())), look);
  }

  return {
    /** What there is to remind of now. */
    tell: (next: Told): void => {
      told = next;
      look();
    },
    /** The laptop is locked: it goes on reminding, and says no words of the record. */
    hide: (): void => {
      const title = told?.words.hidden ?? '';
      told = told && { ...told, alarms: told.alarms.map((one) => ({ ...one, title })) };
    },
    /** Nothing but what breaks through until then (ms since epoch). */
    pause: (until: number): void => {
      pausedUntil = until;
      look();
    },
    isPaused: (): boolean => now() < pausedUntil,
    /** After sleep: timers may have stood still meanwhile. */
    look,
    stop: (): void => {
      callOff();
      told = null;
    },
  };
}

const many = ({ words }: Told, alarms: readonly Alarm[]) => ({
  title: words.many.replace('{count}', String(alarms.length)),
  body: alarms
    .slice(0, MOST)
    .map(({ title }) => title)
    .join('\n'),
});
