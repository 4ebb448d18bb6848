import { FormattedMessage, useIntl } from 'react-intl';
import { selectReports } from '../../../shared/domain/incident/reports/reports';
import { shown } from '../../../shared/domain/view';
import { useClockWords, useWholeIncident } from '../../app/contexts';
import { detectedByWords } from '../../app/domain-words';
import { Panel } from '../../ui/panel';
import { Row } from '../../ui/row';
import { RowList } from '../../ui/row-list';

/** Who saw it first, and how many have said since that it does not work for them. */
export function ReportsPanel() {
  const intl = useIntl();
  const clock = useClockWords();
  const incident = useWholeIncident();
  const reports = selectReports(incident);
  const by = shown(incident, 'detected-by-set/1')?.fact.by;
  if (!reports && !by) return null;
  const channels = reports?.byChannel.filter(({ channel }) => channel !== '') ?? [];
  const details = [
    channels.map(({ channel, count }) => `${channel} ${intl.formatNumber(count)}`).join(', '),
    reports?.last.fact.symptom ?? '',
    reports?.last.fact.place ?? '',
  ].filter((part) => part !== '');
  return (
    <Panel title={intl.formatMessage({ id: 'reports.title', defaultMessage: 'Reported' })}>
      <RowList look="bare">
        {reports ? (
          <Row {...(details.length > 0 && { detail: details.join(' · ') })} end={clock(reports.last.recordedAt)}>
            <FormattedMessage
              id="reports.total"
              defaultMessage="{total, plural, one {# report} other {# reports}}"
              values={{ total: reports.total }}
            />
          </Row>
        ) : null}
        {by ? (
          <Row>
            <FormattedMessage
              id="reports.detected-by"
              defaultMessage="Detected by {by}"
              values={{ by: detectedByWords(intl, by) }}
            />
          </Row>
        ) : null}
      </RowList>
    </Panel>
  );
}
