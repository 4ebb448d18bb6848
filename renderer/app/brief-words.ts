import { defineMessages, type IntlShape } from 'react-intl';
import { selectMatrix, sentAtOf } from '../../shared/domain/incident/comms/select-comms';
import { selectOpenDeadlines } from '../../shared/domain/incident/deadlines/deadlines';
import { selectDecisions } from '../../shared/domain/incident/decisions/select-decisions';
import type { BriefPoint } from '../../shared/domain/incident/hand-over/facts';
import { isBack, selectPhase, selectSeverity, selectSystems } from '../../shared/domain/incident/header/select-header';
import type { Incident } from '../../shared/domain/incident/incident';
import { selectObservers } from '../../shared/domain/incident/roles/select-roles';
import { selectRoleWarnings } from '../../shared/domain/incident/roles/warnings';
import { selectOpenTasks } from '../../shared/domain/incident/tasks/select-tasks';
import { linesBetween } from '../../shared/domain/incident/timeline/lines';
import { selectRow } from '../../shared/domain/incident/timeline/select-row';
import { shown } from '../../shared/domain/view';
import { phaseWords, severityWords, stateWords, taskWords } from './domain-words';
import { utcMoment } from './time-words';

const points = defineMessages({
  situation: { id: 'brief.situation', defaultMessage: 'Situation' },
  objective: { id: 'brief.objective', defaultMessage: 'Objective' },
  'in-flight': { id: 'brief.in-flight', defaultMessage: 'In flight' },
  changes: { id: 'brief.changes', defaultMessage: 'Changes made' },
  promised: { id: 'brief.promised', defaultMessage: 'Promised' },
  risks: { id: 'brief.risks', defaultMessage: 'Risks' },
  told: { id: 'brief.told', defaultMessage: 'Who has been told' },
} satisfies Record<BriefPoint, { id: string; defaultMessage: string }>);

export const pointWords = (intl: IntlShape, point: BriefPoint): string => intl.formatMessage(points[point]);

/** `clock` writes a time. */
export type Briefing = {
  readonly intl: IntlShape;
  readonly incident: Incident;
  readonly now: number;
  readonly clock: (ms: number) => string;
};

const SHOWN = 5;
/** Older changes are in the log; whoever takes over hears of the last. */
const LOOKED_AT = 2_000;

/** What the record itself says of a point of a hand-over; '' if nothing. Times stand as times, so that words keep. */
export const briefWords = (point: BriefPoint, briefing: Briefing): string =>
  SOURCES[point](briefing)
    .filter((part) => part !== '')
    .join('; ');

const SOURCES: { readonly [P in BriefPoint]: (briefing: Briefing) => readonly string[] } = {
  situation: ({ intl, incident }) => [
    `${severityWords(intl, selectSeverity(incident))}, ${phaseWords(intl, selectPhase(incident))}`,
    shown(incident, 'situation-set/1')?.fact.text ?? '',
    ...selectSystems(incident)
      .filter(({ state }) => !isBack(state))
      .map(
        ({ name, state, isolation }) =>
          `${name} ${stateWords(intl, state)}${isolation?.how ? ` (${isolation.how})` : ''}`,
      ),
  ],
  objective: ({ intl, incident, clock }) => {
    const check = shown(incident, 'next-check-set/1')?.fact.at;
    const eta = shown(incident, 'eta-set/1')?.fact;
    return [
      shown(incident, 'objective-set/1')?.fact.text ?? '',
      check
        ? intl.formatMessage({ id: 'brief.check', defaultMessage: 'next check {time}' }, { time: clock(check) })
        : '',
      eta?.at
        ? intl.formatMessage(
            { id: 'brief.eta', defaultMessage: 'expected back {time}, {confidence} confidence' },
            { time: clock(eta.at), confidence: eta.confidence },
          )
        : '',
    ];
  },
  'in-flight': ({ intl, incident, clock }) => {
    const open = selectOpenTasks(incident);
    return [
      ...open
        .slice(0, SHOWN)
        .map((task) =>
          task.dueAt === null
            ? taskWords(task)
            : intl.formatMessage(
                { id: 'brief.task', defaultMessage: '{task}, reports {time}' },
                { task: taskWords(task), time: clock(task.dueAt) },
              ),
        ),
      more(intl, open.length - SHOWN),
    ];
  },
  changes: ({ incident, clock }) => {
    const { lines } = incident;
    const made = linesBetween(lines, lines.size - LOOKED_AT, lines.size).flatMap(({ time, stated: { id, fact } }) => {
      const row = fact.kind === 'entry-added/1' && fact.entry === 'change' ? selectRow(incident, id) : null;
      return row?.text && row.struck === null ? [`${clock(time)} ${row.text}`] : [];
    });
    const decided = selectDecisions(incident).flatMap(({ made: one, proposed }) =>
      one?.fact.outcome === 'go' ? [`${clock(one.recordedAt)} ${proposed.fact.proposal}`] : [],
    );
    return [...made.slice(-SHOWN), ...decided.slice(-SHOWN)];
  },
  promised: ({ intl, incident, now, clock }) => [
    ...selectMatrix(incident, now).flatMap(({ audience: { name }, due }) =>
      'dueAt' in due
        ? [
            intl.formatMessage(
              { id: 'brief.due', defaultMessage: '{name} {time}{late, select, yes { (overdue)} other {}}' },
              { name, time: clock(due.dueAt), late: due.kind === 'overdue' ? 'yes' : 'no' },
            ),
          ]
        : [],
    ),
    ...selectOpenDeadlines(incident).map(({ name, dueAt }) => `${name} ${utcMoment(dueAt)}`),
  ],
  risks: ({ intl, incident, now }) => {
    const unowned = selectOpenTasks(incident).filter(({ person }) => !person).length;
    const tired = selectRoleWarnings(incident, now).filter(({ kind }) => kind === 'shift-over');
    return [
      ...selectDecisions(incident)
        .map(({ proposed }) => proposed.fact.risk)
        .filter((risk) => risk !== '')
        .slice(-SHOWN),
      unowned > 0
        ? intl.formatMessage(
            {
              id: 'brief.unowned',
              defaultMessage: '{unowned, plural, one {# order is} other {# orders are}} nobody’s',
            },
            { unowned },
          )
        : '',
      ...tired.map(({ person }) =>
        intl.formatMessage({ id: 'brief.tired', defaultMessage: '{name} past four hours' }, { name: person.name }),
      ),
    ];
  },
  told: ({ intl, incident, now, clock }) => {
    const rows = selectMatrix(incident, now).filter(({ isOn }) => isOn);
    const observers = selectObservers(incident).map(({ person }) => person.name);
    const silent = rows.filter(({ lastSent }) => !lastSent).map(({ audience }) => audience.name);
    return [
      ...rows.flatMap(({ audience, lastSent }) => (lastSent ? [`${audience.name} ${clock(sentAtOf(lastSent))}`] : [])),
      silent.length > 0
        ? intl.formatMessage(
            { id: 'brief.silent', defaultMessage: 'not yet: {names}' },
            { names: intl.formatList(silent) },
          )
        : '',
      observers.length > 0
        ? intl.formatMessage(
            { id: 'brief.observers', defaultMessage: 'listening: {names}' },
            { names: intl.formatList(observers) },
          )
        : '',
    ];
  },
};

const more = (intl: IntlShape, count: number): string =>
  count > 0 ? intl.formatMessage({ id: 'brief.more', defaultMessage: '{count, number} more' }, { count }) : '';
