import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { selectAccess } from '../../../shared/domain/incident/access/select-access';
import { useApp, useClockWords, useIncident, useRoom } from '../../app/contexts';
import { phonePagesOf } from './phone-words';
import { qrOf } from '../../app/qr';
import { useCommand } from '../../app/use-command';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { QrCode } from '../../ui/qr-code';
import styles from './phones.module.css';

/** Shows the incident on screen to phones on the network that this laptop hosts on, where a person wants that. */
export function Phones() {
  const intl = useIntl();
  const { sync } = useApp();
  const [isOpen, setOpen] = useState(false);
  const isHosting = useStore(sync, ({ remotes }) => remotes.some(({ host }) => host?.state.kind === 'on'));
  const isRestricted = useIncident((incident) => selectAccess(incident) !== null);
  const open = (): void => {
    setOpen(true);
  };
  useCommand(
    'phones',
    open,
    isRestricted
      ? intl.formatMessage({ id: 'phones.restricted', defaultMessage: 'it is restricted to named laptops' })
      : isHosting
        ? null
        : intl.formatMessage({ id: 'phones.not-hosting', defaultMessage: 'first host on a network: Settings, Sync' }),
  );
  return isOpen ? (
    <PhonesDialog
      onClose={() => {
        setOpen(false);
      }}
    />
  ) : null;
}

function PhonesDialog({ onClose }: { readonly onClose: () => void }) {
  const intl = useIntl();
  const { bridge, sync } = useApp();
  const { room } = useRoom();
  const clock = useClockWords();
  const shown = useStore(sync, ({ remotes }) => remotes.find(({ host }) => host?.phones)?.host?.phones ?? null);
  const url = shown?.book === room.book ? shown.url : null;
  const show = () =>
    void bridge.call('phones', { book: room.book, ...phonePagesOf(intl, room.store.getState(), clock) });

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={intl.formatMessage({ id: 'phones.title', defaultMessage: 'Phones on this network' })}
      description={intl.formatMessage({
        id: 'phones.what',
        defaultMessage:
          'Phones see severity, command, situation and the log, except lines kept out of exports, and may send lines. They change nothing. Whoever has the code and is on this network can look.',
      })}
      closeName={intl.formatMessage({ id: 'phones.close', defaultMessage: 'Close' })}
      actions={
        url === null ? (
          <Button variant="primary" onClick={show}>
            <FormattedMessage id="phones.show" defaultMessage="Show this incident to phones" />
          </Button>
        ) : (
          <>
            <Button onClick={() => void navigator.clipboard.writeText(url)}>
              <FormattedMessage id="phones.copy" defaultMessage="Copy the address" />
            </Button>
            <Button onClick={() => void bridge.call('stop-phones', {})}>
              <FormattedMessage id="phones.stop" defaultMessage="Show phones nothing" />
            </Button>
          </>
        )
      }
    >
      {url === null ? null : (
        <div className={styles.code}>
          <QrCode
            {...qrOf(url)}
            name={intl.formatMessage({ id: 'phones.qr', defaultMessage: 'The address, to be scanned' })}
          />
          <div className={styles.words}>
            <p className={styles.address}>{url}</p>
            <p>
              <FormattedMessage
                id="phones.warning"
                defaultMessage="A phone warns that it does not know this laptop: no authority vouches for it. Let it go on."
              />
            </p>
          </div>
        </div>
      )}
    </Dialog>
  );
}
