import { FormattedMessage, useIntl } from 'react-intl';
import type { Audience } from '../../../shared/domain/incident/comms/audiences';
import { OFTEN_MINUTES } from '../../../shared/domain/incident/comms/cadence';
import type { Cadence } from '../../../shared/domain/incident/comms/facts';
import type { AudienceRow } from '../../../shared/domain/incident/comms/select-comms';
import { cadenceWords } from '../../app/comms/cadence-words';
import { useApp, useClockWords, useTime, useWholeIncident } from '../../app/contexts';
import { rowAfter } from './due-after';

type Props = {
  /** Null: it is being added. */
  readonly audience: Audience | null;
  /** Null: as the table has it. */
  readonly cadence: Cadence | null;
};

/** How often that is, when they would be due, and whether somebody can keep it up. */
export function OftenHint({ audience, cadence }: Props) {
  const intl = useIntl();
  const me = useApp().me();
  const row = rowAfter(audience, cadence, { incident: useWholeIncident(), now: useTime(), me });
  return (
    <>
      {cadence ? (
        cadenceWords(intl, cadence)
      ) : (
        <FormattedMessage
          id="often.listed"
          defaultMessage="Left empty, as the table has it: {frequency}"
          values={{ frequency: row?.audience.frequency ?? '' }}
        />
      )}
      {'. '}
      {row ? <DueThen row={row} /> : null}
      {cadence && 'dueMinutes' in cadence && cadence.dueMinutes < OFTEN_MINUTES ? (
        <>
          {' '}
          <FormattedMessage
            id="often.too-often"
            defaultMessage="More often than every 15 minutes: can somebody really write that often?"
          />
        </>
      ) : null}
    </>
  );
}

function DueThen({ row: { due, lastSent, promisedAt, snoozedUntil } }: { readonly row: AudienceRow }) {
  const clock = useClockWords();
  if (due.kind === 'stopped') return null;
  if (due.kind === 'as-needed')
    return (
      <FormattedMessage
        id="often.no-timer"
        defaultMessage="No timer: a new phase, severity or estimate asks for word."
      />
    );
  const time = clock(due.dueAt);
  if (due.dueAt === promisedAt)
    return (
      <FormattedMessage
        id="often.promised"
        defaultMessage="They were told {time}, so the next is due then; T says another time."
        values={{ time }}
      />
    );
  if (due.dueAt === snoozedUntil)
    return <FormattedMessage id="often.snoozed" defaultMessage="Snoozed: next due {time}." values={{ time }} />;
  if (due.kind === 'overdue')
    return <FormattedMessage id="often.overdue" defaultMessage="Overdue then, since {time}." values={{ time }} />;
  if (!lastSent)
    return <FormattedMessage id="often.first" defaultMessage="The first is due {time}." values={{ time }} />;
  return <FormattedMessage id="often.due" defaultMessage="Next due {time}." values={{ time }} />;
}
