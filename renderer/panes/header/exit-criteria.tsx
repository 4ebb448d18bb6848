import { useIntl } from 'react-intl';
import { selectCriteria } from '../../../shared/domain/incident/exit/exit';
import { useActOrTell } from '../../app/acting';
import { useClockWords, useWholeIncident } from '../../app/contexts';
import { CheckRow } from '../../ui/check-row';
import { Panel } from '../../ui/panel';
import { RowList } from '../../ui/row-list';

/** What must be true before it counts as over, beside the log: ticked by whoever has seen it. */
export function ExitCriteria() {
  const intl = useIntl();
  const act = useActOrTell();
  const clock = useClockWords();
  const criteria = selectCriteria(useWholeIncident());
  if (criteria.length === 0) return null;
  return (
    <Panel
      title={intl.formatMessage(
        { id: 'exit.title', defaultMessage: 'Over when {met, number}/{all, number}' },
        { met: criteria.filter(({ met }) => met).length, all: criteria.length },
      )}
    >
      <RowList look="bare">
        {criteria.map(({ id, text, met }) => (
          <CheckRow
            key={id}
            state={met ? 'done' : 'todo'}
            text={text}
            onToggle={() => void act({ kind: 'meet-criterion', criterion: id, met: met === null })}
            end={
              met === null
                ? null
                : intl.formatMessage(
                    { id: 'exit.met', defaultMessage: '{by} {time}' },
                    { by: met.by, time: clock(met.at) },
                  )
            }
          />
        ))}
      </RowList>
    </Panel>
  );
}
