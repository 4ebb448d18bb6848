import { FormattedMessage } from 'react-intl';
import { useApp } from '../../app/contexts';
import type { RemoteReport } from '../../app/sync/sync-store';
import { Button } from '../../ui/button';
import styles from './sync-tab.module.css';

type Props = {
  readonly remote: RemoteReport;
  /** Asks to be let into the room of a folder. */
  readonly onJoin: () => void;
  /** Makes a code for one more laptop, at a hub. */
  readonly onInvite: () => void;
  /** Shows the ways by which monitoring sends alerts to a hub. */
  readonly onAlerts: () => void;
};

/** What can be done about a place just now, beside taking it off the list. */
export function PlaceAction({ remote, onJoin, onInvite, onAlerts }: Props) {
  const { bridge } = useApp();
  const { id, state, strangers } = remote;
  const isOther = state.kind === 'blocked' && (state.why.kind === 'emptied' || state.why.kind === 'another');
  const isWaiting = state.kind === 'offline' || state.kind === 'blocked' || state.kind === 'not-kept';
  return (
    <span className={styles.placeActions}>
      {isOther ? (
        <Button size="small" onClick={() => void bridge.call('start-anew', { id })}>
          <FormattedMessage id="place.start-anew" defaultMessage="Use it from now on" />
        </Button>
      ) : isWaiting ? (
        <Button size="small" onClick={() => void bridge.call('sync-now', {})}>
          <FormattedMessage id="place.retry" defaultMessage="Try now" />
        </Button>
      ) : strangers > 0 ? (
        <Button size="small" onClick={onJoin}>
          <FormattedMessage id="place.ask" defaultMessage="Ask to be let in" />
        </Button>
      ) : null}
      {remote.host?.state.kind === 'problem' && remote.host.state.why === 'port-in-use' ? (
        <Button
          size="small"
          onClick={() => void bridge.call('host', { network: remote.host?.network ?? '', otherPort: true })}
        >
          <FormattedMessage id="place.other-port" defaultMessage="Use another port" />
        </Button>
      ) : null}
      {remote.kind === 'hub' && state.kind === 'up-to-date' ? (
        <>
          <Button size="small" onClick={onInvite}>
            <FormattedMessage id="place.invite" defaultMessage="Invite" />
          </Button>
          <Button size="small" onClick={onAlerts}>
            <FormattedMessage id="place.alerts" defaultMessage="Alerts" />
          </Button>
        </>
      ) : null}
      <Button size="small" variant="quiet" onClick={() => void bridge.call('remove-remote', { id })}>
        {remote.host ? (
          <FormattedMessage id="place.stop-hosting" defaultMessage="Stop hosting" />
        ) : remote.kind === 'hub' ? (
          <FormattedMessage id="place.leave" defaultMessage="Leave" />
        ) : (
          <FormattedMessage id="place.remove" defaultMessage="Remove" />
        )}
      </Button>
    </span>
  );
}
