import { expect, test } from 'vitest';
import { selectConflicts } from '../../../../../shared/domain/incident/conflicts/select-conflicts';
import { interleave } from '../../../../../shared/domain/incident/duplicates/interleave';
import {
  isOpenTask,
  selectOpenTasks,
  selectTasks,
  taskById,
  type Task,
} from '../../../../../shared/domain/incident/tasks/select-tasks';
import type { FactId } from '../../../../../shared/domain/stated';
import { ANA, BO, CY, entry, MINUTE, NOON, personOf, room, type Desk } from '../desk';

const order = (here: Desk, change: object = {}): FactId => {
  const action = entry('roll back 4471', { entry: 'action', owner: personOf(BO), timeboxMs: 5 * MINUTE, ...change });
  const [id] = here.do({ kind: 'add-entries', entries: [action] });
  if (!id) throw new Error('nothing was written');
  return id;
};
const taskOf = (here: Desk, id: FactId): Task | undefined => selectTasks(here.view()).find((one) => one.id === id);
const mark = (task: FactId, to: 'given' | 'acknowledged' | 'done' | 'dropped', reason = '') =>
  ({ kind: 'mark-task', task, mark: to, reason, happened: null }) as const;
const report = (task: FactId, conditions = '502 at 12 %') =>
  ({ kind: 'report-task', task, conditions, actions: '', needs: '' }) as const;

test('an action is an order: whose, from whom, and its time counts from when it happened', () => {
  const here = room().pass(10 * MINUTE);
  const id = order(here, { happened: { at: NOON + 8 * MINUTE, approximate: false } });
  expect(taskOf(here, id)).toEqual({
    id,
    text: 'roll back 4471',
    person: personOf(BO),
    givenBy: ANA,
    givenAt: NOON + 8 * MINUTE,
    state: 'given',
    dueAt: NOON + 13 * MINUTE,
    timedAt: NOON + 8 * MINUTE,
    reports: [],
    askedAt: null,
    isDisputed: false,
  });
});

test('a note is no task, and neither is an action that was struck out', () => {
  const here = room();
  here.do({ kind: 'add-entries', entries: [entry('502 at 31 %')] });
  const id = order(here);
  here.do({ kind: 'retract-entry', entry: id, reason: 'wrong incident' });
  expect(selectTasks(here.view())).toEqual([]);
});

test('what was corrected and moved is the task as it stands now', () => {
  const here = room().pass(10 * MINUTE);
  const id = order(here);
  here.do({ kind: 'correct-entry', entry: id, text: 'roll back 4470' });
  here.do({ kind: 'retime-entry', entry: id, at: NOON + MINUTE, approximate: false });
  expect(taskOf(here, id)).toMatchObject({ text: 'roll back 4470', givenAt: NOON + MINUTE, dueAt: NOON + 6 * MINUTE });
});

test('heard, reported, done: a report meets the timebox, a new one runs again', () => {
  const here = room();
  const id = order(here);
  const state = () => taskOf(here, id)?.state;
  here.pass(MINUTE).do(mark(id, 'acknowledged'));
  expect(state()).toBe('acknowledged');
  here.pass(MINUTE).do(report(id));
  expect(taskOf(here, id)).toMatchObject({ state: 'reported', dueAt: null });
  const until = here.now() + 10 * MINUTE;
  here.pass(MINUTE).do({ kind: 'time-task', task: id, until, reason: 'slow disk' });
  expect(taskOf(here, id)).toMatchObject({ state: 'acknowledged', dueAt: until, timedAt: here.now() });
  here.pass(MINUTE).do(mark(id, 'done'));
  expect(taskOf(here, id)).toMatchObject({ state: 'done', dueAt: null });
  expect(selectTasks(here.view()).filter(isOpenTask)).toEqual([]);
});

test('a timebox can be taken away, once', () => {
  const here = room();
  const id = order(here);
  here.do({ kind: 'time-task', task: id, until: null, reason: '' });
  expect(taskOf(here, id)?.dueAt).toBeNull();
  expect(here.refusal({ kind: 'time-task', task: id, until: null, reason: '' })).toEqual({ kind: 'unchanged' });
});

test('given to another it was not heard yet, and has a new time if one was said', () => {
  const here = room();
  const id = order(here);
  here.do(mark(id, 'acknowledged'));
  const until = here.now() + 10 * MINUTE;
  here.pass(MINUTE).do({ kind: 'assign-task', task: id, person: personOf(CY), until });
  expect(taskOf(here, id)).toMatchObject({ person: personOf(CY), state: 'given', dueAt: until });
  here.do({ kind: 'assign-task', task: id, person: null });
  expect(taskOf(here, id)).toMatchObject({ person: null, dueAt: until });
});

test('who asked is remembered until the next timebox begins', () => {
  const here = room();
  const id = order(here);
  here.pass(6 * MINUTE).do({ kind: 'ask-task', task: id });
  expect(taskOf(here, id)?.askedAt).toBe(here.now());
  here.pass(MINUTE).do({ kind: 'time-task', task: id, until: here.now() + MINUTE, reason: '' });
  expect(taskOf(here, id)?.askedAt).toBeNull();
});

