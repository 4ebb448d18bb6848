import type { Incident } from '../incident';
import { allLines, editLines } from '../timeline/lines';

/** What says more of a line than the line itself: its corrections, its time, its star, what became of an order. */
const OF_LINES = /^(entry|task)-/;

/**
 * The incident with the lines of another among its own. Its header, roles, updates and checklists stay as they are:
 * what stands there was decided here.
 */
export function interleave(incident: Incident, other: Incident): Incident {
  const lines = editLines(incident.lines);
  for (const line of allLines(other.lines)) lines.put(line);
  const ofLines = [...other.added].filter(([kind]) => OF_LINES.test(kind));
  return {
    ...incident,
    lines: lines.done(),
    singles: new Map([...[...other.singles].filter(([key]) => OF_LINES.test(key)), ...incident.singles]),
    added: new Map([
      ...incident.added,
      ...ofLines.map(([kind, facts]) => [kind, new Map([...facts, ...(incident.added.get(kind) ?? [])])] as const),
    ]),
    withdrawals: new Map([...other.withdrawals, ...incident.withdrawals]),
    starred: new Set([...other.starred, ...incident.starred]),
  };
}
