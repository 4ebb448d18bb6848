import type { MessagePhase, MessageTemplate } from './template';

export const EXECUTIVES: Readonly<Record<MessagePhase, MessageTemplate>> = {
  detected: {
    id: 'executives.detected',
    title: 'Executives, detected',
    subject: 'SEV{{sev}}: {{service}} is {{state}}',
    body: '{{time}}: {{service}} is {{state}} since {{started}}. Business effect: {{impact_plain}}.{{#reports}} User reports so far: {{reports}}.{{/reports}} {{ic}} leads the response; team assembled at {{assembled}}. Not yet known: {{unknown}}. No decision needed from you now.',
  },
  investigating: {
    id: 'executives.investigating',
    title: 'Executives, investigating',
    subject: 'SEV{{sev}}: {{service}}, what we know',
    body: 'Effect now: {{impact_plain}} ({{users}} users, {{users_basis|estimated}}).{{#reports}} User reports by {{time}}: {{reports}}.{{/reports}} Known: {{known}}. Not known: {{unknown}}. Continuity: {{bcp}}. Decision needed: {{ask|none}}{{#ask}} by {{ask_by}}{{/ask}}.',
  },
  resolving: {
    id: 'executives.resolving',
    title: 'Executives, resolving',
    subject: 'SEV{{sev}}: {{service}}, fix under way',
    body: 'Cause: {{cause_plain}}. Action: {{doing}}. Expected back {{eta|at a time not yet known}}{{#eta}} ({{confidence}} confidence){{/eta}}; if that fails, {{plan_b}}.{{#progress}} Recovered so far: {{progress}}.{{/progress}} Cost/exposure so far: {{cost}}.',
  },
  monitoring: {
    id: 'executives.monitoring',
    title: 'Executives, monitoring',
    subject: '{{service}} is back, watching',
    body: 'Service back at {{mitigated}}; watching until {{watch_until}}. Remaining effect: {{residual}}.',
  },
  resolved: {
    id: 'executives.resolved',
    title: 'Executives, resolved',
    subject: '{{service}} resolved',
    body: 'Resolved {{resolved}}, total {{duration}}. Effect: {{impact_final}}. {{data_statement}}. Review on {{review_date}}, owner {{review_owner}}.',
    isFinal: true,
  },
  reviewed: {
    id: 'executives.reviewed',
    title: 'Executives, reviewed',
    subject: '{{service}}: what we learned',
    body: 'What happened: {{what_happened}}. Why: {{cause_plain}}. {{n}} actions ({{actions}}). Estimated value of prevention: {{value}}.',
    isFinal: true,
  },
};
