import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Audience } from '../../../shared/domain/incident/comms/facts';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import { useAct } from '../../app/acting';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { TextField } from '../../ui/text-field';
import type { Draft } from './draft';
import type { Handed } from './use-outside';
import styles from './comms.module.css';

type Props = {
  readonly audience: Audience;
  readonly draft: Draft;
  /** By which means it was handed on just now: most likely it went by that. */
  readonly handed: Handed | null;
  readonly onDone: () => void;
};

/**
 * Nothing is ever sent by the app: a person says it was, and by which means. Of approved words each means is a delivery;
 * without any, a line says what was said.
 */
export function SendForm({ audience, draft: { message, channels: usual }, handed, onDone }: Props) {
  const intl = useIntl();
  const act = useAct();
  const hasWords = message !== undefined && message.state !== 'draft' && message.state !== 'awaiting';
  const gone = new Set(
    message?.deliveries.filter(({ fact }) => fact.outcome === 'sent').map(({ fact }) => fact.channel),
  );
  const channels = handed && !usual.includes(handed.channel) ? [handed.channel, ...usual] : usual;
  const left = channels.filter((one) => !gone.has(one));
  const [ticked, setTicked] = useState<readonly string[]>(handed ? [handed.channel] : left.slice(0, 1));
  const [said, setSaid] = useState('');
  const [reached, setReached] = useState('');
  const [refused, setRefused] = useState<string>();
  async function send(): Promise<void> {
    const means = channels.filter((one) => ticked.includes(one));
    const command = hasWords
      ? sendCommand(message.id, { means, handed, counted: reached })
      : ({ kind: 'mark-sent', audience: audience.id, channels: means, said, happened: null } as const);
    const why = await act(
      command,
      intl.formatMessage(
        { id: 'comms.sent-toast', defaultMessage: '{name} told; their clock starts again' },
        { name: audience.name },
      ),
    );
    if (why === null) onDone();
    else setRefused(why);
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <fieldset className={styles.means}>
        <legend>
          <FormattedMessage id="comms.by" defaultMessage="Told by" />
        </legend>
        {channels.map((one) => (
          <Checkbox
            key={one}
            label={
              handed?.channel === one
                ? intl.formatMessage({ id: 'comms.handed', defaultMessage: '{channel} (handed on)' }, { channel: one })
                : gone.has(one)
                  ? intl.formatMessage({ id: 'comms.gone', defaultMessage: '{channel} (went)' }, { channel: one })
                  : one
            }
            checked={ticked.includes(one)}
            onToggle={(isOn) => {
              setTicked((now) => (isOn ? [...now, one] : now.filter((other) => other !== one)));
            }}
          />
        ))}
      </fieldset>
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
      <Button type="submit" variant="primary" keys="Enter">
        <FormattedMessage id="comms.sent" defaultMessage="It was sent" />
      </Button>
    </form>
  );
}

type Sent = NonNullable<Draft['message']>['id'];

type Sending = { readonly means: readonly string[]; readonly handed: Handed | null; readonly counted: string };

function sendCommand(message: Sent, { means, handed, counted }: Sending): IncidentCommand {
  const [reached, of] = (counted.match(/\d{1,7}/g) ?? []).map(Number);
  return {
    kind: 'send-message',
    message,
    channels: means,
    methods: handed ? { [handed.channel]: 'app-link' } : {},
    reached: reached ?? null,
    of: of ?? null,
    happened: null,
  };
}
