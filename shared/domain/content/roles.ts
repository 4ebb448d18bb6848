import type { Severity } from './severities';

export type RoleId =
  | 'incident-commander'
  | 'deputy'
  | 'scribe'
  | 'comms-lead'
  | 'internal-liaison'
  | 'customer-liaison'
  | 'tech-lead'
  | 'first-responder'
  | 'sme-network'
  | 'sme-systems'
  | 'sme-application'
  | 'sme-database'
  | 'sme-security'
  | 'sme-business'
  | 'service-desk-lead'
  | 'executive-sponsor'
  | 'vendor-liaison'
  | 'legal'
  | 'business-continuity'
  | 'facilities'
  | 'evidence-custodian'
  | 'observer';

/** A seat in the room: what it is for, what it does, who may hold it beside another. */
export type RoleDef = {
  readonly id: RoleId;
  readonly name: string;
  /** At most ten characters, for narrow columns. */
  readonly short: string;
  readonly purpose: string;
  readonly duties: readonly string[];
  readonly holders: 'one' | 'many';
  readonly mayCombineWith: readonly RoleId[];
  readonly neededAt: readonly Severity[];
};

const EXPERT_DUTIES = [
  'Diagnose',
  'Propose an action and its risk',
  'Act only when told',
  'Report when the timebox ends',
] as const;

type Expert = Pick<RoleDef, 'id' | 'name' | 'short' | 'purpose'>;

const expert = (role: Expert): RoleDef => ({
  ...role,
  duties: EXPERT_DUTIES,
  holders: 'many',
  mayCombineWith: ['tech-lead'],
  neededAt: [],
});

