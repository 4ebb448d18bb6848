import type { IntlShape } from 'react-intl';
import type { Duty } from '../../../shared/domain/content/duties';
import { clockWords, dayWords, isSameDay, type Zone } from '../../app/time-words';

type Around = { readonly now: number; readonly zone: Zone };

/** A time that may be days away: its clock time today, else with the weekday and the date before it. */
export function momentWords(intl: IntlShape, at: number, { now, zone }: Around): string {
  const clock = clockWords(at, zone, false);
  if (isSameDay(at, now, zone)) return clock;
  const weekday = intl.formatDate(at, { weekday: 'short', ...(zone === 'utc' && { timeZone: 'UTC' }) });
  return `${weekday} ${dayWords(at, zone)} ${clock}`;
}

/** What starts the clock of a duty; '' for one of the room's own. */
export function dutyStartWords(intl: IntlShape, duty: Duty | undefined): string {
  switch (duty?.from) {
    case undefined:
      return '';
    case 'awareness':
      return intl.formatMessage({ id: 'duty.awareness', defaultMessage: 'It runs since you were aware of it.' });
    case 'classification':
      return intl.formatMessage({
        id: 'duty.classification',
        defaultMessage: 'It runs since it was classified as major.',
      });
    case 'materiality':
      return intl.formatMessage({
        id: 'duty.materiality',
        defaultMessage: 'It runs since it was found to be material; holidays are not known here.',
      });
    case 'notification':
      return intl.formatMessage({
        id: 'duty.notification',
        defaultMessage: 'It runs since the notification was made.',
      });
  }
}
