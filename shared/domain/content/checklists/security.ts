import { template } from './template';

/** T2, product.md §3.6. */
export const RANSOMWARE = template({
  id: 'T2',
  title: 'Ransomware',
  types: ['security'],
  source: "After CISA's public checklist",
  items: [
    {
      no: '1',
      owner: 'sme-security',
      kind: 'do',
      text: 'Identify affected systems; isolate now — take network offline at switch level if several (what cannot be disconnected: power down; loses memory evidence)',
    },
    { no: '2', owner: 'sme-systems', kind: 'do', text: 'Protect backups: disconnect, verify offline copies' },
    {
      no: '3',
      owner: 'sme-security',
      kind: 'do',
      text: 'Protect the directory and hypervisor admin plane; disable compromised accounts, remote access, admin sessions',
    },
    {
      no: '4',
      owner: 'incident-commander',
      kind: 'do',
      text: 'Move to out-of-band comms; assume attacker reads mail and chat; mark incident restricted',
    },
    {
      no: '5',
      owner: 'executive-sponsor',
      kind: 'notify',
      text: "Insurer's hotline and response retainer before others are engaged",
    },
    { no: '6', owner: 'tech-lead', kind: 'do', text: 'Triage systems for recovery by criticality; list known-clean' },
    { no: '6b', owner: 'sme-security', kind: 'evidence', text: 'Extend log retention now' },
    {
      no: '7',
      owner: 'sme-security',
      kind: 'evidence',
      text: 'Initial understanding: note, extension, entry, time (log)',
    },
    {
      no: '8',
      owner: 'evidence-custodian',
      kind: 'evidence',
      text: 'Memory + disk image of a sample; hashes; custody',
    },
    { no: '9', owner: 'comms-lead', kind: 'notify', text: "Staff do/don't by phone/SMS" },
    { no: '10', owner: 'legal', kind: 'do', text: 'Clocks, counsel, insurer, privilege' },
    { no: '11', owner: 'executive-sponsor', kind: 'notify', text: 'Law-enforcement contact; ask about decryptors' },
    {
      no: '12',
      owner: 'executive-sponsor',
      kind: 'decide',
      text: 'Payment question: sanctions check first; named decision, recorded; no contact with attacker except via counsel',
    },
    { no: '13', owner: 'sme-security', kind: 'do', text: 'Hunt persistence, exfiltration signs' },
    {
      no: '14',
      owner: 'sme-security',
      kind: 'do',
      text: 'Close entry point; reset credentials incl. directory/KRBTGT where used',
    },
    {
      no: '15',
      owner: 'sme-systems',
      kind: 'do',
      text: 'Rebuild from clean media; restore from verified-clean backup in recovery order',
    },
    { no: '16', owner: 'sme-security', kind: 'verify', text: 'Clean-network gate before reconnect (verify)' },
    { no: '17', owner: 'comms-lead', kind: 'notify', text: 'Customer/partner notice if confirmed facts require' },
    { no: '18', owner: 'tech-lead', kind: 'do', text: 'Heightened monitoring; lift restrictions stepwise' },
    { no: '19', owner: 'incident-commander', kind: 'do', text: 'Review; preserve evidence' },
  ],
});

/** T6, product.md §3.6. */
export const DATA_BREACH = template({
  id: 'T6',
  title: 'Data breach / leak',
  types: ['security'],
  source: 'After PagerDuty security checklist',
  items: [
    { no: '1', owner: 'sme-security', kind: 'do', text: 'Stop the attack in progress' },
    { no: '2', owner: 'sme-security', kind: 'do', text: 'Cut the vector' },
    { no: '3', owner: 'incident-commander', kind: 'do', text: 'Small team, code name, restricted, secure channel' },
    { no: '4', owner: 'evidence-custodian', kind: 'evidence', text: 'Preserve logs and images read-only, custody' },
    { no: '5', owner: 'sme-security', kind: 'do', text: 'Isolate affected instances' },
    { no: '6', owner: 'sme-security', kind: 'evidence', text: 'Attacker timeline: entry, actions, dwell' },
    { no: '7', owner: 'sme-security', kind: 'verify', text: 'What data, whose, how many, encrypted?' },
    {
      no: '8',
      owner: 'legal',
      kind: 'decide',
      text: 'Classify; start clocks; record "aware at" time (sets deadline)',
      danger: true,
    },
    { no: '9', owner: 'sme-security', kind: 'do', text: 'Credentials/keys exposed → rotate' },
    { no: '10', owner: 'tech-lead', kind: 'verify', text: 'Risk to other systems; re-attack risk' },
    { no: '11', owner: 'sme-security', kind: 'do', text: 'Mitigations + monitoring' },
    { no: '12', owner: 'executive-sponsor', kind: 'notify', text: 'Internal notice only when source not internal' },
    { no: '13', owner: 'legal', kind: 'notify', text: 'Authority notification by deadline, phased if incomplete' },
    { no: '14', owner: 'legal', kind: 'notify', text: 'Affected people: what, risk, what to do' },
    { no: '15', owner: 'comms-lead', kind: 'notify', text: 'Public statement: dated, honest, facts, no shaming' },
    { no: '16', owner: 'vendor-liaison', kind: 'notify', text: 'Third parties used as vector' },
    { no: '17', owner: 'executive-sponsor', kind: 'notify', text: 'Law enforcement, insurer' },
    { no: '18', owner: 'incident-commander', kind: 'do', text: 'Review with security and legal' },
  ],
});

/** T15, product.md §3.6. */
export const IDENTITY_LOCK_OUT = template({
  id: 'T15',
  title: 'Identity lock-out (SSO, directory)',
  types: ['software', 'security'],
  source: 'Shipped with Holdfast',
  items: [
    {
      no: '1',
      owner: 'sme-security',
      kind: 'decide',
      text: 'Who cannot log in: all, one provider, one factor? lock-out or takeover? (decide → T6)',
    },
    { no: '2', owner: 'incident-commander', kind: 'do', text: 'A bridge that needs no login' },
    {
      no: '3',
      owner: 'sme-security',
      kind: 'do',
      text: 'Break-glass account from its place, two people, logged',
      twoPerson: true,
    },
    { no: '4', owner: 'tech-lead', kind: 'do', text: 'What changed: policy, certificate, sync, licence, time' },
    { no: '5', owner: 'sme-systems', kind: 'verify', text: 'Directory: replication, time, disk, certificates' },
    { no: '6', owner: 'sme-security', kind: 'do', text: 'Stop automatic policy pushes and syncs', danger: true },
    { no: '7', owner: 'sme-security', kind: 'do', text: 'Roll back the last policy or use the fallback provider' },
    { no: '8', owner: 'service-desk-lead', kind: 'notify', text: 'How people work meanwhile; no mass password resets' },
    {
      no: '9',
      owner: 'sme-security',
      kind: 'verify',
      text: 'Verify admin, user and service accounts, then second factor',
    },
    { no: '10', owner: 'sme-security', kind: 'do', text: 'Re-seal break-glass, rotate, read the sign-in log' },
    { no: '11', owner: 'comms-lead', kind: 'notify', text: 'Restored; what to do if still locked out' },
    { no: '12', owner: 'tech-lead', kind: 'do', text: 'Actions' },
  ],
});
