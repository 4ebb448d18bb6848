import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Invitation } from '../../app/sync/hub-words';
import { useApp } from '../../app/contexts';
import { qrOf } from '../../app/qr';
import { hubProblemWords } from '../../app/sync/sync-words';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { QrCode } from '../../ui/qr-code';
import styles from './hub.module.css';

type Props = { readonly remote: string; readonly onClose: () => void };

/** A code by which one more laptop comes to a hub: to be scanned, pasted, or read aloud. */
export function Invite({ remote, onClose }: Props) {
  const intl = useIntl();
  const { bridge } = useApp();
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const [trouble, setTrouble] = useState<string>();

  useEffect(() => {
    let isGone = false;
    void bridge.call('invite', { id: remote }).then((reply) => {
      if (isGone) return;
      if (reply.kind === 'invitation') setInvitation(reply);
      else setTrouble(hubProblemWords(intl, reply.why));
    });
    return () => {
      isGone = true;
    };
  }, [bridge, intl, remote]);

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={intl.formatMessage({ id: 'invite.title', defaultMessage: 'Let one more laptop come' })}
      closeName={intl.formatMessage({ id: 'invite.close', defaultMessage: 'Close' })}
      actions={
        invitation ? (
          <Button onClick={() => void navigator.clipboard.writeText(invitation.text)}>
            <FormattedMessage id="invite.copy" defaultMessage="Copy the code" />
          </Button>
        ) : null
      }
    >
      {trouble === undefined ? null : <p role="alert">{trouble}</p>}
      {invitation ? <Code invitation={invitation} /> : null}
    </Dialog>
  );
}

function Code({ invitation: { text, words, addresses, minutes } }: { readonly invitation: Invitation }) {
  const intl = useIntl();
  return (
    <div className={styles.invitation}>
      <QrCode
        {...qrOf(text)}
        name={intl.formatMessage({ id: 'invite.qr', defaultMessage: 'The code, to be scanned' })}
      />
      <div className={styles.spoken}>
        <p>
          <FormattedMessage
            id="invite.typed"
            defaultMessage="On the other laptop: Join a room, or Settings, Sync, Use a hub. Then type"
          />
        </p>
        <p className={styles.address}>{addresses[0]}</p>
        <ol className={styles.words}>
          {words.map((word, i) => (
            <li key={`${String(i)} ${word}`}>{word}</li>
          ))}
        </ol>
        <p className={styles.hint}>
          <FormattedMessage
            id="invite.good"
            defaultMessage="Good for {minutes, number} minutes and one laptop. You are asked before it is let in; both screens show the same words."
            values={{ minutes }}
          />
        </p>
      </div>
    </div>
  );
}
