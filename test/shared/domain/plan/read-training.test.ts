import { expect, test } from 'vitest';
import { readTraining } from '../../../../shared/domain/plan/read-training';

const NOW = Date.UTC(2026, 10, 23, 8, 30);
const read = (typed: string, offsetMinutes = 0) => {
  const done = readTraining(typed, { now: NOW, offsetMinutes });
  return done.ok ? `${done.value.how} ${new Date(done.value.at).toISOString()}` : done.error;
};
const noon = (day: string) => `${day}T12:00:00.000Z`;

test.each([
  ['t', `trained ${noon('2026-11-23')}`],
  ['Trained', `trained ${noon('2026-11-23')}`],
  ['training today', `trained ${noon('2026-11-23')}`],
  ['drill', `drilled ${noon('2026-11-23')}`],
  ['d yesterday', `drilled ${noon('2026-11-22')}`],
  ['shadow 14 mar', `shadowed ${noon('2026-03-14')}`],
  ['s March 14', `shadowed ${noon('2026-03-14')}`],
  ['s on 14th of March', 'when'],
  ['drilled, 14 Mar 2025', `drilled ${noon('2025-03-14')}`],
  ['d 24 nov', `drilled ${noon('2025-11-24')}`],
  ['d dec', `drilled ${noon('2025-12-01')}`],
  ['d in mar 2024', `drilled ${noon('2024-03-01')}`],
  ['t 2026-03-14', `trained ${noon('2026-03-14')}`],
  ['t 2026-03', `trained ${noon('2026-03-01')}`],
  ['t 14.3.', `trained ${noon('2026-03-14')}`],
  ['t 14.3.2024', `trained ${noon('2024-03-14')}`],
  ['', 'how'],
  ['14 mar', 'how'],
  ['x', 'how'],
  ['t 31 feb', 'when'],
  ['t 2026-13', 'when'],
  ['t some day', 'when'],
  ['t 14 15 mar', 'when'],
  ['t mar 2027', 'to-come'],
  ['t 2026-11-24', 'to-come'],
])('%j is %s', (typed, expected) => {
  expect(read(typed)).toBe(expected);
});

test('today is today where the laptop is', () => {
  expect(read('t', 16 * 60)).toBe(`trained ${noon('2026-11-24')}`);
  expect(read('t', -9 * 60)).toBe(`trained ${noon('2026-11-22')}`);
});
