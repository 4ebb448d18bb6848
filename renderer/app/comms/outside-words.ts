import { defineMessages, type IntlShape } from 'react-intl';
import type { HandedOn, OpenedOutside } from '../../../shared/record/outside-report';

export type { HandedOn } from '../../../shared/record/outside-report';

const words = defineMessages({
  mail: {
    id: 'outside.mail',
    defaultMessage: 'Handed to the mail program. Send it there, then say here that it was sent.',
  },
  call: { id: 'outside.call', defaultMessage: 'Handed to the program that calls. Say here when they were told.' },
  sms: { id: 'outside.sms', defaultMessage: 'Handed to the program that texts. Send it there, then say so here.' },
  copied: {
    id: 'outside.copied',
    defaultMessage: 'The words are too long for a link: they are on the clipboard, paste them in.',
  },
  'copied-all': {
    id: 'outside.copied-all',
    defaultMessage: 'Addresses and words are too long for a link: both are on the clipboard, paste them in.',
  },
  nothing: { id: 'outside.nothing', defaultMessage: 'Nothing opens? C copies the words, Q shows them to a phone.' },
  failed: {
    id: 'outside.failed',
    defaultMessage:
      'No program of this laptop took it, and nothing was sent. C copies the words, Q shows them to a phone.',
  },
});

/** What became of words that were handed on, and what to do. */
export function openedWords(intl: IntlShape, kind: HandedOn['kind'], opened: OpenedOutside): string {
  if (opened.kind === 'failed') return intl.formatMessage(words.failed);
  const copied = { nothing: null, words: words.copied, 'whom-and-words': words['copied-all'] }[opened.copied];
  return [words[kind], copied ?? words.nothing].map((one) => intl.formatMessage(one)).join(' ');
}
