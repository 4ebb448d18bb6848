import type { IntlShape } from 'react-intl';
import { roleById } from '../../../shared/domain/content/roles';
import type { Due, DueWhat } from '../../../shared/domain/incident/due/due';
import { phaseWords, taskWords } from '../domain-words';
import { spanWords } from '../time-words';

/** What is owed, in a few words: "Customers update", "Bo: check replica lag". */
export function dueTitle(intl: IntlShape, what: DueWhat): string {
  switch (what.kind) {
    case 'no-commander':
      return intl.formatMessage({ id: 'due.no-commander', defaultMessage: 'Nobody is in command' });
    case 'update':
      return intl.formatMessage({ id: 'due.update', defaultMessage: '{name} update' }, { name: what.name });
    case 'prompt':
      return intl.formatMessage(
        {
          id: 'due.tell',
          defaultMessage:
            'Tell {name}: {why, select, phase {the phase changed} severity {the severity changed} eta {the estimate changed} other {silent for an hour}}',
        },
        { name: what.name, why: what.why },
      );
    case 'timebox':
      return taskWords({ person: what.person === null ? null : { id: null, name: what.person }, text: what.text });
    case 'next-check':
      return intl.formatMessage({ id: 'due.next-check', defaultMessage: 'Next check' });
    case 'estimate':
      return intl.formatMessage({ id: 'due.estimate', defaultMessage: 'Expected back' });
    case 'phase':
      return intl.formatMessage(
        { id: 'due.phase', defaultMessage: '{phase} takes long' },
        { phase: phaseWords(intl, what.phase) },
      );
    case 'escalation':
      return intl.formatMessage(
        { id: 'due.escalate', defaultMessage: 'Escalate to L{level, number}, {name}' },
        { level: what.level, name: what.name },
      );
    case 'shift':
      return intl.formatMessage(
        { id: 'due.shift', defaultMessage: '{person} has been {role} for four hours' },
        { person: what.person, role: roleById(what.role)?.name ?? what.role },
      );
    case 'crisis':
      return intl.formatMessage({ id: 'due.crisis', defaultMessage: 'Four hours at SEV1: is it a crisis?' });
    case 'deadline':
      return what.name;
    case 'briefing':
      return intl.formatMessage({ id: 'due.briefing', defaultMessage: 'Briefing: {name}' }, { name: what.name });
    case 'decision':
      return intl.formatMessage({ id: 'due.decision', defaultMessage: 'Was it right? {text}' }, { text: what.text });
    case 'item':
      return what.text;
  }
}

/** How late it is, or how soon: "04:10 overdue", "in 02:48". Null where no time was promised. */
export function dueSpan(intl: IntlShape, { dueAt, urgency }: Due, now: number): string | null {
  if (!Number.isFinite(dueAt)) return null;
  const span = spanWords(dueAt - now);
  return urgency === 'overdue'
    ? intl.formatMessage({ id: 'due.late', defaultMessage: '{span} overdue' }, { span })
    : intl.formatMessage({ id: 'due.in', defaultMessage: 'in {span}' }, { span });
}
