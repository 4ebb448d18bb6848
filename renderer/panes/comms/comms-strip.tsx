import { FormattedMessage, useIntl } from 'react-intl';
import { compareDue, selectMatrix } from '../../../shared/domain/incident/comms/select-comms';
import { useTime, useWholeIncident } from '../../app/contexts';
import { areManyLate } from '../../app/due/many-late';
import { Chip } from '../../ui/chip';
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
  const late = rows.filter(({ due }) => due.kind === 'overdue').length;
  const areMany = areManyLate(late);
  return (
    <Panel
      title={intl.formatMessage({ id: 'comms.title', defaultMessage: 'Stakeholder updates' })}
      end={
        <>
          {areMany ? (
            <Chip tone="critical" glyph="!">
              <FormattedMessage id="comms.late" defaultMessage="{late, number} overdue" values={{ late }} />
            </Chip>
          ) : null}
          <Keys keys="G C" />
        </>
      }
    >
      <RowList>
        {rows.map(({ audience, due }) => (
          <Row key={audience.id} end={<DueChip due={due} isPlain={areMany} />}>
            {audience.name}
          </Row>
        ))}
      </RowList>
    </Panel>
  );
}
