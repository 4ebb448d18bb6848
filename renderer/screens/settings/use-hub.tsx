import { useState, type SubmitEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useApp } from '../../app/contexts';
import { hubReplyWords } from '../../app/sync/hub-words';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/text-area';
import styles from './hub.module.css';

/** Takes the code of a hub: pasted whole, or the address and the eight words of another screen. */
export function UseHub({ onClose }: { readonly onClose: () => void }) {
  const intl = useIntl();
  const { bridge, me } = useApp();
  const [code, setCode] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  async function connect(event?: SubmitEvent): Promise<void> {
    event?.preventDefault();
    setBusy(true);
    setTrouble(undefined);
    const reply = await bridge.call('use-hub', { code, name: me().name });
    setBusy(false);
    const words = hubReplyWords(intl, reply);
    if (words === null) onClose();
    else setTrouble(words);
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={intl.formatMessage({ id: 'use-hub.title', defaultMessage: 'Use a hub' })}
      closeName={intl.formatMessage({ id: 'use-hub.close', defaultMessage: 'Close' })}
    >
      <form className={styles.form} onSubmit={(event) => void connect(event)}>
        <TextArea
          label={intl.formatMessage({ id: 'use-hub.code', defaultMessage: 'Code' })}
          hint={intl.formatMessage({
            id: 'use-hub.hint',
            defaultMessage: 'Paste it, or type the address and the eight words that the other screen shows',
          })}
          error={trouble}
          value={code}
          rows={3}
          maxLength={2_000}
          onChange={(event) => {
            setCode(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            void connect();
          }}
        />
        <div className={styles.actions}>
          <Button variant="primary" type="submit" keys="Enter" isBusy={isBusy}>
            <FormattedMessage id="use-hub.do" defaultMessage="Connect" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
