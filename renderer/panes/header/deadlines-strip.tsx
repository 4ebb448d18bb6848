import { FormattedMessage, useIntl } from 'react-intl';
import { selectDeadlines, type Deadline } from '../../../shared/domain/incident/deadlines/deadlines';
import { soonAtOf, urgencyAt } from '../../../shared/domain/incident/due/due';
import { useSettings, useTime, useWholeIncident } from '../../app/contexts';
import { momentWords } from './deadline-words';
import { spanWords } from '../../app/time-words';
import { Chip } from '../../ui/chip';
import { Keys } from '../../ui/keys';
import { Panel } from '../../ui/panel';
import { Row } from '../../ui/row';
import { RowList } from '../../ui/row-list';

/** Beside the log: who outside must hear by when, as law or contract has it, and what became of it. */
export function DeadlinesStrip() {
  const intl = useIntl();
  const incident = useWholeIncident();
  const zone = useSettings((settings) => settings.zone);
  const now = useTime();
  const deadlines = selectDeadlines(incident);
  if (deadlines.length === 0) return null;
  const open = deadlines.filter(({ outcome }) => outcome === null);
  const ended = deadlines.filter(({ outcome }) => outcome !== null);
  return (
    <Panel
      title={intl.formatMessage({ id: 'deadlines.title', defaultMessage: 'Deadlines' })}
      end={<Keys keys="G H K" />}
    >
      <RowList>
        {open.map((deadline) => (
          <Row
            key={deadline.id}
            detail={
              deadline.isDisputed ? (
                <FormattedMessage id="deadlines.disputed" defaultMessage="settled in two ways: say which holds" />
              ) : (
                <FormattedMessage
                  id="deadlines.due"
                  defaultMessage="due {when}"
                  values={{ when: momentWords(intl, deadline.dueAt, { now, zone }) }}
                />
              )
            }
            end={<Left deadline={deadline} now={now} />}
          >
            {deadline.name}
          </Row>
        ))}
        {ended.map(({ id, name, outcome }) => (
          <Row
            key={id}
            detail={
              outcome?.outcome === 'met' ? (
                <FormattedMessage
                  id="deadlines.met"
                  defaultMessage="told {when}"
                  values={{ when: momentWords(intl, outcome.at, { now, zone }) }}
                />
              ) : (
                <FormattedMessage
                  id="deadlines.not-needed"
                  defaultMessage="does not apply: {words}"
                  values={{ words: outcome?.words ?? '' }}
                />
              )
            }
            end={
              <Chip tone="done" glyph="✓">
                <FormattedMessage id="deadlines.settled" defaultMessage="Settled" />
              </Chip>
            }
          >
            {name}
          </Row>
        ))}
      </RowList>
    </Panel>
  );
}

function Left({ deadline: { from, dueAt }, now }: { readonly deadline: Deadline; readonly now: number }) {
  const span = spanWords(dueAt - now);
  switch (urgencyAt(now, { dueAt, soonAt: soonAtOf(from, dueAt) })) {
    case 'overdue':
      return (
        <Chip tone="critical" glyph="!">
          <FormattedMessage id="deadlines.over" defaultMessage="{span} over" values={{ span }} />
        </Chip>
      );
    case 'due-soon':
      return (
        <Chip tone="warning" glyph="◷">
          {span}
        </Chip>
      );
    case 'later':
      return span;
  }
}