/** The shipped roles, in the order of the board: product.md §3.3. */
export const ROLES: readonly RoleDef[] = [
  {
    id: 'incident-commander',
    name: 'Incident Commander',
    short: 'Commander',
    purpose: 'Commands the response. Does not fix.',
    duties: [
      'Take command aloud',
      'Set severity, objectives and the next check',
      'Decide, after asking for strong objections',
      'Delegate by name, with minutes',
      'Approve words that leave the house',
      'Watch span and fatigue',
      'Declare the end',
      'Name the review owner',
    ],
    holders: 'one',
    mayCombineWith: ['scribe', 'comms-lead'],
    neededAt: [1, 2, 3, 4],
  },
  {
    id: 'deputy',
    name: 'Deputy',
    short: 'Deputy',
    purpose: 'Keeps the commander free, and ready to be relieved.',
    duties: ['Watch the timers', 'Catch missed items', 'Call people in', 'Be ready to take command'],
    holders: 'one',
    mayCombineWith: ['scribe'],
    neededAt: [1],
  },
  {
    id: 'scribe',
    name: 'Scribe',
    short: 'Scribe',
    purpose: 'Keeps the record. No fixing.',
    duties: ['Log what happens, with its time', 'Log decisions', 'Log follow-ups', 'Read back'],
    holders: 'one',
    mayCombineWith: ['incident-commander', 'deputy'],
    neededAt: [1, 2],
  },
  {
    id: 'comms-lead',
    name: 'Communications Lead',
    short: 'Comms',
    purpose: 'One voice to everyone outside the room.',
    duties: [
      'Own the communication matrix',
      'Draft, and get approval',
      'Keep the cadence',
      'Log feedback',
      'Split off the two liaisons at SEV1',
    ],
    holders: 'one',
    mayCombineWith: ['incident-commander', 'service-desk-lead'],
    neededAt: [1, 2],
  },
  {
    id: 'internal-liaison',
    name: 'Internal liaison',
    short: 'Internal',
    purpose: 'The voice to executives and departments.',
    duties: ['Keep executives informed', 'Keep departments informed', 'Bring their questions back'],
    holders: 'one',
    mayCombineWith: [],
    neededAt: [],
  },
  {
    id: 'customer-liaison',
    name: 'Customer liaison',
    short: 'Customer',
    purpose: 'The voice to customers.',
    duties: ['Keep customers informed', 'Bring the support numbers', 'Bring their questions back'],
    holders: 'one',
    mayCombineWith: [],
    neededAt: [],
  },
  {
    id: 'tech-lead',
    name: 'Technical/Operations Lead',
    short: 'Tech lead',
    purpose: 'Leads the search and the fix; the only path for changes.',
    duties: [
      'Run the hypotheses',
      'Run changes and fixes; be the only path for them',
      'Give a CAN report at each check',
    ],
    holders: 'one',
    mayCombineWith: ['sme-network', 'sme-systems', 'sme-application', 'sme-database', 'sme-security', 'sme-business'],
    neededAt: [1, 2, 3],
  },
  {
    id: 'first-responder',
    name: 'First Responder',
    short: 'First resp',
    purpose: 'Was there first: sizes it up and stops the spread.',
    duties: ['Size up', 'Contain first', 'Write the hand-off note'],
    holders: 'one',
    mayCombineWith: [],
    neededAt: [],
  },
  expert({
    id: 'sme-network',
    name: 'Network expert',
    short: 'Network',
    purpose: 'Knows the network.',
  }),
  expert({
    id: 'sme-systems',
    name: 'Systems/hardware expert',
    short: 'Systems',
    purpose: 'Knows the servers and the hardware.',
  }),
  expert({
    id: 'sme-application',
    name: 'Application expert',
    short: 'Apps',
    purpose: 'Knows the applications.',
  }),
  expert({
    id: 'sme-database',
    name: 'Database expert',
    short: 'Database',
    purpose: 'Knows the databases.',
  }),
  expert({
    id: 'sme-security',
    name: 'Security expert',
    short: 'Security',
    purpose: 'Knows attacks and how to contain them.',
  }),
  expert({
    id: 'sme-business',
    name: 'Business process owner',
    short: 'Business',
    purpose: 'Knows the work that stands still.',
  }),
  {
    id: 'service-desk-lead',
    name: 'Service desk lead',
    short: 'Desk',
    purpose: 'What users report, and what they are told.',
    duties: ['Gather user reports', 'Count them', 'Write the workaround text', 'Write the known-error note'],
    holders: 'one',
    mayCombineWith: ['comms-lead'],
    neededAt: [],
  },
  {
    id: 'executive-sponsor',
    name: 'Executive sponsor/Crisis manager',
    short: 'Executive',
    purpose: 'Decides for the business and shields the team.',
    duties: ['Make the business decisions', 'Release money', 'Start the continuity plan', 'Shield the team'],
    holders: 'one',
    mayCombineWith: [],
    neededAt: [1],
  },
  {
    id: 'vendor-liaison',
    name: 'Vendor liaison',
    short: 'Vendor',
    purpose: 'The line to providers.',
    duties: ['Open provider cases', 'Chase them'],
    holders: 'one',
    mayCombineWith: [],
    neededAt: [],
  },
  {
    id: 'legal',
    name: 'Legal/privacy',
    short: 'Legal',
    purpose: 'What the law asks, and by when.',
    duties: ['Start and watch the obligation clocks', 'Guard privilege', 'Speak with regulators'],
    holders: 'one',
    mayCombineWith: [],
    neededAt: [],
  },
  {
    id: 'business-continuity',
    name: 'Business continuity',
    short: 'Continuity',
    purpose: 'Keeps work going without the systems.',
    duties: ['Run manual workarounds'],
    holders: 'one',
    mayCombineWith: [],
    neededAt: [],
  },
  {
    id: 'facilities',
    name: 'Facilities/safety',
    short: 'Facilities',
    purpose: 'The building and the people in it.',
    duties: ['Power', 'Access', 'People'],
    holders: 'one',
    mayCombineWith: [],
    neededAt: [],
  },
  {
    id: 'evidence-custodian',
    name: 'Evidence custodian',
    short: 'Evidence',
    purpose: 'Keeps what happened provable.',
    duties: ['Take images', 'Record hashes', 'Keep the chain of custody'],
    holders: 'one',
    mayCombineWith: [],
    neededAt: [],
  },
  {
    id: 'observer',
    name: 'Observer',
    short: 'Observer',
    purpose: 'Listens, and takes no part.',
    duties: ['Listen', 'Ask the commander, and nobody else'],
    holders: 'many',
    mayCombineWith: [],
    neededAt: [],
  },
];

/** Seats with work in them, in the order of the board: all but the observer's. */
export const WORKING_ROLES: readonly RoleDef[] = ROLES.filter(({ id }) => id !== 'observer');

/** One person who commands and speaks at SEV1/2 is reminded to give one of the two away after so long. */
export const COMMAND_AND_COMMS_REMINDER_MINUTES = 20;

/** A role by its id; undefined for one that a newer version wrote. */
export const roleById = (id: string): RoleDef | undefined => ROLES.find((role) => role.id === id);

/** Whether one person may hold both at this severity. Below SEV2 the commander may double as anything. */
export const mayCombine = (role: RoleId, other: RoleId, severity: Severity): boolean => {
  const commands = role === 'incident-commander' || other === 'incident-commander';
  return (commands && severity >= 3) || (roleById(role)?.mayCombineWith.includes(other) ?? false);
};
