import { useCallback, useEffect, useState, type SubmitEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useApp } from '../../app/contexts';
import { hostProblemWords, type HostProblem, type Network } from '../../app/sync/hub-words';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { RadioCards } from '../../ui/radio-cards';
import styles from './hub.module.css';

type Props = { readonly onClose: () => void; readonly onHosting: (remote: string) => void };

/** Makes this laptop a hub for the others on one of its networks. */
export function HostHub({ onClose, onHosting }: Props) {
  const intl = useIntl();
  const { bridge } = useApp();
  const [networks, setNetworks] = useState<readonly Network[] | null>(null);
  const [picked, setPicked] = useState<string>();
  const [trouble, setTrouble] = useState<HostProblem | 'no-network'>();
  const [isBusy, setBusy] = useState(false);

  const look = useCallback(
    () =>
      bridge.call('networks', {}).then((found) => {
        // People know a network by one address.
        setNetworks(found.filter(({ name }, i) => found.findIndex((one) => one.name === name) === i));
        setPicked(found[0]?.name);
      }),
    [bridge],
  );
  useEffect(() => void look(), [look]);

  async function host(otherPort: boolean): Promise<void> {
    if (picked === undefined) return;
    setBusy(true);
    setTrouble(undefined);
    const reply = await bridge.call('host', { network: picked, otherPort });
    setBusy(false);
    if (reply.kind === 'on') onHosting(reply.remote);
    else setTrouble(reply.kind === 'problem' ? reply.why : 'no-network');
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void host(false);
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={intl.formatMessage({ id: 'host.title', defaultMessage: 'Host on this network' })}
      description={intl.formatMessage({
        id: 'host.what',
        defaultMessage:
          'The others come to this laptop by a code, and lines go between all of them at once, with no server and no internet. It goes on while this app runs.',
      })}
      closeName={intl.formatMessage({ id: 'host.close', defaultMessage: 'Close' })}
    >
      {networks?.length === 0 ? (
        <div className={styles.form}>
          <p role="alert">{hostProblemWords(intl, 'no-network')}</p>
          <div className={styles.actions}>
            <Button variant="primary" onClick={() => void look()}>
              <FormattedMessage id="host.again" defaultMessage="Look again" />
            </Button>
          </div>
        </div>
      ) : (
        <form className={styles.form} onSubmit={submit}>
          <RadioCards
            legend={intl.formatMessage({ id: 'host.network', defaultMessage: 'Network' })}
            cards={(networks ?? []).map(({ name, address }) => ({ value: name, title: name, detail: address }))}
            value={picked}
            onPick={setPicked}
          />
          {trouble === undefined ? null : <p role="alert">{hostProblemWords(intl, trouble)}</p>}
          <div className={styles.actions}>
            <Button variant="primary" type="submit" keys="Enter" isBusy={isBusy}>
              <FormattedMessage id="host.do" defaultMessage="Host" />
            </Button>
            {trouble === 'port-in-use' ? (
              <Button onClick={() => void host(true)}>
                <FormattedMessage id="host.other-port" defaultMessage="Use another port" />
              </Button>
            ) : null}
          </div>
        </form>
      )}
    </Dialog>
  );
}
