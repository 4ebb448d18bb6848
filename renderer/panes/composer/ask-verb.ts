import type { IntlShape } from 'react-intl';
import { selectOpenBriefing } from '../../../shared/domain/incident/briefings/select-briefings';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import type { Incident } from '../../../shared/domain/incident/incident';
import type { LineContext } from '../../../shared/domain/incident/timeline/line/reading';
import { readQuestion } from '../../app/line/read-briefing';

type Around = { readonly intl: IntlShape; readonly incident: Incident; readonly context: LineContext };

/** `/ask cfo: when are customers told?`: a question of the briefing that goes on. */
export function askVerb({ intl, incident, context }: Around, rest: string): IncidentCommand | string {
  const briefing = selectOpenBriefing(incident);
  if (!briefing)
    return intl.formatMessage({
      id: 'verb.ask',
      defaultMessage: 'No briefing goes on: /meet executives opens one. Enter logs this as a note',
    });
  return { kind: 'ask-question', briefing: briefing.id, ...readQuestion(rest, briefing.attendees, context) };
}
