import * as v from 'valibot';
import {
  isClosed,
  isCrisis,
  selectPhase,
  selectReference,
  selectSeverity,
  selectStamp,
  selectStartedAt,
  selectTitle,
  selectType,
} from './header/select-header';
import { selectMergedInto } from './duplicates/select-duplicates';
import { selectAccess } from './access/select-access';
import { selectDues } from './due/select-dues';
import { PHASES } from './header/facts';
import type { Incident } from './incident';
import { selectCommander } from './roles/select-roles';
import { selectSetAside } from './triage/set-aside';

export const summary = v.object({
  reference: v.string(),
  title: v.string(),
  severity: v.picklist([1, 2, 3, 4]),
  type: v.string(),
  phase: v.picklist(PHASES),
  commander: v.nullable(v.string()),
  startedAt: v.number(),
  endedAt: v.nullable(v.number()),
  isClosed: v.boolean(),
  isCrisis: v.boolean(),
  /** When each thing that somebody waits for is due, or was, ms since epoch; the first is the first. */
  dueAts: v.array(v.number()),
  /** Why it waits for the others, who said so and when (ms since epoch); null if it does not. */
  setAside: v.nullable(v.object({ reason: v.string(), by: v.string(), at: v.number() })),
  lines: v.number(),
  /** Laptops that alone may read it; null: everyone in the room. */
  readers: v.nullable(v.number()),
  /** The book in which it is carried on. */
  mergedInto: v.nullable(v.string()),
});

/** What the home screen shows of an incident without opening it. */
export type Summary = v.InferOutput<typeof summary>;

/** Null for a book in which nobody declared anything yet. */
export function summarize(incident: Incident): Summary | null {
  if (!incident.added.has('incident-declared/1')) return null;
  return {
    reference: selectReference(incident),
    title: selectTitle(incident),
    severity: selectSeverity(incident),
    type: selectType(incident),
    phase: selectPhase(incident),
    commander: selectCommander(incident)?.person.name ?? null,
    startedAt: selectStartedAt(incident),
    endedAt: selectStamp(incident, 'resolved') ?? selectStamp(incident, 'closed') ?? null,
    isClosed: isClosed(incident),
    isCrisis: isCrisis(incident),
    dueAts: dueAtsOf(incident),
    setAside: setAsideOf(incident),
    lines: incident.lines.size,
    readers: selectAccess(incident)?.devices.length ?? null,
    mergedInto: selectMergedInto(incident),
  };
}

/** Lists fall behind all at once, and that nobody commands is said for itself. */
function dueAtsOf(incident: Incident): number[] {
  // No due time depends on the moment it is asked at: only what is silent for too long does, and that has none.
  return selectDues(incident, 0)
    .filter(({ what, dueAt }) => what.kind !== 'item' && what.kind !== 'no-commander' && Number.isFinite(dueAt))
    .map(({ dueAt }) => dueAt)
    .sort((a, b) => a - b);
}

function setAsideOf(incident: Incident): Summary['setAside'] {
  const aside = selectSetAside(incident);
  return aside ? { reason: aside.fact.reason, by: aside.by.name, at: aside.recordedAt } : null;
}
