import { AUDIENCES } from '../content/audiences';
import { FIRST_CHECKLIST_ID } from '../content/checklists';
import { roleById } from '../content/roles';
import type { Severity } from '../content/severities';
import { clip, toMs, toPersonRef, type PersonRef } from '../stated';
import { accessFact, type Reader } from './access/decide-access';
import { checklistFact } from './checklists/decide-checklists';
import type { IncidentFact } from './facts';
import { MAX_TITLE_CHARACTERS } from './header/decide-header';
import { systemKey } from './header/select-header';

export type Declaration = {
  readonly reference: string;
  /** At most 120 characters; empty is allowed: it is named when there is time. */
  readonly title: string;
  readonly severity: Severity;
  readonly commander: PersonRef;
  readonly systems: readonly string[];
  /** When it began, ms since epoch. */
  readonly startedAt: number;
  readonly now: number;
  /** Who alone may read it, from its first line on. Left out: everyone in the room. */
  readonly readers?: readonly Reader[];
};

// All of it is one op, and an op has an end. More can be added in the room.
const MAX_SYSTEMS = 50;

/** Everything that opens with an incident, in one op: the room, roles, first checklist and update timers. */
export function declareIncident(declaration: Declaration): readonly IncidentFact[] {
  const { reference, severity, systems, now } = declaration;
  const named = systems.filter((name) => systemKey(name) !== '');
  const title = clip(declaration.title.trim(), MAX_TITLE_CHARACTERS);
  const commander = toPersonRef(declaration.commander);
  const startedAt = toMs(declaration.startedAt);
  const stamp = (name: 'started' | 'detected' | 'declared', at: number): IncidentFact => ({
    kind: 'stamp-set/1',
    stamp: name,
    at,
    approximate: false,
    replaces: [],
  });
  return [
    { kind: 'incident-declared/1', reference, mode: 'live', title, severity },
    { kind: 'title-set/1', title, replaces: [] },
    { kind: 'severity-set/1', severity, reason: '', replaces: [] },
    { kind: 'phase-set/1', phase: 'triage', reason: '', waiver: null, replaces: [] },
    stamp('started', Math.min(startedAt, now)),
    stamp('detected', now),
    stamp('declared', now),
    {
      kind: 'role-assigned/1',
      role: 'incident-commander',
      roleName: roleById('incident-commander')?.name ?? 'Incident Commander',
      person: commander,
      takesOver: [],
      note: '',
    },
    {
      kind: 'audiences-listed/1',
      audiences: AUDIENCES.map((one) => ({ ...one, channels: [...one.channels], fallbacks: [...one.fallbacks] })),
    },
    checklistFact(FIRST_CHECKLIST_ID),
    ...named.slice(0, MAX_SYSTEMS).map((name): IncidentFact => ({
      kind: 'system-set/1',
      system: systemKey(name),
      name: clip(name.trim(), 200),
      state: 'down',
      replaces: [],
    })),
    ...(declaration.readers ? [accessFact(declaration.readers)] : []),
  ];
}

/** `INC-YYYYMMDD-<device code>-nn`: one more than the highest this laptop has given out today. No central counter. */
export function nextReference(taken: readonly string[], deviceCode: string, now: number): string {
  const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '');
  const prefix = `INC-${day}-${deviceCode}-`;
  const numbers = taken.filter((one) => one.startsWith(prefix)).map((one) => Number(one.slice(prefix.length)) || 0);
  return prefix + String(Math.max(0, ...numbers) + 1).padStart(2, '0');
}
