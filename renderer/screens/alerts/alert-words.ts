import { defineMessages, type IntlShape } from 'react-intl';
import type { AlertSeverity, AlertStatus } from '../../../shared/domain/alerts/alert';
import type { AlertRow } from '../../app/sync/alert-rows';

const statuses = defineMessages({
  firing: { id: 'alert.firing', defaultMessage: 'Firing' },
  acknowledged: { id: 'alert.acknowledged', defaultMessage: 'Acknowledged' },
  resolved: { id: 'alert.resolved', defaultMessage: 'Resolved' },
  unknown: { id: 'alert.status-unknown', defaultMessage: 'Unknown' },
});
export const alertStatusWords = (intl: IntlShape, status: AlertStatus): string => intl.formatMessage(statuses[status]);
export const ALERT_GLYPHS: { readonly [S in AlertStatus]: string } = {
  firing: '▲',
  acknowledged: '◔',
  resolved: '✓',
  unknown: '?',
};

const severities = defineMessages({
  critical: { id: 'alert.critical', defaultMessage: 'Critical' },
  error: { id: 'alert.error', defaultMessage: 'Error' },
  warning: { id: 'alert.warning', defaultMessage: 'Warning' },
  info: { id: 'alert.info', defaultMessage: 'Info' },
  unknown: { id: 'alert.severity-unknown', defaultMessage: 'Unknown' },
});
export const alertSeverityWords = (intl: IntlShape, severity: AlertSeverity): string =>
  intl.formatMessage(severities[severity]);

/** Its title; of what could not be read, that. */
export const alertTitle = (intl: IntlShape, { title }: AlertRow): string =>
  title || intl.formatMessage({ id: 'alert.unread', defaultMessage: 'Of a shape unknown here: open it to read it' });
