import type { Summary } from '../summary';

/** Whether its timers still run: an incident in review waits for nobody. */
export const isRunning = ({ phase }: Summary): boolean => phase !== 'review' && phase !== 'closed';

export const isUncommanded = (summary: Summary): boolean => isRunning(summary) && summary.commander === null;

/** What is overdue at `now`, the longest first: ms since epoch when each was due. */
export const overdueOf = ({ dueAts }: Summary, now: number): readonly number[] => dueAts.filter((at) => at <= now);

/**
 * Which of two incidents is looked at first: one that nobody commands, then the more severe, a crisis, the one with
 * more overdue, the one overdue for longer, the older. What is resolved comes after all that runs.
 */
export function compareTriage(a: Summary, b: Summary, now: number): number {
  const [late, later] = [overdueOf(a, now), overdueOf(b, now)];
  return (
    before(isRunning(a), isRunning(b)) ||
    before(isUncommanded(a), isUncommanded(b)) ||
    a.severity - b.severity ||
    before(a.isCrisis, b.isCrisis) ||
    later.length - late.length ||
    (late[0] ?? 0) - (later[0] ?? 0) ||
    a.startedAt - b.startedAt ||
    (a.reference < b.reference ? -1 : 1)
  );
}

const before = (a: boolean, b: boolean): number => Number(b) - Number(a);

type Known = { readonly summary: Summary };
/** `now`: what to look at, in that order; `notNow`: what was set aside for it, in the same order. */
export type Piles<T extends Known> = { readonly now: readonly T[]; readonly notNow: readonly T[] };

/** Everything that is not closed, ranked. `now`: ms since epoch. */
export function triage<T extends Known>(all: readonly T[], now: number): Piles<T> {
  const live = all.filter(({ summary }) => !summary.isClosed).sort((a, b) => compareTriage(a.summary, b.summary, now));
  return {
    now: live.filter(({ summary }) => summary.setAside === null),
    notNow: live.filter(({ summary }) => summary.setAside !== null),
  };
}
