import { useIntl } from 'react-intl';
import type { Briefing } from '../../../shared/domain/incident/briefings/select-briefings';
import { selectAudiences } from '../../../shared/domain/incident/comms/audiences';
import { selectPresent } from '../../../shared/domain/incident/roles/select-roles';
import { useAct } from '../../app/acting';
import { agendaFor } from '../../app/agenda';
import { useClockWords, useTime, useWholeIncident } from '../../app/contexts';
import { readAttendees, readMeeting, readWhen } from '../../app/line/read-briefing';
import { useLineContext } from '../../app/line/use-line-context';
import { FormStrip, type StripField } from '../../ui/form-strip';

type Props = {
  /** The one that is changed; none: a new one is opened. */
  readonly briefing?: Briefing;
  /** With whom and when, as it was typed. */
  readonly meeting: string;
  readonly onDone: (isDone: boolean) => void;
};

/** With whom, when, what about, who is there. The agenda is written from the record, to be changed. */
export function BriefingForm({ briefing, meeting, onDone }: Props) {
  const intl = useIntl();
  const act = useAct();
  const incident = useWholeIncident();
  const clock = useClockWords();
  const now = useTime(60_000);
  const readNow = useLineContext();
  const audiences = selectAudiences(incident).map(({ name }) => name);
  const typed = readMeeting(meeting, readNow(), audiences);
  const present = selectPresent(incident).map(({ name }) => name);
  const there = briefing?.attendees ?? [];
  const agenda = briefing?.agenda ?? agendaFor({ intl, incident, now, clock });
  const fields: readonly StripField[] = [
    ...(briefing
      ? []
      : [
          {
            kind: 'text' as const,
            id: 'whom',
            label: intl.formatMessage({ id: 'briefing.whom', defaultMessage: 'With whom' }),
            initial: typed.withWhom,
          },
          {
            kind: 'text' as const,
            id: 'when',
            label: intl.formatMessage({ id: 'briefing.when', defaultMessage: 'When: now, 20m, 0430 or 04:30Z' }),
            initial: typed.when || 'now',
          },
        ]),
    {
      kind: 'names',
      id: 'people',
      label: intl.formatMessage({ id: 'briefing.people', defaultMessage: 'Who is there, commas between them' }),
      initial: there.map(({ name }) => name).join(', '),
      offered: present,
      offeredName: intl.formatMessage({ id: 'briefing.present', defaultMessage: 'Present in this incident' }),
    },
    {
      kind: 'prose',
      id: 'agenda',
      label: intl.formatMessage({ id: 'briefing.agenda', defaultMessage: 'Agenda, one point a line (Shift+Enter)' }),
      initial: agenda.join('\n'),
    },
  ];
  return (
    <FormStrip
      title={
        briefing
          ? intl.formatMessage(
              { id: 'briefing.change', defaultMessage: 'Briefing with {whom}' },
              { whom: briefing.withWhom },
            )
          : intl.formatMessage({ id: 'briefing.new', defaultMessage: 'Open a briefing' })
      }
      fields={fields}
      leaveWords={intl.formatMessage({ id: 'briefing.leave', defaultMessage: 'Leave it' })}
      doWords={
        briefing
          ? intl.formatMessage({ id: 'briefing.save', defaultMessage: 'Change it' })
          : intl.formatMessage({ id: 'briefing.do', defaultMessage: 'Open it' })
      }
      onLeave={() => {
        onDone(false);
      }}
      onSubmit={async ({ whom = '', when = '', people = '', agenda: points = '' }) => {
        const context = readNow();
        const attendees = readAttendees(people, there, context);
        const lines = points.split('\n');
        const at = readWhen(when, context);
        if (at === null)
          return intl.formatMessage({
            id: 'briefing.not-a-time',
            defaultMessage: 'That is not a time. now, 20m, 0430 and 04:30Z are.',
          });
        const why = briefing
          ? await act({ kind: 'change-briefing', briefing: briefing.id, agenda: lines, attendees })
          : await act({ kind: 'open-briefing', withWhom: whom, at, agenda: lines, attendees });
        if (why === null) onDone(true);
        return why;
      }}
    />
  );
}
