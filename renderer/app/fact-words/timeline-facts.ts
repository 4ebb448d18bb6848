import { type WordsOf } from './words-of';

/** What a line of the log says, and what is said of it. */
export const TIMELINE_WORDS: WordsOf<
  'entry-added/1' | 'entry-corrected/1' | 'entry-retimed/1' | 'entry-starred/1' | 'entry-privileged/1'
> = {
  'entry-added/1': (fact) => fact.text,
  'entry-corrected/1': (fact) => fact.text,
  'entry-retimed/1': (fact, { intl, clock }) =>
    intl.formatMessage({ id: 'fact.retimed', defaultMessage: 'Time set to {time}' }, { time: clock(fact.happened.at) }),
  'entry-starred/1': (fact, { intl }) =>
    fact.on
      ? intl.formatMessage({ id: 'fact.starred', defaultMessage: 'Marked as key event' })
      : intl.formatMessage({ id: 'fact.unstarred', defaultMessage: 'No longer a key event' }),
  'entry-privileged/1': (fact, { intl }) =>
    fact.on
      ? intl.formatMessage({ id: 'fact.privileged', defaultMessage: 'Kept out of exports' })
      : intl.formatMessage({ id: 'fact.not-privileged', defaultMessage: 'In exports again' }),
};
