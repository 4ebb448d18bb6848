import { expect, test } from 'vitest';
import type { IncidentCommand } from '../../../../../shared/domain/incident/decide';
import { selectConflicts } from '../../../../../shared/domain/incident/conflicts/select-conflicts';
import {
  isClosed,
  selectElapsedMs,
  selectPhase,
  selectPhaseSteps,
  selectSeverity,
  selectStamp,
  selectStampContradictions,
  selectSystems,
  selectTitle,
  selectType,
} from '../../../../../shared/domain/incident/header/select-header';
import type { Refusal } from '../../../../../shared/domain/incident/refusal';
import { shown, standing } from '../../../../../shared/domain/view';
import { BO, desk, MINUTE, NOON, personOf, room } from '../desk';

const severity = (level: 1 | 2 | 3 | 4, reason = ''): IncidentCommand => ({
  kind: 'set-severity',
  severity: level,
  reason,
});
const title = (text: string): IncidentCommand => ({ kind: 'set-title', title: text });
type OpenPhase = Extract<IncidentCommand, { kind: 'set-phase' }>['phase'];
const phase = (to: OpenPhase, reason = ''): IncidentCommand => ({ kind: 'set-phase', phase: to, reason });
const close = (name = 'Cy', reason = 'small'): IncidentCommand => ({
  kind: 'close',
  waivedBy: { id: null, name },
  reason,
});

test.each<[IncidentCommand, Refusal]>([
  [title('Checkout down'), { kind: 'unchanged' }],
  [title(' Checkout down '), { kind: 'unchanged' }],
  [title('x'.repeat(121)), { kind: 'too-long', limit: 120 }],
  [severity(2), { kind: 'unchanged' }],
  [severity(3), { kind: 'reason-needed', why: 'lower-severity' }],
  [severity(4, '  '), { kind: 'reason-needed', why: 'lower-severity' }],
  [phase('triage'), { kind: 'unchanged' }],
  [phase('detection'), { kind: 'reason-needed', why: 'reopen' }],
  [close('  '), { kind: 'name-needed', why: 'waiver' }],
  [close('Cy', ' '), { kind: 'reason-needed', why: 'close' }],
  [
    { kind: 'set-situation', text: 'x'.repeat(1_501) },
    { kind: 'too-long', limit: 1_500 },
  ],
  [
    { kind: 'set-objective', text: 'x'.repeat(1_501) },
    { kind: 'too-long', limit: 1_500 },
  ],
  [{ kind: 'set-system', name: ' ', state: 'down' }, { kind: 'empty-text' }],
  [
    { kind: 'choose', field: 'title-set/1', value: `${'00'.repeat(32)}.0` as never },
    { kind: 'not-found', what: 'fact' },
  ],
])('%j is refused with %j', (command, refusal) => {
  expect(room().refusal(command)).toEqual(refusal);
});

test.each<[IncidentCommand, string, object]>([
  [title('  Payments down  '), 'title-set/1', { title: 'Payments down' }],
  [title(''), 'title-set/1', { title: '' }],
  [{ kind: 'set-type', type: 'network' }, 'type-set/1', { type: 'network', name: 'Network disruption' }],
  [{ kind: 'set-impact', impact: 3, urgency: 2 }, 'impact-set/1', { impact: 3, urgency: 2 }],
  [{ kind: 'set-situation', text: ' bad ' }, 'situation-set/1', { text: 'bad' }],
  [{ kind: 'set-objective', text: 'fix' }, 'objective-set/1', { text: 'fix' }],
  [{ kind: 'set-bridge', bridge: ' 123 ', fallback: 'radio' }, 'bridge-set/1', { bridge: '123', fallback: 'radio' }],
  [
    { kind: 'set-eta', at: NOON, confidence: 'low', basis: ' b ' },
    'eta-set/1',
    { at: NOON, confidence: 'low', basis: 'b' },
  ],
  [{ kind: 'set-next-check', at: NOON }, 'next-check-set/1', { at: NOON }],
  [{ kind: 'set-detected-by', by: 'user' }, 'detected-by-set/1', { by: 'user' }],
])('%j sets %s to %j, once', (command, kind, value) => {
  const here = room();
  here.do(command);
  expect(shown(here.view(), kind as 'title-set/1')?.fact).toMatchObject(value);
  expect(here.refusal(command)).toEqual({ kind: 'unchanged' });
});

