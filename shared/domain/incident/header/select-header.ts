import { clip, compareStated } from '../../stated';
import { addedOf, history, isConflict, shown, singleKey, standing } from '../../view';
import type { Incident, StatedFact } from '../incident';
import { PHASES, type Phase, type Stamp, type SystemState } from './facts';

export const selectReference = (incident: Incident): string => declaredFact(incident)?.fact.reference ?? '';

/** The fact that opened the incident. */
export const declaredFact = (incident: Incident): StatedFact<'incident-declared/1'> | undefined =>
  addedOf(incident, 'incident-declared/1')[0];

export const selectTitle = (incident: Incident): string => shown(incident, 'title-set/1')?.fact.title ?? '';
export const selectSeverity = (incident: Incident): 1 | 2 | 3 | 4 =>
  shown(incident, 'severity-set/1')?.fact.severity ?? 2;
export const selectType = (incident: Incident): string => shown(incident, 'type-set/1')?.fact.type ?? 'unknown';
/** What exactly it is; '' if nobody said. */
export const selectSubtype = (incident: Incident): string => shown(incident, 'type-set/1')?.fact.subtype ?? '';
export const selectPhase = (incident: Incident): Phase => shown(incident, 'phase-set/1')?.fact.phase ?? 'triage';
/** Whether executives, lawyers and whoever keeps the work going are called in. */
export const isCrisis = (incident: Incident): boolean => shown(incident, 'crisis-set/1')?.fact.on ?? false;
export const isClosed = (incident: Incident): boolean => selectPhase(incident) === 'closed';

/** When a stage of the incident was reached, ms since epoch; undefined if nobody said. */
export const selectStamp = (incident: Incident, stamp: Stamp): number | undefined =>
  shown(incident, 'stamp-set/1', stamp)?.fact.at;

/** When it began: the stated start, else the declaration. */
export const selectStartedAt = (incident: Incident): number =>
  selectStamp(incident, 'started') ?? declaredFact(incident)?.recordedAt ?? 0;

/** How long it has run at `now`, in ms; it stops at resolved, and goes on if it is opened again. */
export function selectElapsedMs(incident: Incident, now: number): number {
  const isOver = PHASES.indexOf(selectPhase(incident)) >= PHASES.indexOf('review');
  const end = isOver ? (selectStamp(incident, 'resolved') ?? now) : now;
  return Math.max(0, end - selectStartedAt(incident));
}

export type PhaseStep = {
  readonly phase: Phase;
  readonly state: 'past' | 'now' | 'ahead' | 'not-used';
  readonly since: number | null;
};

/** The phase bar: what was gone through, with when it was entered. A phase that was jumped over is said to be unused. */
export function selectPhaseSteps(incident: Incident): readonly PhaseStep[] {
  const entered = new Map<Phase, number>();
  for (const one of history(incident, 'phase-set/1')) entered.set(one.fact.phase, one.recordedAt);
  const detected = selectStamp(incident, 'detected');
  if (detected !== undefined && !entered.has('detection')) entered.set('detection', detected);
  const now = PHASES.indexOf(selectPhase(incident));
  return PHASES.map((phase, i) => {
    const since = entered.get(phase) ?? null;
    if (i === now) return { phase, state: 'now', since };
    if (i > now) return { phase, state: 'ahead', since: null };
    return { phase, state: since === null ? 'not-used' : 'past', since };
  });
}

/** These can happen in no other order. A cause may be found after the effect was mitigated. */
const ORDERED: readonly Stamp[] = ['started', 'detected', 'triaged', 'mitigated', 'resolved', 'closed'];

/** Stamps that contradict the order in which things can happen: each pair earlier, later. */
export function selectStampContradictions(incident: Incident): readonly (readonly [Stamp, Stamp])[] {
  const set = ORDERED.flatMap((stamp) => {
    const at = selectStamp(incident, stamp);
    return at === undefined ? [] : [{ stamp, at }];
  });
  return set.slice(1).flatMap((later, i) => {
    const earlier = set[i];
    return earlier && earlier.at > later.at ? [[earlier.stamp, later.stamp] as const] : [];
  });
}

export type AffectedSystem = {
  readonly system: string;
  readonly name: string;
  readonly state: SystemState;
  readonly since: number;
  /** How far its recovery is, 0 to 100, and what was said of it; null: nobody said, or it is back. */
  readonly recovery: { readonly percent: number; readonly statement: string } | null;
  /** Who cut it off, when (ms since epoch) and how ('': nobody said); null: it is not isolated. */
  readonly isolation: { readonly by: string; readonly at: number; readonly how: string } | null;
  readonly conflict: boolean;
};

const SYSTEM_KEY = singleKey('system-set/1');

/** Affected systems, first named first. */
export function selectSystems(incident: Incident): readonly AffectedSystem[] {
  const keys = [...incident.singles.keys()].filter((key) => key.startsWith(SYSTEM_KEY));
  const named = keys.flatMap((key) => {
    const system = key.slice(SYSTEM_KEY.length);
    const [first] = history(incident, 'system-set/1', system);
    const now = standing(incident, 'system-set/1', system);
    const last = now.at(-1);
    if (!first || !last) return [];
    const conflict = isConflict(now);
    const { name, state } = last.fact;
    const recovery = isBack(state) ? null : recoveryOf(incident, system);
    const isolation = state === 'isolated' ? isolationOf(incident, system, last) : null;
    return [{ first, affected: { system, name, state, since: last.recordedAt, recovery, isolation, conflict } }];
  });
  return named.sort((a, b) => compareStated(a.first, b.first)).map((one) => one.affected);
}

/** It works, or always did. */
export const isBack = (state: SystemState): boolean => state === 'restored' || state === 'unaffected';

function isolationOf(
  incident: Incident,
  system: string,
  { by, recordedAt }: StatedFact<'system-set/1'>,
): AffectedSystem['isolation'] {
  const noted = shown(incident, 'isolation-noted/1', system)?.fact;
  return { by: noted?.by.name ?? by.name, at: recordedAt, how: noted?.how ?? '' };
}

function recoveryOf(incident: Incident, system: string): AffectedSystem['recovery'] {
  const said = shown(incident, 'recovery-reported/1', system)?.fact;
  return said ? { percent: said.percent, statement: said.statement } : null;
}

/** The same on every laptop, however it was typed. */
export const systemKey = (name: string): string => clip(name.trim().toLowerCase(), 200);
