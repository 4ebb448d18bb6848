import { expect, test } from 'vitest';
import type { IncidentCommand } from '../../../../../shared/domain/incident/decide';
import { selectDeadlines, selectOpenDeadlines } from '../../../../../shared/domain/incident/deadlines/deadlines';
import { concerns } from '../../../../../shared/domain/incident/due/concerns';
import { selectDues } from '../../../../../shared/domain/incident/due/select-dues';
import { BO, CY, HOUR, NOON, personOf, room, type Desk } from '../desk';

const start = (name: string, hours: number): IncidentCommand => ({
  kind: 'start-deadline',
  ...{ duty: '', name, from: NOON, dueAt: NOON + hours * HOUR, basis: 'counsel' },
});
const deadlineOf = (here: Desk) => {
  const [first] = selectDeadlines(here.view());
  if (!first) throw new Error('no deadline');
  return first;
};
const settle = (here: Desk, outcome: 'met' | 'not-needed' | 'open', words = ''): IncidentCommand => ({
  kind: 'settle-deadline',
  ...{ deadline: deadlineOf(here).id, outcome, at: here.now(), words },
});
const move = (here: Desk, hours: number, reason = ''): IncidentCommand => ({
  kind: 'move-deadline',
  ...{ deadline: deadlineOf(here).id, dueAt: NOON + hours * HOUR, reason },
});
const dues = (here: Desk) => selectDues(here.view(), here.now()).filter(({ what }) => what.kind === 'deadline');

test('a deadline is due, due soon in its last fifth, overdue, and settled when they were told', () => {
  const here = room();
  here.do(start('Insurer told', 10));
  expect(dues(here)).toMatchObject([{ urgency: 'later', dueAt: NOON + 10 * HOUR, what: { name: 'Insurer told' } }]);
  here.pass(8 * HOUR);
  expect(dues(here)).toMatchObject([{ urgency: 'due-soon' }]);
  here.pass(2 * HOUR);
  expect(dues(here)).toMatchObject([{ urgency: 'overdue' }]);
  const told = settle(here, 'met', 'case 12');
  here.do(told);
  expect(dues(here)).toEqual([]);
  expect(deadlineOf(here).outcome).toMatchObject({ outcome: 'met', words: 'case 12', by: 'Ana', at: here.now() });
  expect(here.refusal(told)).toEqual({ kind: 'unchanged' });
  here.do(settle(here, 'open'));
  expect(dues(here)).toHaveLength(1);
});

test('it goes on when the incident is resolved, and the incident is not closed before it has an outcome', () => {
  const here = room();
  here.do(start('Authority', 72));
  here.do({ kind: 'set-phase', phase: 'review', reason: '' });
  expect(selectDues(here.view(), here.now()).map(({ what }) => what.kind)).toEqual(['deadline']);
  const close: IncidentCommand = { kind: 'close', waivedBy: personOf(BO), reason: 'small' };
  expect(here.refusal(close)).toEqual({ kind: 'deadlines-open', names: ['Authority'] });
  here.do(settle(here, 'not-needed', 'no personal data'));
  here.do(close);
  expect(selectDues(here.view(), here.now())).toEqual([]);
});

test('that it does not apply, and a later time, need a reason; a sooner one does not', () => {
  const here = room();
  here.do(start('Authority', 72));
  expect(here.refusal(settle(here, 'not-needed'))).toEqual({ kind: 'reason-needed', why: 'no-deadline' });
  expect(here.refusal(move(here, 96))).toEqual({ kind: 'reason-needed', why: 'later-deadline' });
  here.do(move(here, 96, 'extended by the authority'));
  expect(deadlineOf(here).dueAt).toBe(NOON + 96 * HOUR);
  here.do(move(here, 48));
  expect(deadlineOf(here).dueAt).toBe(NOON + 48 * HOUR);
  expect(here.refusal(move(here, 48))).toEqual({ kind: 'unchanged' });
});

test('without words, with an end before its start, or twice the same it is not started', () => {
  const here = room();
  expect(here.refusal(start(' ', 4))).toEqual({ kind: 'empty-text' });
  expect(here.refusal(start('Authority', -1))).toMatchObject({ kind: 'in-the-past' });
  here.do(start('Authority', 4));
  expect(here.refusal(start('Authority', 4))).toEqual({ kind: 'unchanged' });
});

test('moved apart, the sooner time holds; settled in two ways apart, it runs until somebody says which', () => {
  const here = room();
  here.do(start('Authority', 24));
  const there = here.apart(BO);
  here.do(move(here, 12));
  there.pass(1).do(move(there, 18));
  here.meet(there);
  expect(deadlineOf(here).dueAt).toBe(NOON + 12 * HOUR);
  here.do(settle(here, 'met'));
  there.pass(1).do(settle(there, 'not-needed', 'no data'));
  here.meet(there);
  expect(deadlineOf(here)).toMatchObject({ isDisputed: true, outcome: null });
  here.pass(1).do(settle(here, 'met', 'case 12'));
  expect(deadlineOf(here)).toMatchObject({ isDisputed: false, outcome: { words: 'case 12' } });
});

test('what was started by mistake is taken back by undo, and so is an outcome', () => {
  const here = room();
  const started = here.do(start('Authority', 24));
  const settled = here.do(settle(here, 'met'));
  here.undo(settled);
  expect(selectOpenDeadlines(here.view())).toHaveLength(1);
  here.undo(started);
  expect(selectDeadlines(here.view())).toEqual([]);
});

test('whoever holds legal is called for it, beside the commander', () => {
  const here = room();
  here.do(start('Authority', 24));
  here.do({ kind: 'assign-role', role: 'legal', person: personOf(BO), note: '' });
  const [due] = dues(here);
  if (!due) throw new Error('no due');
  expect(concerns(here.view(), due.what, personOf(BO))).toBe(true);
  expect(concerns(here.view(), due.what, personOf(CY))).toBe(false);
});
