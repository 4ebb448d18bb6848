import { expect, test } from 'vitest';
import { isCrisis, selectSystems } from '../../../../../shared/domain/incident/header/select-header';
import { selectVacancies } from '../../../../../shared/domain/incident/roles/select-roles';
import { room } from '../desk';

const report = (name: string, percent: number) =>
  ({ kind: 'set-system', name, state: 'recovering', recovery: { percent, statement: 'index rebuild' } }) as const;

const needed = (here: ReturnType<typeof room>) =>
  selectVacancies(here.view(), here.now()).map(({ role, urgency }) => `${role.id} ${urgency}`);

test('a crisis calls executives, lawyers and continuity in, however few are awake', () => {
  const here = room();
  expect(needed(here).join()).not.toMatch(/legal/);
  here.do({ kind: 'set-crisis', on: true, reason: 'ransom demand' });
  expect(isCrisis(here.view())).toBe(true);
  expect(needed(here)).toEqual(
    expect.arrayContaining(['executive-sponsor soon', 'legal soon', 'business-continuity soon']),
  );
  here.do({ kind: 'set-crisis', on: false, reason: 'contained' });
  expect(needed(here).join()).not.toMatch(/legal/);
});

test('it says which trigger it was, and is not set twice', () => {
  const here = room();
  expect(here.refusal({ kind: 'set-crisis', on: true, reason: ' ' })).toEqual({ kind: 'reason-needed', why: 'crisis' });
  expect(here.refusal({ kind: 'set-crisis', on: false, reason: 'x' })).toEqual({ kind: 'unchanged' });
  here.do({ kind: 'set-crisis', on: true, reason: 'media' });
  expect(here.refusal({ kind: 'set-crisis', on: true, reason: 'again' })).toEqual({ kind: 'unchanged' });
});

test('how far a recovery is stands with its system until it is back', () => {
  const here = room();
  here.do({ kind: 'set-system', name: 'Orders', state: 'recovering' });
  const recovery = () => selectSystems(here.view()).find(({ system }) => system === 'orders')?.recovery;
  expect(recovery()).toBeNull();
  here.do(report(' ORDERS ', 60.4));
  expect(recovery()).toEqual({ percent: 60, statement: 'index rebuild' });
  expect(here.refusal(report('orders', 60))).toEqual({
    kind: 'unchanged',
  });
  here.do({ kind: 'set-system', name: 'Orders', state: 'restored' });
  expect(recovery()).toBeNull();
});

test.each([
  [140, 100],
  [-3, 0],
  [Number.NaN, 0],
])('a share of %d %% is %d %%', (typed, kept) => {
  const here = room();
  here.do({ kind: 'set-system', name: 'Orders', state: 'recovering' });
  here.do(report('orders', typed));
  expect(selectSystems(here.view()).find(({ system }) => system === 'orders')?.recovery?.percent).toBe(kept);
});
