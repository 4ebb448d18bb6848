import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cadenceText, readCadence, toCadence } from '../../../../../shared/domain/incident/comms/cadence';

const every = (mayMinutes: number, dueMinutes = mayMinutes) => ({ mayMinutes, dueMinutes });

test.each([
  ['20m', every(20)],
  ['20', every(20)],
  ['every 20 minutes', every(20)],
  ['Every 20 mins.', every(20)],
  ['15-30m', every(15, 30)],
  ['15–30 min', every(15, 30)],
  ['15m to 30m', every(15, 30)],
  ['30m-15m', every(15, 30)],
  ['30m - 1h', every(30, 60)],
  ['30 min–1 h', every(30, 60)],
  ['1-2h', every(60, 120)],
  ['every 1 to 2 hours', every(60, 120)],
  ['1h', every(60)],
  ['1h30', every(90)],
  ['1 h 30 min', every(90)],
  ['1.5h', every(90)],
  ['0,5 h', every(30)],
  ['hourly', every(60)],
  ['every hour', every(60)],
  ['half-hourly', every(30)],
  ['Daily', every(1_440)],
  ['168h', every(10_080)],
])('%j is read', (typed, cadence) => {
  expect(readCadence(typed)).toEqual(cadence);
});

test.each(['as needed', 'As needed.', 'when needed', 'if necessary', 'on demand', 'whenever needed'])(
  '%j is no timer',
  (typed) => {
    expect(readCadence(typed)).toEqual({ asNeeded: true });
  },
);

test.each([
  '',
  'often',
  '0',
  '0m',
  '-5m',
  '15-30-45m',
  '8d',
  '169h',
  '10081',
  '20 sheep',
  'as needed 20m',
  '1h90',
  '-',
])('%j cannot be read', (typed) => {
  expect(readCadence(typed)).toBeNull();
});

const cadences = fc.oneof(
  fc.constant({ asNeeded: true as const }),
  fc.tuple(fc.integer({ min: 1, max: 10_080 }), fc.integer({ min: 1, max: 10_080 })).map(([a, b]) => every(a, b)),
);

test('what is shown in the field is read back as what it was', () => {
  fc.assert(
    fc.property(cadences, (any) => {
      const cadence = toCadence(any);
      expect(readCadence(cadenceText(cadence))).toEqual(cadence);
    }),
  );
});
