import { defineMessages, useIntl, type IntlShape } from 'react-intl';
import { areOutsiders, mailIn, phoneIn, selectReach } from '../../../shared/domain/incident/comms/reach';
import type { AudienceRow } from '../../../shared/domain/incident/comms/select-comms';
import { methodFor } from '../../../shared/domain/incident/messages/method';
import { useApp, useWholeIncident } from '../../app/contexts';
import { openedWords, type HandedOn } from '../../app/comms/outside-words';
import type { Draft } from './draft';

/** The channel by which words were handed to another program just now. */
export type Handed = { readonly channel: string };
export type Outside = ReturnType<typeof useOutside>;

type Ports = {
  /** Several numbers: a person says which. */
  readonly onPick: () => void;
  /** Opened is not sent: a person says whether it was. */
  readonly onHanded: (by: Handed) => void;
};

const words = defineMessages({
  mail: {
    id: 'outside.no-mail',
    defaultMessage: 'No mail address is known of them: W adds one. C copies the words meanwhile.',
  },
  phone: {
    id: 'outside.no-phone',
    defaultMessage: 'No phone number is known of them: W adds one. C copies the words meanwhile.',
  },
  approve: {
    id: 'outside.approve',
    defaultMessage: 'Nobody has approved these words yet: A approves. Nothing was opened.',
  },
  confirm: {
    id: 'outside.confirm',
    defaultMessage:
      'They waited, or something in them has changed. Confirm with A that they are still true. Nothing left.',
  },
});

/** Hands approved words to the program of this laptop that mails, calls or texts. */
export function useOutside({ audience }: AudienceRow, draft: Draft, { onPick, onHanded }: Ports) {
  const intl = useIntl();
  const app = useApp();
  const reach = selectReach(useWholeIncident(), audience.id);
  const { text, subject, message, channels } = draft;
  const tell = (said: string) => app.toasts.show({ text: said });
  const say = (what: keyof typeof words) => tell(intl.formatMessage(words[what]));

  async function handOn(handed: HandedOn, channel: string, leftOut: readonly string[]): Promise<void> {
    const opened = await app.bridge.call('open-outside', handed);
    tell([openedWords(intl, handed.kind, opened), leftOutWords(intl, leftOut)].filter(Boolean).join(' '));
    if (opened.kind === 'opened') onHanded({ channel });
  }

  /** Null: the words may go. Stale ones are refused, as they are when they are marked sent. */
  function notReady(): 'approve' | 'confirm' | null {
    if (message?.state === 'confirm') return 'confirm';
    return message?.approval ? null : 'approve';
  }
  const phones = reach.phones.filter((one) => phoneIn(one) !== null);
  const ifReady = (act: () => void) => () => {
    const why = notReady();
    if (why === null) act();
    else say(why);
  };
  const channelFor = (isIt: (channel: string) => boolean, otherwise: string): string =>
    channels.find(isIt) ?? otherwise;
  const dial = async (phone: string): Promise<void> => {
    const number = phoneIn(phone);
    const by = channelFor((one) => methodFor(one) === 'phone', 'Phone');
    if (number !== null) await handOn({ kind: 'call', number }, by, []);
  };

  return {
    /** What waited leaves by no hand before somebody has said that it is still true. */
    ifTrue: (act: () => void) => () => {
      if (notReady() === 'confirm') say('confirm');
      else act();
    },
    dial,
    mail: ifReady(() => {
      const to = reach.mail.flatMap((one) => mailIn(one) ?? []);
      if (to.length === 0) {
        say('mail');
        return;
      }
      const leftOut = reach.mail.filter((one) => mailIn(one) === null);
      const isBlind = areOutsiders(audience.id) && to.length > 1;
      const by = channelFor((one) => /mail/i.test(one), 'Email');
      void handOn({ kind: 'mail', to, isBlind, subject, body: text }, by, leftOut);
    }),
    call: ifReady(() => {
      const [only, ...more] = phones;
      if (only === undefined) say('phone');
      else if (more.length > 0) onPick();
      else void dial(only);
    }),
    sms: ifReady(() => {
      const numbers = phones.flatMap((one) => phoneIn(one) ?? []);
      if (numbers.length === 0) {
        say('phone');
        return;
      }
      const leftOut = reach.phones.filter((one) => phoneIn(one) === null);
      const by = channelFor((one) => methodFor(one) === 'sms', 'SMS');
      void handOn({ kind: 'sms', numbers, body: text }, by, leftOut);
    }),
  };
}

const leftOutWords = (intl: IntlShape, all: readonly string[]): string =>
  all.length === 0
    ? ''
    : intl.formatMessage(
        { id: 'outside.left-out', defaultMessage: 'Left out, for it does not look right: {all}.' },
        { all: intl.formatList(all.map((one) => `“${one}”`)) },
      );
