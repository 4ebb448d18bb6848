import { expect, test } from 'vitest';
import type { RoleId } from '../../../../../shared/domain/content/roles';
import { selectDues } from '../../../../../shared/domain/incident/due/select-dues';
import {
  seatOf,
  selectObservers,
  selectPresent,
  selectVacancies,
  SHIFT_MS,
} from '../../../../../shared/domain/incident/roles/select-roles';
import { selectSpan } from '../../../../../shared/domain/incident/roles/span';
import { BO, entry, MINUTE, room, type Desk } from '../desk';

const GUS = { id: 'gus', name: 'Gus' };
const give = (here: Desk, role: RoleId, person = GUS) => here.do({ kind: 'assign-role', role, person, note: '' });
const observers = (here: Desk) => selectObservers(here.view()).map(({ person }) => person.name);

test('an observer is here, answers to nobody, and needs neither accepting nor relief', () => {
  const here = room();
  give(here, 'observer');
  expect(observers(here)).toEqual(['Gus']);
  expect(selectPresent(here.view()).map(({ name }) => name)).toContain('Gus');
  expect(selectSpan(here.view())).toBe(0);
  expect(seatOf(here.view(), 'observer')?.holders).toMatchObject([{ accepted: true }]);
  here.pass(SHIFT_MS + MINUTE);
  const shifts = selectDues(here.view(), here.now()).filter(({ what }) => what.kind === 'shift');
  expect(shifts.map(({ what }) => (what.kind === 'shift' ? what.person : ''))).toEqual(['Ana']);
});

test('no seat has to be filled because somebody listens', () => {
  const here = room();
  here.do({ kind: 'set-severity', severity: 1, reason: '' });
  const vacant = () => selectVacancies(here.view(), here.now()).map(({ role }) => role.id);
  const before = vacant();
  for (const name of ['Gus', 'Hana', 'Ivo']) give(here, 'observer', { id: name, name });
  expect(vacant()).toEqual(before);
  give(here, 'sme-network', { id: 'bo', name: 'Bo' });
  expect(vacant()).not.toEqual(before);
});

test('an observer who has an order answers to the commander', () => {
  const here = room();
  give(here, 'observer');
  here.do({ kind: 'add-entries', entries: [entry('check the lag', { entry: 'action', owner: GUS })] });
  expect(selectSpan(here.view())).toBe(1);
});

test('whoever is given a part no longer only listens', () => {
  const here = room();
  give(here, 'observer');
  const given = give(here, 'scribe');
  expect(observers(here)).toEqual([]);
  expect(seatOf(here.view(), 'observer')?.holders).toEqual([]);
  here.undo(given);
  expect(observers(here)).toEqual(['Gus']);
});

test('an observer who is offered a role listens until it is accepted', () => {
  const here = room();
  give(here, 'observer');
  give(here, 'incident-commander');
  expect(observers(here)).toEqual(['Gus']);
  const next = seatOf(here.view(), 'incident-commander')?.next[0];
  if (!next) throw new Error('not offered');
  here.do({ kind: 'accept-role', assignment: next.id });
  expect(observers(here)).toEqual([]);
  expect(seatOf(here.view(), 'observer')?.holders).toEqual([]);
});

test('whoever holds a role cannot only listen; made both apart, the role counts', () => {
  const here = room();
  const there = here.apart(BO);
  give(here, 'scribe');
  expect(here.refusal({ kind: 'assign-role', role: 'observer', person: GUS, note: '' })).toEqual({
    kind: 'takes-part',
    name: 'Gus',
    role: 'Scribe',
  });
  give(there, 'observer');
  here.meet(there);
  expect(observers(here)).toEqual([]);
  expect(selectSpan(here.view())).toBe(1);
});

test('who is released listens no more', () => {
  const here = room();
  give(here, 'observer');
  here.pass(1_000).do({ kind: 'release-person', person: GUS, reason: '' });
  expect(observers(here)).toEqual([]);
  expect(selectPresent(here.view()).map(({ name }) => name)).not.toContain('Gus');
});
