import { expect, test } from 'vitest';
import { selectDues } from '../../../../../shared/domain/incident/due/select-dues';
import { summarize, type Summary } from '../../../../../shared/domain/incident/summary';
import { triage } from '../../../../../shared/domain/incident/triage/rank';
import { HOUR, MINUTE, NOON, room } from '../desk';

const ANY: Summary = {
  reference: 'any',
  title: '',
  severity: 2,
  type: 'unknown',
  phase: 'triage',
  commander: 'Ana',
  startedAt: NOON,
  endedAt: null,
  isClosed: false,
  isCrisis: false,
  dueAts: [],
  setAside: null,
  lines: 1,
  readers: null,
  mergedInto: null,
};

const known = (all: Readonly<Record<string, Partial<Summary>>>) =>
  Object.entries(all).map(([reference, change]) => ({ summary: { ...ANY, ...change, reference } }));
const names = (pile: readonly { readonly summary: Summary }[]) => pile.map(({ summary }) => summary.reference);

test.each<[why: string, first: Partial<Summary>, second: Partial<Summary>]>([
  ['nobody commands it', { commander: null, severity: 4 }, { severity: 1 }],
  ['it is more severe', { severity: 1 }, { severity: 2, isCrisis: true }],
  ['it is a crisis', { isCrisis: true }, { dueAts: [NOON - 1] }],
  ['more is overdue', { dueAts: [NOON - 2, NOON - 1] }, { dueAts: [NOON - HOUR, NOON + HOUR] }],
  ['it is overdue for longer', { dueAts: [NOON - 2] }, { dueAts: [NOON - 1] }],
  ['it is older', { startedAt: NOON - HOUR }, { startedAt: NOON - MINUTE }],
  ['it still runs', { severity: 4 }, { phase: 'review', commander: null, severity: 1 }],
])('one stands above the other because %s', (_, first, second) => {
  expect(names(triage(known({ b: first, a: second }), NOON).now)).toEqual(['b', 'a']);
  expect(names(triage(known({ a: second, b: first }), NOON).now)).toEqual(['b', 'a']);
});

test('what is due moves an incident up when its time has come, and not before', () => {
  const all = known({ a: { startedAt: NOON - HOUR }, b: { dueAts: [NOON + MINUTE] } });
  expect(names(triage(all, NOON).now)).toEqual(['a', 'b']);
  expect(names(triage(all, NOON + MINUTE).now)).toEqual(['b', 'a']);
});

test('what was set aside is a pile of its own, in the same order, and what is closed is in none', () => {
  const setAside = { reason: 'later', by: 'Ana', at: NOON };
  const piles = triage(
    known({ a: {}, b: { setAside }, c: { setAside, severity: 1 }, d: { isClosed: true, phase: 'closed' } }),
    NOON,
  );
  expect([names(piles.now), names(piles.notNow)]).toEqual([['a'], ['c', 'b']]);
});

test('a summary knows when each thing is due that the room counts as overdue, whenever it was made', () => {
  const here = room({ severity: 1 });
  const dueAts = summarize(here.view())?.dueAts ?? [];
  here.pass(5 * HOUR);
  const late = selectDues(here.view(), here.now()).filter(
    ({ what, urgency }) => urgency === 'overdue' && what.kind !== 'item',
  );
  expect(late.length).toBeGreaterThan(3);
  expect(dueAts.filter((at) => at <= here.now())).toEqual(late.map(({ dueAt }) => dueAt).sort((a, b) => a - b));
});

test('that nobody commands is said for itself, and is not counted twice', () => {
  const here = room();
  const before = summarize(here.view())?.dueAts ?? [];
  const [assignment] = [...(here.view().added.get('role-assigned/1')?.keys() ?? [])];
  if (assignment) here.do({ kind: 'vacate-role', assignment, reason: 'gone' });
  // The end of their shift is no date any more.
  expect(summarize(here.view())).toMatchObject({ commander: null, dueAts: before.slice(0, -1) });
});
