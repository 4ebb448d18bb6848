import { expect, test } from 'vitest';
import { CRISIS_TRIGGERS } from '../../../../shared/domain/content/crisis';
import { SEVERITIES } from '../../../../shared/domain/content/severities';
import {
  applyToPlan,
  decidePlan,
  emptyPlan,
  parsePlanFact,
  selectCrisisTriggers,
  selectScale,
  type PlanFact,
} from '../../../../shared/domain/plan/plan';
import { MAX_CRITERIA, MAX_LEVEL_NAME, type ScaleCommand } from '../../../../shared/domain/plan/scale';
import type { Stated } from '../../../../shared/domain/stated';
import { stated } from './stated-fact';

/** A laptop of the room: what it was told, and what it says. */
function laptop(heard: readonly Stated<PlanFact>[] = []) {
  const ops = [...heard];
  const plan = () => applyToPlan(emptyPlan, ops);
  return {
    plan,
    ops,
    hear: (others: readonly Stated<PlanFact>[]) => void ops.push(...others),
    say(command: ScaleCommand, at = ops.length) {
      const decided = decidePlan(plan(), command);
      if (!decided.ok) throw new Error(JSON.stringify(decided.error));
      const said = decided.value.map((fact) => stated(parsePlanFact(structuredClone(fact)) as PlanFact, at));
      ops.push(...said);
      return said;
    },
  };
}

const word = (severity: 1 | 2, name: string, criteria: string): ScaleCommand => ({
  kind: 'word-scale',
  levels: [{ severity, name, criteria }],
  triggers: null,
});
const trigger = (...triggers: readonly string[]): ScaleCommand => ({ kind: 'word-scale', levels: [], triggers });

test('a room that worded nothing has the scale that ships', () => {
  expect(selectScale(emptyPlan)).toEqual(SEVERITIES);
  expect(selectCrisisTriggers(emptyPlan)).toEqual(CRISIS_TRIGGERS);
});

test('what a room words stands, what it leaves empty ships, and the levels stay the four they are', () => {
  const here = laptop();
  here.say(word(1, ' Tills down ', ''));
  here.say(word(2, '', 'Half the tills'));
  const [first, second, ...others] = selectScale(here.plan());
  expect(first).toEqual({ ...SEVERITIES[0], name: 'Tills down' });
  expect(second).toEqual({ ...SEVERITIES[1], definition: 'Half the tills' });
  expect(others).toEqual(SEVERITIES.slice(2));
});

test('what is said again as it ships follows what ships', () => {
  const here = laptop();
  here.say(word(1, 'Tills down', 'All tills'));
  const [said] = here.say(word(1, 'Critical', SEVERITIES[0]?.definition ?? ''));
  expect(said?.fact).toMatchObject({ name: '', criteria: '' });
  expect(selectScale(here.plan())).toEqual(SEVERITIES);
});

test('of two who worded a level apart the later stands on both, and one more word replaces both', () => {
  const [ana, bo] = [laptop(), laptop()];
  const fromAna = ana.say(word(1, 'Ana’s', ''), 10);
  const fromBo = bo.say(word(1, 'Bo’s', ''), 11);
  ana.hear(fromBo);
  bo.hear(fromAna);
  expect(selectScale(ana.plan())[0]?.name).toBe('Bo’s');
  expect(selectScale(bo.plan())).toEqual(selectScale(ana.plan()));
  const [settled] = ana.say(word(1, 'Ours', ''), 12);
  expect(settled?.fact).toMatchObject({ replaces: [fromAna[0]?.id, fromBo[0]?.id] });
});

test('triggers are offered in their order, none empty and none twice; none at all: those that ship', () => {
  const here = laptop();
  here.say(trigger(' A strike ', '', 'A flood', 'A strike'));
  expect(selectCrisisTriggers(here.plan())).toEqual(['A strike', 'A flood']);
  here.say(trigger(' '));
  expect(selectCrisisTriggers(here.plan())).toEqual(CRISIS_TRIGGERS);
});

test('more triggers than keys are refused, and so is what is too long: nothing of it is written, nothing is cut', () => {
  const plan = laptop().plan();
  const ten = Array.from({ length: 10 }, (_, i) => `Trigger ${String(i)}`);
  const asked = (command: ScaleCommand) => decidePlan(plan, command);
  expect(asked({ ...word(1, 'Tills down', ''), triggers: ten })).toEqual({
    ok: false,
    error: { kind: 'too-many-triggers', most: 9 },
  });
  const tooLong = (most: number) => ({ ok: false, error: { kind: 'too-long', most } });
  expect(asked(word(1, 'n'.repeat(MAX_LEVEL_NAME + 1), ''))).toEqual(tooLong(MAX_LEVEL_NAME));
  expect(asked(word(1, '', 'c'.repeat(MAX_CRITERIA + 1)))).toEqual(tooLong(MAX_CRITERIA));
  expect(asked(trigger('t'.repeat(MAX_CRITERIA + 1)))).toEqual(tooLong(MAX_CRITERIA));
  expect(asked(trigger('t'.repeat(MAX_CRITERIA))).ok).toBe(true);
});
