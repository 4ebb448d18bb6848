import * as v from 'valibot';
import {
  isClosed,
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
import { PHASES } from './header/facts';
import type { Incident } from './incident';
import { selectCommander } from './roles/select-roles';

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
    lines: incident.lines.size,
    readers: selectAccess(incident)?.devices.length ?? null,
    mergedInto: selectMergedInto(incident),
  };
}
