import type { Severity } from '../../content/severities';
import { requiredRoles } from '../../content/required-roles';
import { compareStated, type FactId } from '../../stated';
import { isConflict, standing, valueOf } from '../../view';
import { cadenceOf, selectAudiences } from '../comms/audiences';
import type { Incident, StatedFact } from '../incident';
import { selectTakingPart, selectSeats } from '../roles/select-roles';
import { isEnd } from '../tasks/select-tasks';
import { linesBetween } from '../timeline/lines';

const FIELDS = ['severity-set/1', 'phase-set/1', 'title-set/1', 'eta-set/1', 'type-set/1', 'bridge-set/1'] as const;
const OF_MANY = ['system-set/1', 'item-marked/1', 'task-marked/1', 'decision-made/1'] as const;
/** The kinds of fact of which one at a time can hold. */
export type ConflictField = (typeof FIELDS)[number] | (typeof OF_MANY)[number] | 'role-assigned/1';

/**
 * Something that people set apart from each other and nobody has chosen between. `target`: which system, item or role.
 * `values`: the different ones, in order; the last is the one shown meanwhile. `all`: every fact that stands.
 */
export type Conflict = {
  readonly field: ConflictField;
  readonly target: string;
  readonly values: readonly StatedFact[];
  readonly all: readonly FactId[];
};

/** What waits for a person's choice. Equal values are no conflict, and what only adds never is one. */
export function selectConflicts(incident: Incident): readonly Conflict[] {
  const single = FIELDS.flatMap((field) => conflictOf(field, '', standing(incident, field)));
  return [...commands(incident), ...single, ...OF_MANY.flatMap((field) => ofMany(incident, field))];
}

/** Roles for one that two hold: both took it while their laptops were apart. */
function commands(incident: Incident): Conflict[] {
  return selectSeats(incident)
    .filter((seat) => seat.role.holders === 'one' && seat.holders.length > 1)
    .map((seat) => {
      const given = incident.added.get('role-assigned/1');
      const values = seat.holders.flatMap((holder) => given?.get(holder.id) ?? []);
      return { field: 'role-assigned/1', target: seat.role.id, values, all: values.map(({ id }) => id) };
    });
}

function ofMany(incident: Incident, field: (typeof OF_MANY)[number]): Conflict[] {
  const found: Conflict[] = [];
  for (const key of incident.singles.keys()) {
    if (!key.startsWith(`${field}:`)) continue;
    const target = key.slice(field.length + 1);
    const facts = standing(incident, field, target);
    found.push(...conflictOf(field, target, field === 'task-marked/1' ? facts.filter(isEndOfTask) : facts));
  }
  // Not in the order in which this laptop came to know of them.
  return found.sort((a, b) => (a.values[0] && b.values[0] ? compareStated(a.values[0], b.values[0]) : 0));
}

const isEndOfTask = ({ fact }: StatedFact): boolean => fact.kind === 'task-marked/1' && isEnd(fact.mark);

function conflictOf(field: ConflictField, target: string, facts: readonly StatedFact[]): Conflict[] {
  if (!isConflict(facts)) return [];
  const lastByValue = new Map<string, StatedFact>();
  for (const one of facts) {
    const value = valueOf(one.fact);
    // The last to say it stands for all who did, and where it was last said.
    lastByValue.delete(value);
    lastByValue.set(value, one);
  }
  return [{ field, target, values: [...lastByValue.values()], all: facts.map(({ id }) => id) }];
}

export type Consequence =
  | { readonly kind: 'severity'; readonly roles: number; readonly customersMinutes: number | null }
  | { readonly kind: 'timers-stop' };

/** What choosing a value would bring with it; null if nothing but itself. */
export function selectConsequence(incident: Incident, { fact }: StatedFact): Consequence | null {
  if (fact.kind === 'phase-set/1' && (fact.phase === 'review' || fact.phase === 'closed'))
    return { kind: 'timers-stop' };
  if (fact.kind !== 'severity-set/1') return null;
  const roles = requiredRoles(fact.severity, Math.max(1, selectTakingPart(incident).length)).length;
  return { kind: 'severity', roles, customersMinutes: customersMinutes(incident, fact.severity) };
}

function customersMinutes(incident: Incident, severity: Severity): number | null {
  const customers = selectAudiences(incident).find(({ id }) => id === 'customers');
  const cadence = customers && cadenceOf(customers, severity);
  return cadence && 'dueMinutes' in cadence ? cadence.dueMinutes : null;
}

/** How many lines other laptops wrote since then: all of them merged by themselves. `since`: ms since epoch. */
export const countMerged = (incident: Incident, device: string, since: number): number =>
  linesBetween(incident.lines, 0, incident.lines.size).filter(
    ({ stated }) => stated.by.device !== device && stated.recordedAt >= since,
  ).length;
