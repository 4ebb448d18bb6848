import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import { readTimeToCome } from '../../../shared/domain/incident/timeline/line/read-time';
import { useAct } from '../../app/acting';
import { useSettings } from '../../app/contexts';
import { localOffsetMinutes } from '../../app/time-words';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import styles from './comms.module.css';

type Props = {
  readonly timeLabel: string;
  readonly withReason?: boolean;
  readonly command: (at: number, reason: string) => IncidentCommand;
  readonly onDone: () => void;
};

/** A time to come, and where it is asked a reason. */
export function TimeForm({ timeLabel, withReason = false, command, onDone }: Props) {
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
