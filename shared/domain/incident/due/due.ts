import type { FactId } from '../../stated';
import type { Level } from '../../content/escalation';
import type { Phase } from '../header/facts';

/** What a person owes: by `id` the same on every laptop, so that one reminder is one. */
export type DueWhat =
  /** Nobody is in command. */
  | { readonly kind: 'no-commander' }
  | { readonly kind: 'update'; readonly audience: string; readonly name: string }
  /** An audience without a timer that should hear something now. */
  | {
      readonly kind: 'prompt';
      readonly audience: string;
      readonly name: string;
      readonly why: 'phase' | 'severity' | 'eta' | 'silence';
    }
  | { readonly kind: 'timebox'; readonly task: FactId; readonly text: string; readonly person: string | null }
  | { readonly kind: 'next-check' }
  | { readonly kind: 'estimate' }
  | { readonly kind: 'phase'; readonly phase: Phase }
  /** The next level of the ladder should be asked. */
  | { readonly kind: 'escalation'; readonly level: Level; readonly name: string }
  | { readonly kind: 'shift'; readonly assignment: FactId; readonly role: string; readonly person: string }
  /** Somebody outside must hear: a law, a contract. */
  | { readonly kind: 'deadline'; readonly deadline: FactId; readonly name: string }
  /** A meeting that was set for later. */
  | { readonly kind: 'briefing'; readonly briefing: FactId; readonly name: string }
  /** Somebody said to look then whether it was right. */
  | { readonly kind: 'decision'; readonly decision: FactId; readonly text: string }
  /** A whole night at SEV1, and nobody has said whether it is a crisis. */
  | { readonly kind: 'crisis' }
  /** The next item of a list that has a time. */
  | { readonly kind: 'item'; readonly item: string; readonly text: string };

export type DueUrgency = 'overdue' | 'due-soon' | 'later';

/** One thing with a time: `dueAt` in ms since epoch; the last stretch before it, from `soonAt` on, is *due soon*. */
export type Due = {
  readonly id: string;
  readonly what: DueWhat;
  readonly dueAt: number;
  readonly soonAt: number;
  readonly urgency: DueUrgency;
};

/** Due soon: the last fifth of the interval, or 5 minutes if that is longer. */
const SOON_SHARE = 0.2;
const SOON_MS = 5 * 60_000;

/** From when it is *due soon*, of an interval that began at `from`. All in ms since epoch; `atLeastMs` before it is due. */
export function soonAtOf(from: number, dueAt: number, atLeastMs = SOON_MS): number {
  const length = Math.max(0, dueAt - from);
  return dueAt - Math.max(length * SOON_SHARE, Math.min(atLeastMs, length));
}

export const urgencyAt = (now: number, { dueAt, soonAt }: Pick<Due, 'dueAt' | 'soonAt'>): DueUrgency =>
  now >= dueAt ? 'overdue' : now >= soonAt ? 'due-soon' : 'later';

/** Late, and somebody waits for it. Lists fall behind all at once, and are no alarm. */
export const isLate = ({ urgency, what }: Due): boolean => urgency === 'overdue' && what.kind !== 'item';

const ORDER: readonly DueUrgency[] = ['overdue', 'due-soon', 'later'];

/**
 * The order everywhere: no commander before all else, overdue longest first, then what is due soonest. Lists that are
 * overdue come after what people wait for: they fall behind all at once.
 */
export function compareDues(a: Due, b: Due): number {
  const rank = ORDER.indexOf(a.urgency) - ORDER.indexOf(b.urgency);
  if (rank !== 0) return rank;
  return weightOf(a) - weightOf(b) || a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1);
}

const weightOf = ({ what: { kind }, urgency }: Due): number =>
  kind === 'no-commander' ? 0 : kind === 'item' && urgency === 'overdue' ? 2 : 1;
