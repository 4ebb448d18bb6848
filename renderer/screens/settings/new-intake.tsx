import { FormattedMessage, useIntl } from 'react-intl';
import type { MadeIntake } from '../../app/sync/hub-words';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import styles from './hub.module.css';

/** What a sender is to be told, shown once: nobody keeps the token. */
export function NewIntake({ made, onDone }: { readonly made: MadeIntake; readonly onDone: () => void }) {
  const intl = useIntl();
  const { address, token } = made;
  const url = (format: string) => `https://${address}/v1/alerts/${format}`;
  const lines = [
    {
      id: 'alertmanager',
      label: intl.formatMessage({
        id: 'intake.alertmanager',
        defaultMessage: 'Alertmanager or Grafana: webhook address',
      }),
      value: `${url('alertmanager')}?token=${token}`,
    },
    {
      id: 'pagerduty',
      label: intl.formatMessage({
        id: 'intake.pagerduty',
        defaultMessage: 'Senders made for PagerDuty: address',
      }),
      value: url('pagerduty'),
    },
    {
      id: 'token',
      label: intl.formatMessage({
        id: 'intake.token',
        defaultMessage: 'Senders made for PagerDuty: routing key. It is the token',
      }),
      value: token,
    },
    {
      id: 'generic',
      label: intl.formatMessage({ id: 'intake.generic', defaultMessage: 'Anything else that sends JSON: address' }),
      value: `${url('generic')}?token=${token}`,
    },
  ];
  return (
    <section className={styles.form}>
      <p>
        <FormattedMessage
          id="intake.once"
          defaultMessage="Copy what the sender needs now: the token is shown this once and kept nowhere. The hub makes its own certificate; how a sender comes to trust it stands in the hub’s README."
        />
      </p>
      {lines.map(({ id, label, value }, i) => (
        <div key={id} className={styles.copied}>
          <TextField
            label={label}
            value={value}
            readOnly
            autoFocus={i === 0}
            onFocus={(event) => {
              event.target.select();
            }}
          />
          <Button
            aria-label={intl.formatMessage({ id: 'intake.copy-one', defaultMessage: 'Copy: {label}' }, { label })}
            onClick={() => void navigator.clipboard.writeText(value)}
          >
            <FormattedMessage id="intake.copy" defaultMessage="Copy" />
          </Button>
        </div>
      ))}
      <div className={styles.actions}>
        <Button variant="primary" onClick={onDone}>
          <FormattedMessage id="intake.done" defaultMessage="I have copied it" />
        </Button>
      </div>
    </section>
  );
}
