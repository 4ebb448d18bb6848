import { defineMessages, type IntlShape } from 'react-intl';
import type { CodeProblem, HubReply } from '../../shared/bridge';
import { hubProblemWords } from './sync-words';

export type { Invitation } from '../../shared/bridge';

const plain = defineMessages({
  'there-already': { id: 'hub.there-already', defaultMessage: 'This hub is in the list already.' },
  'code-used': {
    id: 'hub.code-used',
    defaultMessage:
      'Another laptop has come with this code. Nothing was changed. Ask for a new one: each lets one laptop in.',
  },
  'code-expired': {
    id: 'hub.code-expired',
    defaultMessage: 'This code is too old. Nothing was changed. Ask for a new one.',
  },
  'no-invitation': {
    id: 'hub.no-invitation',
    defaultMessage: 'The hub knows no such code any more. Nothing was changed. Ask for a new one.',
  },
});

const broken = defineMessages({
  'no-code': {
    id: 'hub.bad.no-code',
    defaultMessage: 'This code is not whole. Paste all of it, from holdfast:// to its end.',
  },
  'no-address': {
    id: 'hub.bad.no-address',
    defaultMessage: 'Begin with the address the other screen shows, like 192.168.1.20, then its eight words.',
  },
  misspoken: {
    id: 'hub.bad.misspoken',
    defaultMessage: 'One of these words is another than the screen shows. Compare them once more.',
  },
});

/** What became of a code: null where nothing stands against it. */
export function hubReplyWords(intl: IntlShape, reply: HubReply): string | null {
  switch (reply.kind) {
    case 'added':
    case 'asked':
      return null;
    case 'bad-code':
      return badCodeWords(intl, reply.why);
    case 'wrong-code':
      return reply.triesLeft > 0
        ? intl.formatMessage(
            {
              id: 'hub.wrong-code',
              defaultMessage:
                'The hub does not know these words. Nothing was changed. {tries, plural, one {# try is} other {# tries are}} left.',
            },
            { tries: reply.triesLeft },
          )
        : intl.formatMessage({
            id: 'hub.no-tries',
            defaultMessage: 'The hub does not know these words, and takes no more of them. Ask for a new code.',
          });
    case 'problem':
      return hubProblemWords(intl, reply.why);
    default:
      return intl.formatMessage(plain[reply.kind]);
  }
}

function badCodeWords(intl: IntlShape, why: CodeProblem): string {
  if (why.kind !== 'words') return intl.formatMessage(broken[why.kind]);
  return why.why.kind === 'word-count'
    ? intl.formatMessage(
        { id: 'hub.bad.count', defaultMessage: 'Behind the address come eight words; here are {count, number}.' },
        { count: why.why.count },
      )
    : intl.formatMessage(
        { id: 'hub.bad.word', defaultMessage: 'Word {position, number} of the code, “{word}”, is none of the list.' },
        why.why,
      );
}
