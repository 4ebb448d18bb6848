import { FormattedMessage, useIntl } from 'react-intl';
import { selectSeats, selectVacancies } from '../../../shared/domain/incident/roles/select-roles';
import { useTime, useWholeIncident } from '../../app/contexts';
import { Chip } from '../../ui/chip';
import { Keys } from '../../ui/keys';
import { Panel } from '../../ui/panel';
import { Row } from '../../ui/row';
import { RowList } from '../../ui/row-list';

/** Beside the log: who holds what, and which seats should be filled by the people who are here. */
export function RolesStrip() {
  const intl = useIntl();
  const incident = useWholeIncident();
  const now = useTime(60_000);
  const vacancies = selectVacancies(incident, now);
  const vacant = new Map(vacancies.map((one) => [one.role.id, one.urgency]));
  const seats = selectSeats(incident).filter(
    (seat) => seat.holders.length > 0 || seat.next.length > 0 || vacant.has(seat.role.id),
  );
  return (
    <Panel title={intl.formatMessage({ id: 'roles.title', defaultMessage: 'Roles' })} end={<Keys keys="G R" />}>
      <RowList look="bare">
        {seats.map(({ role, holders, next }) => (
          <Row
            key={role.id}
            label={role.short}
            end={
              next.length > 0 ? (
                <Chip tone="notice" glyph="⇄">
                  <FormattedMessage
                    id="roles.next"
                    defaultMessage="next {name}"
                    values={{ name: next[0]?.person.name }}
                  />
                </Chip>
              ) : holders.length > 1 && role.holders === 'one' ? (
                <Chip tone="critical" glyph="!">
                  <FormattedMessage
                    id="roles.two"
                    defaultMessage="{count, number} claim it"
                    values={{ count: holders.length }}
                  />
                </Chip>
              ) : null
            }
          >
            {holders.length > 0 ? (
              <b>{holders.map((one) => one.person.name).join(', ')}</b>
            ) : (
              <Chip tone={vacant.get(role.id) === 'soon' ? 'plain' : 'notice'} glyph="!">
                <FormattedMessage id="roles.vacant" defaultMessage="Vacant" />
              </Chip>
            )}
          </Row>
        ))}
      </RowList>
    </Panel>
  );
}
