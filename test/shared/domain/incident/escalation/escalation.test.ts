import { expect, test } from 'vitest';
import { selectDues } from '../../../../../shared/domain/incident/due/select-dues';
import { selectContacts, selectEscalation } from '../../../../../shared/domain/incident/escalation/select-escalation';
import { BO, CY, desk, MINUTE, NOON, personOf, room, type Desk } from '../desk';

const up = (level: 2 | 3 | 4, why = 'not found') =>
  ({ kind: 'escalate', level, person: personOf(BO), why, tried: 'restart', asked: 'look at the disk' }) as const;
const minutes = (here: Desk) => {
  const { dueAt } = selectEscalation(here.view());
  return dueAt === null ? null : (dueAt - NOON) / MINUTE;
};

test.each([
  [1, 15],
  [2, 30],
  [3, 30],
] as const)('at SEV%d the expert is asked after %d minutes without a cause', (severity, limit) => {
  expect(minutes(room({ severity }))).toBe(limit);
});

test('up the ladder each level has its own time, and the last has none', () => {
  const here = room({ severity: 1 }).pass(10 * MINUTE - 1_000);
  here.do(up(2));
  expect(selectEscalation(here.view())).toMatchObject({ level: 2, count: 1, isTaken: false });
  expect(minutes(here)).toBe(10 + 30);
  here.do(up(3));
  expect(minutes(here)).toBe(10 + 60);
  here.do(up(4));
  expect(minutes(here)).toBeNull();
  expect(selectEscalation(here.view()).count).toBe(3);
});

test('who was asked takes it, once', () => {
  const here = room();
  expect(here.refusal({ kind: 'take-escalation' })).toEqual({ kind: 'not-found', what: 'escalation' });
  here.do(up(2));
  here.do({ kind: 'take-escalation' });
  expect(selectEscalation(here.view()).isTaken).toBe(true);
  expect(here.refusal({ kind: 'take-escalation' })).toEqual({ kind: 'already-accepted' });
  here.do(up(3));
  expect(selectEscalation(here.view()).isTaken).toBe(false);
});

test('going up says why; there is nothing below the first level', () => {
  const here = room();
  expect(here.refusal(up(2, ' '))).toEqual({ kind: 'reason-needed', why: 'escalate' });
  expect(here.refusal({ ...up(2), level: 1 })).toEqual({ kind: 'unchanged' });
});

test.each<[what: string, end: (here: Desk) => unknown]>([
  ['the cause is known', (here) => here.do({ kind: 'set-stamp', stamp: 'cause-known', at: NOON, approximate: false })],
  ['the effect is gone', (here) => here.do({ kind: 'set-stamp', stamp: 'mitigated', at: NOON, approximate: false })],
  ['a fix is being made', (here) => here.do({ kind: 'set-phase', phase: 'resolution', reason: '' })],
])('once %s nobody more is called by the ladder', (_what, end) => {
  const here = room();
  end(here);
  expect(minutes(here)).toBeNull();
});

test('it is due like everything else', () => {
  const here = room({ severity: 1 }).pass(16 * MINUTE);
  const due = selectDues(here.view(), here.now()).find(({ what }) => what.kind === 'escalation');
  expect(due).toMatchObject({ urgency: 'overdue', what: { level: 2 }, dueAt: NOON + 15 * MINUTE });
});

test('a book in which nothing was declared climbs no ladder', () => {
  expect(selectEscalation(desk().view()).dueAt).toBeNull();
});

test('who was tried is known with what came of it, the last try of each', () => {
  const here = room();
  const call = { kind: 'log-contact', channel: 'Phone', note: '' } as const;
  here.do({ ...call, person: personOf(BO), outcome: 'no-answer' });
  here.pass(MINUTE).do({ ...call, person: personOf(CY), outcome: 'left-message' });
  here.pass(MINUTE).do({ ...call, person: personOf(BO), outcome: 'reached' });
  const tried = selectContacts(here.view());
  expect([...tried.values()].map(({ fact }) => [fact.person.name, fact.outcome])).toEqual([
    ['Bo', 'reached'],
    ['Cy', 'left-message'],
  ]);
  expect(here.refusal({ ...call, person: { id: null, name: ' ' }, outcome: 'reached' })).toEqual({
    kind: 'name-needed',
    why: 'contact',
  });
});
