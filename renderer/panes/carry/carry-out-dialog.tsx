import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { selectReference } from '../../../shared/domain/incident/header/select-header';
import { notWrittenWords } from '../../app/sync/carry-words';
import { useApp, useIncident, useRoom } from '../../app/contexts';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { SixWords } from './six-words';
import { WhoMayOpen, type How } from './who-may-open';
import styles from './carry.module.css';

type Written = {
  readonly path: string;
  readonly ops: number;
  readonly attachments: number;
  readonly phrase: readonly string[] | null;
};

/** Writes the incident on screen into one file, for a stick or a mail. */
export function CarryOutDialog({ onClose }: { readonly onClose: () => void }) {
  const intl = useIntl();
  const app = useApp();
  const { room } = useRoom();
  const reference = useIncident(selectReference);
  const [how, setHow] = useState<How>('phrase');
  const [written, setWritten] = useState<Written>();
  const [refused, setRefused] = useState<string>();

  async function write(): Promise<void> {
    const reply = await app.bridge.call('carry-out', { book: room.book, how, name: reference });
    if (reply.kind === 'carried') setWritten(reply);
    if (reply.kind === 'failed') setRefused(notWrittenWords(intl, reply.why.kind));
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={intl.formatMessage({ id: 'carry.title', defaultMessage: 'Carry this incident as a file' })}
      closeName={intl.formatMessage({ id: 'carry.close', defaultMessage: 'Close' })}
    >
      {written ? (
        <div className={styles.form}>
          <p>
            <FormattedMessage
              id="carry.written"
              defaultMessage="{ops, plural, one {# entry} other {# entries}}{attachments, plural, =0 {} one { and # attachment} other { and # attachments}} in {path}"
              values={written}
            />
          </p>
          {written.phrase ? <SixWords phrase={written.phrase} /> : null}
          <div className={styles.actions}>
            <Button variant="primary" onClick={onClose}>
              <FormattedMessage id="carry.done" defaultMessage="Done" />
            </Button>
          </div>
        </div>
      ) : (
        <div className={styles.form}>
          <WhoMayOpen value={how} onPick={setHow} />
          {refused === undefined ? null : <p role="alert">{refused}</p>}
          <div className={styles.actions}>
            <Button variant="primary" onClick={() => void write()}>
              <FormattedMessage id="carry.write" defaultMessage="Choose where" />
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
