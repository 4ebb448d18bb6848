import { sharedWordName } from '../comms/message-words';
import { because, type WordsOf } from './words-of';

/** What becomes of words to people, and what comes back. */
export const MESSAGES_WORDS: WordsOf<
  | 'word-set/1'
  | 'message-drafted/1'
  | 'message-worded/1'
  | 'message-next-set/1'
  | 'approval-asked/1'
  | 'message-approved/1'
  | 'delivery-logged/1'
  | 'feedback-logged/1'
  | 'channels-set/1'
> = {
  'word-set/1': (fact, { intl }) =>
    fact.text === ''
      ? intl.formatMessage(
          { id: 'fact.word-gone', defaultMessage: '{word}: nothing any more' },
          { word: sharedWordName(intl, fact.word) },
        )
      : intl.formatMessage(
          { id: 'fact.word', defaultMessage: '{word}: {text}' },
          { word: sharedWordName(intl, fact.word), text: fact.text },
        ),
  'message-drafted/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.drafted', defaultMessage: 'Draft for {name}: {title}' },
      { name: fact.name, title: fact.title },
    ),
  'message-worded/1': (fact, { intl }) =>
    intl.formatMessage({ id: 'fact.worded', defaultMessage: 'Words to {name} changed' }, { name: fact.name }),
  'message-next-set/1': (fact, { intl, clock }) =>
    fact.at === null
      ? intl.formatMessage(
          { id: 'fact.no-next', defaultMessage: 'Draft for {name} says no next update' },
          { name: fact.name },
        )
      : intl.formatMessage(
          { id: 'fact.next', defaultMessage: 'Draft for {name} says: next update {time}' },
          { name: fact.name, time: clock(fact.at) },
        ),
  'approval-asked/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.approval-asked', defaultMessage: 'Words to {name} wait for approval' },
      { name: fact.name },
    ),
  'message-approved/1': (fact, { intl }) =>
    fact.lacking === undefined
      ? intl.formatMessage(
          { id: 'fact.approved', defaultMessage: 'Words to {name} approved: {text}' },
          { name: fact.name, text: fact.text },
        )
      : intl.formatMessage(
          {
            id: 'fact.approved-lacking',
            defaultMessage: 'Words to {name} approved by somebody who is not {role}: {text}',
          },
          { name: fact.name, role: fact.lacking, text: fact.text },
        ),
  'delivery-logged/1': (fact, { intl }) =>
    fact.outcome === 'failed'
      ? intl.formatMessage(
          { id: 'fact.not-delivered', defaultMessage: '{name} not reached by {channel}{why}' },
          { name: fact.name, channel: fact.channel, why: because(fact.proof) },
        )
      : intl.formatMessage(
          {
            id: 'fact.delivered',
            defaultMessage: '{name} told by {channel}{reached, select, null {} other {, {reached} of {of} reached}}',
          },
          { name: fact.name, channel: fact.channel, reached: String(fact.reached), of: fact.of ?? '?' },
        ),
  'feedback-logged/1': (fact, { intl }) =>
    intl.formatMessage(
      { id: 'fact.feedback', defaultMessage: 'From {name}{who}: {text}' },
      { name: fact.name, who: fact.from === '' ? '' : ` (${fact.from})`, text: fact.text },
    ),
  'channels-set/1': (fact, { intl }) =>
    fact.areDown
      ? intl.formatMessage(
          { id: 'fact.channels-down', defaultMessage: 'The usual channels are down: fallbacks from now on{reason}' },
          { reason: because(fact.reason) },
        )
      : intl.formatMessage(
          { id: 'fact.channels-up', defaultMessage: 'The usual channels work again{reason}' },
          { reason: because(fact.reason) },
        ),
};
