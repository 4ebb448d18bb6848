import type { MessagePhase, MessageTemplate } from './template';

export const IT: Readonly<Record<MessagePhase, MessageTemplate>> = {
  detected: {
    id: 'it.detected',
    title: 'IT team, detected',
    subject: 'SEV{{sev}} {{ref}}',
    body: 'SEV{{sev}} {{ref}}: {{symptom}} on {{systems}} since {{started}}. IC {{ic}}, Tech Lead {{tl}}, Scribe {{scribe}}. Bridge {{bridge}} (fallback {{bridge2}}). Change freeze {{freeze|not declared}}. Bring: logs, recent changes.',
  },
  investigating: {
    id: 'it.investigating',
    title: 'IT team, investigating',
    subject: 'SEV{{sev}} {{ref}}: investigating',
    body: 'C: {{conditions}} A: {{actions_in_flight}} N: {{needs|nothing now}}.{{#h_open}} Hypotheses: {{h_open}} open, {{h_refuted}} ruled out.{{/h_open}} Changes made: {{changes|none}}.',
  },
  resolving: {
    id: 'it.resolving',
    title: 'IT team, resolving',
    subject: 'SEV{{sev}} {{ref}}: proceeding',
    body: 'Proceeding with {{change}} on {{system}} at {{at}} by {{who}}; rollback {{rollback}}; verify by {{check}}.{{#progress}} Recovered so far: {{progress}}.{{/progress}}',
  },
  monitoring: {
    id: 'it.monitoring',
    title: 'IT team, monitoring',
    subject: 'SEV{{sev}} {{ref}}: fix in',
    body: 'Fix in.{{#exit_total}} Exit criteria {{exit_met}}/{{exit_total}}.{{/exit_total}} Report any {{symptom}} to {{tl}}. Release: {{released|nobody yet}}.',
  },
  resolved: {
    id: 'it.resolved',
    title: 'IT team, resolved',
    subject: '{{ref}}: all systems restored',
    body: 'All systems restored. Freeze lifted {{freeze_lifted}}. Log notes and screenshots before you go; review {{review_date}}.',
    isFinal: true,
  },
  reviewed: {
    id: 'it.reviewed',
    title: 'IT team, reviewed',
    subject: '{{ref}}: actions',
    body: 'Actions assigned to you: {{mine}}. Runbook {{template}} changed to v{{v}}.',
    isFinal: true,
  },
};
