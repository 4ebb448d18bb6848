import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { selectRow } from '../../../shared/domain/incident/timeline/select-row';
import { lineById } from '../../../shared/domain/incident/timeline/lines';
import type { FactId } from '../../../shared/domain/stated';
import { useAct } from '../../app/acting';
import { useApp, useClockWords, useRoom } from '../../app/contexts';
import { factWords, redactionWords } from '../../app/fact-words/fact-words';
import { reachWords } from '../../app/sync/reach-words';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';
import styles from './redact-dialog.module.css';

/** Asks why a line's words are to be destroyed, and says what that does and what it cannot reach. */
export function RedactDialog({ id, onDone }: { readonly id: FactId; readonly onDone: () => void }) {
  const intl = useIntl();
  const clock = useClockWords();
  const act = useAct();
  const { room } = useRoom();
  const sync = useStore(useApp().sync);
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const incident = room.store.getState();
  const row = selectRow(incident, id);
  const fact = lineById(incident.lines, id)?.stated.fact;
  if (!row || !fact) return null;
  const told = row.redaction ? redactionWords(intl, row.redaction) : factWords(intl, fact, clock);

  async function redact(): Promise<void> {
    setBusy(true);
    const why = await act({ kind: 'redact', line: id, reason });
    setBusy(false);
    if (why === null) onDone();
    else setRefused(why);
  }

  return (
    <Dialog
      isOpen
      onClose={onDone}
      title={intl.formatMessage({ id: 'redact.title', defaultMessage: 'Redact this line' })}
      closeName={intl.formatMessage({ id: 'redact.close', defaultMessage: 'Leave the line as it is' })}
      description={
        <FormattedMessage
          id="redact.what"
          defaultMessage="Its words and files are destroyed for good: on this laptop and in its backups now, on every other laptop and in every shared folder when they hear of it. The time, who wrote it and your reason stay. There is no way back."
        />
      }
      actions={
        <>
          <Button variant="danger" isBusy={isBusy} onClick={() => void redact()}>
            <FormattedMessage id="redact.do" defaultMessage="Destroy the words" />
          </Button>
          <Button onClick={onDone}>
            <FormattedMessage id="redact.leave" defaultMessage="Leave it" />
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void redact();
        }}
      >
        <blockquote className={styles.line}>
          <time>{clock(row.time, true)}</time> {row.who}: {row.text ?? told}
        </blockquote>
        <TextField
          label={intl.formatMessage({ id: 'redact.reason', defaultMessage: 'Why? Shown in its place' })}
          hint={intl.formatMessage({
            id: 'redact.hint',
            defaultMessage: 'Such as: contained a password. Do not repeat what is to go.',
          })}
          value={reason}
          autoFocus
          error={refused}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        <ul className={styles.reach}>
          {reachWords(intl, sync, clock).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </form>
    </Dialog>
  );
}
