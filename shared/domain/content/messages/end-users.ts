import type { MessagePhase, MessageTemplate } from './template';

export const END_USERS: Readonly<Record<MessagePhase, MessageTemplate>> = {
  detected: {
    id: 'end-users.detected',
    title: 'End-users, detected',
    subject: '{{service}} is not working as it should',
    body: 'Since {{started_local}} {{service}} is not working as it should. You may see {{symptom_plain}}. {{safe_statement}}. For now: {{workaround|please pause work in this service}}.',
  },
  investigating: {
    id: 'end-users.investigating',
    title: 'End-users, investigating',
    subject: '{{service}}: what we know',
    body: 'We know {{known_plain}}. We do not yet know when it will be back. You can still {{still_works}}. Please do: {{do}}. Please don’t: {{dont}}.',
  },
  resolving: {
    id: 'end-users.resolving',
    title: 'End-users, resolving',
    subject: '{{service}}: fix under way',
    body: 'We found the fault ({{cause_plain}}) and are applying a fix. We expect {{service}} back by {{eta|a time not yet certain}}{{#eta}} ({{confidence}} confidence){{/eta}}; we will tell you if that changes.{{#progress}} So far: {{progress}}.{{/progress}}',
  },
  monitoring: {
    id: 'end-users.monitoring',
    title: 'End-users, monitoring',
    subject: '{{service}} is back',
    body: '{{service}} is back. If you still see {{symptom_plain}}, {{recover_step}}, then tell {{contact}}.',
  },
  resolved: {
    id: 'end-users.resolved',
    title: 'End-users, resolved',
    subject: '{{service}} works again',
    body: '{{service}} has worked normally since {{resolved_local}}. Your data: {{data_statement}}. Thank you for your patience.',
    isFinal: true,
  },
  reviewed: {
    id: 'end-users.reviewed',
    title: 'End-users, reviewed',
    subject: '{{service}}: what we are changing',
    body: 'What we are changing so this is less likely: {{three_plain_actions}}.',
    isFinal: true,
  },
};
