import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyAll } from '../../../../shared/domain/incident/apply';
import { decide, onlyAdds } from '../../../../shared/domain/incident/decide';
import { selectAccess } from '../../../../shared/domain/incident/access/select-access';
import { declareIncident, nextReference } from '../../../../shared/domain/incident/declare';
import { parseIncidentFact } from '../../../../shared/domain/incident/facts';
import { emptyIncident } from '../../../../shared/domain/incident/incident';
import { summarize } from '../../../../shared/domain/incident/summary';
import { selectLists } from '../../../../shared/domain/incident/checklists/select-checklists';
import { commandsFor, moment, person, words } from './any-commands';
import { ANA, desk, entry, NOON, personOf, room } from './desk';
import { histories } from './histories';

test('whatever is written can be read by every laptop: what decide answers with always parses, to the same', () => {
  const here = room();
  here.do({ kind: 'add-entries', entries: [entry('line'), entry('order', { entry: 'action' })] });
  const [draft] = here.do({ kind: 'draft-message', audience: 'it', template: 'no-change', nextAt: null });
  if (draft) here.do({ kind: 'approve-message', message: draft, text: 'words' });
  here.do({ kind: 'propose', proposal: 'roll back', options: '', risk: '' });
  const [briefing] = here.do({
    kind: 'open-briefing',
    withWhom: 'Executives',
    at: NOON,
    agenda: ['situation'],
    attendees: [personOf(ANA)],
  });
  if (briefing) here.do({ kind: 'ask-question', briefing, by: null, text: 'when?' });
  const item = selectLists(here.view())[0]?.items[0]?.id ?? '';
  const ids = here.ops().map((one) => one.id);
  let written = 0;
  fc.assert(
    fc.property(commandsFor(ids, item), (command) => {
      const decided = decide({ incident: here.view(), now: here.now(), me: ANA }, command);
      if (!decided.ok) return;
      written += 1;
      for (const fact of decided.value)
        expect(parseIncidentFact(JSON.parse(JSON.stringify(fact)))).toEqual(JSON.parse(JSON.stringify(fact)));
    }),
    { numRuns: 1_500 },
  );
  expect(written).toBeGreaterThan(500);
});

test('in any incident at all a command is answered, and a line is always taken', () => {
  const scene = histories.chain((ops) => {
    const all = ops.flat();
    return fc.tuple(
      fc.constant(all),
      commandsFor(
        all.map((one) => one.id),
        'none',
      ),
    );
  });
  fc.assert(
    fc.property(scene, ([all, command]) => {
      const incident = applyAll(emptyIncident, all);
      const deciding = { incident, now: NOON, me: ANA };
      const decided = decide(deciding, command);
      if (decided.ok)
        for (const fact of decided.value) expect(parseIncidentFact(JSON.parse(JSON.stringify(fact)))).not.toBeNull();
      expect(decide(deciding, { kind: 'add-entries', entries: [entry('line')] }).ok).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('only what adds may be written over what arrived meanwhile', () => {
  const adding = [
    'add-entries',
    'mark-sent',
    'snooze',
    'add-item',
    'retract-entry',
    'report-task',
    'ask-task',
    'count-reports',
    'ask-question',
  ];
  const here = room();
  fc.assert(
    fc.property(commandsFor([here.ops()[0]?.id ?? ''], 'none'), (command) => {
      expect(onlyAdds(command)).toBe(adding.includes(command.kind));
    }),
  );
});

test('an incident opens whole: room, command, timers, first list, and all of it can be read', () => {
  fc.assert(
    fc.property(words, fc.array(words, { maxLength: 300 }), person, moment, (title, systems, commander, startedAt) => {
      const facts = declareIncident({
        reference: 'INC-1',
        title,
        severity: 1,
        commander,
        systems,
        startedAt,
        now: NOON,
      });
      expect(facts.length).toBeLessThanOrEqual(256);
      for (const fact of facts) expect(parseIncidentFact(JSON.parse(JSON.stringify(fact)))).toEqual(fact);
    }),
    { numRuns: 60 },
  );
  const here = room({ severity: 1, systems: ['DB', ' '], startedAt: NOON - 60_000 });
  expect(summarize(here.view())).toEqual({
    reference: 'INC-20261121-ANA-01',
    title: 'Checkout down',
    severity: 1,
    type: 'unknown',
    phase: 'triage',
    commander: 'Ana',
    startedAt: NOON - 60_000,
    endedAt: null,
    isClosed: false,
    isCrisis: false,
    dueAts: expect.any(Array) as number[],
    setAside: null,
    lines: 1,
    readers: null,
    mergedInto: null,
  });
});

test('who alone may read an incident stands in what declares it, and is no change when it is said again', () => {
  const readers = ['cc', 'aa'].map((byte) => ({ device: byte.repeat(32), name: ` ${byte} `, code: byte }));
  const here = room({ readers });
  expect(selectAccess(here.view())).toEqual({
    devices: ['aa'.repeat(32), 'cc'.repeat(32)],
    people: [
      { name: 'aa', code: 'aa' },
      { name: 'cc', code: 'cc' },
    ],
  });
  expect(here.refusal({ kind: 'set-access', readers: [...readers].reverse() })).toEqual({ kind: 'unchanged' });
  expect(selectAccess(room().view())).toBeNull();
});

test('an incident does not begin after it was declared', () => {
  expect(summarize(room({ startedAt: NOON + 60_000 }).view())?.startedAt).toBe(NOON);
});

test('a book in which nothing was declared has no summary', () => {
  expect(summarize(desk().view())).toBeNull();
  expect(personOf(ANA)).toEqual({ id: 'ana', name: 'Ana' });
});

test.each<[taken: string[], next: string]>([
  [[], 'INC-20261121-K7Q-01'],
  [['INC-20261121-K7Q-01', 'INC-20261121-K7Q-09'], 'INC-20261121-K7Q-10'],
  [['INC-20261121-K7Q-99'], 'INC-20261121-K7Q-100'],
  [['INC-20261120-K7Q-05', 'INC-20261121-A00-07', 'INC-20261121-K7Q-x', ''], 'INC-20261121-K7Q-01'],
])('after %j the next reference is %s, with no one to ask', (taken, next) => {
  expect(nextReference(taken, 'K7Q', NOON)).toBe(next);
});
