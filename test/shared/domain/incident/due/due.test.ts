import { expect, test } from 'vitest';
import { compareDues, isLate, soonAtOf, type Due } from '../../../../../shared/domain/incident/due/due';
import { selectDues } from '../../../../../shared/domain/incident/due/select-dues';
import { selectLists } from '../../../../../shared/domain/incident/checklists/select-checklists';
import { selectCommander } from '../../../../../shared/domain/incident/roles/select-roles';
import { ANA, BO, desk, entry, MINUTE, NOON, personOf, room, type Desk } from '../desk';

const HOUR = 60 * MINUTE;
const kinds = (here: Desk) => selectDues(here.view(), here.now()).map(({ what }) => what.kind);
const dueOf = (here: Desk, id: string): Due | undefined =>
  selectDues(here.view(), here.now()).find((one) => one.id.startsWith(id));
/** Quiet: everybody was just told. */
const tell = (here: Desk): Desk => {
  for (const audience of ['executives', 'it', 'end-users', 'customers'])
    here.do({ kind: 'mark-sent', audience, channels: ['Phone'], said: '', happened: null });
  return here;
};
const order = (here: Desk, timeboxMs: number | null) =>
  here.do({
    kind: 'add-entries',
    entries: [entry('roll back', { entry: 'action', owner: personOf(BO), timeboxMs })],
  })[0];

test('due soon is the last fifth of an interval, or five minutes, and never before it began', () => {
  expect(soonAtOf(0, HOUR)).toBe(HOUR - 12 * MINUTE);
  expect(soonAtOf(0, 10 * MINUTE)).toBe(5 * MINUTE);
  expect(soonAtOf(0, 3 * MINUTE)).toBe(0);
  expect(soonAtOf(0, 10 * MINUTE, 0)).toBe(8 * MINUTE);
  expect(soonAtOf(5, 3)).toBe(3);
});

test('a declared incident owes its first updates, the first list and the end of triage', () => {
  const here = room();
  expect(new Set(kinds(here))).toEqual(new Set(['update', 'phase', 'escalation', 'shift', 'item']));
  expect(dueOf(here, 'update:it')).toMatchObject({ urgency: 'later', dueAt: NOON + 10 * MINUTE });
});

test('a book in which nothing was declared owes nothing', () => {
  expect(selectDues(desk().view(), NOON)).toEqual([]);
});

test('a timebox runs, warns in its last fifth, is over, and a report ends it', () => {
  const here = tell(room());
  const task = order(here, 5 * MINUTE);
  const urgency = () => dueOf(here, 'timebox')?.urgency;
  expect(urgency()).toBe('later');
  here.pass(4 * MINUTE);
  expect(urgency()).toBe('due-soon');
  here.pass(MINUTE);
  expect(urgency()).toBe('overdue');
  expect(dueOf(here, 'timebox')).toMatchObject({
    what: { kind: 'timebox', task, text: 'roll back', person: 'Bo' },
    dueAt: NOON + 1_000 + 5 * MINUTE,
  });
  if (task) here.do({ kind: 'report-task', task, conditions: 'done soon', actions: '', needs: '' });
  expect(urgency()).toBeUndefined();
});

test('an order without a timebox is no clock', () => {
  const here = room();
  order(here, null);
  expect(dueOf(here, 'timebox')).toBeUndefined();
});

test('a check and an estimate that were set are due then, and gone when taken back', () => {
  const here = tell(room());
  here.do({ kind: 'set-next-check', at: here.now() + 20 * MINUTE });
  here.do({ kind: 'set-eta', at: here.now() + HOUR, confidence: 'low', basis: '' });
  expect(dueOf(here, 'next-check')?.urgency).toBe('later');
  here.pass(16 * MINUTE);
  expect(dueOf(here, 'next-check')?.urgency).toBe('due-soon');
  here.pass(HOUR);
  expect([dueOf(here, 'next-check')?.urgency, dueOf(here, 'estimate')?.urgency]).toEqual(['overdue', 'overdue']);
  here.do({ kind: 'set-next-check', at: null });
  here.do({ kind: 'set-eta', at: null, confidence: 'low', basis: '' });
  expect([dueOf(here, 'next-check'), dueOf(here, 'estimate')]).toEqual([undefined, undefined]);
});

test.each([
  ['triage', 2, 10, 20],
  ['investigation', 1, 60, 240],
  ['investigation', 2, 120, 480],
] as const)('%s at SEV%d is amber after %d minutes and red after %d', (phase, severity, amber, red) => {
  const here = tell(room({ severity }));
  if (phase !== 'triage') here.do({ kind: 'set-phase', phase, reason: '' });
  const began = phase === 'triage' ? NOON : here.now();
  const at = (minutes: number) =>
    selectDues(here.view(), began + minutes * MINUTE).find((one) => one.what.kind === 'phase');
  expect([at(amber - 1)?.urgency, at(amber)?.urgency, at(red)?.urgency]).toEqual(['later', 'due-soon', 'overdue']);
});

test('at SEV3 nobody times the investigation, and the fix only by its estimate', () => {
  const here = room({ severity: 3 });
  here.do({ kind: 'set-phase', phase: 'investigation', reason: '' });
  expect(kinds(here)).not.toContain('phase');
  here.do({ kind: 'set-phase', phase: 'resolution', reason: '' });
  expect(kinds(here)).not.toContain('phase');
});

