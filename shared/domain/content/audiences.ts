import type { RoleId } from './roles';
import type { Severity } from './severities';

/** Minutes between two updates: from the lower bound one may send, at the upper it is due. */
export type Cadence = { readonly mayMinutes: number; readonly dueMinutes: number } | { readonly asNeeded: true };

/** Who is told, how often, by what means and how deep: product.md §3.4. */
export type AudienceDef = {
  readonly id: string;
  readonly name: string;
  /** The table's own words. */
  readonly frequency: string;
  readonly cadence: Cadence;
  readonly cadenceBySeverity: Readonly<Partial<Record<Severity, Cadence>>>;
  /** Minutes from the declaration to the first update. */
  readonly firstDueMinutes: Readonly<Partial<Record<Severity, number>>>;
  readonly channels: readonly string[];
  /** In the order to try when the channels are down. */
  readonly fallbacks: readonly string[];
  readonly level: string;
  readonly ownerRole: RoleId;
  readonly approverRole: RoleId;
  /** Off until needed. */
  readonly on: boolean;
};

const AS_NEEDED: Cadence = { asNeeded: true };

// One figure is both bounds: "hourly" has no earlier moment at which one may send.
const every = (mayMinutes: number, dueMinutes = mayMinutes): Cadence => ({ mayMinutes, dueMinutes });

/** The preset "Faster external". Its "for 2 h" is left to people: no timer stops by itself while an incident is live. */
export const FASTER_EXTERNAL: Cadence = every(20);

const DEFAULT_AUDIENCES: readonly AudienceDef[] = [
  {
    id: 'executives',
    name: 'Executive Team',
    frequency: 'Hourly',
    cadence: every(60),
    cadenceBySeverity: {},
    // At SEV1 the first word goes by phone.
    firstDueMinutes: { 1: 15, 2: 30, 3: 60, 4: 60 },
    channels: ['Email', 'Direct Call'],
    fallbacks: ['Phone tree'],
    level: 'High-level impact, business continuity plans',
    ownerRole: 'comms-lead',
    approverRole: 'incident-commander',
    on: true,
  },
  {
    id: 'it',
    name: 'IT Team',
    frequency: 'Every 15-30 minutes',
    cadence: every(15, 30),
    cadenceBySeverity: {},
    firstDueMinutes: { 1: 5, 2: 10, 3: 30, 4: 30 },
    channels: ['Slack', 'Internal Chat', 'PagerDuty'],
    fallbacks: ['Voice bridge', 'War-room wall board', 'Radio'],
    level: 'Technical details, resolution progress',
    ownerRole: 'comms-lead',
    approverRole: 'tech-lead',
    on: true,
  },
  {
    id: 'end-users',
    name: 'End-Users',
    frequency: 'Every 30-60 minutes',
    cadence: every(30, 60),
    cadenceBySeverity: {},
    firstDueMinutes: { 1: 15, 2: 30, 3: 60, 4: 60 },
    channels: ['Email', 'Service Portal', 'SMS'],
    fallbacks: ['SMS from handset', 'Floor notices', "Team leaders' phone cascade"],
    level: 'Service disruption details, estimated restoration time',
    ownerRole: 'comms-lead',
    approverRole: 'incident-commander',
    on: true,
  },
  {
    id: 'customers',
    name: 'Customers',
    frequency: 'As needed',
    cadence: AS_NEEDED,
    cadenceBySeverity: { 1: FASTER_EXTERNAL, 2: FASTER_EXTERNAL },
    // The ruling's 20 and 30, not the preset's first word in 5. No timer at all below SEV2.
    firstDueMinutes: { 1: 20, 2: 30 },
    channels: ['Website banner', 'Social Media'],
    fallbacks: ['Status page by mobile data', 'Phone greeting', 'Account-manager calls'],
    level: 'General service disruption notice, contact information',
    ownerRole: 'comms-lead',
    approverRole: 'incident-commander',
    on: true,
  },
];

type Added = Pick<AudienceDef, 'id' | 'name' | 'frequency' | 'cadence' | 'channels' | 'level' | 'ownerRole'> &
  Partial<AudienceDef>;

// Their channels are calls already, and stay when the network goes: they need no fallbacks.
const offUntilNeeded = (audience: Added): AudienceDef => ({
  cadenceBySeverity: {},
  firstDueMinutes: {},
  fallbacks: [],
  approverRole: 'incident-commander',
  on: false,
  ...audience,
});

const ADDED_AUDIENCES: readonly AudienceDef[] = [
  offUntilNeeded({
    id: 'service-desk',
    name: 'Service desk',
    frequency: 'Every 15-30 minutes',
    cadence: every(15, 30),
    channels: ['Phone', 'Printed script'],
    level: 'What to say, workaround',
    ownerRole: 'service-desk-lead',
  }),
  offUntilNeeded({
    id: 'business-units',
    name: 'Business units/departments',
    frequency: 'Hourly',
    cadence: every(60),
    channels: ['Calls'],
    level: 'Impact on work, asks',
    ownerRole: 'internal-liaison',
  }),
  offUntilNeeded({
    id: 'vendors',
    name: 'Service providers/vendors',
    frequency: 'As needed',
    cadence: AS_NEEDED,
    channels: ['Support line'],
    level: 'Technical facts, case no.',
    ownerRole: 'vendor-liaison',
    approverRole: 'tech-lead',
  }),
  offUntilNeeded({
    id: 'key-accounts',
    name: 'Key accounts',
    frequency: 'Every 30-60 minutes',
    cadence: every(30, 60),
    channels: ['Account manager call'],
    // What every customer is told, from someone they know.
    level: 'General service disruption notice, contact information',
    ownerRole: 'customer-liaison',
  }),
  offUntilNeeded({
    id: 'regulators',
    name: 'Legal/regulators/insurer',
    frequency: 'By clock',
    // Their times are the obligation clocks', not a cadence.
    cadence: AS_NEEDED,
    channels: ['Secure mail', 'Phone'],
    level: 'Confirmed facts only',
    ownerRole: 'legal',
  }),
  offUntilNeeded({
    id: 'board-and-media',
    name: 'Board/media',
    frequency: 'As needed',
    cadence: AS_NEEDED,
    channels: ['Direct Call'],
    // The spec names neither channel nor level; what leaves the house unasked is the least that is certain.
    level: 'Confirmed facts only',
    ownerRole: 'comms-lead',
    approverRole: 'executive-sponsor',
  }),
];

/** The shipped matrix: the four of the default table, then the groups that are off until needed. */
export const AUDIENCES: readonly AudienceDef[] = [...DEFAULT_AUDIENCES, ...ADDED_AUDIENCES];

/** A shipped audience by its id. */
export const audienceById = (id: string): AudienceDef | undefined => AUDIENCES.find((audience) => audience.id === id);

/** How often this audience is told at this severity. */
export const cadenceAt = (audience: AudienceDef, severity: Severity): Cadence =>
  audience.cadenceBySeverity[severity] ?? audience.cadence;

/** Minutes from the declaration to the first update; null where nothing is due until someone asks. */
export const firstDueMinutesAt = (audience: AudienceDef, severity: Severity): number | null => {
  const stated = audience.firstDueMinutes[severity];
  if (stated !== undefined) return stated;
  const cadence = cadenceAt(audience, severity);
  return 'asNeeded' in cadence ? null : cadence.dueMinutes;
};
