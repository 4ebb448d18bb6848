import type { MessagePhase, MessageTemplate } from './template';

export const CUSTOMERS: Readonly<Record<MessagePhase, MessageTemplate>> = {
  detected: {
    id: 'customers.detected',
    title: 'Customers, detected',
    subject: 'A problem affecting {{service}}',
    body: 'We are aware of a problem affecting {{service}} since {{started_tz}}. Our team is on it and the extent is being confirmed.',
  },
  investigating: {
    id: 'customers.investigating',
    title: 'Customers, investigating',
    subject: '{{service}}: what is affected',
    body: 'Affected: {{components}} in {{regions}}. What you may notice: {{symptom_plain}}. Not affected: {{ok}}.',
  },
  resolving: {
    id: 'customers.resolving',
    title: 'Customers, resolving',
    subject: '{{service}}: restoring',
    body: 'We have identified the cause and are restoring service. Expected: {{eta_public|time not yet certain}}.',
  },
  monitoring: {
    id: 'customers.monitoring',
    title: 'Customers, monitoring',
    subject: '{{service}} is restored',
    body: 'Service is restored; we are watching it closely.',
  },
  resolved: {
    id: 'customers.resolved',
    title: 'Customers, resolved',
    subject: '{{service}} resolved',
    body: 'Resolved at {{resolved_tz}}. {{data_statement}}. We are sorry for the disruption.',
    isFinal: true,
  },
  reviewed: {
    id: 'customers.reviewed',
    title: 'Customers, reviewed',
    subject: '{{service}}: what happened',
    body: 'Summary: {{summary_public}}. What happened: {{what_happened}}. What we are doing about it: {{three_plain_actions}}.',
    isFinal: true,
  },
};
