import { expect, test } from 'vitest';
import { selectConflicts } from '../../../../../shared/domain/incident/conflicts/select-conflicts';
import { summarize } from '../../../../../shared/domain/incident/summary';
import { selectSetAside } from '../../../../../shared/domain/incident/triage/set-aside';
import { BO, room, type Desk } from '../desk';

const aside = { kind: 'set-aside', on: true, reason: 'the others come first' } as const;
const back = { kind: 'set-aside', on: false, reason: '' } as const;
const severity = (level: 1 | 2 | 3 | 4) => ({ kind: 'set-severity', severity: level, reason: 'seen' }) as const;
const isAside = (here: Desk) => selectSetAside(here.view()) !== undefined;

test('an incident is set aside with a reason, stands so in its summary, and is brought back without one', () => {
  const here = room();
  expect(here.refusal({ ...aside, reason: ' ' })).toEqual({ kind: 'reason-needed', why: 'set-aside' });
  expect(here.refusal(back)).toEqual({ kind: 'unchanged' });
  here.do(aside);
  expect(summarize(here.view())?.setAside).toEqual({ reason: 'the others come first', by: 'Ana', at: here.now() });
  expect(here.refusal(aside)).toEqual({ kind: 'unchanged' });
  here.pass(1_000).do(back);
  expect(summarize(here.view())?.setAside).toBeNull();
});

test('undone, it is as it was before', () => {
  const here = room();
  const done = here.do(aside);
  const undone = here.undo(done);
  expect(isAside(here)).toBe(false);
  here.undo(undone);
  expect(isAside(here)).toBe(true);
});

test.each<[what: string, levels: readonly (1 | 2 | 3 | 4)[], waits: boolean]>([
  ['a step up', [1], false],
  ['a step down', [3], true],
  ['a step down and up again', [4, 3], false],
  ['a step up that was taken back', [1, 2], false],
])('set aside at SEV2, after %s it waits: %#', (_, levels, waits) => {
  const here = room();
  here.do(aside);
  for (const level of levels) here.pass(1_000).do(severity(level));
  expect(isAside(here)).toBe(waits);
  if (waits) return;
  // It can be set aside again as it is now.
  here.pass(1_000).do(aside);
  expect(isAside(here)).toBe(true);
});

test('a step up of which whoever set it aside had not heard brings it back, whichever comes first', () => {
  const ana = room();
  const bo = ana.apart(BO);
  bo.do(severity(1));
  ana.pass(60_000).do({ kind: 'set-title', title: 'later' });
  ana.do(aside);
  expect(isAside(ana)).toBe(true);
  ana.meet(bo);
  expect(isAside(ana)).toBe(false);
  expect(isAside(bo.meet(ana))).toBe(false);
});

test('of two that contradict each other the one that keeps it in sight counts, and nobody is asked to choose', () => {
  const ana = room();
  ana.do(aside);
  const bo = ana.apart(BO);
  bo.do(back);
  bo.pass(1_000).do(aside);
  ana.pass(5_000).do(back);
  expect(isAside(bo)).toBe(true);
  ana.meet(bo);
  expect(isAside(ana)).toBe(false);
  expect(selectConflicts(ana.view())).toEqual([]);
  ana.pass(1_000).do(aside);
  expect(isAside(ana)).toBe(true);
});
