import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Audience } from '../../../shared/domain/incident/comms/audiences';
import { useAct } from '../../app/acting';
import { useLineContext } from '../../app/line/use-line-context';
import { readPerson } from '../../app/line/read-assignment';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import styles from './comms.module.css';

/** What an audience answered or asks for; with a name it becomes that person's task. */
export function FeedbackForm({ audience, onDone }: { readonly audience: Audience; readonly onDone: () => void }) {
  const intl = useIntl();
  const act = useAct();
  const readNow = useLineContext();
  const [text, setText] = useState('');
  const [from, setFrom] = useState('');
  const [owner, setOwner] = useState('');
  const [refused, setRefused] = useState<string>();
  async function log(): Promise<void> {
    const context = readNow();
    const task = owner.trim() === '' ? null : readPerson(owner, context);
    const why = await act({ kind: 'log-feedback', audience: audience.id, from, channel: '', text, task });
    if (why === null) onDone();
    else setRefused(why);
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void log();
      }}
    >
      <TextField
        label={intl.formatMessage(
          { id: 'comms.feedback', defaultMessage: 'What {name} say or ask for' },
          { name: audience.name },
        )}
        value={text}
        autoFocus
        error={refused}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <TextField
        label={intl.formatMessage({ id: 'comms.from', defaultMessage: 'Who said it' })}
        value={from}
        onChange={(event) => {
          setFrom(event.target.value);
        }}
      />
      <TextField
        label={intl.formatMessage({ id: 'comms.task', defaultMessage: 'Somebody’s task: whose? Empty: nobody’s' })}
        value={owner}
        onChange={(event) => {
          setOwner(event.target.value);
        }}
      />
      <Button type="submit" variant="primary" keys="Enter">
        <FormattedMessage id="comms.do" defaultMessage="Log it" />
      </Button>
    </form>
  );
}
