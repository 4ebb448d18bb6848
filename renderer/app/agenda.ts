import type { IntlShape } from 'react-intl';
import { selectBriefings } from '../../shared/domain/incident/briefings/select-briefings';
import { selectDues } from '../../shared/domain/incident/due/select-dues';
import { selectPending } from '../../shared/domain/incident/decisions/select-decisions';
import type { IncidentFact, IncidentFactKind } from '../../shared/domain/incident/facts';
import { selectStartedAt } from '../../shared/domain/incident/header/select-header';
import type { Incident } from '../../shared/domain/incident/incident';
import { linesBetween } from '../../shared/domain/incident/timeline/lines';
import { isWithdrawn } from '../../shared/domain/view';
import { briefWords, pointWords } from './brief-words';
import { dueTitle } from './due/due-words';
import { factWords } from './fact-words/fact-words';

type Around = {
  readonly intl: IntlShape;
  readonly incident: Incident;
  readonly now: number;
  readonly clock: (ms: number) => string;
};

const SHOWN = 3;
/** Older changes are in the log; a briefing hears of the last. */
const LOOKED_AT = 2_000;
const MAX_POINT = 240;

/** What a briefing is about, from the record: the situation, what is new since the last one, what is to be decided, what is owed, what comes next. */
export function agendaFor(around: Around): readonly string[] {
  const { intl } = around;
  return [
    point(pointWords(intl, 'situation'), briefWords('situation', around)),
    ...changed(around),
    ...selectPending(around.incident)
      .slice(0, SHOWN)
      .map(({ proposed }) =>
        point(intl.formatMessage({ id: 'agenda.decide', defaultMessage: 'To decide' }), proposed.fact.proposal),
      ),
    ...owed(around),
    ...next(around),
  ].map((line) => line.replaceAll(/\s+/g, ' ').slice(0, MAX_POINT).trim());
}

const point = (name: string, words: string): string => (words === '' ? name : `${name}: ${words}`);

/** Kinds of facts that change what a room is told; of several of a kind about one thing the last counts. */
const TELLING: readonly IncidentFactKind[] = [
  'severity-set/1',
  'phase-set/1',
  'system-set/1',
  'eta-set/1',
  'decision-made/1',
  'crisis-set/1',
];

function changed({ intl, incident, clock }: Around): readonly string[] {
  const last = selectBriefings(incident).at(-1);
  const since = last ? (last.endedAt ?? last.openedAt) : selectStartedAt(incident);
  const { lines } = incident;
  const latest = new Map<string, IncidentFact>();
  for (const { stated } of linesBetween(lines, lines.size - LOOKED_AT, lines.size)) {
    const { id, fact, recordedAt } = stated;
    if (!TELLING.includes(fact.kind) || recordedAt <= since || isWithdrawn(incident, id)) continue;
    const about = 'system' in fact ? fact.system : 'decision' in fact ? fact.decision : '';
    latest.delete(fact.kind + about);
    latest.set(fact.kind + about, fact);
  }
  const words = [...latest.values()].slice(-SHOWN).map((fact) => factWords(intl, fact, clock));
  if (words.length === 0 && !last) return [];
  const name = intl.formatMessage({ id: 'agenda.since', defaultMessage: 'Since {time}' }, { time: clock(since) });
  return [
    point(
      name,
      words.join('; ') || intl.formatMessage({ id: 'agenda.nothing', defaultMessage: 'nothing has changed' }),
    ),
  ];
}

/** Questions of earlier briefings that nobody has answered. */
const owed = ({ intl, incident }: Around): readonly string[] =>
  selectBriefings(incident)
    .flatMap(({ questions }) => questions)
    .filter(({ state }) => state !== 'answered')
    .slice(-SHOWN)
    .map((question) =>
      point(
        intl.formatMessage({ id: 'agenda.owed', defaultMessage: 'Owed' }),
        question.owed?.person ? `${question.text} (${question.owed.person.name})` : question.text,
      ),
    );

function next({ intl, incident, now, clock }: Around): readonly string[] {
  const updates = selectDues(incident, now).filter(({ what }) => what.kind === 'update');
  const [soonest] = updates.filter(({ dueAt }) => dueAt > now);
  if (!soonest) return [];
  return [
    point(
      intl.formatMessage({ id: 'agenda.next', defaultMessage: 'Next' }),
      `${dueTitle(intl, soonest.what)} ${clock(soonest.dueAt)}`,
    ),
  ];
}
