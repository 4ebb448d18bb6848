import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { AudienceRow } from '../../../shared/domain/incident/comms/select-comms';
import type { CommsCommand } from '../../../shared/domain/incident/comms/decide-comms';
import { readTimeToCome } from '../../../shared/domain/incident/timeline/line/read-time';
import { useAct } from '../../app/acting';
import { useSettings } from '../../app/contexts';
import { localOffsetMinutes } from '../../app/time-words';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { Strip } from '../../ui/strip';
import { TextField } from '../../ui/text-field';
import styles from './comms.module.css';

export type CommsMode = 'send' | 'snooze' | 'promise';

type Props = {
  readonly row: AudienceRow;
  readonly mode: CommsMode | null;
  readonly onMode: (mode: CommsMode | null) => void;
};

/** What to do about one audience: say it was told and how, let it wait with a reason, or promise a time. */
export function AudienceActions({ row, mode, onMode }: Props) {
  const intl = useIntl();
  const { audience } = row;
  const ask = (next: CommsMode | null) => () => {
    onMode(next);
  };
  return (
    <div className={styles.actions}>
      <Strip title={audience.name} look="raised">
        <Button size="small" keys="X" onClick={ask('send')}>
          <FormattedMessage id="comms.mark-sent" defaultMessage="Mark sent" />
        </Button>
        <Button size="small" keys="Z" onClick={ask('snooze')}>
          <FormattedMessage id="comms.snooze" defaultMessage="Snooze" />
        </Button>
        <Button size="small" keys="T" onClick={ask('promise')}>
          <FormattedMessage id="comms.promise" defaultMessage="Next update at" />
        </Button>
      </Strip>
      {mode === 'send' ? <SendForm row={row} onDone={ask(null)} /> : null}
      {mode === 'snooze' ? (
        <TimeForm
          row={row}
          timeLabel={intl.formatMessage({ id: 'comms.until', defaultMessage: 'Until: 20m, 1230 or 12:30Z' })}
          withReason
          command={(at, reason) => ({ kind: 'snooze', audience: audience.id, until: at, reason })}
          onDone={ask(null)}
        />
      ) : null}
      {mode === 'promise' ? (
        <TimeForm
          row={row}
          timeLabel={intl.formatMessage({
            id: 'comms.promise-at',
            defaultMessage: 'Next update at: 0700, 12:30Z or 45m',
          })}
          command={(at) => ({ kind: 'promise-update', audience: audience.id, at })}
          onDone={ask(null)}
        />
      ) : null}
    </div>
  );
}

type FormProps = { readonly row: AudienceRow; readonly onDone: () => void };

/** Nothing is ever sent by the app: a person says it was, and by which means. */
function SendForm({ row: { audience }, onDone }: FormProps) {
  const intl = useIntl();
  const act = useAct();
  const means = [...audience.channels, ...audience.fallbacks];
  const [ticked, setTicked] = useState<readonly string[]>(audience.channels.slice(0, 1));
  const [said, setSaid] = useState('');
  const [refused, setRefused] = useState<string>();
  async function send(): Promise<void> {
    const why = await act(
      {
        kind: 'mark-sent',
        audience: audience.id,
        channels: means.filter((one) => ticked.includes(one)),
        said,
        happened: null,
      },
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
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <fieldset className={styles.means}>
        <legend>
          <FormattedMessage id="comms.by" defaultMessage="Told by" />
        </legend>
        {means.map((one) => (
          <Checkbox
            key={one}
            label={one}
            checked={ticked.includes(one)}
            onToggle={(isOn) => {
              setTicked((now) => (isOn ? [...now, one] : now.filter((other) => other !== one)));
            }}
          />
        ))}
      </fieldset>
      <TextField
        label={intl.formatMessage({ id: 'comms.said', defaultMessage: 'What was said, in a line' })}
        value={said}
        autoFocus
        error={refused}
        onChange={(event) => {
          setSaid(event.target.value);
        }}
      />
      <Button type="submit" variant="primary" keys="Enter">
        <FormattedMessage id="comms.sent" defaultMessage="It was sent" />
      </Button>
    </form>
  );
}

type TimeProps = FormProps & {
  readonly timeLabel: string;
  readonly withReason?: boolean;
  readonly command: (at: number, reason: string) => CommsCommand;
};

function TimeForm({ timeLabel, withReason = false, command, onDone }: TimeProps) {
  const intl = useIntl();
  const act = useAct();
  const zone = useSettings((settings) => settings.zone);
  const [time, setTime] = useState('');
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string>();
  async function submit(): Promise<void> {
    const at = readTimeToCome(time, { now: Date.now(), zone, offsetMinutesAt: localOffsetMinutes });
    if (at === null) {
      setRefused(
        intl.formatMessage({ id: 'comms.not-a-time', defaultMessage: 'That is not a time. 20m, 0700 and 12:30Z are.' }),
      );
      return;
    }
    const why = await act(command(at, reason));
    if (why === null) onDone();
    else setRefused(why);
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <TextField
        label={timeLabel}
        value={time}
        autoFocus
        error={refused}
        onChange={(event) => {
          setTime(event.target.value);
        }}
      />
      {withReason ? (
        <TextField
          label={intl.formatMessage({ id: 'comms.why', defaultMessage: 'Why it can wait' })}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
      ) : null}
      <Button type="submit" variant="primary" keys="Enter">
        <FormattedMessage id="comms.do" defaultMessage="Log it" />
      </Button>
    </form>
  );
}
