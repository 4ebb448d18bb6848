import { useIntl } from 'react-intl';
import type { AlertRow } from '../../app/sync/alert-rows';
import { ALERT_GLYPHS, alertSeverityWords, alertStatusWords, alertTitle } from './alert-words';
import { useClockWords, useSettings, useTime } from '../../app/contexts';
import { dayWords, isSameDay } from '../../app/time-words';
import { useCommand } from '../../app/use-command';
import { Chip } from '../../ui/chip';
import { DataTable } from '../../ui/data-table';
import styles from './alerts-screen.module.css';

type Props = {
  readonly rows: readonly AlertRow[];
  readonly selected: string | undefined;
  readonly onSelect: (key: string) => void;
  readonly onOpen: (key: string) => void;
  /** One of them is open beside it: what it says there is left out here. */
  readonly isShort: boolean;
};

/** One row an alert; what fires and is grave stands out, and nothing else does. */
export function AlertTable({ rows, selected, onSelect, onOpen, isShort }: Props) {
  const intl = useIntl();
  const clock = useClockWords();
  const zone = useSettings((settings) => settings.zone);
  const now = useTime(60_000);
  useCommand('alert-open', () => {
    if (selected !== undefined) onOpen(selected);
  });
  return (
    <DataTable
      caption={intl.formatMessage({ id: 'alerts.caption', defaultMessage: 'Alerts, newest first' })}
      items={rows}
      keyOf={({ key }) => key}
      selection={{ key: selected, onSelect, onOpen }}
      columns={[
        {
          id: 'time',
          head: intl.formatMessage({ id: 'alerts.time', defaultMessage: 'Came' }),
          width: 88,
          cell: ({ receivedAt }) => (
            <time className={styles.time}>
              {isSameDay(receivedAt, now, zone) ? '' : `${dayWords(receivedAt, zone)} `}
              {clock(receivedAt, true)}
            </time>
          ),
        },
        {
          id: 'status',
          head: intl.formatMessage({ id: 'alerts.status', defaultMessage: 'Status' }),
          width: 120,
          cell: ({ status }) => (
            <span className={styles.status} data-status={status}>
              <span className={styles.glyph} aria-hidden="true">
                {ALERT_GLYPHS[status]}
              </span>
              {alertStatusWords(intl, status)}
            </span>
          ),
        },
        {
          id: 'severity',
          head: intl.formatMessage({ id: 'alerts.severity', defaultMessage: 'Severity' }),
          width: 96,
          cell: (alert) => <Severity alert={alert} />,
        },
        {
          id: 'title',
          head: intl.formatMessage({ id: 'alerts.what', defaultMessage: 'Alert' }),
          isRowHead: true,
          cell: (alert) => (
            <span className={`${styles.cut} ${styles.title}`} data-status={alert.status}>
              {alertTitle(intl, alert)}
            </span>
          ),
        },
        ...(isShort
          ? []
          : [
              {
                id: 'source',
                head: intl.formatMessage({ id: 'alerts.source', defaultMessage: 'Where' }),
                width: 200,
                cell: ({ source }: AlertRow) => <span className={styles.cut}>{source}</span>,
              },
              {
                id: 'by',
                head: intl.formatMessage({ id: 'alerts.by', defaultMessage: 'Sent by' }),
                width: 160,
                cell: ({ by }: AlertRow) => <span className={styles.cut}>{by}</span>,
              },
            ]),
      ]}
    />
  );
}

const GRAVE = { critical: { tone: 'critical', glyph: '!!' }, error: { tone: 'warning', glyph: '!' } } as const;

function Severity({ alert: { status, severity } }: { readonly alert: AlertRow }) {
  const intl = useIntl();
  const words = alertSeverityWords(intl, severity);
  if (status !== 'firing' || (severity !== 'critical' && severity !== 'error')) return words;
  return <Chip {...GRAVE[severity]}>{words}</Chip>;
}
