import type { IntlShape } from 'react-intl';
import { MOST_AT_ONCE } from '../../../shared/domain/incident/reports/facts';

/** How many people reported, as typed; null if it is no such number. */
export function readCount(typed: string): number | null {
  const count = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : 0;
  return count >= 1 && count <= MOST_AT_ONCE ? count : null;
}

export const notACount = (intl: IntlShape): string =>
  intl.formatMessage(
    {
      id: 'report.not-a-count',
      defaultMessage: 'Not counted: how many is a whole number from 1 to {most, number}. What you typed is still here.',
    },
    { most: MOST_AT_ONCE },
  );
