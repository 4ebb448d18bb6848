import type { IncidentType } from './incident-types';

/** What exactly it is: its own list stands beside what is open, and what must be said at once is drafted. */
export type Subtype = {
  readonly id: string;
  readonly type: IncidentType;
  readonly name: string;
  /** The list that is made for it: product.md §3.6. */
  readonly list: string;
  /** What an audience must hear before all else. */
  readonly words?: { readonly audience: string; readonly template: string };
  /** Whoever did it may read along. */
  readonly isSecret?: true;
};

export const SUBTYPES: readonly Subtype[] = [
  { id: 'server', type: 'hardware', name: 'Server', list: 'T1' },
  { id: 'storage', type: 'hardware', name: 'Storage full', list: 'T18' },
  { id: 'database', type: 'software', name: 'Database', list: 'T3' },
  { id: 'deploy', type: 'software', name: 'Bad deploy', list: 'T5' },
  {
    id: 'ransomware',
    type: 'security',
    name: 'Ransomware',
    list: 'T2',
    words: { audience: 'end-users', template: 'ransomware-staff' },
    isSecret: true,
  },
  {
    id: 'breach',
    type: 'security',
    name: 'Data breach',
    list: 'T6',
    words: { audience: 'customers', template: 'breach-holding' },
    isSecret: true,
  },
  { id: 'lock-out', type: 'security', name: 'Identity lock-out', list: 'T15' },
  { id: 'denial', type: 'security', name: 'Denial of service', list: 'T16' },
  { id: 'outage', type: 'network', name: 'Network outage', list: 'T4' },
  { id: 'certificate', type: 'network', name: 'Certificate, DNS or time', list: 'T14' },
  { id: 'channels', type: 'network', name: 'Chat, mail or VPN down', list: 'T9' },
  { id: 'vendor', type: 'third-party', name: 'SaaS or vendor', list: 'T7' },
  { id: 'cloud', type: 'third-party', name: 'Cloud region or quota', list: 'T17' },
  { id: 'power', type: 'facility', name: 'Power or cooling', list: 'T10' },
  { id: 'site', type: 'facility', name: 'Data centre lost', list: 'T8' },
];

export const subtypeById = (id: string): Subtype | undefined => SUBTYPES.find((one) => one.id === id);

/** Of a type, what it can be more exactly. */
export const subtypesOf = (type: IncidentType): readonly Subtype[] => SUBTYPES.filter((one) => one.type === type);
