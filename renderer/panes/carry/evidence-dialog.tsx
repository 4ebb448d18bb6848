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

type Written = { readonly path: string; readonly phrase: readonly string[] };

/** Writes the incident on screen into a folder that proves itself to people without Holdfast. */
export function EvidenceDialog({ onClose }: { readonly onClose: () => void }) {
  const intl = useIntl();
  const app = useApp();
  const { room } = useRoom();
  const reference = useIncident(selectReference);
  const [how, setHow] = useState<How>('phrase');
  const [written, setWritten] = useState<Written>();
  const [refused, setRefused] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  async function write(): Promise<void> {
    setBusy(true);
    const reply = await app.bridge.call('export-evidence', { book: room.book, how, name: reference });
    setBusy(false);
    if (reply.kind === 'failed') setRefused(refusalWords(reply.why.kind));
    if (reply.kind !== 'exported') return;
    const { path, ops, phrase } = reply;
    app.toasts.show({
      text: intl.formatMessage(
        {
          id: 'evidence.written',
          defaultMessage: 'Evidence of {ops, plural, one {# line} other {# lines}} is in {path}',
        },
        { path, ops },
      ),
    });
    if (phrase) setWritten({ path, phrase });
    else onClose();
  }

  const refusalWords = (why: string): string =>
    why === 'taken'
      ? intl.formatMessage({
          id: 'evidence.taken',
          defaultMessage:
            'Not written: something has that name already, and it was left as it is. Choose another name.',
        })
      : notWrittenWords(intl, why);

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={intl.formatMessage({ id: 'evidence.title', defaultMessage: 'Export evidence' })}
      closeName={intl.formatMessage({ id: 'carry.close', defaultMessage: 'Close' })}
    >
      {written ? (
        <div className={styles.form}>
          <p>{written.path}</p>
          <SixWords phrase={written.phrase} />
          <div className={styles.actions}>
            <Button variant="primary" onClick={onClose}>
              <FormattedMessage id="carry.done" defaultMessage="Done" />
            </Button>
          </div>
        </div>
      ) : (
        <div className={styles.form}>
          <p>
            <FormattedMessage
              id="evidence.what"
              defaultMessage="A folder with every line as it was signed, the timeline in words, and a small program that proves that they agree. It needs no Holdfast. Lines kept out of other exports are in it too."
            />
          </p>
          <WhoMayOpen value={how} onPick={setHow} />
          {refused === undefined ? null : <p role="alert">{refused}</p>}
          <div className={styles.actions}>
            <Button variant="primary" isBusy={isBusy} onClick={() => void write()}>
              <FormattedMessage id="carry.write" defaultMessage="Choose where" />
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
