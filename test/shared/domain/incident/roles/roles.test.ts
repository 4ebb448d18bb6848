import { expect, test } from 'vitest';
import type { IncidentCommand } from '../../../../../shared/domain/incident/decide';
import type { RoleId } from '../../../../../shared/domain/content/roles';
import {
  seatOf,
  SHIFT_MS,
  selectCommander,
  selectPresent,
  selectVacancies,
} from '../../../../../shared/domain/incident/roles/select-roles';
import { selectRoleWarnings } from '../../../../../shared/domain/incident/roles/warnings';
import type { FactId, Writer } from '../../../../../shared/domain/stated';
import { ANA, BO, CY, entry, MINUTE, personOf, room, type Desk } from '../desk';

const IC = 'incident-commander';
const assign = (role: RoleId, who: Writer, note = ''): IncidentCommand => ({
  kind: 'assign-role',
  role,
  person: personOf(who),
  note,
});
const accept = (assignment: FactId): IncidentCommand => ({ kind: 'accept-role', assignment });
const vacate = (assignment: FactId): IncidentCommand => ({ kind: 'vacate-role', assignment, reason: '' });
const keep = (assignment: FactId): IncidentCommand => ({ kind: 'keep-holder', assignment });

const seat = (here: Desk, role: RoleId = IC) => {
  const { holders = [], next = [] } = seatOf(here.view(), role) ?? {};
  return { holders: holders.map((one) => one.person.name), next: next.map((one) => one.person.name) };
};
const holderId = (here: Desk, name: string, role: RoleId = IC): FactId => {
  const { holders = [], next = [] } = seatOf(here.view(), role) ?? {};
  const found = [...holders, ...next].find((one) => one.person.name === name);
  if (!found) throw new Error(`${name} is not in the seat`);
  return found.id;
};

test('whoever declares is in command, and has accepted it', () => {
  expect(selectCommander(room().view())).toMatchObject({ person: personOf(ANA), accepted: true });
});

test('a vacant role is held at once; one taken for oneself is accepted by that', () => {
  const here = room();
  here.do(assign('scribe', BO));
  expect(seatOf(here.view(), 'scribe')?.holders).toMatchObject([{ person: personOf(BO), accepted: false }]);
  here.do(accept(holderId(here, 'Bo', 'scribe')));
  expect(seatOf(here.view(), 'scribe')?.holders).toMatchObject([{ accepted: true }]);
  expect(here.refusal(accept(holderId(here, 'Bo', 'scribe')))).toEqual({ kind: 'already-accepted' });
  expect(here.refusal(accept(holderId(here, 'Ana')))).toEqual({ kind: 'already-accepted' });
});

test('a hand-over is offered, the holder stays until it is accepted, then the other holds it alone', () => {
  const here = room();
  here.do(assign(IC, BO, 'situation, objectives'));
  expect(seat(here)).toEqual({ holders: ['Ana'], next: ['Bo'] });
  expect(selectCommander(here.view())?.person.name).toBe('Ana');
  const accepted = here.pass(MINUTE).do(accept(holderId(here, 'Bo')));
  expect(seat(here)).toEqual({ holders: ['Bo'], next: [] });
  expect(selectCommander(here.view())).toMatchObject({ since: here.now(), note: 'situation, objectives' });
  here.undo(accepted);
  expect(seat(here)).toEqual({ holders: ['Ana'], next: ['Bo'] });
});

test('an offer made to another takes the first one back', () => {
  const here = room();
  here.do(assign(IC, BO));
  here.do(assign(IC, CY));
  expect(seat(here)).toEqual({ holders: ['Ana'], next: ['Cy'] });
});

test.each<[string, (here: Desk) => void]>([
  ['leaves', (here) => here.do(vacate(holderId(here, 'Ana')))],
  ['was never meant to be there', (here) => here.undo([holderId(here, 'Ana')])],
])('when the holder %s, whoever was to follow is in the role', (_how, leave) => {
  const here = room();
  here.do(assign(IC, BO));
  leave(here);
  expect(seat(here)).toEqual({ holders: ['Bo'], next: [] });
});

test('a role that is left is vacant', () => {
  const here = room();
  here.do(vacate(holderId(here, 'Ana')));
  expect(selectCommander(here.view())).toBeUndefined();
});

test('two who took command apart both hold it, nobody commands, and a person chooses', () => {
  const ana = room();
  ana.do(vacate(holderId(ana, 'Ana')));
  const bo = ana.apart(BO);
  const cy = ana.apart(CY);
  bo.do(assign(IC, BO));
  cy.pass(1_000).do(assign(IC, CY));
  ana.meet(bo).meet(cy);
  expect(seat(ana).holders.sort()).toEqual(['Bo', 'Cy']);
  expect(selectCommander(ana.view())).toBeUndefined();
  ana.do(keep(holderId(ana, 'Cy')));
  expect(selectCommander(ana.view())?.person.name).toBe('Cy');
  expect(ana.refusal(keep(holderId(ana, 'Cy')))).toEqual({ kind: 'unchanged' });
});

