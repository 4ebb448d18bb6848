import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { cadenceWords } from '../../../../renderer/app/comms/cadence-words';
import type { Cadence } from '../../../../shared/domain/incident/comms/facts';

const every = (mayMinutes: number, dueMinutes = mayMinutes): Cadence => ({ mayMinutes, dueMinutes });

test.each<[cadence: Cadence, words: string]>([
  [{ asNeeded: true }, 'As needed'],
  [every(1), 'Every minute'],
  [every(20), 'Every 20 minutes'],
  [every(20, 30), 'Every 20–30 minutes'],
  [every(45, 90), 'Every 45–90 minutes'],
  [every(30, 60), 'Every 30–60 minutes'],
  [every(60), 'Hourly'],
  [every(240), 'Every 4 hours'],
  [every(60, 120), 'Every 1–2 hours'],
])('%j is said as %j', (cadence, words) => {
  expect(cadenceWords(createIntl({ locale: 'en' }), cadence)).toBe(words);
});
