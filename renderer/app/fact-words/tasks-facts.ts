import { canWords, markWords, taskMarkWords, taskWords } from '../domain-words';
import { because, type WordsOf } from './words-of';

/** Lists, items and orders. */
export const TASKS_WORDS: WordsOf<
  | 'checklist-started/1'
  | 'item-added/1'
  | 'item-marked/1'
  | 'item-assigned/1'
  | 'task-marked/1'
  | 'task-assigned/1'
  | 'task-timed/1'
  | 'task-reported/1'
  | 'task-asked/1'
> = {
  'checklist-started/1': (fact, { intl }) =>
    intl.formatMessage({ id: 'fact.list', defaultMessage: 'Checklist opened: {title}' }, { title: fact.title }),
  'item-added/1': (fact, { intl }) =>
    intl.formatMessage({ id: 'fact.item-added', defaultMessage: 'To do: {text}' }, { text: fact.text }),
  'item-marked/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.item-marked', defaultMessage: '{text}: {mark}{second}{reason}' },
      {
        text: fact.text,
        mark: markWords(intl, fact.mark),
        second: fact.second ? ` (with ${fact.second.name})` : '',
        reason: because(fact.reason),
      },
    ),
  'item-assigned/1': (fact, { intl }) => {
    if (!fact.person)
      return intl.formatMessage(
        { id: 'fact.item-unassigned', defaultMessage: '{text}: nobody’s' },
        { text: fact.text },
      );
    return intl.formatMessage(
      { id: 'fact.item-assigned', defaultMessage: '{text}: {name} does it' },
      { text: fact.text, name: fact.person.name },
    );
  },
  'task-marked/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.task-marked', defaultMessage: '{task}: {mark}{reason}' },
      { task: taskWords(fact.told), mark: taskMarkWords(intl, fact.mark), reason: because(fact.reason) },
    ),
  'task-assigned/1': (fact, { intl }) => {
    if (!fact.person)
      return intl.formatMessage(
        { id: 'fact.task-unassigned', defaultMessage: '{task}: nobody’s' },
        { task: fact.told.text },
      );
    return intl.formatMessage(
      { id: 'fact.task-assigned', defaultMessage: '{task}: {name} does it' },
      { task: fact.told.text, name: fact.person.name },
    );
  },
  'task-timed/1': (fact, { intl, clock }) => {
    if (fact.at === null)
      return intl.formatMessage(
        { id: 'fact.task-untimed', defaultMessage: '{task}: no timebox any more' },
        { task: taskWords(fact.told) },
      );
    return intl.formatMessage(
      { id: 'fact.task-timed', defaultMessage: '{task}: report due {time}{reason}' },
      { task: taskWords(fact.told), time: clock(fact.at), reason: because(fact.reason) },
    );
  },
  'task-reported/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.task-reported', defaultMessage: '{task}, report: {words}' },
      { task: taskWords(fact.told), words: canWords(intl, fact) },
    ),
  'task-asked/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.task-asked', defaultMessage: 'Asked how far it is: {task}' },
      { task: taskWords(fact.told) },
    ),
};
