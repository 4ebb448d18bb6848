import type { IntlShape } from 'react-intl';
import type { Bridge, GuardReport, LockState, Unlocked } from '../../../shared/bridge';

export type { GuardReport } from '../../../shared/bridge';
/** What a page has before there is anything behind the bridge. */
export type AtDoor = Pick<Bridge, 'call'>;

export type Locked = Extract<LockState, { kind: 'locked' }>;
type NotWords = Extract<Unlocked, { kind: 'not-words' }>['why'];

/** Why what was typed is no recovery kit. */
export function kitProblemWords(intl: IntlShape, why: NotWords): string {
  switch (why.kind) {
    case 'word-count':
      return intl.formatMessage(
        {
          id: 'kit.count',
          defaultMessage: 'These are {count, plural, one {# word} other {# words}}; a kit has 24.',
        },
        { count: why.count },
      );
    case 'unknown-word':
      return intl.formatMessage(
        {
          id: 'kit.unknown',
          defaultMessage: 'Word {position}, “{word}”, is none of the list. Look at the paper once more.',
        },
        { position: why.position, word: why.word },
      );
    case 'misspelt':
      return intl.formatMessage({
        id: 'kit.misspelt',
        defaultMessage: 'All are words of the list, but together no kit: one is another on the paper, or out of place.',
      });
  }
}

/** Why the door stays shut. Null if it opened. */
export function unlockWords(intl: IntlShape, reply: Unlocked, how: string): string | null {
  if (reply.kind === 'opened') return null;
  if (reply.kind === 'not-words') return kitProblemWords(intl, reply.why);
  if (how === 'key-store')
    return intl.formatMessage({
      id: 'unlock.no-store',
      defaultMessage:
        'The key store of this account gives no key. Nothing was changed, and lines are still taken below.',
    });
  return how === 'kit'
    ? intl.formatMessage({
        id: 'unlock.other-kit',
        defaultMessage: 'That kit is not of this laptop. Nothing was changed, and lines are still taken below.',
      })
    : intl.formatMessage({
        id: 'unlock.wrong',
        defaultMessage: 'That is not the passphrase. Nothing was changed, and lines are still taken below.',
      });
}

/** In one line: who can open the keys of this laptop. */
export function guardWords(intl: IntlShape, { passphrase, keyStore, file }: GuardReport): string {
  if (file && passphrase)
    return intl.formatMessage({
      id: 'guard.passphrase-and-file',
      defaultMessage:
        'The passphrase is asked for, but until there is a way back in, whoever can read the files of your account needs none.',
    });
  if (file && keyStore)
    return intl.formatMessage({
      id: 'guard.store-and-file',
      defaultMessage:
        'The key store of your account opens the keys; until there is a way back in, whoever can read its files can do so, too.',
    });
  if (file)
    return intl.formatMessage({
      id: 'guard.file',
      defaultMessage: 'Whoever can read the files of your account can open the keys: nothing else guards them.',
    });
  return passphrase
    ? intl.formatMessage({ id: 'guard.passphrase', defaultMessage: 'Only the passphrase opens the keys, or the kit.' })
    : intl.formatMessage({
        id: 'guard.store',
        defaultMessage: 'Only the key store of your account opens the keys, or the kit.',
      });
}
