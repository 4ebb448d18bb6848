import { selectMatrix, selectMostPressing } from '../../../../shared/domain/incident/comms/select-comms';
import { selectLists, selectSuggestedLists } from '../../../../shared/domain/incident/checklists/select-checklists';
import { selectConflicts } from '../../../../shared/domain/incident/conflicts/select-conflicts';
import {
  selectElapsedMs,
  selectPhaseSteps,
  selectStampContradictions,
  selectSystems,
} from '../../../../shared/domain/incident/header/select-header';
import type { Incident } from '../../../../shared/domain/incident/incident';
import { selectPresent, selectSeats, selectVacancies } from '../../../../shared/domain/incident/roles/select-roles';
import { selectRoleWarnings } from '../../../../shared/domain/incident/roles/warnings';
import { freeze } from '../../../../shared/domain/incident/snapshot';
import { selectDues } from '../../../../shared/domain/incident/due/select-dues';
import { selectEscalation } from '../../../../shared/domain/incident/escalation/select-escalation';
import { selectDecisions } from '../../../../shared/domain/incident/decisions/select-decisions';
import { selectBriefings } from '../../../../shared/domain/incident/briefings/select-briefings';
import { selectOpenQuestions } from '../../../../shared/domain/incident/timeline/select-timeline';
import { selectCriteria } from '../../../../shared/domain/incident/exit/exit';
import { selectHandOvers } from '../../../../shared/domain/incident/hand-over/select-hand-over';
import { selectPrompts } from '../../../../shared/domain/incident/loop/select-prompts';
import { selectPublicFace } from '../../../../shared/domain/incident/public-face/public-face';
import { selectMessages } from '../../../../shared/domain/incident/messages/select-messages';
import { selectReports } from '../../../../shared/domain/incident/reports/reports';
import { selectSetAside } from '../../../../shared/domain/incident/triage/set-aside';
import { selectTasks } from '../../../../shared/domain/incident/tasks/select-tasks';
import { situationOf } from '../../../../shared/domain/report/situation';
import { summarize } from '../../../../shared/domain/incident/summary';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The whole view in one form, whatever order its maps were filled in. The lines keep theirs. */
export function canonical(incident: Incident): unknown {
  const { lines, singles, ...others } = JSON.parse(freeze(incident)) as Record<string, Json>;
  return {
    lines,
    singles: sorted(singles),
    ...Object.fromEntries(Object.entries(others).map(([name, all]) => [name, sorted(all)])),
  };
}

/** Lists of entries, sets and facts, each sorted by its text. What a fact itself holds is left alone. */
function sorted(all: Json | undefined): Json[] {
  const entries = (Array.isArray(all) ? all : []).map((one): Json => (isEntry(one) ? one.map(inner) : one));
  const texts = entries.map((one) => ({ one, text: JSON.stringify(one) }));
  return texts.sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ one }) => one);
}

const isEntry = (one: Json): one is Json[] => Array.isArray(one);
const inner = (one: Json): Json => (Array.isArray(one) ? sorted(one) : one);

/** Everything a person is shown of an incident at a moment. */
export const shownAt = (incident: Incident, now: number) => ({
  summary: summarize(incident),
  conflicts: selectConflicts(incident),
  steps: selectPhaseSteps(incident),
  contradictions: selectStampContradictions(incident),
  systems: selectSystems(incident),
  elapsed: selectElapsedMs(incident, now),
  seats: selectSeats(incident),
  present: selectPresent(incident),
  criteria: selectCriteria(incident),
  briefings: selectBriefings(incident),
  questions: selectOpenQuestions(incident),
  handOvers: selectHandOvers(incident),
  vacancies: selectVacancies(incident, now),
  warnings: selectRoleWarnings(incident, now),
  matrix: selectMatrix(incident, now),
  pressing: selectMostPressing(incident, now),
  tasks: selectTasks(incident),
  escalation: selectEscalation(incident),
  decisions: selectDecisions(incident),
  prompts: selectPrompts(incident, now),
  messages: selectMessages(incident, now),
  dues: selectDues(incident, now),
  publicFace: selectPublicFace(incident),
  setAside: selectSetAside(incident),
  reports: selectReports(incident),
  situation: situationOf(incident, now),
  lists: selectLists(incident),
  suggested: selectSuggestedLists(incident, now).map((list) => list.id),
});