test('severity goes up unasked, and down with a reason', () => {
  const here = room();
  here.do(severity(1));
  here.do(severity(3, ' wrong alarm '));
  expect(shown(here.view(), 'severity-set/1')?.fact).toMatchObject({ severity: 3, reason: 'wrong alarm' });
});

test('two who set severity apart both stand, and are shown until someone chooses', () => {
  const ana = room();
  const bo = ana.apart(BO);
  ana.do(severity(1));
  bo.do(severity(3, 'one site'));
  ana.meet(bo);
  bo.meet(ana);
  for (const here of [ana, bo]) {
    const [conflict] = selectConflicts(here.view());
    expect(conflict).toMatchObject({ field: 'severity-set/1' });
    expect(conflict?.values.map((one) => 'severity' in one.fact && one.fact.severity).sort()).toEqual([1, 3]);
  }
  const chosen = standing(ana.view(), 'severity-set/1').find((one) => one.fact.severity === 1);
  if (!chosen) throw new Error('not standing');
  const settled = ana.do({ kind: 'choose', field: 'severity-set/1', value: chosen.id });
  expect(selectConflicts(ana.view())).toEqual([]);
  expect(selectSeverity(ana.view())).toBe(1);
  expect(selectConflicts(bo.meet(ana).view())).toEqual([]);
  ana.undo(settled);
  expect(
    standing(ana.view(), 'severity-set/1')
      .map((one) => one.fact.severity)
      .sort(),
  ).toEqual([1, 3]);
});

test('an edit while a conflict is open replaces the value displayed, and no other', () => {
  const ana = room();
  const bo = ana.apart(BO);
  ana.do(title('From Ana'));
  bo.do(title('From Bo'));
  ana.meet(bo);
  const displayed = selectTitle(ana.view());
  const other = displayed === 'From Bo' ? 'From Ana' : 'From Bo';
  ana.do(title('Edited'));
  expect(
    standing(ana.view(), 'title-set/1')
      .map((one) => one.fact.title)
      .sort(),
  ).toEqual(['Edited', other].sort());
  expect(ana.pass(1).refusal(title('x'.repeat(200)))).toMatchObject({ kind: 'too-long' });
});

test('setting again what is displayed settles nothing while a conflict is open, and is not refused', () => {
  const ana = room();
  const bo = ana.apart(BO);
  ana.do(severity(1));
  bo.do(severity(3, 'one site'));
  ana.meet(bo);
  ana.do(severity(selectSeverity(ana.view()), 'still'));
  expect(selectConflicts(ana.view())).toHaveLength(1);
});

test('equal values are one value: no conflict, nothing to change, and one edit replaces them all', () => {
  const ana = room();
  const bo = ana.apart(BO);
  ana.do(severity(1, 'payments'));
  bo.do(severity(1, 'all users'));
  ana.meet(bo);
  expect(standing(ana.view(), 'severity-set/1')).toHaveLength(2);
  expect(selectConflicts(ana.view())).toEqual([]);
  expect(ana.refusal(severity(1))).toEqual({ kind: 'unchanged' });
  ana.do(severity(2, 'less'));
  expect(standing(ana.view(), 'severity-set/1')).toHaveLength(1);
  expect(selectConflicts(ana.view())).toEqual([]);
});

test('a phase stamps what it says was reached, and leaves the stamps that stand', () => {
  const here = room().pass(5 * MINUTE);
  here.do(phase('investigation'));
  expect(selectStamp(here.view(), 'triaged')).toBe(here.now());
  here.do({ kind: 'set-stamp', stamp: 'resolved', at: NOON + 1, approximate: true });
  here.pass(MINUTE).do(phase('review'));
  expect(selectStamp(here.view(), 'resolved')).toBe(NOON + 1);
  expect(selectStamp(here.view(), 'review')).toBe(here.now());
});

