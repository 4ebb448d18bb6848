import { limitAt, type Level } from '../../content/escalation';
import { addedOf } from '../../view';
import { declaredFact, selectPhase, selectSeverity, selectStamp } from '../header/select-header';
import type { Incident, StatedFact } from '../incident';
import { personKey } from '../roles/select-roles';

/** Where the ladder stands. `count`: how often it went up. */
export type Escalation = {
  readonly level: Level;
  /** From when its time is counted, ms since epoch. */
  readonly since: number;
  /** When the next level should be asked; null: nobody is above, the fault is found, or it is over. */
  readonly dueAt: number | null;
  readonly count: number;
  readonly last: StatedFact<'escalated/1'> | undefined;
  /** Who was asked last has said that he takes it. */
  readonly isTaken: boolean;
};

const MINUTE_MS = 60_000;

export function selectEscalation(incident: Incident): Escalation {
  const all = addedOf(incident, 'escalated/1');
  const last = all.at(-1);
  const taken = addedOf(incident, 'escalation-taken/1').filter((one) => one.fact.escalation === last?.id);
  const level = last?.fact.level ?? 1;
  const since = last?.recordedAt ?? declaredFact(incident)?.recordedAt ?? 0;
  const limit = limitAt(level, selectSeverity(incident));
  return {
    level,
    since,
    dueAt: limit === null || !isSearching(incident) ? null : since + limit * MINUTE_MS,
    count: all.length,
    last,
    isTaken: taken.length > 0,
  };
}

/** The ladder is for finding out: once the cause is known, or the effect is gone, nobody more is called by it. */
const isSearching = (incident: Incident): boolean =>
  ['detection', 'triage', 'investigation'].includes(selectPhase(incident)) &&
  selectStamp(incident, 'cause-known') === undefined &&
  selectStamp(incident, 'mitigated') === undefined &&
  declaredFact(incident) !== undefined;

/** The last try to reach each person, whoever was tried first first; by person, as `personKey` names him. */
export function selectContacts(incident: Incident): ReadonlyMap<string, StatedFact<'contact-tried/1'>> {
  const last = new Map<string, StatedFact<'contact-tried/1'>>();
  for (const one of addedOf(incident, 'contact-tried/1')) last.set(personKey(one.fact.person), one);
  return last;
}
