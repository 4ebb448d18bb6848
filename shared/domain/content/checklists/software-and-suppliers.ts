import { template } from './template';

/** T5, product.md §3.6. */
export const SOFTWARE_MALFUNCTION = template({
  id: 'T5',
  title: 'Software malfunction / bad deploy',
  types: ['software'],
  source: 'Shipped with Holdfast',
  items: [
    { no: '1', owner: 'sme-application', kind: 'do', text: 'Symptom, error, first seen; versions live' },
    { no: '2', owner: 'tech-lead', kind: 'do', text: 'Deploys, flags, config, data changes since last good' },
    { no: '3', owner: 'incident-commander', kind: 'do', text: 'Freeze deploys' },
    {
      no: '4',
      owner: 'incident-commander',
      kind: 'decide',
      text: 'Decide roll back first? (default yes if within 24 h of change and reversible)',
    },
    { no: '5', owner: 'sme-application', kind: 'verify', text: 'Check rollback safety: schema, messages, clients' },
    { no: '6', owner: 'sme-application', kind: 'do', text: 'Flag off / roll back / scale / restart (one at a time)' },
    { no: '7', owner: 'sme-application', kind: 'evidence', text: 'Capture dumps, logs, traces before restart' },
    { no: '8', owner: 'service-desk-lead', kind: 'do', text: 'Affected journeys and workaround' },
    { no: '9', owner: 'sme-application', kind: 'verify', text: 'Verify with real journey, error rate, queue age' },
    { no: '10', owner: 'sme-database', kind: 'verify', text: 'Bad data written? scope and repair plan' },
    { no: '11', owner: 'comms-lead', kind: 'notify', text: 'Users/customers' },
    { no: '12', owner: 'sme-application', kind: 'do', text: 'Permanent fix through review + test' },
    { no: '13', owner: 'tech-lead', kind: 'do', text: 'Link change record; mark change-caused' },
    { no: '14', owner: 'tech-lead', kind: 'do', text: 'Actions: test, canary, alert' },
  ],
});

/** T7, product.md §3.6. */
export const VENDOR_OUTAGE = template({
  id: 'T7',
  title: 'SaaS / vendor outage',
  types: ['third-party'],
  source: 'Shipped with Holdfast',
  items: [
    { no: '1', owner: 'service-desk-lead', kind: 'verify', text: 'Confirm not local (second network, second account)' },
    { no: '2', owner: 'vendor-liaison', kind: 'do', text: 'Status page, support line, case no., severity' },
    { no: '3', owner: 'tech-lead', kind: 'do', text: 'What of ours depends on it (inventory)' },
    {
      no: '4',
      owner: 'incident-commander',
      kind: 'decide',
      text: 'Decide wait / fail over / manual / disable feature',
    },
    { no: '5', owner: 'business-continuity', kind: 'do', text: 'Start manual procedure, forms' },
    { no: '6', owner: 'sme-application', kind: 'do', text: 'Stop retries/queues growing; circuit-break' },
    {
      no: '7',
      owner: 'sme-security',
      kind: 'do',
      text: 'If login provider: break-glass accounts (log)',
      twoPerson: true,
    },
    { no: '8', owner: 'comms-lead', kind: 'notify', text: 'Users: which work stops, what to do; do not blame' },
    { no: '9', owner: 'vendor-liaison', kind: 'do', text: 'Call every 30 m, log words verbatim + ETA' },
    { no: '10', owner: 'executive-sponsor', kind: 'do', text: 'Contract/SLA, penalties' },
    { no: '11', owner: 'tech-lead', kind: 'verify', text: 'Data at risk? export/backup' },
    { no: '12', owner: 'sme-application', kind: 'do', text: 'On return: drain queues gently, check duplicates' },
    { no: '13', owner: 'business-continuity', kind: 'do', text: 'Enter manual records, reconcile' },
    { no: '14', owner: 'comms-lead', kind: 'notify', text: 'Restored' },
    { no: '15', owner: 'tech-lead', kind: 'do', text: 'Actions: second supplier, exit plan' },
  ],
});

/** T17, product.md §3.6. */
export const CLOUD_REGION = template({
  id: 'T17',
  title: 'Cloud region or quota',
  types: ['third-party'],
  source: 'Shipped with Holdfast',
  items: [
    {
      no: '1',
      owner: 'sme-systems',
      kind: 'verify',
      text: "Provider's status and own probes: region, zone, service or quota?",
    },
    { no: '2', owner: 'vendor-liaison', kind: 'do', text: 'Severity case, account manager' },
    { no: '3', owner: 'tech-lead', kind: 'do', text: 'What runs there; is the control plane usable?' },
    { no: '4', owner: 'incident-commander', kind: 'decide', text: 'Wait / shift / degrade; state the data-loss bound' },
    { no: '5', owner: 'sme-systems', kind: 'do', text: 'Freeze deploys and scaling that would release capacity' },
    { no: '6', owner: 'sme-systems', kind: 'do', text: 'Quota: raise, free, spread' },
    { no: '7', owner: 'sme-database', kind: 'do', text: 'Replica elsewhere: lag, promote', danger: true },
    { no: '8', owner: 'sme-network', kind: 'do', text: 'Move traffic in steps; watch the receiving side' },
    { no: '9', owner: 'sme-application', kind: 'verify', text: 'Verify; queues, duplicates' },
    { no: '10', owner: 'comms-lead', kind: 'notify', text: 'Users/customers' },
    { no: '11', owner: 'sme-systems', kind: 'do', text: 'Return as a planned change' },
    { no: '12', owner: 'tech-lead', kind: 'do', text: 'Actions: capacity, drill' },
  ],
});
