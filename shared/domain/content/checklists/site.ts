import { template } from './template';

/** T8, product.md §3.6. */
export const DATA_CENTRE_LOSS = template({
  id: 'T8',
  title: 'Data-centre loss',
  types: ['facility'],
  source: 'Shipped with Holdfast',
  items: [
    { no: '1', owner: 'facilities', kind: 'verify', text: 'People safe? emergency services? site access' },
    { no: '2', owner: 'incident-commander', kind: 'decide', text: 'Declare crisis, SEV1; second site leads' },
    { no: '3', owner: 'executive-sponsor', kind: 'decide', text: 'Authorise disaster recovery (named, time)' },
    { no: '4', owner: 'tech-lead', kind: 'verify', text: 'Confirm loss: power, network, fire, flood; expected length' },
    { no: '5', owner: 'sme-network', kind: 'do', text: 'Stop split brain: isolate failed site, move routes/DNS' },
    { no: '6', owner: 'sme-systems', kind: 'do', text: 'Recovery order from inventory; RTO clock per system' },
    {
      no: '7',
      owner: 'sme-systems',
      kind: 'do',
      text: 'Core first: network, DNS, time, directory, backup, hypervisor',
    },
    { no: '8', owner: 'sme-database', kind: 'do', text: 'Restore/promote; state RPO gap per database' },
    { no: '9', owner: 'sme-application', kind: 'verify', text: 'Tier-1 apps; verify journeys' },
    { no: '10', owner: 'business-continuity', kind: 'do', text: 'Manual work for what is not back' },
    { no: '11', owner: 'vendor-liaison', kind: 'do', text: 'Cloud/colo capacity, carriers, hardware' },
    { no: '12', owner: 'sme-security', kind: 'verify', text: 'Access controls and logging at the recovery site' },
    { no: '13', owner: 'comms-lead', kind: 'notify', text: 'Executives hourly by phone; staff; customers' },
    { no: '14', owner: 'legal', kind: 'notify', text: 'Contracts, regulators, insurer' },
    { no: '15', owner: 'deputy', kind: 'do', text: 'Shift plan 4–8 h, food, rest' },
    { no: '16', owner: 'tech-lead', kind: 'do', text: 'Capacity watch' },
    { no: '17', owner: 'facilities', kind: 'evidence', text: 'Damage, salvage, evidence' },
    {
      no: '18',
      owner: 'executive-sponsor',
      kind: 'decide',
      text: 'Return-home decision; staged failback as a planned change',
    },
    { no: '19', owner: 'incident-commander', kind: 'do', text: 'Review' },
  ],
});

/** T9, product.md §3.6. */
export const COMMUNICATIONS_DOWN = template({
  id: 'T9',
  title: 'Communications down (chat, mail, VPN or identity gone)',
  types: ['network', 'third-party'],
  source: 'Shipped with Holdfast',
  items: [
    { no: '1', owner: 'deputy', kind: 'do', text: 'State "primary channel down", log time' },
    { no: '2', owner: 'deputy', kind: 'do', text: 'Switch to fallback 1, then 2 (list on the board)' },
    { no: '3', owner: 'comms-lead', kind: 'notify', text: 'Start phone tree; each caller confirms back' },
    { no: '4', owner: 'deputy', kind: 'do', text: 'Fixed meeting place and times (every 30 m, clock on the wall)' },
    { no: '5', owner: 'scribe', kind: 'do', text: 'Paper ICS-213 style messages, numbered; one runner per site' },
    { no: '6', owner: 'deputy', kind: 'do', text: 'Print contact sheet, role cards, open checklist' },
    {
      no: '7',
      owner: 'scribe',
      kind: 'do',
      text: 'Name the one laptop that is the record; others log and merge later',
    },
    { no: '8', owner: 'sme-security', kind: 'decide', text: 'Was the channel lost or taken? (decide → restricted)' },
    { no: '9', owner: 'comms-lead', kind: 'notify', text: 'Tell each audience which channel now' },
    { no: '10', owner: 'deputy', kind: 'notify', text: 'On return: announce switch-back time, do not run both' },
    { no: '11', owner: 'scribe', kind: 'do', text: 'Type in paper log, merge, check duplicates' },
  ],
});

/** T10, product.md §3.6. */
export const POWER_AND_COOLING = template({
  id: 'T10',
  title: 'Power / cooling',
  types: ['hardware', 'facility'],
  source: 'Shipped with Holdfast',
  items: [
    { no: '1', owner: 'facilities', kind: 'verify', text: 'Minutes of UPS, fuel, temperature trend' },
    { no: '2', owner: 'incident-commander', kind: 'decide', text: 'Decide shed by tier' },
    { no: '3', owner: 'sme-systems', kind: 'do', text: 'Graceful shutdown lowest tier first' },
    { no: '4', owner: 'sme-database', kind: 'do', text: 'Flush/stop databases cleanly before hosts' },
    { no: '5', owner: 'sme-systems', kind: 'do', text: 'Storage and hypervisors last' },
    { no: '6', owner: 'facilities', kind: 'verify', text: 'Restore, stable for 15 m' },
    {
      no: '7',
      owner: 'sme-systems',
      kind: 'do',
      text: 'Restart order from inventory (network, storage, directory, databases, apps)',
    },
    { no: '8', owner: 'sme-application', kind: 'verify', text: 'Verify tier-1' },
    { no: '9', owner: 'facilities', kind: 'do', text: 'Cause, vendor, maintenance action' },
  ],
});
