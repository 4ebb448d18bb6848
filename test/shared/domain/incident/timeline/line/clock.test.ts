import { expect, test } from 'vitest';
import { durationIn } from '../../../../../../shared/domain/incident/timeline/line/duration';
import { readLine } from '../../../../../../shared/domain/incident/timeline/line/read-line';
import type { LineContext } from '../../../../../../shared/domain/incident/timeline/line/reading';
import { NOW, ROOM, at } from './room';

const LOCAL: LineContext = { ...ROOM, zone: 'local', startedAt: null };
const UTC: LineContext = { ...ROOM, startedAt: null };

const stated = (typed: string, context: LineContext) => readLine(typed, context).happenedAt?.at ?? null;

test.each([
  ['5m', 300],
  ['1h', 3600],
  ['90s', 90],
  ['1h30', 5400],
  ['1h30m', 5400],
  ['2m30s', 150],
  ['1h60', null],
  ['0m', null],
  ['5', null],
  ['5M', null],
  ['m', null],
  ['', null],
])('%j lasts %j seconds', (typed, seconds) => {
  expect(durationIn(typed)).toBe(seconds === null ? null : seconds * 1000);
});

test.each([
  ['-5m x', at(10, 42)],
  ['10:05 x', at(10, 5)],
  ['9:05 x', at(9, 5)],
  ['1005 x', null],
  ['1005Z x', at(10, 5)],
  ['10:05z x', at(10, 5)],
  ['x t-1h20', at(9, 27)],
  ['x t=10:42', at(10, 42)],
  ['x t=10:42Z', at(10, 42)],
  ['x t=1042', at(10, 42)],
  ['x t=10:42:30', at(10, 42) + 30_000],
  ['x t=2026-11-20T10:42Z', at(10, 42) - 86_400_000],
  ['x t=2026-02-30T10:42Z', null],
  ['x t=2026-11-20', null],
  ['x t=10:4', null],
])('%j in UTC happened at %j', (typed, moment) => {
  expect(stated(typed, UTC)).toBe(moment);
});

test('a bare clock time follows the toggle, and a Z is always UTC', () => {
  expect(stated('11:05 x', LOCAL)).toBe(at(10, 5));
  expect(stated('1005Z x', LOCAL)).toBe(at(10, 5));
  expect(stated('x t=2026-11-21T11:05', LOCAL)).toBe(at(10, 5));
});

test('four bare digits in front are a count, not a time', () => {
  expect(readLine('2000 errors', UTC)).toMatchObject({
    kind: 'note',
    text: '2000 errors',
    happenedAt: null,
    hints: [],
  });
});

test('just after midnight a late hour is yesterday, in the zone it is read in', () => {
  const afterMidnight = { ...UTC, now: at(0, 10) };
  expect(stated('23:50 x', afterMidnight)).toBe(at(0, 0) - 10 * 60_000);
  // 23:40Z on the 21st is 00:40 on the 22nd one hour east.
  const eastAfterMidnight = { ...LOCAL, now: at(23, 40) };
  expect(stated('23:50 x', eastAfterMidnight)).toBe(at(22, 50));
  expect(stated('00:30 x', eastAfterMidnight)).toBe(at(23, 30));
});

test('up to five minutes ahead is a slip of two clocks; beyond that it is said for later', () => {
  expect(readLine('10:52 x', UTC)).toMatchObject({ happenedAt: { at: at(10, 52) }, saidFor: null });
  expect(readLine('10:53 x', UTC)).toMatchObject({ happenedAt: null, saidFor: at(10, 53) });
});

test('a local time is read with the offset of that instant, not of now', () => {
  // Winter time began at 01:00Z on 25 October 2026: two hours east before, one after.
  const change = Date.UTC(2026, 9, 25, 1);
  const paris = { ...LOCAL, offsetMinutesAt: (ms: number) => (ms < change ? 120 : 60) };
  expect(stated('x t=2026-10-24T12:00', paris)).toBe(Date.UTC(2026, 9, 24, 10));
  expect(stated('x t=2026-10-26T12:00', paris)).toBe(Date.UTC(2026, 9, 26, 11));
  expect(stated('x t=2026-10-25T01:30', paris)).toBe(Date.UTC(2026, 9, 24, 23, 30));
});

test('the reading depends on the moment given, on no clock of its own', () => {
  expect(stated('-5m x', { ...UTC, now: NOW + 1000 })).toBe(at(10, 42) + 1000);
});
