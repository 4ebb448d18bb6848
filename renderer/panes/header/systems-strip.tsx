import { useIntl } from 'react-intl';
import { isBack, selectSystems, type AffectedSystem } from '../../../shared/domain/incident/header/select-header';
import { shown } from '../../../shared/domain/view';
import { useClockWords, useWholeIncident } from '../../app/contexts';
import { isolationWords, stateWords } from '../../app/domain-words';
import { Chip } from '../../ui/chip';
import { Panel } from '../../ui/panel';
import { Row } from '../../ui/row';
import { ExitCriteria } from './exit-criteria';
import { RowList } from '../../ui/row-list';
import { ReportsPanel } from './reports-panel';

/** Affected systems, who reported it, the situation, the objective: what the room is working on. */
export function SystemsStrip() {
  const intl = useIntl();
  const clock = useClockWords();
  const incident = useWholeIncident();
  const systems = selectSystems(incident);
  const situation = shown(incident, 'situation-set/1');
  const objective = shown(incident, 'objective-set/1')?.fact.text;
  const check = shown(incident, 'next-check-set/1')?.fact.at;
  const isolated = systems.filter(({ isolation }) => isolation !== null).length;
  const details = ({ recovery, isolation }: AffectedSystem): readonly string[] => [
    ...(isolation ? [isolationWords(intl, isolation, clock)] : []),
    ...(recovery
      ? [intl.formatMessage({ id: 'systems.recovery', defaultMessage: '{percent, number} % {statement}' }, recovery)]
      : []),
  ];
  return (
    <>
      {systems.length > 0 ? (
        <Panel
          title={intl.formatMessage({ id: 'systems.title', defaultMessage: 'Affected systems' })}
          count={
            isolated === 0
              ? systems.length
              : intl.formatMessage(
                  { id: 'systems.count', defaultMessage: '{all, number} · {isolated, number} isolated' },
                  { all: systems.length, isolated },
                )
          }
        >
          <RowList look="bare">
            {systems.map((system) => (
              <Row
                key={system.system}
                {...(details(system).length > 0 && { detail: details(system).join(' · ') })}
                end={
                  isBack(system.state) ? (
                    <Chip tone="done" glyph="✓">
                      {stateWords(intl, system.state)}
                    </Chip>
                  ) : (
                    <Chip tone={system.state === 'down' ? 'warning' : 'plain'} glyph="▲">
                      {stateWords(intl, system.state)}
                    </Chip>
                  )
                }
              >
                {system.name}
              </Row>
            ))}
          </RowList>
        </Panel>
      ) : null}
      <ExitCriteria />
      <ReportsPanel />
      {objective || check ? (
        <Panel title={intl.formatMessage({ id: 'objective.title', defaultMessage: 'Objective' })}>
          <p>{objective}</p>
          {check ? (
            <p>
              {intl.formatMessage(
                { id: 'objective.check', defaultMessage: 'Next check {time}' },
                { time: clock(check) },
              )}
            </p>
          ) : null}
        </Panel>
      ) : null}
      {situation?.fact.text ? (
        <Panel
          title={intl.formatMessage(
            { id: 'situation.title', defaultMessage: 'Situation at {time}' },
            { time: clock(situation.recordedAt) },
          )}
        >
          <p>{situation.fact.text}</p>
        </Panel>
      ) : null}
    </>
  );
}
