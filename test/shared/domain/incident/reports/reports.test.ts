import { expect, test } from 'vitest';
import { blankOf } from '../../../../../shared/domain/incident/redaction/blank';
import { selectReports } from '../../../../../shared/domain/incident/reports/reports';
import { BO, room } from '../desk';

const report = (count: number, channel: string, symptom = '', place = '') =>
  ({ kind: 'count-reports', count, channel, symptom, place }) as const;

test('reports add up, by how they came, whoever counted and wherever', () => {
  const ana = room();
  expect(selectReports(ana.view())).toBeNull();
  ana.do(report(12, 'Service desk', 'pages time out', 'Lyon'));
  const bo = ana.apart(BO);
  bo.do(report(30, ' service desk '));
  ana.pass(1_000).do(report(4, 'phone'));
  ana.meet(bo);
  expect(selectReports(ana.view())).toMatchObject({
    total: 46,
    byChannel: [
      { channel: 'Service desk', count: 42 },
      { channel: 'phone', count: 4 },
    ],
  });
});

test('what was counted by mistake is taken back', () => {
  const here = room();
  here.do(report(1, 'phone'));
  const slip = here.do(report(900, 'phone'));
  here.undo(slip);
  expect(selectReports(here.view())?.total).toBe(1);
});

test.each([
  [0, 1],
  [-3, 1],
  [Number.NaN, 1],
  [2.6, 3],
  [1e9, 9_999],
])('a count of %s is %s', (typed, count) => {
  const here = room();
  here.do(report(typed, ''));
  expect(selectReports(here.view())?.total).toBe(count);
});

test('redacted, it still counts', () => {
  const blank = blankOf({ kind: 'reports-counted/1', count: 3, channel: 'Eva', symptom: 'her words', place: 'Lyon' });
  expect(blank).toEqual({ kind: 'reports-counted/1', count: 3, channel: '', symptom: '', place: '' });
});
