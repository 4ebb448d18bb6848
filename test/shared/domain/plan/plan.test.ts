import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  applyToPlan,
  decidePlan,
  emptyPlan,
  initialsOf,
  parsePlanFact,
  planMeaning,
  selectPeople,
  selectRules,
  type Plan,
  type PlanCommand,
} from '../../../../shared/domain/plan/plan';
import type { FactId } from '../../../../shared/domain/stated';
import { stated } from './stated-fact';

const details = (name: string, more: object = {}) => ({
  name,
  initials: '',
  phone: '',
  phone2: '',
  skills: [],
  ...more,
});
const add = (name: string, more: object = {}): PlanCommand => ({ kind: 'add-person', ...details(name, more) });

function planOf(...commands: readonly ((plan: Plan) => PlanCommand)[]): Plan {
  return commands.reduce((plan, command, n) => {
    const decided = decidePlan(plan, command(plan));
    if (!decided.ok) throw new Error(JSON.stringify(decided.error));
    return applyToPlan(
      plan,
      decided.value.map((fact) => stated(fact, n)),
    );
  }, emptyPlan);
}

const idOf = (plan: Plan, name: string): FactId => selectPeople(plan).find((one) => one.name === name)?.id as FactId;

test('people are listed by name, with initials made from it unless given', () => {
  const plan = planOf(
    () => add('  Bo Lin '),
    () => add('Ana Ruiz', { initials: 'ARZ', phone: ' 1 ', skills: ['db'] }),
  );
  expect(selectPeople(plan)).toMatchObject([
    { name: 'Ana Ruiz', initials: 'ARZ', phone: '1', skills: ['db'] },
    { name: 'Bo Lin', initials: 'BL' },
  ]);
});

test.each([
  ['Ana Ruiz', 'AR'],
  ['ana maria ruiz', 'AR'],
  ['Cher', 'CH'],
  ['  x ', 'X'],
  ['😀 Smith', '😀S'],
  ['', ''],
])('the initials of %j are %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test('a person is changed, keeps the same id, and is removed', () => {
  const added = planOf(() => add('Ana'));
  const id = idOf(added, 'Ana');
  const changed = planOf(
    () => add('Ana'),
    () => ({ kind: 'change-person', person: id, ...details('Ana Ruiz') }),
  );
  expect(selectPeople(changed)).toMatchObject([{ id, name: 'Ana Ruiz' }]);
  const removed = planOf(
    () => add('Ana'),
    () => ({ kind: 'remove-person', person: id }),
  );
  expect(selectPeople(removed)).toEqual([]);
});

test('a name is given once, whatever its case, and is free again when its owner is gone', () => {
  const plan = planOf(
    () => add('Ana'),
    () => add('Bo'),
  );
  expect(decidePlan(plan, add('ANA'))).toEqual({ ok: false, error: { kind: 'name-taken', name: 'Ana' } });
  const bo = idOf(plan, 'Bo');
  expect(decidePlan(plan, { kind: 'change-person', person: bo, ...details('ana') })).toMatchObject({ ok: false });
  expect(decidePlan(plan, { kind: 'change-person', person: bo, ...details('BO') })).toMatchObject({ ok: true });
  const gone = planOf(
    () => add('Ana'),
    (now) => ({ kind: 'remove-person', person: idOf(now, 'Ana') }),
  );
  expect(decidePlan(gone, add('Ana'))).toMatchObject({ ok: true });
});

test('without a name, or for nobody, nothing is written', () => {
  const nobody = `${'00'.repeat(32)}.0` as FactId;
  expect(decidePlan(emptyPlan, add(' '))).toEqual({ ok: false, error: { kind: 'name-needed' } });
  for (const command of [
    { kind: 'change-person' as const, person: nobody, ...details('X') },
    { kind: 'remove-person' as const, person: nobody },
  ])
    expect(decidePlan(emptyPlan, command)).toEqual({ ok: false, error: { kind: 'no-such-person' } });
});

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.nat(900).map((n) => '😀ΐ'.repeat(n)),
);

test('whatever is typed about a person can be read by every laptop', () => {
  const command = fc.record({
    kind: fc.constant('add-person' as const),
    name: words,
    initials: words,
    phone: words,
    phone2: words,
    skills: fc.array(words, { maxLength: 60 }),
  });
  fc.assert(
    fc.property(command, (asked) => {
      const decided = decidePlan(emptyPlan, asked);
      if (decided.ok)
        for (const fact of decided.value) expect(parsePlanFact(JSON.parse(JSON.stringify(fact)))).toEqual(fact);
    }),
    { numRuns: 300 },
  );
});

test('two who added the same name apart are both in the plan, in whatever order they came', () => {
  const facts = [add('Ana'), add('Ana', { phone: '2' })].flatMap((command, n) => {
    const decided = decidePlan(emptyPlan, command);
    return decided.ok ? decided.value.map((fact) => stated(fact, n)) : [];
  });
  const [one, other] = [applyToPlan(emptyPlan, facts), applyToPlan(emptyPlan, [...facts].reverse())];
  expect(
    selectPeople(one)
      .map((person) => person.phone)
      .sort(),
  ).toEqual(['', '2']);
  expect(new Set(selectPeople(other).map((person) => person.id))).toEqual(
    new Set(selectPeople(one).map((person) => person.id)),
  );
});

test('only adding a person is decided whatever has arrived meanwhile; what is strange is counted', () => {
  expect(planMeaning.onlyAdds(add('Ana'))).toBe(true);
  expect(planMeaning.onlyAdds({ kind: 'remove-person', person: `${'00'.repeat(32)}.0` as FactId })).toBe(false);
  const strange = `${'11'.repeat(32)}.0` as FactId;
  expect(planMeaning.apply(emptyPlan, [], [strange]).strange).toEqual(new Set([strange]));
  expect(parsePlanFact({ kind: 'person-added/9' })).toBeNull();
  expect(parsePlanFact(null)).toBeNull();
});

const RULE = {
  kind: 'add-rule',
  when: { on: 'phase', phase: 'resolution' },
  type: null,
  afterMinutes: 5,
  what: { do: 'remind', text: 'change freeze' },
} as const;

test('a rule is kept once, stands in the order of its making, and goes when removed', () => {
  const again = { ...RULE, afterMinutes: 10 };
  const plan = planOf(
    () => RULE,
    () => again,
  );
  expect(selectRules(plan).map(({ afterMinutes }) => afterMinutes)).toEqual([5, 10]);
  expect(decidePlan(plan, RULE)).toEqual({ ok: false, error: { kind: 'rule-known' } });
  const [first] = selectRules(plan);
  if (!first) throw new Error('no rule');
  const removed = decidePlan(plan, { kind: 'remove-rule', rule: first.id });
  if (!removed.ok) throw new Error('refused');
  const after = applyToPlan(
    plan,
    removed.value.map((fact) => stated(fact, 9)),
  );
  expect(selectRules(after).map(({ afterMinutes }) => afterMinutes)).toEqual([10]);
  expect(decidePlan(after, { kind: 'remove-rule', rule: first.id })).toEqual({
    ok: false,
    error: { kind: 'no-such-rule' },
  });
});
