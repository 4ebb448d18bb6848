import { template } from './template';

/** T11, product.md §3.6. */
export const COMMAND_HAND_OVER = template({
  id: 'T11',
  title: 'Command hand-over',
  types: [],
  source: 'Shipped with Holdfast',
  items: [
    { no: '1', owner: 'incident-commander', kind: 'do', text: 'Situation in three sentences' },
    { no: '2', owner: 'incident-commander', kind: 'do', text: 'Objectives and exit criteria' },
    { no: '3', owner: 'incident-commander', kind: 'do', text: 'Actions in flight with owner and due' },
    { no: '4', owner: 'incident-commander', kind: 'do', text: 'Changes made and rollback' },
    { no: '5', owner: 'incident-commander', kind: 'do', text: 'Hypotheses open/refuted' },
    { no: '6', owner: 'incident-commander', kind: 'do', text: 'Messages due, promises made' },
    { no: '7', owner: 'incident-commander', kind: 'do', text: 'Clocks running' },
    { no: '8', owner: 'incident-commander', kind: 'do', text: 'Risks and people (fatigue)' },
    { no: '9', owner: 'incident-commander', kind: 'verify', text: 'New IC: read back, accept' },
    { no: '10', owner: 'incident-commander', kind: 'notify', text: 'Announce on bridge' },
    { no: '11', owner: 'scribe', kind: 'do', text: 'Log time' },
  ],
});

/** T12, product.md §3.6. */
export const CLOSURE = template({
  id: 'T12',
  title: 'Closure',
  types: [],
  source: 'Shipped with Holdfast',
  items: [
    { no: '1', owner: 'tech-lead', kind: 'verify', text: 'Exit criteria verified by two people', twoPerson: true },
    { no: '2', owner: 'comms-lead', kind: 'notify', text: 'Final message to every audience that had one' },
    { no: '3', owner: 'tech-lead', kind: 'do', text: 'Lift freeze; remove temporary access and firewall rules' },
    {
      no: '4',
      owner: 'sme-systems',
      kind: 'verify',
      text: 'Return borrowed capacity; redundancy and backups confirmed',
    },
    { no: '5', owner: 'tech-lead', kind: 'do', text: 'Workaround → action' },
    { no: '6', owner: 'service-desk-lead', kind: 'do', text: 'Close linked tickets, known-error note' },
    { no: '7', owner: 'comms-lead', kind: 'notify', text: 'Satisfaction question to users' },
    { no: '8', owner: 'evidence-custodian', kind: 'evidence', text: 'Seal evidence' },
    { no: '9', owner: 'scribe', kind: 'do', text: 'Fill missing times' },
    { no: '10', owner: 'incident-commander', kind: 'do', text: 'Review owner and date; thanks' },
  ],
});

/** T13, product.md §3.6. */
export const REVIEW_MEETING = template({
  id: 'T13',
  title: 'Review meeting',
  types: [],
  source: 'Shipped with Holdfast',
  items: [
    { no: '1', owner: 'scribe', kind: 'do', text: 'Blameless rule read out' },
    { no: '2', owner: 'scribe', kind: 'do', text: 'Timeline walk' },
    { no: '3', owner: 'scribe', kind: 'do', text: 'Detection' },
    { no: '4', owner: 'scribe', kind: 'do', text: 'What helped / hindered' },
    { no: '5', owner: 'scribe', kind: 'do', text: 'Communication' },
    { no: '6', owner: 'scribe', kind: 'do', text: 'Contributing factors, whys' },
    { no: '7', owner: 'scribe', kind: 'do', text: 'Gaps: prevention, investigation, coordination' },
    { no: '8', owner: 'scribe', kind: 'do', text: 'Keep list' },
    { no: '9', owner: 'scribe', kind: 'do', text: 'Actions owner+date' },
    { no: '10', owner: 'scribe', kind: 'do', text: 'Template/contact changes' },
    { no: '11', owner: 'scribe', kind: 'notify', text: 'Who shares what with whom' },
  ],
});
