import type { FactId } from '../stated';
import type { View } from '../view';
import { facts, refuse, type Deciding, type Decision } from './deciding';
import type { IncidentFact, IncidentFactKind } from './facts';
import type { Incident, StatedFact } from './incident';
import { lineById } from './timeline/lines';

/** Writes the opposite of what an op said. `facts`: the ids of that op's facts. */
export type UndoCommand = { readonly kind: 'undo'; readonly facts: readonly FactId[] };

export function decideUndo({ incident }: Deciding, { facts: ids }: UndoCommand): Decision {
  const opposites = ids.flatMap((id) => opposite(incident, id) ?? []);
  return opposites.length > 0 ? facts(...opposites) : refuse({ kind: 'cannot-undo' });
}

/** Null where there is nothing to go back to, or the value has moved on since. */
function opposite(incident: Incident, id: FactId): IncidentFact | null {
  const single = findSingle(incident, id);
  if (single) return previousValue(single.all, single.stated);
  return isKnown(incident, id) ? { kind: 'withdrawn/1', what: id, reason: 'undone' } : null;
}

type Found = { readonly stated: StatedFact; readonly all: ReadonlyMap<FactId, StatedFact> };

function findSingle(incident: View<IncidentFact>, id: FactId): Found | null {
  for (const single of incident.singles.values()) {
    const stated = single.all.get(id);
    if (stated && !single.replaced.has(id)) return { stated, all: single.all };
  }
  return null;
}

function previousValue(all: ReadonlyMap<FactId, StatedFact>, { id, fact }: StatedFact): IncidentFact | null {
  if (!('replaces' in fact)) return null;
  const [before] = fact.replaces.flatMap((replaced) => all.get(replaced) ?? []);
  if (before) return { ...before.fact, replaces: [id] } as IncidentFact;
  return blank(fact, id);
}

/** What stood before anything did, for the values that have such a state. */
function blank(fact: IncidentFact, id: FactId): IncidentFact | null {
  const replaces = [id];
  switch (fact.kind) {
    case 'item-marked/1':
      return { ...fact, mark: 'todo', reason: '', second: null, happened: null, replaces };
    case 'item-assigned/1':
      return { ...fact, person: null, replaces };
    case 'entry-starred/1':
    case 'entry-privileged/1':
    case 'audience-switched/1':
      return { ...fact, on: !fact.on, replaces };
    case 'eta-set/1':
    case 'next-check-set/1':
    case 'update-promised/1':
      return { ...fact, at: null, replaces };
    case 'situation-set/1':
    case 'objective-set/1':
      return { ...fact, text: '', replaces };
    case 'bridge-set/1':
      return { ...fact, bridge: '', fallback: '', replaces };
    case 'system-set/1':
      return { ...fact, state: 'unaffected', replaces };
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
  'checklist-started/1',
  'item-added/1',
];

function isKnown(incident: Incident, id: FactId): boolean {
  return (
    lineById(incident.lines, id)?.stated.fact.kind === 'entry-added/1' ||
    ADDED.some((kind) => incident.added.get(kind)?.has(id)) ||
    [...incident.withdrawals.values()].flat().some((one) => one.id === id)
  );
}
