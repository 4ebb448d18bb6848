import { expect, test } from 'vitest';
import {
  applyToPlan,
  decidePlan,
  emptyPlan,
  parsePlanFact,
  planMeaning,
  selectPeople,
  selectTrainings,
  type Plan,
  type PlanCommand,
  type PlanFact,
} from '../../../../shared/domain/plan/plan';
import { selectReadiness, selectSinglePersonRisks, type Learned } from '../../../../shared/domain/plan/readiness';
import { isOldTraining, type TrainedHow } from '../../../../shared/domain/plan/training';
import type { FactId, Stated } from '../../../../shared/domain/stated';
import { stated } from './stated-fact';

const DAY_MS = 86_400_000;

/** A plan that is written to, one op a command. */
function desk() {
  const ops: Stated<PlanFact>[] = [];
  const plan = (): Plan => applyToPlan(emptyPlan, ops);
  const asked = (command: PlanCommand) => decidePlan(plan(), command);
  const act = (command: PlanCommand): void => {
    const decided = asked(command);
    if (!decided.ok) throw new Error(JSON.stringify(decided.error));
    for (const fact of decided.value) ops.push(stated(fact, ops.length));
  };
  for (const name of ['Ana', 'Bo', 'Cy'])
    act({ kind: 'add-person', name, initials: '', phone: '', phone2: '', skills: [] });
  const idOf = (name: string): FactId => selectPeople(plan()).find((one) => one.name === name)?.id as FactId;
  const training = (name: string, role: string, how: TrainedHow, day = 0) =>
    ({ kind: 'record-training', person: idOf(name), role, how, at: day * DAY_MS }) as const;
  const train = (...of: Parameters<typeof training>): void => {
    act(training(...of));
  };
  const of = (role: string) => {
    const found = selectReadiness(plan()).find((one) => one.role.id === role);
    const names = (all: readonly Learned[]) => all.map(({ person, last }) => `${person.name} ${last.how}`);
    return { ready: names(found?.ready ?? []), learning: names(found?.learning ?? []) };
  };
  return { plan, ops, asked, act, idOf, training, train, of };
}

test('a training is recorded for somebody of the list and a role with work in it, once, and can be taken back', () => {
  const { plan, asked, act, idOf, training, train } = desk();
  train('Bo', 'scribe', 'trained', 9);
  train('Bo', 'scribe', 'drilled', 3);
  expect(selectTrainings(plan()).map(({ how }) => how)).toEqual(['drilled', 'trained']);
  expect(asked(training('Bo', 'scribe', 'trained', 9))).toMatchObject({ error: { kind: 'training-known' } });
  expect(asked(training('Bo', 'observer', 'trained'))).toMatchObject({ error: { kind: 'no-such-role' } });
  expect(asked({ ...training('Bo', 'scribe', 'trained'), person: idOf('Zed') })).toMatchObject({
    error: { kind: 'no-such-person' },
  });
  const [first] = selectTrainings(plan());
  if (!first) throw new Error('nothing recorded');
  act({ kind: 'remove-training', training: first.id });
  expect(selectTrainings(plan()).map(({ how }) => how)).toEqual(['trained']);
  expect(asked({ kind: 'remove-training', training: first.id })).toMatchObject({
    error: { kind: 'no-such-training' },
  });
});

test('what is recorded reads back the same on every laptop, in whatever order it came', () => {
  const { plan, ops, train } = desk();
  train('Bo', 'scribe', 'trained', 9);
  train('Cy', 'deputy', 'shadowed', 3);
  for (const { fact } of ops) expect(parsePlanFact(JSON.parse(JSON.stringify(fact)))).toEqual(fact);
  expect(selectTrainings(applyToPlan(emptyPlan, [...ops].reverse()))).toEqual(selectTrainings(plan()));
  expect(parsePlanFact({ kind: 'training-recorded/1', person: 'x', role: 'scribe', how: 'read', at: 1 })).toBeNull();
  expect(planMeaning.onlyAdds({ kind: 'remove-training', training: ops[0]?.id as FactId })).toBe(false);
});

test('who was trained or drilled could take it, the latest first; who only looked on is learning', () => {
  const { train, of, act, idOf } = desk();
  train('Ana', 'scribe', 'trained', 1);
  train('Bo', 'scribe', 'drilled', 9);
  train('Cy', 'scribe', 'shadowed', 20);
  expect(of('scribe')).toEqual({ ready: ['Bo drilled', 'Ana trained'], learning: ['Cy shadowed'] });
  // Looking on once more takes nothing away.
  train('Ana', 'scribe', 'shadowed', 30);
  expect(of('scribe').ready).toEqual(['Bo drilled', 'Ana trained']);
  act({ kind: 'remove-person', person: idOf('Bo') });
  expect(of('scribe').ready).toEqual(['Ana trained']);
});

test('roles that one person alone could take stand under that person, those that nobody could by themselves', () => {
  const { plan, train } = desk();
  train('Ana', 'scribe', 'trained');
  train('Bo', 'scribe', 'trained');
  train('Bo', 'deputy', 'drilled');
  train('Bo', 'legal', 'trained');
  train('Cy', 'facilities', 'shadowed');
  const { onOne, onNobody } = selectSinglePersonRisks(selectReadiness(plan()));
  expect(onOne.map(({ person, roles }) => [person.name, roles.map(({ id }) => id)])).toEqual([
    ['Bo', ['deputy', 'legal']],
  ]);
  expect(onNobody.map(({ id }) => id)).toContain('facilities');
  expect(onNobody).toHaveLength(18);
});

test('training is old after a year, and still counts', () => {
  const { plan, train, of } = desk();
  train('Bo', 'scribe', 'trained');
  const [training] = selectTrainings(plan());
  if (!training) throw new Error('nothing recorded');
  expect(isOldTraining(training, 365 * DAY_MS)).toBe(false);
  expect(isOldTraining(training, 365 * DAY_MS + 1)).toBe(true);
  expect(of('scribe').ready).toEqual(['Bo trained']);
});
