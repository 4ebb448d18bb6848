import type { FactId } from '../stated';
import { isWithdrawn } from '../view';
import { facts, refuse, type Deciding, type Decision } from './deciding';
import type { IncidentFact, IncidentFactKind } from './facts';
import type { Incident, StatedFact } from './incident';
import { lineById } from './timeline/lines';

/** Writes the opposite of what an op said. `facts`: the ids of that op's facts. */
export type UndoCommand = { readonly kind: 'undo'; readonly facts: readonly FactId[] };

export function decideUndo({ incident }: Deciding, { facts: ids }: UndoCommand): Decision {
  const opposites = ids.flatMap((id) => oppositesOf(incident, id));
  return opposites.length > 0 ? facts(...opposites) : refuse({ kind: 'cannot-undo' });
}

/** None where there is nothing to go back to, or the value has moved on since. */
function oppositesOf(incident: Incident, id: FactId): readonly IncidentFact[] {
  if (isWithdrawn(incident, id)) return [];
  const takenBack: IncidentFact = { kind: 'withdrawn/1', what: id, reason: 'undone' };
  const single = findSingle(incident, id);
  if (!single) return isKnown(incident, id) ? [takenBack] : [];
  const { fact } = single.stated;
  if (!('replaces' in fact)) return [];
  // All that it replaced stand again: a conflict that was settled is open again.
  const before = fact.replaces.flatMap((replaced) => single.all.get(replaced) ?? []);
  if (before.length > 0) return before.map((one) => ({ ...one.fact, replaces: [id] }) as IncidentFact);
  return [firstOpposite(incident, fact, id) ?? takenBack];
}

type Found = { readonly stated: StatedFact; readonly all: ReadonlyMap<FactId, StatedFact> };

function findSingle(incident: Incident, id: FactId): Found | null {
  for (const single of incident.singles.values()) {
    const stated = single.all.get(id);
    if (stated && !single.replaced.has(id)) return { stated, all: single.all };
  }
  return null;
}

/** For a first value that more hangs on than the value itself: the place of a line, its star, a tick that was a slip. */
function firstOpposite(incident: Incident, fact: IncidentFact, id: FactId): IncidentFact | null {
  const replaces = [id];
  switch (fact.kind) {
    case 'task-marked/1':
      return { ...fact, mark: 'given', reason: '', happened: null, replaces };
    case 'item-marked/1':
      return { ...fact, mark: 'todo', reason: '', second: null, happened: null, replaces };
    case 'entry-starred/1':
      return { ...fact, on: !fact.on, replaces };
    case 'entry-retimed/1': {
      const entry = lineById(incident.lines, fact.entry)?.stated;
      const stood = entry && { at: Math.round(entry.at), approximate: false };
      const happened = entry?.fact.kind === 'entry-added/1' ? (entry.fact.happened ?? stood) : stood;
      return happened ? { ...fact, happened, replaces } : null;
    }
    default:
      return null;
  }
}

const ADDED: readonly IncidentFactKind[] = [
  'role-assigned/1',
  'role-accepted/1',
  'role-vacated/1',
  'update-sent/1',
  'update-snoozed/1',
  'audience-added/1',
  'checklist-started/1',
  'item-added/1',
  'escalated/1',
  'escalation-taken/1',
  'contact-tried/1',
  'decision-proposed/1',
  'decision-polled/1',
  'message-drafted/1',
  'approval-asked/1',
  'message-approved/1',
  'delivery-logged/1',
  'feedback-logged/1',
  'task-reported/1',
  'task-asked/1',
  'person-released/1',
  'criterion-added/1',
  'point-read-back/1',
  'incident-taken-in/1',
  'incident-merged/1',
  'incident-told-apart/1',
  'reports-counted/1',
  'deadline-started/1',
  'decision-reviewed/1',
  'briefing-opened/1',
  'question-asked/1',
  'briefing-ended/1',
];

function isKnown(incident: Incident, id: FactId): boolean {
  return (
    lineById(incident.lines, id)?.stated.fact.kind === 'entry-added/1' ||
    ADDED.some((kind) => incident.added.get(kind)?.has(id)) ||
    [...incident.withdrawals.values()].flat().some((one) => one.id === id)
  );
}
