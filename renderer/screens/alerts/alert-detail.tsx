import { FormattedMessage, useIntl } from 'react-intl';
import type { AlertRow } from '../../app/sync/alert-rows';
import { ALERT_GLYPHS, alertSeverityWords, alertStatusWords, alertTitle } from './alert-words';
import { useClockWords, useSettings } from '../../app/contexts';
import { dayWords } from '../../app/time-words';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { SidePanel } from '../../ui/side-panel';
import styles from './alerts-screen.module.css';

/** Of what was sent nobody reads more on a screen: all of it goes with Copy. */
const MAX_SHOWN = 20_000;

/** All of one alert, and what was sent, to the letter. */
export function AlertDetail({ alert, onClose }: { readonly alert: AlertRow; readonly onClose: () => void }) {
  const intl = useIntl();
  const clock = useClockWords();
  const zone = useSettings((settings) => settings.zone);
  const time = (at: number) => `${dayWords(at, zone)} ${clock(at, true)}`;
  const { status, severity, source, by, link, startedAt, receivedAt, detail, body } = alert;
  const copy = (text: string) => void navigator.clipboard.writeText(text);
  const entries = [
    entry(
      'status',
      intl.formatMessage({ id: 'alerts.status', defaultMessage: 'Status' }),
      `${ALERT_GLYPHS[status]} ${alertStatusWords(intl, status)}`,
    ),
    entry(
      'severity',
      intl.formatMessage({ id: 'alerts.severity', defaultMessage: 'Severity' }),
      alertSeverityWords(intl, severity),
    ),
    entry('source', intl.formatMessage({ id: 'alerts.source', defaultMessage: 'Where' }), source),
    entry(
      'began',
      intl.formatMessage({ id: 'alert.began', defaultMessage: 'Began' }),
      startedAt === null ? '' : time(startedAt),
    ),
    entry('came', intl.formatMessage({ id: 'alerts.time', defaultMessage: 'Came' }), time(receivedAt)),
    entry('by', intl.formatMessage({ id: 'alerts.by', defaultMessage: 'Sent by' }), by),
    entry('link', intl.formatMessage({ id: 'alert.link', defaultMessage: 'Address' }), link ?? ''),
  ].filter(({ value }) => value !== '');
  return (
    <SidePanel
      title={intl.formatMessage({ id: 'alert.title', defaultMessage: 'Alert' })}
      closeName={intl.formatMessage({ id: 'alert.close', defaultMessage: 'Close the alert' })}
      onClose={onClose}
      foot={
        <>
          <Button
            onClick={() => {
              copy(body);
            }}
          >
            <FormattedMessage id="alert.copy" defaultMessage="Copy what was sent" />
          </Button>
          {link === null ? null : (
            <Button
              onClick={() => {
                copy(link);
              }}
            >
              <FormattedMessage id="alert.copy-link" defaultMessage="Copy the address" />
            </Button>
          )}
        </>
      }
    >
      <p className={styles.words}>{alertTitle(intl, alert)}</p>
      {detail === '' ? null : <p className={styles.detail}>{detail}</p>}
      <DefinitionList entries={entries} look="lined" />
      <section className={styles.sent} aria-labelledby="alert-sent">
        <h3 id="alert-sent" className={styles.sentTitle}>
          <FormattedMessage id="alert.sent" defaultMessage="What was sent" />
        </h3>
        <pre className={styles.raw} tabIndex={0}>
          {body.length > MAX_SHOWN ? `${body.slice(0, MAX_SHOWN)}…` : body}
        </pre>
      </section>
    </SidePanel>
  );
}

const entry = (id: string, name: string, value: string) => ({ id, name, value });
