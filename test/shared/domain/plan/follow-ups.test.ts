import { expect, test } from 'vitest';
import { emptyIncident } from '../../../../shared/domain/incident/incident';
import { followUps } from '../../../../shared/domain/plan/follow-ups';
import type { Rule } from '../../../../shared/domain/plan/rules';
import { factIdOf } from '../../../../shared/domain/stated';
import { MINUTE, room } from '../incident/desk';

const rule = (changes: Partial<Rule>): Rule => ({
  id: factIdOf('aa'.repeat(32), 0),
  when: { on: 'severity', severity: 1 },
  type: null,
  afterMinutes: 0,
  what: { do: 'checklist', template: 'T8', title: 'Data-centre loss' },
  ...changes,
});
const LIST = { kind: 'start-checklist', template: 'T8' };

test('a rule acts once, when what it waits for becomes so', () => {
  const here = room({ severity: 3 });
  const before = here.view();
  expect(followUps([rule({})], emptyIncident, before)).toEqual([]);
  here.do({ kind: 'set-severity', severity: 1, reason: '' });
  const after = here.view();
  expect(followUps([rule({})], before, after)).toEqual([LIST]);
  here.do({ kind: 'set-situation', text: 'still so' });
  expect(followUps([rule({})], after, here.view())).toEqual([]);
});

test('an incident that is declared as bad as that meets it at once; one without a declaration meets none', () => {
  const here = room({ severity: 1 });
  expect(followUps([rule({})], emptyIncident, here.view())).toEqual([LIST]);
  expect(followUps([rule({ when: { on: 'severity', severity: 4 } })], here.view(), emptyIncident)).toEqual([]);
});

test.each<[string, Rule['when'], Parameters<ReturnType<typeof room>['do']>[0]]>([
  ['a phase', { on: 'phase', phase: 'resolution' }, { kind: 'set-phase', phase: 'resolution', reason: '' }],
  ['worse than asked', { on: 'severity', severity: 2 }, { kind: 'set-severity', severity: 1, reason: '' }],
  ['a crisis', { on: 'crisis' }, { kind: 'set-crisis', on: true, reason: 'media' }],
])('%s', (_, when, command) => {
  const here = room({ severity: 3 });
  const before = here.view();
  here.do(command);
  expect(followUps([rule({ when })], before, here.view())).toEqual([LIST]);
});

test('a rule for one type waits for that type, whichever comes last', () => {
  const here = room({ severity: 1 });
  const ransom = rule({ type: 'security' });
  expect(followUps([ransom], emptyIncident, here.view())).toEqual([]);
  const before = here.view();
  here.do({ kind: 'set-type', type: 'security' });
  expect(followUps([ransom], before, here.view())).toEqual([LIST]);
});

test('a draft is begun, a reminder is an order; what comes later is an order that is due then', () => {
  const here = room({ severity: 1 });
  const draft = {
    do: 'draft',
    audience: 'it',
    name: 'IT Team',
    template: 'it.detected',
    title: 'IT team, detected',
  } as const;
  const asked = followUps(
    [
      rule({ what: draft }),
      rule({ what: { do: 'remind', text: 'call the insurer' } }),
      rule({ afterMinutes: 60, what: draft }),
      rule({ afterMinutes: 30 }),
    ],
    emptyIncident,
    here.view(),
  );
  const order = (text: string, timeboxMs: number | null) => ({
    kind: 'add-entries',
    entries: [expect.objectContaining({ entry: 'action', owner: null, text, timeboxMs })],
  });
  expect(asked).toEqual([
    { kind: 'draft-message', audience: 'it', template: 'it.detected', nextAt: null },
    order('call the insurer (rule)', null),
    order('Write to IT Team: IT team, detected (rule)', 60 * MINUTE),
    order('Open the list: Data-centre loss (rule)', 30 * MINUTE),
  ]);
  for (const command of asked) here.do(command);
});