test('after four hours in command the next should come, and found is enough', () => {
  const here = room();
  here.pass(3 * HOUR + 46 * MINUTE);
  expect(dueOf(here, 'shift')).toMatchObject({
    urgency: 'due-soon',
    what: { person: 'Ana', role: 'incident-commander' },
  });
  here.pass(14 * MINUTE);
  expect(dueOf(here, 'shift')?.urgency).toBe('overdue');
  here.do({ kind: 'assign-role', role: 'incident-commander', person: personOf(BO), note: '' });
  expect(dueOf(here, 'shift')).toBeUndefined();
});

test('nobody in command comes before all else, from the moment the seat was left', () => {
  const here = room().pass(3 * HOUR);
  const holder = selectCommander(here.view());
  if (holder) here.do({ kind: 'vacate-role', assignment: holder.id, reason: '' });
  here.pass(MINUTE);
  const [first, second] = selectDues(here.view(), here.now());
  expect(first).toMatchObject({ what: { kind: 'no-commander' }, urgency: 'overdue', dueAt: here.now() - MINUTE });
  expect(second?.dueAt).toBeLessThan(first?.dueAt ?? 0);
  here.do({ kind: 'assign-role', role: 'incident-commander', person: personOf(ANA), note: '' });
  expect(kinds(here)).not.toContain('no-commander');
});

test('an audience without a timer is due when something changed, and is never late', () => {
  const here = tell(room({ severity: 3 }));
  expect(dueOf(here, 'prompt')).toBeUndefined();
  here.pass(MINUTE).do({ kind: 'set-phase', phase: 'investigation', reason: '' });
  expect(dueOf(here, 'prompt:customers')).toMatchObject({
    urgency: 'due-soon',
    what: { audience: 'customers', name: 'Customers', why: 'phase' },
    soonAt: here.now(),
  });
  here.pass(24 * HOUR);
  expect(dueOf(here, 'prompt:customers')?.urgency).toBe('due-soon');
});

test('of a list what should be done first is due, after all that others wait for, and is no alarm', () => {
  const here = room().pass(30 * MINUTE);
  const item = selectLists(here.view())[0]?.items.find((one) => one.dueAt !== null);
  if (!item) throw new Error('no item of the first list has a time');
  expect(dueOf(here, `item:${item.id}`)?.urgency).toBe('overdue');
  expect(kinds(here).filter((kind) => kind === 'item')).toHaveLength(1);
  const overdue = selectDues(here.view(), here.now()).filter(({ urgency }) => urgency === 'overdue');
  expect(overdue.at(-1)?.what.kind).toBe('item');
  expect(overdue.map(isLate)).toEqual(overdue.map(({ what }) => what.kind !== 'item'));
  here.do({ kind: 'mark-item', item: item.id, mark: 'done', reason: '', second: null, happened: null });
  expect(dueOf(here, `item:${item.id}`)).toBeUndefined();
});

test('everything stops at resolved, and runs again when it is opened again', () => {
  const here = room().pass(HOUR);
  here.do({ kind: 'set-phase', phase: 'review', reason: '' });
  expect(selectDues(here.view(), here.now())).toEqual([]);
  here.do({ kind: 'set-phase', phase: 'investigation', reason: 'back again' });
  expect(kinds(here)).toContain('update');
});

test('after sleep or a jump of the clock everything is as it would be had nobody slept', () => {
  const here = room();
  order(here, 5 * MINUTE);
  const jumped = selectDues(here.view(), NOON + 9 * HOUR);
  for (let minute = 1; minute <= 9 * 60; minute += 7) selectDues(here.view(), NOON + minute * MINUTE);
  expect(selectDues(here.view(), NOON + 9 * HOUR)).toEqual(jumped);
  expect(selectDues(here.view(), NOON - HOUR).every(({ urgency }) => urgency === 'later')).toBe(true);
});

test('overdue longest first, then what is due soonest, then later', () => {
  const due = (id: string, urgency: Due['urgency'], dueAt: number): Due => ({
    id,
    what: id === 'none' ? { kind: 'no-commander' } : { kind: 'next-check' },
    dueAt,
    soonAt: 0,
    urgency,
  });
  const sorted = [
    due('later', 'later', 1),
    due('b', 'overdue', 20),
    due('a', 'overdue', 20),
    due('soon', 'due-soon', 5),
    due('oldest', 'overdue', 10),
    due('none', 'overdue', 30),
  ].sort(compareDues);
  expect(sorted.map(({ id }) => id)).toEqual(['none', 'oldest', 'a', 'b', 'soon', 'later']);
});

test('four hours at SEV1 ask whether it is a crisis, counted from SEV1 on, until somebody says', () => {
  const here = tell(room());
  expect(dueOf(here, 'crisis')).toBeUndefined();
  here.pass(HOUR).do({ kind: 'set-severity', severity: 1, reason: '' });
  expect(dueOf(here, 'crisis')).toMatchObject({ urgency: 'later', dueAt: here.now() + 4 * HOUR });
  here.pass(4 * HOUR);
  expect(dueOf(here, 'crisis')?.urgency).toBe('overdue');
  here.do({ kind: 'set-crisis', on: true, reason: 'More than four hours at SEV1' });
  expect(dueOf(here, 'crisis')).toBeUndefined();
});

test('while nothing is overdue, what is due first comes first, of a list as well', () => {
  const here = room({ severity: 1 });
  const [first] = selectDues(here.view(), here.now()).filter(({ urgency }) => urgency === 'due-soon');
  expect(first?.what).toMatchObject({ kind: 'item', text: expect.stringMatching(/^Is anyone in danger/) as string });
});
