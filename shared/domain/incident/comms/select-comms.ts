import { addedOf, history, shown } from '../../view';
import type { Incident, StatedFact } from '../incident';
import { selectPhase, selectSeverity } from '../header/select-header';
import { soonAtOf, urgencyAt } from '../due/due';
import { cadenceOf, selectAudiences, type Audience } from './audiences';

/** Why an audience without a timer should hear something, and since when (ms since epoch). */
export type Prompt = { readonly why: 'phase' | 'severity' | 'eta' | 'silence'; readonly since: number };

/** Where an audience stands at a moment. `ahead` and `late` in ms; from `soonAt` on (ms since epoch) it is due soon. */
export type DueState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'as-needed'; readonly prompt: Prompt | null }
  | {
      readonly kind: 'later' | 'may-send' | 'due-soon';
      readonly dueAt: number;
      readonly soonAt: number;
      readonly ahead: number;
    }
  | { readonly kind: 'overdue'; readonly dueAt: number; readonly soonAt: number; readonly late: number };

export type AudienceRow = {
  readonly audience: Audience;
  readonly isOn: boolean;
  readonly lastSent: StatedFact<'update-sent/1'> | undefined;
  readonly snoozedUntil: number | null;
  readonly promisedAt: number | null;
  readonly due: DueState;
};

type Beat = { readonly mayMs: number; readonly dueMs: number } | null;

const MINUTE_MS = 60_000;
const SILENCE_MS = 60 * MINUTE_MS;

export const sentAtOf = (sent: StatedFact<'update-sent/1'>): number => sent.fact.happened?.at ?? sent.recordedAt;

/** The matrix at `now`: overdue first when sorted by `compareDue`; here in the matrix's own order. */
export function selectMatrix(incident: Incident, now: number): readonly AudienceRow[] {
  const sent = addedOf(incident, 'update-sent/1');
  const snoozes = addedOf(incident, 'update-snoozed/1');
  return selectAudiences(incident).map((audience) => {
    const mine = sent.filter((one) => one.fact.audience === audience.id);
    const lastSent = [...mine].sort((a, b) => sentAtOf(a) - sentAtOf(b)).at(-1);
    const since = lastSent ? sentAtOf(lastSent) : null;
    const snooze = snoozes.filter((one) => one.fact.audience === audience.id && one.recordedAt >= (since ?? 0)).at(-1);
    const promise = shown(incident, 'update-promised/1', audience.id);
    const promisedAt =
      promise && promise.fact.at !== null && promise.recordedAt >= (since ?? 0) ? promise.fact.at : null;
    const snoozedUntil = snooze?.fact.until ?? null;
    const isOn = shown(incident, 'audience-switched/1', audience.id)?.fact.on ?? audience.on;
    const due = isOn
      ? dueState(incident, audience, { since, snoozedUntil, promisedAt, now })
      : ({ kind: 'stopped' } as const);
    return { audience, isOn, lastSent, snoozedUntil, promisedAt, due };
  });
}

type Times = {
  readonly since: number | null;
  readonly snoozedUntil: number | null;
  readonly promisedAt: number | null;
  readonly now: number;
};

function dueState(incident: Incident, audience: Audience, times: Times): DueState {
  if (isStopped(incident)) return { kind: 'stopped' };
  const { now } = times;
  const beat = beatOf(audience, selectSeverity(incident));
  const dueAt = dueTime(incident, audience, beat, times);
  if (dueAt === null) return { kind: 'as-needed', prompt: promptOf(incident, audience, times) };
  const from = countedFrom(incident, audience, times.since);
  const soonAt = soonAtOf(from, dueAt);
  const urgency = urgencyAt(now, { dueAt, soonAt });
  if (urgency === 'overdue') return { kind: 'overdue', dueAt, soonAt, late: now - dueAt };
  const ahead = dueAt - now;
  if (urgency === 'due-soon') return { kind: 'due-soon', dueAt, soonAt, ahead };
  const mayAt = beat && times.since !== null ? from + beat.mayMs : null;
  return { kind: mayAt !== null && now >= mayAt ? 'may-send' : 'later', dueAt, soonAt, ahead };
}

/** Timers stop at resolved. */
export const isStopped = (incident: Incident): boolean => ['review', 'closed'].includes(selectPhase(incident));

function beatOf(audience: Audience, severity: 1 | 2 | 3 | 4): Beat {
  const cadence = cadenceOf(audience, severity);
  if ('asNeeded' in cadence) return null;
  return { mayMs: cadence.mayMinutes * MINUTE_MS, dueMs: cadence.dueMinutes * MINUTE_MS };
}

function dueTime(incident: Incident, audience: Audience, beat: Beat, times: Times): number | null {
  const regular = times.promisedAt ?? cadenceDue(incident, audience, beat, times.since);
  if (times.snoozedUntil === null) return regular;
  return Math.max(times.snoozedUntil, regular ?? 0);
}

function cadenceDue(incident: Incident, audience: Audience, beat: Beat, since: number | null): number | null {
  const from = countedFrom(incident, audience, since);
  const minutes = since === null ? audience.firstDueMinutes[selectSeverity(incident)] : undefined;
  if (minutes !== undefined) return from + minutes * MINUTE_MS;
  return beat && from + beat.dueMs;
}

/** From the last update, or from when the room could know of a first one: never from before it had a timer at all. */
const countedFrom = (incident: Incident, { countsFrom }: Audience, since: number | null): number =>
  Math.max(since ?? clockStart(incident), countsFrom);

/**
 * First updates count from when the room opened, or from when it became as severe as it is: nobody can be late before
 * that, and a step up that was taken back was none.
 */
function clockStart(incident: Incident): number {
  const severities = history(incident, 'severity-set/1');
  const now = selectSeverity(incident);
  const since = severities.findLastIndex((one) => one.fact.severity > now) + 1;
  return (severities[since] ?? severities.at(-1))?.recordedAt ?? 0;
}

/** Why an audience without a timer should hear something now. */
function promptOf(incident: Incident, { countsFrom }: Audience, { since, now }: Times): Prompt | null {
  const after = Math.max(since ?? clockStart(incident) + 1, countsFrom);
  const changed = (kind: 'severity-set/1' | 'phase-set/1' | 'eta-set/1') => shown(incident, kind)?.recordedAt ?? 0;
  if (changed('severity-set/1') > after) return { why: 'severity', since: changed('severity-set/1') };
  if (changed('phase-set/1') > after) return { why: 'phase', since: changed('phase-set/1') };
  if (changed('eta-set/1') > after) return { why: 'eta', since: changed('eta-set/1') };
  const isSilent = selectSeverity(incident) === 1 && now - after > SILENCE_MS;
  return isSilent ? { why: 'silence', since: after + SILENCE_MS } : null;
}

const URGENCY = ['overdue', 'due-soon', 'may-send', 'later', 'as-needed', 'stopped'] as const;

/** Overdue longest first, then soonest due, then the rest. */
export function compareDue(a: DueState, b: DueState): number {
  const rank = URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind);
  if (rank !== 0) return rank;
  return 'dueAt' in a && 'dueAt' in b ? a.dueAt - b.dueAt : 0;
}

/** What the header's timer shows: the most overdue update, else the soonest; undefined if no timer runs. */
export function selectMostPressing(incident: Incident, now: number): AudienceRow | undefined {
  const timed = selectMatrix(incident, now).filter((row) => 'dueAt' in row.due);
  return timed.sort((a, b) => compareDue(a.due, b.due))[0];
}
