import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  selectReference,
  selectStartedAt,
  selectSystems,
  systemKey,
} from '../../../../../shared/domain/incident/header/select-header';
import type { IncidentFact } from '../../../../../shared/domain/incident/facts';
import { BO, desk, MINUTE, NOON, room } from '../desk';

const declared = (reference: string): IncidentFact => ({
  kind: 'incident-declared/1',
  reference,
  mode: 'live',
  title: 'Checkout down',
  severity: 2,
});

test('an incident goes by the reference it was declared under', () => {
  expect(selectReference(room({ reference: 'INC-20261121-BO-07' }).view())).toBe('INC-20261121-BO-07');
});

test('a second declaration does not rename an incident, on whichever laptop the two are read', () => {
  const ana = desk();
  ana.say(declared('INC-1'));
  const bo = ana.apart(BO).pass(MINUTE);
  bo.say(declared('INC-2'));
  const both = [...bo.ops()].reverse();
  expect(selectReference(bo.view())).toBe('INC-1');
  expect(selectReference(desk(BO, { ops: both, now: NOON, written: 2 }).view())).toBe('INC-1');
});

test('a book in which nothing was declared has no reference, and began at the epoch', () => {
  const empty = desk().view();
  expect([selectReference(empty), selectStartedAt(empty)]).toEqual(['', 0]);
});

test('an incident began when it is said to have begun, however often that is corrected', () => {
  const here = room({ startedAt: NOON - 9 * MINUTE });
  expect(selectStartedAt(here.view())).toBe(NOON - 9 * MINUTE);
  const moved = here.do({ kind: 'set-stamp', stamp: 'started', at: NOON - 20 * MINUTE, approximate: true });
  expect(selectStartedAt(here.view())).toBe(NOON - 20 * MINUTE);
  here.undo(moved);
  expect(selectStartedAt(here.view())).toBe(NOON - 9 * MINUTE);
});

test('an incident of which nobody said when it began, began when it was declared', () => {
  const here = desk().pass(3 * MINUTE);
  here.say(declared('INC-1'));
  const [started] = here
    .pass(MINUTE)
    .do({ kind: 'set-stamp', stamp: 'started', at: NOON - MINUTE, approximate: false });
  expect(selectStartedAt(here.view())).toBe(NOON - MINUTE);
  here.undo(started ? [started] : []);
  expect(selectStartedAt(here.view())).toBe(NOON + 3 * MINUTE);
});

test.each([
  ['Orders DB', 'orders db'],
  ['  orders db\t', 'orders db'],
  ['ORDERS DB', 'orders db'],
  ['orders  db', 'orders  db'],
  ['ÉTUDE', 'étude'],
  [' ', ''],
])('the system %j is known as %j', (name, key) => {
  expect(systemKey(name)).toBe(key);
});

test('a name of any length has a key that a fact can hold, with no letter cut in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '😀', 'É', ' '), minLength: 150 }), (name) => {
      const key = systemKey(name);
      expect(key.length).toBeLessThanOrEqual(200);
      expect(name.trim().toLowerCase().startsWith(key)).toBe(true);
      expect(key).not.toMatch(/\p{Surrogate}/u);
      expect(systemKey(` ${name.toUpperCase()} `)).toBe(key);
    }),
  );
});

test('two systems whose names begin alike are two', () => {
  const here = room({ systems: ['Orders', 'Orders DB'] });
  here.do({ kind: 'set-system', name: 'orders', state: 'restored' });
  expect(selectSystems(here.view()).map(({ system, state }) => [system, state])).toEqual([
    ['orders', 'restored'],
    ['orders db', 'down'],
  ]);
});
