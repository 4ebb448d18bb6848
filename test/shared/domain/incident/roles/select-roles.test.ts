import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personKey, sameAs } from '../../../../../shared/domain/incident/roles/select-roles';
import type { PersonRef } from '../../../../../shared/domain/stated';

const known = (id: string, name: string): PersonRef => ({ id, name });
const named = (name: string): PersonRef => ({ id: null, name });

test.each([
  [known('p1', 'Ana Ruiz'), 'p1'],
  [known('P1', ' Ana '), 'P1'],
  [known('', 'Ana'), ''],
  [named('Ana Ruiz'), 'ana ruiz'],
  [named('  ANA Ruiz '), 'ana ruiz'],
])('%j is known as %j', (person, key) => {
  expect(personKey(person)).toBe(key);
});

test.each([
  ['has another name by now', known('p1', 'Ana'), known('p1', 'Ana Ruiz'), true],
  ['was typed in another way', named('Ana Ruiz'), named(' ana ruiz'), true],
  ['is known here and only named there', known('p1', 'Ana'), named('Ana'), true],
  ['was typed by the id', known('ana', 'Ana Ruiz'), named('Ana'), true],
  ['is someone else', known('p1', 'Ana'), known('p2', 'Bo'), false],
  ['is someone else who is only named', named('Ana'), named('Bo'), false],
])('whether it is the same person, if one %s: %j, %j', (_how, a, b, same) => {
  expect(sameAs(a, b)).toBe(same);
});

const people = fc.record({
  id: fc.constantFrom(null, 'p1', 'p2', 'ana'),
  name: fc.constantFrom('Ana', 'ana ', 'Bo', 'p1'),
});

test('everyone is the same as oneself, and two are the same whichever is asked first', () => {
  fc.assert(
    fc.property(people, people, (a, b) => {
      expect(sameAs(a, { ...a })).toBe(true);
      expect(sameAs(a, b)).toBe(sameAs(b, a));
      if (personKey(a) === personKey(b)) expect(sameAs(a, b)).toBe(true);
    }),
  );
});