test.each<[command: Parameters<Desk['refusal']>[0], refusal: object]>([
  [mark('x' as FactId, 'done'), { kind: 'not-found', what: 'task' }],
  [
    { kind: 'time-task', task: 'x' as FactId, until: NOON, reason: '' },
    { kind: 'not-found', what: 'task' },
  ],
])('what is no task takes no order: %j', (command, refusal) => {
  expect(room().refusal(command)).toEqual(refusal);
});

test('what cannot be is said: dropped without a word, an empty report, nobody’s name, a time that has passed', () => {
  const here = room();
  const id = order(here);
  expect(here.refusal(mark(id, 'dropped', ' '))).toEqual({ kind: 'reason-needed', why: 'drop' });
  expect(here.refusal(mark(id, 'given'))).toEqual({ kind: 'unchanged' });
  expect(here.refusal(report(id, ' '))).toEqual({ kind: 'empty-text' });
  expect(here.refusal({ kind: 'assign-task', task: id, person: { id: null, name: ' ' } })).toEqual({
    kind: 'name-needed',
    why: 'task',
  });
  const past = { kind: 'in-the-past', at: NOON };
  expect(here.refusal({ kind: 'assign-task', task: id, person: null, until: NOON })).toEqual(past);
  expect(here.refusal({ kind: 'time-task', task: id, until: NOON, reason: '' })).toEqual(past);
});

test('every step can be taken back', () => {
  const here = room();
  const id = order(here);
  const before = taskOf(here, id);
  for (const command of [mark(id, 'done'), mark(id, 'dropped', 'no need'), report(id)]) {
    here.undo(here.do(command));
    expect(taskOf(here, id)).toEqual(before);
  }
  here.undo(here.do({ kind: 'time-task', task: id, until: null, reason: '' }));
  expect(taskOf(here, id)).toEqual(before);
  here.undo(here.do({ kind: 'assign-task', task: id, person: null }));
  expect(taskOf(here, id)).toEqual(before);
});

test('heard on one laptop and done on another is done; done and dropped is asked, and one answer ends it', () => {
  const ana = room();
  const id = order(ana);
  const bo = ana.apart(BO).pass(MINUTE);
  const cy = ana.apart(CY).pass(2 * MINUTE);
  ana.do(mark(id, 'acknowledged'));
  bo.do(mark(id, 'done'));
  ana.meet(bo);
  expect(taskOf(ana, id)).toMatchObject({ state: 'done', isDisputed: false });
  expect(selectConflicts(ana.view())).toEqual([]);
  cy.do(mark(id, 'dropped', 'rolled forward'));
  ana.meet(cy);
  expect(taskOf(ana, id)).toMatchObject({ isDisputed: true });
  const [conflict] = selectConflicts(ana.view());
  expect(conflict).toMatchObject({ field: 'task-marked/1', target: id });
  expect(new Set(conflict?.values.map(({ fact }) => 'mark' in fact && fact.mark))).toEqual(
    new Set(['done', 'dropped']),
  );
  ana.pass(5 * MINUTE).do(mark(id, 'done'));
  expect(taskOf(ana, id)).toMatchObject({ state: 'done', isDisputed: false });
  expect(selectConflicts(ana.view())).toEqual([]);
});

test('an order of an incident that was taken in is one of this one, with what became of it there', () => {
  const ana = room();
  const own = order(ana);
  const bo = room({ reference: 'INC-20261121-BOO-01' }, BO).pass(MINUTE);
  const theirs = order(bo, { owner: null });
  bo.do(report(theirs));
  ana.do(report(own));
  const both = selectTasks(interleave(ana.view(), bo.view()));
  expect(both.map(({ id, state }) => [id, state])).toEqual([
    [own, 'reported'],
    [theirs, 'reported'],
  ]);
});

test('the same view gives the same tasks, so that clocks cost nothing', () => {
  const here = room();
  order(here);
  expect(selectTasks(here.view())).toBe(selectTasks(here.view()));
});

test('whatever is said of an order is seen at once, also what takes it back', () => {
  const here = room();
  const first = order(here);
  const second = order(here, { timeboxMs: null });
  const state = (id: FactId) => taskOf(here, id)?.state;
  const told = here.do(report(first));
  expect([state(first), state(second)]).toEqual(['reported', 'given']);
  here.undo(told);
  expect(state(first)).toBe('given');
  here.do(mark(second, 'done'));
  here.do({ kind: 'add-entries', entries: [entry('a line more')] });
  expect([state(first), state(second)]).toEqual(['given', 'done']);
  expect(selectOpenTasks(here.view()).map(({ id }) => id)).toEqual([first]);
  expect(taskById(here.view(), second)?.state).toBe('done');
});

test('open orders stand whose time is up first, those without a time last', () => {
  const here = room();
  const ids = [null, 9 * MINUTE, 3 * MINUTE].map((timeboxMs) => order(here.pass(1_000), { timeboxMs }));
  expect(selectOpenTasks(here.view()).map(({ id }) => ids.indexOf(id))).toEqual([2, 1, 0]);
});
