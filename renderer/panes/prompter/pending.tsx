import { FormattedMessage, useIntl } from 'react-intl';
import { selectPending } from '../../../shared/domain/incident/decisions/select-decisions';
import { useClockWords, useWholeIncident } from '../../app/contexts';
import { Card } from '../../ui/card';
import { Chip } from '../../ui/chip';
import { Keys } from '../../ui/keys';
import { Panel } from '../../ui/panel';

const SHOWN = 3;

/** Beside the log: what was proposed and nobody has decided. */
export function PendingDecisions() {
  const intl = useIntl();
  const clock = useClockWords();
  const pending = selectPending(useWholeIncident());
  if (pending.length === 0) return null;
  return (
    <Panel
      title={intl.formatMessage({ id: 'pending.title', defaultMessage: 'Pending decision' })}
      end={<Keys keys="Ctrl+." />}
    >
      {pending.slice(0, SHOWN).map(({ id, proposed, polls }) => (
        <Card
          key={id}
          title={<b>{proposed.fact.proposal}</b>}
          end={
            <Chip tone="plain">
              <FormattedMessage
                id="pending.asked"
                defaultMessage="Asked {time}"
                values={{ time: clock(proposed.recordedAt) }}
              />
            </Chip>
          }
        >
          {polls.length === 0 ? (
            <FormattedMessage id="pending.poll" defaultMessage="Any strong objections?" />
          ) : (
            <FormattedMessage
              id="pending.polled"
              defaultMessage="{objections, plural, =0 {No strong objections} one {# strong objection} other {# strong objections}}: who decides?"
              values={{ objections: polls.at(-1)?.fact.objections ?? 0 }}
            />
          )}
        </Card>
      ))}
    </Panel>
  );
}
