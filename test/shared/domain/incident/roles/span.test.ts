import { expect, test } from 'vitest';
import type { RoleId } from '../../../../../shared/domain/content/roles';
import { selectPresent, selectReleased, selectSeats } from '../../../../../shared/domain/incident/roles/select-roles';
import { MOST_REPORTS, selectSpan } from '../../../../../shared/domain/incident/roles/span';
import { selectRoleWarnings } from '../../../../../shared/domain/incident/roles/warnings';
import { ANA, BO, entry, personOf, room, type Desk } from '../desk';

const give = (here: Desk, role: RoleId, name: string) =>
  here.do({ kind: 'assign-role', role, person: { id: name.toLowerCase(), name }, note: '' });

function commanded(): Desk {
  const here = room();
  if (selectSeats(here.view())[0]?.holders.length === 0)
    here.do({ kind: 'assign-role', role: 'incident-commander', person: personOf(ANA), note: '' });
  return here;
}

test('experts answer to the technical lead as soon as there is one', () => {
  const here = commanded();
  give(here, 'sme-network', 'Ivo');
  give(here, 'sme-database', 'Bo');
  give(here, 'scribe', 'Cy');
  expect(selectSpan(here.view())).toBe(3);
  give(here, 'tech-lead', 'Eli');
  expect(selectSpan(here.view())).toBe(2);
});

test('whoever has an order and no seat answers to the commander; one in two seats counts once', () => {
  const here = commanded();
  give(here, 'scribe', 'Cy');
  give(here, 'deputy', 'Cy');
  here.do({
    kind: 'add-entries',
    entries: [entry('check the lag', { entry: 'action', owner: { id: 'gus', name: 'Gus' } })],
  });
  expect(selectSpan(here.view())).toBe(2);
});

test('more than seven is said, once', () => {
  const here = commanded();
  for (let i = 0; i < MOST_REPORTS; i++) give(here, 'sme-network', `Person ${String(i)}`);
  const warned = () => selectRoleWarnings(here.view(), here.now()).filter(({ kind }) => kind === 'span').length;
  expect([selectSpan(here.view()), warned()]).toEqual([7, 0]);
  give(here, 'sme-network', 'One more');
  expect([selectSpan(here.view()), warned()]).toEqual([8, 1]);
});

test('who is released leaves all seats and is not here, until they write again', () => {
  const here = commanded();
  const there = here.apart(BO);
  there.do({ kind: 'set-situation', text: 'from Bo' });
  here.meet(there);
  give(here, 'sme-network', 'Bo');
  give(here, 'scribe', 'Bo');
  const names = () => selectPresent(here.view()).map(({ name }) => name);
  expect(names()).toContain('Bo');
  here.pass(1_000).do({ kind: 'release-person', person: personOf(BO), reason: 'shift over' });
  expect(names()).not.toContain('Bo');
  expect(selectReleased(here.view()).get('bo')?.fact.reason).toBe('shift over');
  expect(selectSeats(here.view()).flatMap(({ holders }) => holders.map(({ person }) => person.name))).toEqual(['Ana']);
  expect(here.refusal({ kind: 'release-person', person: personOf(BO), reason: '' })).toEqual({ kind: 'unchanged' });
  there.meet(here).pass(2_000).do({ kind: 'set-situation', text: 'Bo is back' });
  here.meet(there);
  expect(names()).toContain('Bo');
  expect(selectReleased(here.view()).size).toBe(0);
});
