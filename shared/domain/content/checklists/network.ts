import { template } from './template';

/** T4, product.md §3.6. */
export const NETWORK_OUTAGE = template({
  id: 'T4',
  title: 'Network outage',
  types: ['network'],
  source: 'Shipped with Holdfast',
  items: [
    {
      no: '1',
      owner: 'sme-network',
      kind: 'verify',
      text: 'Scope: site, VLAN, WAN, DNS, internet, VPN; test from two points',
    },
    {
      no: '2',
      owner: 'incident-commander',
      kind: 'do',
      text: 'Switch to offline comms: phone tree, bridge by mobile; state next call',
    },
    { no: '3', owner: 'scribe', kind: 'verify', text: 'Confirm laptops logging locally; note clock offsets' },
    { no: '4', owner: 'sme-network', kind: 'do', text: 'Recent change? provider maintenance? power?' },
    { no: '5', owner: 'sme-network', kind: 'verify', text: 'Physical: power, links, optics, fire/flood' },
    {
      no: '6',
      owner: 'sme-network',
      kind: 'evidence',
      text: 'Console/out-of-band to core; save config + logs before touching',
    },
    { no: '7', owner: 'sme-network', kind: 'decide', text: 'Loop/broadcast storm or attack? (decide → isolate / T2)' },
    { no: '8', owner: 'vendor-liaison', kind: 'do', text: 'Carrier case, circuit ids, ETA' },
    { no: '9', owner: 'incident-commander', kind: 'decide', text: 'Decide rollback / reroute / isolate segment' },
    { no: '10', owner: 'sme-network', kind: 'do', text: 'Execute one change at a time, verify, log before→after' },
    { no: '11', owner: 'sme-systems', kind: 'do', text: 'Dependent order: DNS, time, directory, storage, apps' },
    {
      no: '12',
      owner: 'service-desk-lead',
      kind: 'notify',
      text: 'Floor notice, workaround (mobile data, manual forms)',
    },
    { no: '13', owner: 'sme-network', kind: 'verify', text: 'Verify from user points at each site' },
    { no: '14', owner: 'comms-lead', kind: 'notify', text: 'Restored; reconnect in waves' },
    { no: '15', owner: 'scribe', kind: 'do', text: 'Sync laptops, merge logs, check duplicates' },
    { no: '16', owner: 'tech-lead', kind: 'do', text: 'Actions: redundancy, out-of-band, config backup' },
  ],
});

/** T14, product.md §3.6. */
export const EXPIRED_CERTIFICATE = template({
  id: 'T14',
  title: 'Expired certificate, DNS or time',
  types: ['software', 'network'],
  source: 'Shipped with Holdfast',
  items: [
    {
      no: '1',
      owner: 'sme-network',
      kind: 'verify',
      text: 'Which name, certificate, zone or clock; expiry, chain, answers from two networks, time offset',
    },
    {
      no: '2',
      owner: 'sme-security',
      kind: 'decide',
      text: 'Expiry or attack (hijack, changed records)? (decide → T6)',
    },
    { no: '3', owner: 'tech-lead', kind: 'do', text: 'What depends on it' },
    {
      no: '4',
      owner: 'incident-commander',
      kind: 'decide',
      text: 'Renew / roll back / bypass, named and time-limited',
    },
    { no: '5', owner: 'sme-network', kind: 'do', text: 'Correct at the source; keep the old copy' },
    {
      no: '6',
      owner: 'sme-systems',
      kind: 'do',
      text: 'To every holder (balancers, clients, pinned apps); restart what caches it',
    },
    { no: '7', owner: 'sme-network', kind: 'do', text: 'Lower TTL, flush; note when the world will see it' },
    { no: '8', owner: 'sme-application', kind: 'verify', text: 'Verify tier-1 journeys from outside' },
    { no: '9', owner: 'comms-lead', kind: 'notify', text: 'Who still sees it and until when' },
    { no: '10', owner: 'tech-lead', kind: 'do', text: 'Actions: expiry monitoring, owner, renewal test' },
  ],
});

/** T16, product.md §3.6. */
export const DENIAL_OF_SERVICE = template({
  id: 'T16',
  title: 'Denial of service',
  types: ['security', 'network'],
  source: 'Shipped with Holdfast',
  items: [
    { no: '1', owner: 'sme-network', kind: 'verify', text: 'Attack or success? layer, sources, target, volume' },
    { no: '2', owner: 'vendor-liaison', kind: 'do', text: 'Shield or carrier hotline, case' },
    { no: '3', owner: 'incident-commander', kind: 'decide', text: 'Absorb / filter / block regions / shed features' },
    { no: '4', owner: 'sme-network', kind: 'do', text: 'Let only the shield reach the origin', danger: true },
    { no: '5', owner: 'sme-application', kind: 'do', text: 'Cache, rate limits, costly endpoints off' },
    { no: '6', owner: 'sme-security', kind: 'verify', text: 'Cover for an intrusion? watch admin and data paths' },
    { no: '7', owner: 'sme-network', kind: 'do', text: 'One filter at a time, measured, logged before → after' },
    { no: '8', owner: 'comms-lead', kind: 'notify', text: 'Slow or off, what works; no details for the attacker' },
    { no: '9', owner: 'legal', kind: 'decide', text: 'Extortion demand? (decide; no contact)' },
    { no: '10', owner: 'sme-network', kind: 'do', text: 'Hold for 24 h after it ends' },
    { no: '11', owner: 'tech-lead', kind: 'do', text: 'Actions' },
  ],
});
