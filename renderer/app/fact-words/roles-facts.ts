import { pointWords } from '../brief-words';
import { reachedWords } from '../domain-words';
import { because, type WordsOf } from './words-of';

/** Who holds what. */
export const ROLES_WORDS: WordsOf<
  | 'role-assigned/1'
  | 'role-accepted/1'
  | 'role-vacated/1'
  | 'person-released/1'
  | 'brief-worded/1'
  | 'point-read-back/1'
  | 'escalated/1'
  | 'escalation-taken/1'
  | 'contact-tried/1'
> = {
  'role-assigned/1': (fact, { intl }) => {
    if (fact.takesOver.length > 0) {
      return intl.formatMessage(
        { id: 'fact.offered', defaultMessage: '{role} offered to {name}{note}' },
        { role: fact.roleName, name: fact.person.name, note: because(fact.note) },
      );
    }
    return intl.formatMessage(
      { id: 'fact.assigned', defaultMessage: '{role}: {name}{note}' },
      { role: fact.roleName, name: fact.person.name, note: fact.note === '' ? '' : ` — ${fact.note}` },
    );
  },
  'role-accepted/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.accepted', defaultMessage: '{name} is {role}' },
      { name: fact.person.name, role: fact.roleName },
    ),
  'role-vacated/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.vacated', defaultMessage: '{name} is no longer {role}{reason}' },
      { name: fact.person.name, role: fact.roleName, reason: because(fact.reason) },
    ),
  'person-released/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.released', defaultMessage: '{name} is released{reason}' },
      { name: fact.person.name, reason: because(fact.reason) },
    ),
  'brief-worded/1': (fact, { intl }) =>
    fact.text === ''
      ? intl.formatMessage(
          { id: 'fact.brief-cleared', defaultMessage: 'Brief, {point}: as the record has it' },
          { point: pointWords(intl, fact.point) },
        )
      : intl.formatMessage(
          { id: 'fact.brief', defaultMessage: 'Brief, {point}: {text}' },
          { point: pointWords(intl, fact.point), text: fact.text },
        ),
  'point-read-back/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.read-back', defaultMessage: '{name} read back, {point}: {text}' },
      { name: fact.person.name, point: pointWords(intl, fact.point), text: fact.text },
    ),
  'escalated/1': (fact, { intl }) =>
    intl.formatMessage(
      {
        id: 'fact.escalated',
        defaultMessage: 'Escalated to L{level, number}, {name}{person}: {why}{tried}{asked}',
      },
      {
        level: fact.level,
        name: fact.levelName,
        person: fact.person ? ` (${fact.person.name})` : '',
        why: fact.why,
        tried: fact.tried === '' ? '' : ` · ${fact.tried}`,
        asked: fact.asked === '' ? '' : ` · ${fact.asked}`,
      },
    ),
  'escalation-taken/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.escalation-taken', defaultMessage: '{name} has taken it' },
      { name: fact.person?.name ?? fact.levelName },
    ),
  'contact-tried/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.called', defaultMessage: 'Called {name}: {outcome}{note}' },
      { name: fact.person.name, outcome: reachedWords(intl, fact.outcome), note: because(fact.note) },
    ),
};
