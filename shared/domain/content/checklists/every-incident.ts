import { template } from './template';
import { INCIDENT_TYPES } from '../incident-types';

/** T0, product.md §3.6. */
export const FIRST_15_MINUTES = template({
  id: 'T0',
  title: 'First 15 minutes',
  types: INCIDENT_TYPES.map((type) => type.id),
  source: 'Shipped with Holdfast',
  items: [
    {
      no: '1',
      owner: 'first-responder',
      kind: 'do',
      text: 'Is anyone in danger, is harm spreading? contain first',
      dueMinutes: 2,
    },
    { no: '2', owner: 'incident-commander', kind: 'do', text: 'Take command aloud', dueMinutes: 3 },
    { no: '3', owner: 'deputy', kind: 'do', text: 'Open the bridge and its fallback; say both', dueMinutes: 5 },
    {
      no: '4',
      owner: 'incident-commander',
      kind: 'decide',
      text: 'Severity (unsure → higher) and type',
      dueMinutes: 6,
    },
    { no: '5', owner: 'incident-commander', kind: 'do', text: 'Name scribe and comms', dueMinutes: 8 },
    { no: '6', owner: 'tech-lead', kind: 'do', text: 'What changed in the last 24 h? freeze changes', dueMinutes: 9 },
    {
      no: '7',
      owner: 'incident-commander',
      kind: 'do',
      text: 'Affected critical systems, in recovery order',
      dueMinutes: 11,
    },
    {
      no: '8',
      owner: 'comms-lead',
      kind: 'notify',
      text: 'First user notice (symptom, workaround, next time)',
      dueMinutes: 12,
    },
    { no: '9', owner: 'incident-commander', kind: 'decide', text: 'First objective and next check', dueMinutes: 14 },
  ],
});

/** T0b, product.md §3.6. */
export const AT_15_MINUTES = template({
  id: 'T0b',
  title: 'At 15 minutes',
  types: [],
  source: 'Shipped with Holdfast',
  items: [
    { no: '1', owner: 'deputy', kind: 'do', text: 'Missing experts called, attempts logged', dueMinutes: 15 },
    { no: '2', owner: 'comms-lead', kind: 'notify', text: 'Executives told by phone (SEV1)', dueMinutes: 15 },
    { no: '3', owner: 'legal', kind: 'decide', text: 'Does a regulatory clock start? (decide)', dueMinutes: 18 },
    { no: '4', owner: 'scribe', kind: 'do', text: 'Roll of names present', dueMinutes: 20 },
    { no: '5', owner: 'incident-commander', kind: 'do', text: 'Deputy named', dueMinutes: 20 },
  ],
});