test('an offer accepted by both of two laptops is one hand-over', () => {
  const ana = room();
  ana.do(assign(IC, BO));
  const bo = ana.apart(BO);
  bo.do(accept(holderId(bo, 'Bo')));
  ana.pass(5).do(accept(holderId(ana, 'Bo')));
  expect(seat(ana.meet(bo))).toEqual({ holders: ['Bo'], next: [] });
});

test('a role for many is shared, and nobody is put out of it', () => {
  const here = room();
  here.do(assign('sme-network', BO));
  here.do(assign('sme-network', CY));
  expect(seat(here, 'sme-network')).toEqual({ holders: ['Bo', 'Cy'], next: [] });
  expect(here.refusal(keep(holderId(here, 'Bo', 'sme-network')))).toEqual({ kind: 'unchanged' });
});

test('whoever is only offered the role is not the one to keep', () => {
  const ana = room();
  const bo = ana.apart(BO);
  ana.do(vacate(holderId(ana, 'Ana')));
  ana.do(assign(IC, CY));
  bo.do(vacate(holderId(bo, 'Ana')));
  bo.do(assign(IC, BO));
  ana.meet(bo);
  expect(seat(ana).holders).toHaveLength(2);
  ana.do(assign(IC, ANA));
  expect(ana.refusal(keep(holderId(ana, 'Ana')))).toEqual({ kind: 'unchanged' });
});

test.each<[IncidentCommand, object]>([
  [
    { kind: 'assign-role', role: 'no-such-role' as RoleId, person: personOf(BO), note: '' },
    { kind: 'not-found', what: 'role' },
  ],
  [
    { kind: 'assign-role', role: 'scribe', person: { id: null, name: ' ' }, note: '' },
    { kind: 'name-needed', why: 'role' },
  ],
  [assign(IC, ANA), { kind: 'already-holds', name: 'Ana' }],
  [accept(`${'00'.repeat(32)}.0` as FactId), { kind: 'not-found', what: 'assignment' }],
])('%j is refused with %j', (command, refusal) => {
  expect(room().refusal(command)).toEqual(refusal);
});

function present(people: number): Desk {
  const here = room({ severity: 1 });
  for (const who of [BO, CY].slice(0, people - 1)) {
    const other = here.apart(who);
    other.do({ kind: 'add-entries', entries: [entry('here')] });
    here.meet(other);
  }
  for (let i = 3; i < people; i++)
    here.do(assign('facilities', { id: `x${String(i)}`, name: `X${String(i)}`, device: '' }));
  return here;
}

const vacancies = (here: Desk, after = 0) =>
  selectVacancies(here.view(), here.now() + after).map((one) => [one.role.id, one.urgency]);

test('required roles grow with the people present, and the rest become urgent after a quarter of an hour', () => {
  expect(selectPresent(present(3).view()).map((one) => one.name)).toEqual(['Ana', 'Bo', 'Cy']);
  expect(vacancies(present(1))).toEqual([]);
  expect(vacancies(present(2))).toEqual([['scribe', 'now']]);
  expect(vacancies(present(3))).toEqual([
    ['scribe', 'now'],
    ['comms-lead', 'now'],
  ]);
  const four = present(4);
  expect(vacancies(four)).toEqual(
    expect.arrayContaining([
      ['deputy', 'soon'],
      ['tech-lead', 'soon'],
      ['scribe', 'now'],
    ]),
  );
  expect(vacancies(four, 16 * MINUTE)).toContainEqual(['deputy', 'now']);
});

test('an empty seat of command is urgent with one person in the room', () => {
  const here = room();
  here.do(vacate(holderId(here, 'Ana')));
  expect(vacancies(here)).toEqual([[IC, 'now']]);
});

test('a commander who also fixes, writes to everybody for 20 minutes, or has led for four hours is told', () => {
  const here = room();
  const kinds = (after: number) => selectRoleWarnings(here.view(), here.now() + after).map((one) => one.kind);
  expect(kinds(0)).toEqual([]);
  here.do(assign('comms-lead', ANA));
  here.do(assign('sme-database', ANA));
  expect(kinds(0)).toEqual(['commander-fixes']);
  expect(kinds(21 * MINUTE)).toEqual(['commander-fixes', 'commander-and-comms']);
  expect(kinds(SHIFT_MS + MINUTE)).toEqual(['commander-fixes', 'commander-and-comms', 'shift-over']);
  here.do({ kind: 'set-severity', severity: 3, reason: 'small' });
  expect(kinds(21 * MINUTE)).toEqual(['commander-fixes']);
  here.do(vacate(holderId(here, 'Ana')));
  expect(kinds(SHIFT_MS * 2)).toEqual([]);
});
