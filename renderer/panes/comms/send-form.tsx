import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Audience } from '../../../shared/domain/incident/comms/audiences';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import type { Methods } from '../../../shared/domain/incident/messages/decide-messages';
import { useAct } from '../../app/acting';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import type { Draft } from './draft';
import { SendMeans } from './send-means';
import type { Handed } from './use-outside';
import { usePosting } from './use-posting';
import styles from './comms.module.css';

type Props = {
  readonly audience: Audience;
  readonly draft: Draft;
  /** By which means it was handed on just now: most likely it went by that. */
  readonly handed: Handed | null;
  readonly onDone: () => void;
};

/**
 * A person says that it was sent, and by which means; a channel with an address is posted to if he ticks that. Of
 * approved words each means is a delivery; without any, a line says what was said.
 */
export function SendForm({ audience, draft, handed, onDone }: Props) {
  const intl = useIntl();
  const act = useAct();
  const { message } = draft;
  const hasWords = message !== undefined && message.state !== 'draft' && message.state !== 'awaiting';
  const channels =
    handed && !draft.channels.includes(handed.channel) ? [handed.channel, ...draft.channels] : draft.channels;
  const gone = new Set(
    message?.deliveries.filter(({ fact }) => fact.outcome === 'sent').map(({ fact }) => fact.channel),
  );
  const { hostOf, postAll } = usePosting(audience, draft);
  const [ticked, setTicked] = useState<readonly string[]>(
    handed ? [handed.channel] : channels.filter((one) => !gone.has(one)).slice(0, 1),
  );
  const [toPost, setToPost] = useState<readonly string[]>([]);
  const [posted, setPosted] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const [reached, setReached] = useState('');
  const [refused, setRefused] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const posting = toPost.filter((one) => ticked.includes(one) && hostOf(one) !== undefined);

  async function send(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    const { taken, trouble } = await postAll(posting);
    // What was posted is not posted again, whatever becomes of the rest.
    const nowPosted = [...posted, ...taken];
    setPosted(nowPosted);
    setToPost([]);
    const means = channels.filter((one) => ticked.includes(one) && (!posting.includes(one) || taken.includes(one)));
    const why = means.length === 0 && trouble.length > 0 ? null : await log(means, nowPosted);
    setBusy(false);
    if (why === null && trouble.length === 0) {
      onDone();
      return;
    }
    // Nor is what failed logged as sent by the same key once more.
    if (why === null) setTicked(ticked.filter((one) => !means.includes(one) && !posting.includes(one)));
    setRefused([...trouble, why].filter(Boolean).join(' '));
  }

  const log = (means: readonly string[], byPost: readonly string[]): Promise<string | null> =>
    act(
      hasWords
        ? sendCommand(message.id, { means, handed, byPost, counted: reached })
        : { kind: 'mark-sent', audience: audience.id, channels: means, said, happened: null },
      intl.formatMessage(
        { id: 'comms.sent-toast', defaultMessage: '{name} told; their clock starts again' },
        { name: audience.name },
      ),
    );

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <SendMeans
        means={channels.map((channel) => ({
          channel,
          isTicked: ticked.includes(channel),
          isToPost: posting.includes(channel),
          host: hasWords && !posted.includes(channel) ? hostOf(channel) : undefined,
          how: posted.includes(channel)
            ? 'posted'
            : handed?.channel === channel
              ? 'handed'
              : gone.has(channel)
                ? 'gone'
                : 'open',
        }))}
        onTick={(channel, isOn) => {
          setTicked(withOrWithout(ticked, channel, isOn));
        }}
        onPost={(channel, isOn) => {
          setToPost(withOrWithout(toPost, channel, isOn));
          if (isOn) setTicked(withOrWithout(ticked, channel, true));
        }}
      />
      {hasWords ? (
        <TextField
          label={intl.formatMessage({ id: 'comms.reached', defaultMessage: 'Reached, if somebody counted: 38 of 40' })}
          value={reached}
          autoFocus
          error={refused}
          onChange={(event) => {
            setReached(event.target.value);
          }}
        />
      ) : (
        <TextField
          label={intl.formatMessage({ id: 'comms.said', defaultMessage: 'What was said, in a line' })}
          hint={
            message
              ? intl.formatMessage({
                  id: 'comms.not-approved',
                  defaultMessage: 'The draft is not approved: this logs only that they were told.',
                })
              : undefined
          }
          value={said}
          autoFocus
          error={refused}
          onChange={(event) => {
            setSaid(event.target.value);
          }}
        />
      )}
      <Button type="submit" variant="primary" keys="Enter" isBusy={isBusy}>
        {posting.length > 0 ? (
          <FormattedMessage id="comms.post" defaultMessage="Post it now" />
        ) : (
          <FormattedMessage id="comms.sent" defaultMessage="It was sent" />
        )}
      </Button>
    </form>
  );
}

const withOrWithout = (all: readonly string[], one: string, isIn: boolean): readonly string[] => [
  ...all.filter((other) => other !== one),
  ...(isIn ? [one] : []),
];

type Sent = NonNullable<Draft['message']>['id'];
type Sending = {
  readonly means: readonly string[];
  readonly handed: Handed | null;
  readonly byPost: readonly string[];
  readonly counted: string;
};

function sendCommand(message: Sent, { means, handed, byPost, counted }: Sending): IncidentCommand {
  const [reached, of] = (counted.match(/\d{1,7}/g) ?? []).map(Number);
  const methods: Methods = {
    ...(handed ? { [handed.channel]: 'app-link' as const } : {}),
    ...Object.fromEntries(byPost.map((channel) => [channel, 'webhook' as const])),
  };
  return {
    ...{ kind: 'send-message', message, channels: means, methods },
    ...{ reached: reached ?? null, of: of ?? null, happened: null },
  };
}
