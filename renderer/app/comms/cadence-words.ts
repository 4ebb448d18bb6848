import type { IntlShape } from 'react-intl';
import type { Cadence } from '../../../shared/domain/incident/comms/facts';

/** How often, in words: "Every 20–30 minutes", "Hourly", "As needed". */
export function cadenceWords(intl: IntlShape, cadence: Cadence): string {
  if ('asNeeded' in cadence) return intl.formatMessage({ id: 'cadence.as-needed', defaultMessage: 'As needed' });
  const { mayMinutes: may, dueMinutes: due } = cadence;
  const areHours = may % 60 === 0 && due % 60 === 0;
  const [least, most] = areHours ? [may / 60, due / 60] : [may, due];
  const unit = areHours ? 'hours' : 'minutes';
  if (least === most)
    return intl.formatMessage(
      {
        id: 'cadence.every',
        defaultMessage:
          '{unit, select, hours {{most, plural, one {Hourly} other {Every # hours}}} other {{most, plural, one {Every minute} other {Every # minutes}}}}',
      },
      { unit, most },
    );
  return intl.formatMessage(
    {
      id: 'cadence.between',
      defaultMessage: 'Every {least, number}–{most, number} {unit, select, hours {hours} other {minutes}}',
    },
    { unit, least, most },
  );
}
