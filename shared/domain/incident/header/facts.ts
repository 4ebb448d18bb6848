import * as v from 'valibot';
import { ms, personRef } from '../../stated';
import { replaces } from '../../view';

export const PHASES = ['detection', 'triage', 'investigation', 'resolution', 'review', 'closed'] as const;
export type Phase = (typeof PHASES)[number];

export const STAMPS = [
  'started',
  'detected',
  'declared',
  'triaged',
  'investigation',
  'cause-known',
  'mitigated',
  'resolved',
  'review',
  'closed',
] as const;
export type Stamp = (typeof STAMPS)[number];

export const SYSTEM_STATES = ['down', 'degraded', 'isolated', 'recovering', 'restored', 'unaffected'] as const;
export type SystemState = (typeof SYSTEM_STATES)[number];

export const DETECTED_BY = ['monitoring', 'user', 'staff', 'vendor', 'external'] as const;
export const CONFIDENCES = ['low', 'medium', 'high'] as const;

const label = v.pipe(v.string(), v.maxLength(200));
const prose = v.pipe(v.string(), v.maxLength(1_500));

export const incidentDeclared = v.object({
  kind: v.literal('incident-declared/1'),
  /** `INC-YYYYMMDD-<device code>-nn`: valid without any server. */
  reference: v.pipe(v.string(), v.maxLength(40)),
  mode: v.picklist(['live', 'drill', 'backfilled']),
  /** As shown then, for the line that tells of it. */
  title: v.pipe(v.string(), v.maxLength(120)),
  severity: v.picklist([1, 2, 3, 4]),
});
export const titleSet = v.object({
  kind: v.literal('title-set/1'),
  title: v.pipe(v.string(), v.maxLength(120)),
  replaces,
});
export const typeSet = v.object({
  kind: v.literal('type-set/1'),
  type: label,
  name: label,
  /** What exactly, where somebody said; its name stands behind the type's. */
  subtype: v.optional(label),
  replaces,
});
export const severitySet = v.object({
  kind: v.literal('severity-set/1'),
  severity: v.picklist([1, 2, 3, 4]),
  reason: prose,
  replaces,
});
export const impactSet = v.object({
  kind: v.literal('impact-set/1'),
  impact: v.picklist([1, 2, 3, 4]),
  urgency: v.picklist([1, 2, 3]),
  replaces,
});
export const phaseSet = v.object({
  kind: v.literal('phase-set/1'),
  phase: v.picklist(PHASES),
  reason: prose,
  /** Closing without an approved review: who answers for that, and why. */
  waiver: v.nullable(v.object({ by: personRef, reason: prose })),
  replaces,
});
export const stampSet = v.object({
  kind: v.literal('stamp-set/1'),
  stamp: v.picklist(STAMPS),
  at: ms,
  approximate: v.boolean(),
  replaces,
});
export const situationSet = v.object({ kind: v.literal('situation-set/1'), text: prose, replaces });
export const bridgeSet = v.object({ kind: v.literal('bridge-set/1'), bridge: label, fallback: label, replaces });
export const etaSet = v.object({
  kind: v.literal('eta-set/1'),
  at: v.nullable(ms),
  confidence: v.picklist(CONFIDENCES),
  basis: prose,
  replaces,
});
export const objectiveSet = v.object({ kind: v.literal('objective-set/1'), text: prose, replaces });
export const nextCheckSet = v.object({ kind: v.literal('next-check-set/1'), at: v.nullable(ms), replaces });
export const detectedBySet = v.object({ kind: v.literal('detected-by-set/1'), by: v.picklist(DETECTED_BY), replaces });
/** More than the room can decide alone: executives, lawyers and whoever keeps the work going take their seats. */
export const crisisSet = v.object({ kind: v.literal('crisis-set/1'), on: v.boolean(), reason: prose, replaces });
/** Adding a system is giving it its first state. `system` is its name, lower case and trimmed: the same on every laptop. */
export const systemSet = v.object({
  kind: v.literal('system-set/1'),
  system: label,
  name: label,
  state: v.picklist(SYSTEM_STATES),
  replaces,
});
/** How a system was cut off, and by whom. `system` as in `systemSet`. */
export const isolationNoted = v.object({
  kind: v.literal('isolation-noted/1'),
  system: label,
  name: label,
  how: prose,
  by: personRef,
  replaces,
});
/** How far a system's recovery is: it feeds updates. `system` as in `systemSet`. */
export const recoveryReported = v.object({
  kind: v.literal('recovery-reported/1'),
  system: label,
  name: label,
  /** In which state it was then: told beside the share. */
  state: v.picklist(SYSTEM_STATES),
  percent: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100)),
  statement: prose,
  replaces,
});
