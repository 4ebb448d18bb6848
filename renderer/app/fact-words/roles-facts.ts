import { because, type WordsOf } from './words-of';

/** Who holds what. */
export const ROLES_WORDS: WordsOf<'role-assigned/1' | 'role-accepted/1' | 'role-vacated/1'> = {
  'role-assigned/1': (fact, { intl }) => {
    if (fact.takesOver.length > 0) {
      return intl.formatMessage(
        { id: 'fact.offered', defaultMessage: '{role} offered to {name}{note}' },
        { role: fact.roleName, name: fact.person.name, note: because(fact.note) },
      );
    }
    return intl.formatMessage(
      { id: 'fact.assigned', defaultMessage: '{role}: {name}{note}' },
      { role: fact.roleName, name: fact.person.name, note: because(fact.note) },
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
};
