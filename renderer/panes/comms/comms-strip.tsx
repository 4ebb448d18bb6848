import { useIntl } from 'react-intl';
import { compareDue, selectMatrix } from '../../../shared/domain/incident/comms/select-comms';
import { useTime, useWholeIncident } from '../../app/contexts';
import { Keys } from '../../ui/keys';
import { Panel } from '../../ui/panel';
import { Row } from '../../ui/row';
import { RowList } from '../../ui/row-list';
import { DueChip } from './due-chip';

/** Beside the log: who must hear next, most overdue first. */
export function CommsStrip() {
  const intl = useIntl();
  const incident = useWholeIncident();
  const now = useTime();
  const rows = selectMatrix(incident, now)
    .filter((row) => row.isOn)
    .sort((a, b) => compareDue(a.due, b.due));
  return (
    <Panel
      title={intl.formatMessage({ id: 'comms.title', defaultMessage: 'Stakeholder updates' })}
      end={<Keys keys="G C" />}
    >
      <RowList>
        {rows.map(({ audience, due }) => (
          <Row key={audience.id} end={<DueChip due={due} />}>
            {audience.name}
          </Row>
        ))}
      </RowList>
    </Panel>
  );
}
