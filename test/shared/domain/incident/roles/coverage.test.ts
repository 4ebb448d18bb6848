import { expect, test } from 'vitest';
import type { RoleId } from '../../../../../shared/domain/content/roles';
import { selectCoverage } from '../../../../../shared/domain/incident/roles/coverage';
import { ANA, BO, personOf, room, type Desk } from '../desk';

const DIRECTORY = [
  { id: ANA.id, name: ANA.name, skills: ['network', 'database'] },
  { id: BO.id, name: BO.name, skills: ['Networking', 'Postgres'] },
  { id: 'far', name: 'Far Away', skills: ['hardware'] },
];

const give = (here: Desk, role: RoleId, person: { readonly id: string; readonly name: string }) =>
  here.do({ kind: 'assign-role', role, person, note: '' });

const covered = (here: Desk): readonly string[] =>
  selectCoverage(here.view(), DIRECTORY).map(
    ({ field, by, how }) => `${field.name}: ${by.map(({ name }) => `${name}, ${how}`).join('; ') || 'nobody'}`,
  );

test('alone in command, nothing is covered: whoever commands does not fix, and whoever is away does not count', () => {
  expect(covered(room())).toEqual([
    'Network: nobody',
    'Hardware: nobody',
    'Applications: nobody',
    'Security: nobody',
    'Database: nobody',
  ]);
});

test('while a seat is empty, a skill of somebody present covers its field; the seat comes before it', () => {
  const here = room();
  give(here, 'scribe', personOf(BO));
  expect(covered(here)).toContain('Network: Bo, skill');
  expect(covered(here)).toContain('Database: Bo, skill');
  give(here, 'sme-network', { id: 'ivo', name: 'Ivo' });
  expect(covered(here)).toContain('Network: Ivo, seat');
});

test('whoever only listens covers nothing', () => {
  const here = room();
  give(here, 'observer', personOf(BO));
  expect(covered(here)).toContain('Network: nobody');
});
