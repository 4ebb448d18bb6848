import { utcMoment } from '../time-words';
import { because, type WordsOf } from './words-of';

/** What somebody outside must hear by when, and what became of it. */
export const DEADLINES_WORDS: WordsOf<'deadline-started/1' | 'deadline-moved/1' | 'deadline-settled/1'> = {
  'deadline-started/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.deadline', defaultMessage: 'Deadline: {name} by {due}, runs since {from}{basis}' },
      {
        name: fact.name,
        due: utcMoment(fact.dueAt),
        from: utcMoment(fact.from),
        basis: because(fact.basis),
      },
    ),
  'deadline-moved/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.deadline-moved', defaultMessage: 'Deadline {name} is now {due}{reason}' },
      { name: fact.told.text, due: utcMoment(fact.dueAt), reason: because(fact.reason) },
    ),
  'deadline-settled/1': (fact, { intl }) =>
    intl.formatMessage(
      {
        id: 'fact.deadline-settled',
        defaultMessage:
          'Deadline {name}: {outcome, select, met {told at {at}} open {runs again} other {does not apply}}{words}',
      },
      { name: fact.told.text, outcome: fact.outcome, at: utcMoment(fact.at), words: because(fact.words) },
    ),
};
