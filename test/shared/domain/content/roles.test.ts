import { expect, test } from 'vitest';
import { requiredRoles, requiresExpert } from '../../../../shared/domain/content/required-roles';
import { ROLE_WORDS, roleFromWord } from '../../../../shared/domain/content/role-words';
import { ROLES, WORKING_ROLES, mayCombine } from '../../../../shared/domain/content/roles';
import type { Severity } from '../../../../shared/domain/content/severities';

test('every role fits a narrow column and says what it does in short lines', () => {
  expect(ROLES).toHaveLength(22);
  expect(new Set(ROLES.map((role) => role.id)).size).toBe(22);
  for (const role of ROLES) {
    expect(role.short.length).toBeLessThanOrEqual(10);
    expect(role.duties.length).toBeGreaterThan(0);
    expect(role.duties.every((duty) => duty.length <= 60)).toBe(true);
  }
});

test('whoever may combine with another, the other may combine with him', () => {
  for (const role of ROLES) {
    for (const other of role.mayCombineWith) expect(mayCombine(other, role.id, 1)).toBe(true);
  }
});

test('the commander may also write or speak, and below SEV2 do anything', () => {
  expect(mayCombine('incident-commander', 'scribe', 1)).toBe(true);
  expect(mayCombine('comms-lead', 'incident-commander', 1)).toBe(true);
  expect(mayCombine('incident-commander', 'sme-database', 2)).toBe(false);
  expect(mayCombine('sme-database', 'incident-commander', 3)).toBe(true);
  expect(mayCombine('tech-lead', 'sme-network', 1)).toBe(true);
  expect(mayCombine('scribe', 'tech-lead', 3)).toBe(false);
});

test('every typed word means one role', () => {
  const words = Object.values(ROLE_WORDS).flat();
  expect(new Set(words).size).toBe(words.length);
  for (const role of ROLES) for (const word of ROLE_WORDS[role.id]) expect(roleFromWord(word)?.id).toBe(role.id);
});

test.each([
  ['ic', 'incident-commander'],
  ['Commander', 'incident-commander'],
  ['scribe', 'scribe'],
  ['comms', 'comms-lead'],
  ['TL', 'tech-lead'],
  ['tech-lead', 'tech-lead'],
  ['Tech Lead', 'tech-lead'],
  ['dba', 'sme-database'],
  ['exec', 'executive-sponsor'],
  ['observer', 'observer'],
  ['nobody', undefined],
  ['', undefined],
])('the word %j means %s', (word, id) => {
  expect(roleFromWord(word)?.id).toBe(id);
});

test.each(ROLES)('$name is found by its id and its name', (role) => {
  expect(roleFromWord(role.id)?.id).toBe(role.id);
  expect(roleFromWord(role.name)?.id).toBe(role.id);
});

const SEATS: readonly (readonly [Severity, number, readonly string[]])[] = [
  [1, 0, ['incident-commander']],
  [1, 1, ['incident-commander']],
  [1, 2, ['incident-commander', 'scribe']],
  [1, 3, ['incident-commander', 'scribe', 'comms-lead']],
  [1, 4, ['incident-commander', 'deputy', 'scribe', 'comms-lead', 'tech-lead', 'executive-sponsor']],
  [2, 9, ['incident-commander', 'scribe', 'comms-lead', 'tech-lead']],
  [3, 3, ['incident-commander']],
  [3, 4, ['incident-commander', 'tech-lead']],
  [4, 9, ['incident-commander']],
];

test.each(SEATS)('SEV%i with %i people present requires %j', (severity, present, roles) => {
  expect(requiredRoles(severity, present)).toEqual(roles);
});

test('an expert is required at SEV1, once there are people to be one', () => {
  expect(requiresExpert(1, 3)).toBe(false);
  expect(requiresExpert(1, 4)).toBe(true);
  expect(requiresExpert(2, 9)).toBe(false);
});

test('every role has work in it but the observer’s, which nobody has to fill', () => {
  expect(ROLES.filter((role) => !WORKING_ROLES.includes(role)).map(({ id }) => id)).toEqual(['observer']);
  expect(ROLES.find(({ id }) => id === 'observer')).toMatchObject({ holders: 'many', neededAt: [] });
});
