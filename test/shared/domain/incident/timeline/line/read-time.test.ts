import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Clock } from '../../../../../../shared/domain/incident/timeline/line/clock';
import { readTime, readTimeToCome } from '../../../../../../shared/domain/incident/timeline/line/read-time';
import { at, MINUTE, NOW, ROOM } from './room';

const DAY = 24 * 60 * MINUTE;
const UTC: Clock = ROOM;
const LOCAL: Clock = { ...ROOM, zone: 'local' };

test.each([
  ['1042', at(10, 42)],
  ['10:42', at(10, 42)],
  [' 10:42Z ', at(10, 42)],
  ['10:42:30', at(10, 42) + 30_000],
  ['-10m', at(10, 37)],
  ['-1h30', at(9, 17)],
  ['2026-11-20T10:42Z', at(10, 42) - DAY],
  ['23:50', at(23, 50) - DAY],
  ['12:30', at(12, 30)],
  [String(at(10, 42)), at(10, 42)],
  [String(at(10, 42) / 1_000), at(10, 42)],
])('%j is read as %i', (typed, moment) => {
  expect(readTime(typed, UTC)).toBe(moment);
});

test.each([
  '',
  ' ',
  'soon',
  '25:00',
  '10:4',
  '10m',
  '-',
  '-5',
  '2026-02-30T10:42Z',
  '2026-11-20',
  '123456789',
  't=10:42',
])('%j is no time', (typed) => {
  expect(readTime(typed, UTC)).toBeNull();
});

test('a bare time is of the zone on display, one with a Z is UTC, and an epoch is the same everywhere', () => {
  expect(readTime('11:42', LOCAL)).toBe(at(10, 42));
  expect(readTime('2026-11-21T11:42', LOCAL)).toBe(at(10, 42));
  expect(readTime('10:42Z', LOCAL)).toBe(at(10, 42));
  expect(readTime(String(at(10, 42)), LOCAL)).toBe(at(10, 42));
});

test('an instant written out in ms or in whole seconds is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }), fc.nat(999), (seconds, ms) => {
      expect(readTime(String(seconds * 1_000 + ms), UTC)).toBe(seconds * 1_000 + ms);
      expect(readTime(String(seconds), UTC)).toBe(seconds * 1_000);
    }),
  );
});

test.each([
  ['20m', NOW + 20 * MINUTE],
  ['+20m', NOW + 20 * MINUTE],
  [' 20 min ', NOW + 20 * MINUTE],
  ['90m', NOW + 90 * MINUTE],
  ['2h', NOW + 120 * MINUTE],
  ['1h30', NOW + 90 * MINUTE],
  ['3d', NOW + 3 * DAY],
  ['12:30', at(12, 30)],
  ['1230Z', at(12, 30)],
  ['22:46', at(22, 46)],
  ['23:30', at(23, 30)],
  ['10:48', at(10, 48)],
  ['10:47', at(10, 47) + DAY],
  ['10:46', at(10, 46) + DAY],
  ['0700', at(7, 0) + DAY],
  ['2026-11-25T07:00Z', at(7, 0) + 4 * DAY],
  [String(at(12, 30)), at(12, 30)],
])('%j is to come at %i', (typed, moment) => {
  expect(readTimeToCome(typed, UTC)).toBe(moment);
});

test.each(['', 'soon', '20', '0h', '25:00', 'm', '20m later'])('%j is no time to come', (typed) => {
  expect(readTimeToCome(typed, UTC)).toBeNull();
});

test.each([
  ['-10m', NOW - 10 * MINUTE],
  ['2026-11-21T10:30Z', at(10, 30)],
  ['2026-11-20T12:30Z', at(12, 30) - DAY],
  [String(at(10, 30)), at(10, 30)],
])('%j is past and is not taken for a time to come: whoever asks can refuse it', (typed, moment) => {
  expect(readTimeToCome(typed, UTC)).toBe(moment);
});

const two = (n: number): string => String(n).padStart(2, '0');

test('a time of day is always the next one, within a day', () => {
  fc.assert(
    fc.property(
      fc.nat(23),
      fc.nat(59),
      fc.nat(DAY),
      fc.constantFrom(-660, -120, 0, 60, 345, 840),
      fc.constantFrom('utc' as const, 'local' as const),
      (hour, minute, later, offset, zone) => {
        const clock = { now: NOW + later, zone, offsetMinutesAt: () => offset };
        const moment = readTimeToCome(`${two(hour)}:${two(minute)}`, clock) ?? 0;
        expect(moment).toBeGreaterThan(clock.now);
        expect(moment).toBeLessThanOrEqual(clock.now + DAY);
        const shown = new Date(moment + (zone === 'utc' ? 0 : offset * MINUTE));
        expect([shown.getUTCHours(), shown.getUTCMinutes()]).toEqual([hour, minute]);
      },
    ),
  );
});

test("tomorrow's time of day is read with tomorrow's offset", () => {
  // Winter time began at 01:00Z on 25 October 2026: two hours east before, one after.
  const change = Date.UTC(2026, 9, 25, 1);
  const paris: Clock = {
    now: Date.UTC(2026, 9, 24, 8),
    zone: 'local',
    offsetMinutesAt: (ms) => (ms < change ? 120 : 60),
  };
  expect(readTimeToCome('09:00', paris)).toBe(Date.UTC(2026, 9, 25, 8));
  expect(readTimeToCome('11:00', paris)).toBe(Date.UTC(2026, 9, 24, 9));
  // That Sunday has 25 hours: 24 hours after its half past midnight it is still Sunday.
  const sunday = { ...paris, now: Date.UTC(2026, 9, 24, 22, 40) };
  expect(readTimeToCome('00:30', sunday)).toBe(Date.UTC(2026, 9, 25, 23, 30));
});
