import { template } from './template';

/** T1, product.md §3.6. */
export const SERVER_FAILURE = template({
  id: 'T1',
  title: 'Server / hardware failure',
  types: ['hardware'],
  source: 'Shipped with Holdfast',
  items: [
    {
      no: '1',
      owner: 'sme-systems',
      kind: 'verify',
      text: 'Confirm from a second source (console, out-of-band, lights)',
    },
    { no: '2', owner: 'sme-systems', kind: 'do', text: 'Scope: host, chassis, storage, rack, site' },
    { no: '3', owner: 'tech-lead', kind: 'do', text: 'Services and data on it; redundancy left' },
    { no: '4', owner: 'incident-commander', kind: 'decide', text: 'Decide: fail over / repair / rebuild' },
    { no: '5', owner: 'sme-systems', kind: 'do', text: 'Stop automatic restarts/failback loops' },
    { no: '6', owner: 'sme-systems', kind: 'evidence', text: 'Capture logs, error codes, photo' },
    { no: '7', owner: 'sme-database', kind: 'verify', text: 'Storage consistent? last good backup and age' },
    { no: '8', owner: 'sme-systems', kind: 'do', text: 'Fail over or move load', danger: true },
    { no: '9', owner: 'sme-application', kind: 'verify', text: 'Test key user journeys' },
    { no: '10', owner: 'vendor-liaison', kind: 'do', text: 'Open hardware case, part, arrival time' },
    { no: '11', owner: 'facilities', kind: 'do', text: 'Power, cooling, access for engineer' },
    { no: '12', owner: 'sme-systems', kind: 'do', text: 'Replace/rebuild per runbook' },
    { no: '13', owner: 'sme-database', kind: 'do', text: 'Restore and reconcile data gap' },
    { no: '14', owner: 'sme-systems', kind: 'do', text: 'Restore redundancy; verify monitoring' },
    { no: '15', owner: 'tech-lead', kind: 'decide', text: 'Failback decision and window' },
    { no: '16', owner: 'comms-lead', kind: 'notify', text: 'Restored notice incl. data statement' },
    { no: '17', owner: 'tech-lead', kind: 'do', text: 'Actions: backup, monitoring, spare' },
  ],
});

/** T3, product.md §3.6. */
export const DATABASE_CRASH = template({
  id: 'T3',
  title: 'Database crash / failover',
  types: ['hardware', 'software'],
  source: 'Shipped with Holdfast',
  items: [
    { no: '1', owner: 'sme-database', kind: 'verify', text: 'Disk full, connections exhausted?' },
    {
      no: '1b',
      owner: 'sme-database',
      kind: 'verify',
      text: 'Which instance, role, replica state, lag, disk, last error',
    },
    { no: '2', owner: 'sme-application', kind: 'verify', text: 'Which apps fail; read-only possible?' },
    { no: '3', owner: 'tech-lead', kind: 'do', text: 'Stop writers/jobs if corruption suspected', danger: true },
    { no: '4', owner: 'sme-database', kind: 'evidence', text: 'Snapshot logs, redo/WAL, error log before restart' },
    {
      no: '5',
      owner: 'incident-commander',
      kind: 'decide',
      text: 'Decide fail over vs restart vs restore (state data-loss bound)',
    },
    { no: '6', owner: 'sme-database', kind: 'verify', text: 'Confirm standby healthy, lag vs RPO' },
    {
      no: '7',
      owner: 'sme-database',
      kind: 'do',
      text: 'Fence old primary (no split brain)',
      danger: true,
      twoPerson: true,
    },
    { no: '8', owner: 'sme-database', kind: 'do', text: 'Promote standby' },
    { no: '9', owner: 'sme-network', kind: 'do', text: 'Repoint connections, DNS/pool restart' },
    { no: '10', owner: 'sme-application', kind: 'verify', text: 'Verify tier-1 journeys, writes, queues' },
    { no: '11', owner: 'comms-lead', kind: 'notify', text: 'Clients: back, any delay/loss' },
    { no: '12', owner: 'sme-database', kind: 'do', text: 'Rebuild redundancy; check backups run' },
    { no: '13', owner: 'sme-database', kind: 'do', text: 'Reconcile gap, replay, list lost transactions' },
    { no: '14', owner: 'tech-lead', kind: 'do', text: 'Root cause: storage, memory, query, change' },
    { no: '15', owner: 'tech-lead', kind: 'do', text: 'Actions: monitoring threshold, backup, capacity' },
  ],
});

/** T18, product.md §3.6. */
export const STORAGE_FULL = template({
  id: 'T18',
  title: 'Storage full',
  types: ['hardware', 'software'],
  source: 'Shipped with Holdfast',
  items: [
    { no: '1', owner: 'sme-systems', kind: 'verify', text: 'Which volume, growth, minutes left' },
    { no: '2', owner: 'tech-lead', kind: 'do', text: 'What stops when full; stop the writer that grows' },
    { no: '3', owner: 'sme-database', kind: 'evidence', text: 'Never delete data or logs by hand; snapshot first' },
    {
      no: '4',
      owner: 'sme-systems',
      kind: 'do',
      text: 'Free safely: rotated logs, temp, old releases; two people for the rest',
      danger: true,
      twoPerson: true,
    },
    { no: '5', owner: 'sme-systems', kind: 'do', text: 'Extend or add a volume' },
    { no: '6', owner: 'sme-database', kind: 'verify', text: 'Corruption, read-only, replication broken?' },
    { no: '7', owner: 'sme-application', kind: 'do', text: 'Restart in order; verify writes' },
    { no: '8', owner: 'sme-systems', kind: 'verify', text: 'Did backups run?' },
    { no: '9', owner: 'comms-lead', kind: 'notify', text: 'Users/customers' },
    { no: '10', owner: 'tech-lead', kind: 'do', text: 'Actions: alerts at 70 and 85 %, retention, quotas' },
  ],
});
