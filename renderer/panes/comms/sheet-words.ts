import type { IntlShape } from 'react-intl';
import { selectReach } from '../../../shared/domain/incident/comms/reach';
import { selectReference, selectSeverity, selectTitle } from '../../../shared/domain/incident/header/select-header';
import type { Incident } from '../../../shared/domain/incident/incident';
import type { Message } from '../../../shared/domain/incident/messages/select-messages';
import type { MessageSheet } from '../../../shared/domain/report/message-sheet';

type Printing = {
  readonly incident: Incident;
  readonly audience: { readonly id: string; readonly name: string };
  readonly message: Message | undefined;
  readonly text: string;
  readonly nextAt: number | null;
  readonly now: number;
  /** A moment with its day and zone. */
  readonly clock: (at: number) => string;
};

/** The words to an audience as they stand on paper: for who reads them out, and for the wall. */
export function sheetOf(intl: IntlShape, printing: Printing): MessageSheet {
  const { incident, audience, message, text, nextAt, now, clock } = printing;
  const { phones, spokesperson } = selectReach(incident, audience.id);
  const approval = message?.stale.length === 0 ? message.approval : undefined;
  const fact = (name: string, words: string) => (words === '' ? [] : [[name, words] as const]);
  return {
    language: intl.locale,
    audience: audience.name,
    incident: [
      selectReference(incident),
      `SEV${String(selectSeverity(incident))}`,
      selectTitle(incident) || intl.formatMessage({ id: 'untitled', defaultMessage: 'Untitled' }),
    ].join(' · '),
    at: intl.formatMessage({ id: 'sheet.at', defaultMessage: 'Printed {time}' }, { time: clock(now) }),
    isApproved: approval !== undefined,
    standing: approval
      ? intl.formatMessage(
          { id: 'sheet.approved', defaultMessage: 'Approved by {name}, {time}' },
          { name: approval.by.name, time: clock(approval.recordedAt) },
        )
      : intl.formatMessage({ id: 'sheet.open', defaultMessage: 'Not approved: do not read it out yet' }),
    text,
    facts: [
      ...fact(
        intl.formatMessage({ id: 'sheet.next', defaultMessage: 'Next update' }),
        nextAt === null ? '' : clock(nextAt),
      ),
      ...fact(intl.formatMessage({ id: 'word.spokesperson', defaultMessage: 'Spokesperson' }), spokesperson),
      ...fact(intl.formatMessage({ id: 'sheet.phones', defaultMessage: 'To be called' }), phones.join(', ')),
    ],
    blanks: [
      intl.formatMessage({ id: 'sheet.whom', defaultMessage: 'Told whom' }),
      intl.formatMessage({ id: 'sheet.when', defaultMessage: 'When' }),
      intl.formatMessage({ id: 'sheet.who', defaultMessage: 'By whom' }),
      intl.formatMessage({ id: 'sheet.said', defaultMessage: 'Read back, asked' }),
    ],
  };
}
