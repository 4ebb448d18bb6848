import type { WordsOf } from './words-of';

/** Meetings, and what was asked in them. */
export const BRIEFINGS_WORDS: WordsOf<
  | 'briefing-opened/1'
  | 'agenda-set/1'
  | 'attendance-noted/1'
  | 'question-asked/1'
  | 'question-answered/1'
  | 'briefing-ended/1'
> = {
  'briefing-opened/1': (fact, { intl, clock }) =>
    intl.formatMessage(
      { id: 'fact.briefing-opened', defaultMessage: 'Briefing with {whom} at {time}{people}' },
      {
        whom: fact.withWhom,
        time: clock(fact.at),
        people: fact.attendees.length === 0 ? '' : `: ${intl.formatList(fact.attendees.map(({ name }) => name))}`,
      },
    ),
  'agenda-set/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.agenda', defaultMessage: 'Briefing with {whom}, agenda: {agenda}' },
      { whom: fact.told.withWhom, agenda: fact.agenda.join('; ') },
    ),
  'attendance-noted/1': (fact, { intl }) =>
    intl.formatMessage(
      {
        id: 'fact.attendance',
        defaultMessage: 'Briefing with {whom}: {name} {here, select, yes {is there} other {is not there}}',
      },
      { whom: fact.told.withWhom, name: fact.person.name, here: fact.here ? 'yes' : 'no' },
    ),
  'question-asked/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.question', defaultMessage: '{by} asked: {text}' },
      { by: fact.by?.name ?? fact.told.withWhom, text: fact.text },
    ),
  'question-answered/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.answer', defaultMessage: 'Answered “{question}”: {text}' },
      { question: fact.told.text, text: fact.text },
    ),
  'briefing-ended/1': (fact, { intl }) =>
    intl.formatMessage(
      {
        id: 'fact.briefing-ended',
        defaultMessage:
          'Briefing with {whom} ended, {questions, plural, =0 {no questions} one {# question} other {# questions}}{owed, plural, =0 {} other {, # owed}}',
      },
      { whom: fact.told.withWhom, questions: fact.questions, owed: fact.owed },
    ),
};
