import type { IntlShape } from 'react-intl';
import { incidentTypeById } from '../../../shared/domain/content/incident-types';
import type { Rule } from '../../../shared/domain/plan/rules';
import { phaseWords, severityWords } from '../domain-words';

/** "SEV1 or worse", "Phase Investigation", "Crisis". */
export function conditionWords(intl: IntlShape, when: Rule['when']): string {
  switch (when.on) {
    case 'severity':
      return intl.formatMessage(
        { id: 'rule.severity', defaultMessage: '{severity}{worse, select, yes { or worse} other {}}' },
        { severity: severityWords(intl, when.severity), worse: when.severity > 1 ? 'yes' : 'no' },
      );
    case 'phase':
      return intl.formatMessage(
        { id: 'rule.phase', defaultMessage: 'Phase {phase}' },
        { phase: phaseWords(intl, when.phase) },
      );
    case 'crisis':
      return intl.formatMessage({ id: 'rule.crisis', defaultMessage: 'Crisis' });
  }
}

/** A rule in one sentence. */
export function ruleWords(intl: IntlShape, { when, type, afterMinutes, what }: Rule): string {
  const name = type === null ? '' : (incidentTypeById(type)?.name ?? type);
  return intl.formatMessage(
    {
      id: 'rule.sentence',
      defaultMessage:
        '{when}{type, select, none {} other {, {name}}}: {after, plural, =0 {} other {after {after, number} min, as an order: }}{what}',
    },
    {
      when: conditionWords(intl, when),
      type: name === '' ? 'none' : 'some',
      name,
      after: afterMinutes,
      what: doesWords(intl, what),
    },
  );
}

function doesWords(intl: IntlShape, what: Rule['what']): string {
  switch (what.do) {
    case 'checklist':
      return intl.formatMessage({ id: 'rule.list', defaultMessage: 'open the list {title}' }, { title: what.title });
    case 'draft':
      return intl.formatMessage(
        { id: 'rule.draft', defaultMessage: 'draft “{title}” for {name}' },
        { title: what.title, name: what.name },
      );
    case 'remind':
      return intl.formatMessage({ id: 'rule.remind', defaultMessage: 'remind of “{text}”' }, { text: what.text });
  }
}
