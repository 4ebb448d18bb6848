export type Severity = 1 | 2 | 3 | 4;
export type Impact = 1 | 2 | 3 | 4;
export type Urgency = 1 | 2 | 3;

export type SeverityDef = {
  readonly level: Severity;
  readonly name: string;
  readonly definition: string;
  readonly review: 'yes' | 'short note' | 'optional';
};

/** The default scale, worst first: product.md §3.1. */
export const SEVERITIES: readonly SeverityDef[] = [
  {
    level: 1,
    name: 'Critical',
    definition:
      'Tier-1 service down for all or most users, confirmed data loss or breach, safety or legal exposure, or spread not contained',
    review: 'yes',
  },
  {
    level: 2,
    name: 'Major',
    definition:
      'Tier-1 service degraded or down for a large group/site, suspected data loss or breach, no workaround, or likely SEV1 if nothing is done',
    review: 'yes',
  },
  {
    level: 3,
    name: 'Moderate',
    definition: 'Part loss, workaround exists, or redundancy lost',
    review: 'short note',
  },
  { level: 4, name: 'Low', definition: 'Minor fault, no critical work stopped', review: 'optional' },
];

/** The rule shown in the picker: PagerDuty's. */
export const SEVERITY_RULE = 'Unsure → choose the higher; do not debate severity live';

/** What a person declares at when he says nothing. */
export const DEFAULT_SEVERITY: Severity = 2;

/** How much is hit, worst first. */
export const IMPACTS: readonly { readonly level: Impact; readonly words: string }[] = [
  { level: 4, words: 'Organisation/critical service/data at risk' },
  { level: 3, words: 'Several teams or key customers' },
  { level: 2, words: 'One team/service' },
  { level: 1, words: 'Individuals' },
];

/** How fast it gets worse, worst first. */
export const URGENCIES: readonly { readonly level: Urgency; readonly words: string }[] = [
  { level: 3, words: 'Harm growing or no workaround' },
  { level: 2, words: 'Partial workaround' },
  { level: 1, words: 'Stable' },
];

export type SeverityFlags = {
  readonly tierOneDown?: boolean;
  /** Data loss counts as a breach. */
  readonly suspectedBreach?: boolean;
  readonly confirmedBreach?: boolean;
};

const BY_IMPACT_AND_URGENCY: Readonly<Record<Impact, Readonly<Record<Urgency, Severity>>>> = {
  4: { 3: 1, 2: 1, 1: 2 },
  3: { 3: 2, 2: 2, 1: 3 },
  2: { 3: 3, 2: 3, 1: 4 },
  1: { 3: 3, 2: 4, 1: 4 },
};

/** The severity to offer. A flag can only raise it, never lower it; a person may say otherwise. */
export const suggestSeverity = (impact: Impact, urgency: Urgency, flags: SeverityFlags = {}): Severity => {
  if (flags.confirmedBreach === true) return 1;
  const suggested = BY_IMPACT_AND_URGENCY[impact][urgency];
  const atLeastMajor = flags.tierOneDown === true || flags.suspectedBreach === true;
  return atLeastMajor && suggested > 2 ? 2 : suggested;
};

/** A severity by its level; undefined for what is no level. */
export const severityByLevel = (level: number): SeverityDef | undefined =>
  SEVERITIES.find((severity) => severity.level === level);
