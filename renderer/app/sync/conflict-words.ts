import { defineMessages, type IntlShape } from 'react-intl';
import type { Conflict, ConflictField, Consequence } from '../../../shared/domain/incident/conflicts/select-conflicts';
import type { StatedFact } from '../../../shared/domain/incident/incident';
import { markWords, outcomeWords, phaseWords, stateWords, taskMarkWords, taskWords } from '../domain-words';

type Clock = (ms: number) => string;

const fields = defineMessages({
  'severity-set/1': { id: 'conflict.severity', defaultMessage: 'Severity' },
  'phase-set/1': { id: 'conflict.phase', defaultMessage: 'Phase' },
  'title-set/1': { id: 'conflict.title', defaultMessage: 'Title' },
  'eta-set/1': { id: 'conflict.eta', defaultMessage: 'Expected back' },
  'type-set/1': { id: 'conflict.type', defaultMessage: 'Type' },
  'bridge-set/1': { id: 'conflict.bridge', defaultMessage: 'Bridge' },
}) satisfies Partial<Record<ConflictField, unknown>>;

/** What people disagree about. */
export function conflictName(intl: IntlShape, { field, values }: Conflict): string {
  const fact = values[0]?.fact;
  if (fact?.kind === 'system-set/1')
    return intl.formatMessage({ id: 'conflict.system', defaultMessage: 'System: {name}' }, { name: fact.name });
  if (fact?.kind === 'item-marked/1')
    return intl.formatMessage({ id: 'conflict.item', defaultMessage: 'Item: {text}' }, { text: fact.text });
  if (fact?.kind === 'decision-made/1')
    return intl.formatMessage(
      { id: 'conflict.decision', defaultMessage: 'Decision: {text}' },
      { text: fact.told.text },
    );
  if (fact?.kind === 'task-marked/1')
    return intl.formatMessage({ id: 'conflict.task', defaultMessage: 'Task: {text}' }, { text: taskWords(fact.told) });
  if (fact?.kind === 'role-assigned/1') return fact.roleName;
  return field in fields ? intl.formatMessage(fields[field as keyof typeof fields]) : field;
}

/** One of the values, in a word or two. */
export function valueWords(intl: IntlShape, { fact }: StatedFact, clock: Clock): string {
  switch (fact.kind) {
    case 'severity-set/1':
      return intl.formatMessage({ id: 'conflict.sev', defaultMessage: 'SEV{severity}' }, { severity: fact.severity });
    case 'phase-set/1':
      return phaseWords(intl, fact.phase);
    case 'title-set/1':
      return fact.title || intl.formatMessage({ id: 'untitled', defaultMessage: 'Untitled' });
    case 'eta-set/1':
      return fact.at === null
        ? intl.formatMessage({ id: 'conflict.no-eta', defaultMessage: 'No estimate' })
        : clock(fact.at);
    case 'type-set/1':
      return fact.name;
    case 'bridge-set/1':
      return fact.bridge;
    case 'system-set/1':
      return stateWords(intl, fact.state);
    case 'item-marked/1':
      return markWords(intl, fact.mark);
    case 'decision-made/1':
      return outcomeWords(intl, fact.outcome);
    case 'task-marked/1':
      return taskMarkWords(intl, fact.mark);
    case 'role-assigned/1':
      return fact.person.name;
    default:
      return '';
  }
}

/** Why its author said so, if he did. */
export function reasonWords({ fact }: StatedFact): string {
  if (fact.kind === 'eta-set/1') return fact.basis;
  if (fact.kind === 'role-assigned/1') return fact.note;
  return 'reason' in fact ? fact.reason : '';
}

export function consequenceWords(intl: IntlShape, consequence: Consequence): string {
  if (consequence.kind === 'timers-stop')
    return intl.formatMessage({ id: 'conflict.timers-stop', defaultMessage: 'No more updates fall due' });
  return intl.formatMessage(
    {
      id: 'conflict.severity-then',
      defaultMessage:
        '{roles, plural, one {# role} other {# roles}} required{minutes, select, null {} other {, customers every {minutes} min}}',
    },
    { roles: consequence.roles, minutes: String(consequence.customersMinutes) },
  );
}