test('a jump forward shows what it passed over as not used, with no stamp invented', () => {
  const here = room().pass(MINUTE);
  here.do(phase('resolution'));
  expect(selectPhaseSteps(here.view()).map((step) => step.state)).toEqual([
    'past',
    'past',
    'not-used',
    'now',
    'ahead',
    'ahead',
  ]);
  expect(selectStamp(here.view(), 'investigation')).toBeUndefined();
  expect(selectPhaseSteps(here.view())[3]).toEqual({ phase: 'resolution', state: 'now', since: here.now() });
});

test('a closed incident is opened again only with a reason, and its clock goes on', () => {
  const here = room().pass(10 * MINUTE);
  here.do(close());
  expect(isClosed(here.view())).toBe(true);
  expect(here.refusal(close())).toEqual({ kind: 'unchanged' });
  expect(selectStamp(here.view(), 'resolved')).toBe(here.now());
  const lasted = selectElapsedMs(here.view(), here.now());
  expect(selectElapsedMs(here.view(), here.now() + MINUTE)).toBe(lasted);
  expect(here.refusal(phase('triage'))).toEqual({ kind: 'reason-needed', why: 'reopen' });
  here.pass(MINUTE).do(phase('investigation', 'it is back'));
  expect(selectElapsedMs(here.view(), here.now())).toBe(lasted + MINUTE);
  expect(selectPhaseSteps(here.view()).slice(3)).toMatchObject([
    { state: 'ahead' },
    { state: 'ahead' },
    { state: 'ahead' },
  ]);
});

test('closing names who answers for it', () => {
  const here = room();
  here.do(close('Cy', 'no one was hit'));
  expect(shown(here.view(), 'phase-set/1')?.fact.waiver).toEqual({
    by: { id: null, name: 'Cy' },
    reason: 'no one was hit',
  });
});

test.each<[string, [string, number][], number]>([
  ['nothing was said', [], 0],
  [
    'all is in order',
    [
      ['mitigated', 5],
      ['resolved', 9],
    ],
    0,
  ],
  [
    'the cause was found after the effect was gone',
    [
      ['mitigated', 5],
      ['cause-known', 60],
    ],
    0,
  ],
  [
    'it was resolved before it was mitigated',
    [
      ['mitigated', 9],
      ['resolved', 5],
    ],
    1,
  ],
  ['it was detected before it began', [['detected', -5]], 1],
])('stamps contradict each other where %s: %j', (_when, stamps, count) => {
  const here = room();
  for (const [stamp, minutes] of stamps)
    here.do({ kind: 'set-stamp', stamp: stamp as 'mitigated', at: NOON + minutes * MINUTE, approximate: false });
  expect(selectStampContradictions(here.view())).toHaveLength(count);
});

test('a system is one, however its name is typed, and keeps the name it first had', () => {
  const here = room({ systems: ['Orders DB'] });
  here.do({ kind: 'set-system', name: ' orders db ', state: 'recovering' });
  expect(here.refusal({ kind: 'set-system', name: 'ORDERS DB', state: 'recovering' })).toEqual({ kind: 'unchanged' });
  here.do({ kind: 'set-system', name: 'Gateway', state: 'degraded' });
  expect(selectSystems(here.view())).toMatchObject([
    { name: 'Orders DB', state: 'recovering', conflict: false },
    { name: 'Gateway', state: 'degraded' },
  ]);
});

test('a system that two saw in different states says so; in the same state under two names it does not', () => {
  const ana = room();
  const bo = ana.apart(BO);
  ana.do({ kind: 'set-system', name: 'DB', state: 'down' });
  bo.do({ kind: 'set-system', name: 'db', state: 'down' });
  expect(selectSystems(ana.meet(bo).view())).toMatchObject([{ system: 'db', conflict: false }]);
  bo.do({ kind: 'set-system', name: 'db', state: 'degraded' });
  expect(selectSystems(ana.meet(bo).view())).toMatchObject([{ conflict: true }]);
});

test('a book in which nothing was declared has defaults to show', () => {
  const empty = desk(BO).view();
  expect([selectTitle(empty), selectSeverity(empty), selectType(empty), selectPhase(empty)]).toEqual([
    '',
    2,
    'unknown',
    'triage',
  ]);
  expect(selectElapsedMs(empty, NOON)).toBeGreaterThanOrEqual(0);
  expect(personOf(BO)).toEqual({ id: 'bo', name: 'Bo' });
});
