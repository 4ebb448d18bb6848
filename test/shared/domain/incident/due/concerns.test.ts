import { expect, test } from 'vitest';
import { concerns } from '../../../../../shared/domain/incident/due/concerns';
import type { DueWhat } from '../../../../../shared/domain/incident/due/due';
import { selectCommander } from '../../../../../shared/domain/incident/roles/select-roles';
import { selectTasks } from '../../../../../shared/domain/incident/tasks/select-tasks';
import { ANA, BO, CY, entry, MINUTE, personOf, room, type Desk } from '../desk';

/** Who of three is called: Ana commands, Bo writes to people, Cy has an order. */
function scene(): Desk {
  const here = room();
  here.do({ kind: 'assign-role', role: 'comms-lead', person: personOf(BO), note: '' });
  const order = entry('roll back', { entry: 'action', owner: personOf(CY), timeboxMs: MINUTE });
  here.do({ kind: 'add-entries', entries: [order] });
  return here;
}
const called = (here: Desk, what: DueWhat) =>
  [ANA, BO, CY].filter((one) => concerns(here.view(), what, personOf(one))).map(({ name }) => name);

test('who owes it is called, and the commander, and nobody else', () => {
  const here = scene();
  const task = selectTasks(here.view())[0]?.id;
  if (!task) throw new Error('no task');
  expect(called(here, { kind: 'update', audience: 'executives', name: '' })).toEqual(['Ana', 'Bo']);
  expect(called(here, { kind: 'timebox', task, text: '', person: 'Cy' })).toEqual(['Ana', 'Cy']);
  expect(called(here, { kind: 'next-check' })).toEqual(['Ana']);
  expect(called(here, { kind: 'update', audience: 'nobody', name: '' })).toEqual(['Ana']);
});

test('a deputy is called for all that the commander is called for', () => {
  const here = scene();
  here.do({ kind: 'assign-role', role: 'deputy', person: personOf(CY), note: '' });
  expect(called(here, { kind: 'estimate' })).toEqual(['Ana', 'Cy']);
});

test('with nobody in command everybody is called', () => {
  const here = scene();
  const commander = selectCommander(here.view());
  if (commander) here.do({ kind: 'vacate-role', assignment: commander.id, reason: '' });
  expect(called(here, { kind: 'no-commander' })).toEqual(['Ana', 'Bo', 'Cy']);
  expect(called(here, { kind: 'next-check' })).toEqual(['Ana', 'Bo', 'Cy']);
});
