import { defineMessages, type IntlShape } from 'react-intl';
import type { CodeProblem, HostProblem, HostReport, HubReply } from '../../../shared/bridge';
import { hubProblemWords } from './sync-words';

export type { HostProblem, IntakeReport, Invitation, MadeIntake, Network } from '../../../shared/bridge';

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

const hosting = defineMessages({
  'no-network': {
    id: 'host.no-network',
    defaultMessage:
      'This laptop is not on that network now. Every line is safe here. Plug in a cable or join the Wi-Fi: the others find this laptop again by themselves.',
  },
  'no-address': {
    id: 'host.no-address',
    defaultMessage: 'The network gave this laptop another address just now. Holdfast tries again by itself.',
  },
  'port-in-use': {
    id: 'host.port-in-use',
    defaultMessage:
      'Another program on this laptop has the port the others know. Every line is safe here. End that program, or use another port and invite the others once more.',
  },
  'no-permission': {
    id: 'host.no-permission',
    defaultMessage:
      'This laptop does not let Holdfast answer on its network. Nothing was changed. Allow it in the firewall, or use a folder.',
  },
  'read-only': {
    id: 'host.read-only',
    defaultMessage: 'This disk is read-only: it cannot keep what the others bring. Make it writable, or use a folder.',
  },
  full: {
    id: 'host.full',
    defaultMessage: 'This disk is full: it cannot keep what the others bring. Free some space.',
  },
  'in-use': {
    id: 'host.in-use',
    defaultMessage: 'A hub of this laptop works already, in another window of Holdfast. Close that one first.',
  },
  broken: {
    id: 'host.broken',
    defaultMessage:
      'The hub could not read what it kept. Every line is safe here. Use a folder, and have this disk looked at.',
  },
  ended: {
    id: 'host.ended',
    defaultMessage: 'The hub ended by itself. Every line is safe here. Holdfast starts it again.',
  },
});

/** Why this laptop is no hub now: what happened, what is safe, what to do. */
export const hostProblemWords = (intl: IntlShape, why: HostProblem | 'no-network'): string =>
  intl.formatMessage(hosting[why]);

/** What is wrong with the hub that this laptop is; null if nothing is. */
export function hostWords(intl: IntlShape, { state }: HostReport): string | null {
  if (state.kind === 'no-network') return hostProblemWords(intl, 'no-network');
  return state.kind === 'problem' ? hostProblemWords(intl, state.why) : null;
}
