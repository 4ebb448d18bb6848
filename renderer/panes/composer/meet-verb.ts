import type { IntlShape } from 'react-intl';
import { selectAudiences } from '../../../shared/domain/incident/comms/audiences';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import type { Incident } from '../../../shared/domain/incident/incident';
import type { LineContext } from '../../../shared/domain/incident/timeline/line/reading';
import { agendaFor } from '../../app/agenda';
import { readMeeting, readWhen } from '../../app/line/read-briefing';
import { clockWords } from '../../app/time-words';

type Around = { readonly intl: IntlShape; readonly incident: Incident; readonly context: LineContext };

/**
 * `/meet exec 04:30`: a briefing with its agenda from the record, while whoever typed it goes on logging. Null where it
 * does not say with whom and when: then it has to be asked.
 */
export function meetVerb({ intl, incident, context }: Around, rest: string): IncidentCommand | null {
  const audiences = selectAudiences(incident).map(({ name }) => name);
  const { withWhom, when } = readMeeting(rest, context, audiences);
  const at = when === '' ? null : readWhen(when, context);
  if (withWhom === '' || at === null) return null;
  const clock = (ms: number) => clockWords(ms, context.zone, false);
  const agenda = agendaFor({ intl, incident, now: context.now, clock });
  return { kind: 'open-briefing', withWhom, at, agenda, attendees: [] };
}
