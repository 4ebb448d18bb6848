import type { MessageTemplate } from './template';

/** For moments rather than phases: product.md §3.5. */
export const SPECIAL: readonly MessageTemplate[] = [
  {
    id: 'no-change',
    title: 'No change',
    subject: '{{service}}: no change',
    body: 'Nothing has changed since {{last}}: {{known}}. We are now {{doing}}.',
  },
  {
    id: 'eta-slipped',
    title: 'Estimate slipped',
    subject: '{{service}}: later than we said',
    body: 'We said {{old_eta}}; it will be later because {{reason}}. New estimate {{eta}} ({{confidence}}).',
  },
  {
    id: 'network-down-script',
    title: 'Network down, phone script',
    subject: 'Phone script',
    body: 'This is {{me}} for {{ref}}. {{service}} is {{state}}. Still working: {{still_works}}. Please {{do}}. I call again at {{next_update}}. Please read that back to me.',
    isFinal: true,
  },
  {
    id: 'ransomware-staff',
    title: 'Ransomware, staff',
    subject: 'Do not switch on your computer',
    body: 'Do not switch on, plug in or log in to {{do_not_use|any computer of ours}}; use phones only; do not discuss by e-mail.',
  },
  {
    id: 'breach-holding',
    title: 'Breach, holding line',
    subject: 'A security event',
    body: 'We are investigating a security event. We will share confirmed facts. Please direct questions to {{spokesperson}}.',
  },
  {
    id: 'vendor-ask',
    title: 'Vendor, ask',
    subject: 'Case {{case_no}}: {{service}}',
    body: 'Case {{case_no}}. {{symptom}} since {{started}}. Tests done: {{tests_done}}. We ask for severity {{severity_asked}}. Call back: {{call_back}}.',
  },
];
