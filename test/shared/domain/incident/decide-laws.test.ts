import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyAll } from '../../../../shared/domain/incident/apply';
import { decide, onlyAdds, type IncidentCommand } from '../../../../shared/domain/incident/decide';
import { selectAccess } from '../../../../shared/domain/incident/access/select-access';
import { declareIncident, nextReference } from '../../../../shared/domain/incident/declare';
import { parseIncidentFact } from '../../../../shared/domain/incident/facts';
import { emptyIncident } from '../../../../shared/domain/incident/incident';
import { summarize } from '../../../../shared/domain/incident/summary';
import { selectLists } from '../../../../shared/domain/incident/checklists/select-checklists';
import { ANA, desk, entry, NOON, personOf, room } from './desk';
import { histories } from './histories';

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.nat(3_000).map((length) => 'İ'.repeat(length)),
  fc.nat(3_000).map((length) => '😀'.repeat(length)),
);
const moment = fc.oneof(fc.integer({ min: -NOON, max: NOON * 2 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
const person = fc.record({ id: fc.option(words), name: words });
const happened = fc.option(fc.record({ at: moment, approximate: fc.boolean() }));

const cadence = fc.oneof(
  fc.constant({ asNeeded: true }),
  fc.record({ mayMinutes: fc.double(), dueMinutes: fc.double() }),
);
const told = {
  name: words,
  channels: fc.array(words, { maxLength: 25 }),
  fallbacks: fc.array(words, { maxLength: 2 }),
  level: words,
  ownerRole: fc.constantFrom('comms-lead', 'nobody'),
};

/** Commands as a screen might send them, with words and numbers of any size. `any`: ids of facts that are there. */
const commandsFor = (any: readonly string[], item: string): fc.Arbitrary<IncidentCommand> => {
  const id = fc.constantFrom(...any) as fc.Arbitrary<never>;
  const entries = fc.record({
    typed: words,
    happened,
    saidFor: fc.option(moment),
    owner: fc.option(person),
    mentions: fc.array(person, { maxLength: 60 }),
    tags: fc.array(words, { maxLength: 60 }),
  });
  const kind = (name: IncidentCommand['kind'], model: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
    fc.record({ kind: fc.constant(name), ...model }) as unknown as fc.Arbitrary<IncidentCommand>;
  return fc.oneof(
    fc
      .tuple(words, entries)
      .map(([text, more]): IncidentCommand => ({ kind: 'add-entries', entries: [entry(text, more)] })),
    kind('correct-entry', { entry: id, text: words }),
    kind('retime-entry', { entry: id, at: moment, approximate: fc.boolean() }),
    kind('retract-entry', { entry: id, reason: words }),
    kind('set-title', { title: words }),
    kind('set-severity', { severity: fc.constantFrom(1, 2, 3, 4), reason: words }),
    kind('set-phase', { phase: fc.constantFrom('detection', 'investigation', 'review'), reason: words }),
    kind('close', { waivedBy: person, reason: words }),
    kind('set-stamp', { stamp: fc.constant('mitigated'), at: moment, approximate: fc.boolean() }),
    kind('set-situation', { text: words }),
    kind('set-bridge', { bridge: words, fallback: words }),
    kind('set-eta', { at: fc.option(moment), confidence: fc.constant('low'), basis: words }),
    kind('set-next-check', { at: fc.option(moment) }),
    kind('set-system', { name: words, state: fc.constant('down') }),
    kind('set-system', {
      name: words,
      state: fc.constant('isolated'),
      isolation: fc.record({ how: words, by: fc.option(person) }),
    }),
    kind('choose', { field: fc.constantFrom('title-set/1', 'severity-set/1'), value: id }),
    kind('assign-role', { role: fc.constantFrom('scribe', 'incident-commander'), person, note: words }),
    kind('vacate-role', { assignment: id, reason: words }),
    kind('accept-role', { assignment: id }),
    kind('mark-sent', { audience: fc.constant('it'), channels: fc.array(words), said: words, happened }),
    kind('snooze', { audience: fc.constant('it'), until: moment, reason: words }),
    kind('reach-audience', {
      audience: fc.constant('it'),
      mail: fc.array(words),
      phones: fc.array(words, { maxLength: 250 }),
      spokesperson: words,
      approver: fc.constantFrom(null, 'tech-lead', 'nobody'),
    }),
    kind('set-audience', {
      audience: fc.constantFrom('it', 'nobody'),
      cadence: fc.option(cadence),
      ...told,
    }),
    kind('add-audience', { cadence, ...told }),
    kind('promise-update', { audience: fc.constant('it'), at: fc.option(moment) }),
    kind('add-item', { text: words, person: fc.option(person) }),
    kind('mark-item', {
      item: fc.constant(item),
      mark: fc.constantFrom('doing', 'done', 'skipped'),
      reason: words,
      second: fc.option(person),
      happened,
    }),
    kind('assign-item', { item: fc.constant(item), person: fc.option(person) }),
    kind('mark-task', { task: id, mark: fc.constantFrom('acknowledged', 'done', 'dropped'), reason: words, happened }),
    kind('assign-task', { task: id, person: fc.option(person) }),
    kind('time-task', { task: id, until: fc.option(moment), reason: words }),
    kind('report-task', { task: id, conditions: words, actions: words, needs: words }),
    kind('ask-task', { task: id }),
    kind('escalate', {
      level: fc.constantFrom(1, 2, 3, 4),
      person: fc.option(person),
      why: words,
      tried: words,
      asked: words,
    }),
    kind('take-escalation', {}),
    kind('log-contact', { person, channel: words, outcome: fc.constant('reached'), note: words }),
    kind('propose', { proposal: words, options: words, risk: words }),
    kind('poll', { decision: id, objections: fc.double(), reason: words }),
    kind('decide', {
      decision: id,
      outcome: fc.constantFrom('go', 'no', 'later'),
      reason: words,
      reviewAt: fc.option(moment),
      order: fc.option(fc.record({ person, timeboxMs: fc.option(fc.nat()) })),
    }),
    kind('take-can', { conditions: words, actions: words, needs: words, nextCheckAt: fc.option(moment) }),
    kind('set-word', { word: words, text: words }),
    kind('draft-message', {
      audience: fc.constant('it'),
      template: fc.constantFrom('it.detected', 'no-change'),
      nextAt: fc.option(moment),
    }),
    kind('word-message', { message: id, text: fc.option(words) }),
    kind('promise-next', { message: id, at: fc.option(moment) }),
    kind('ask-approval', { message: id }),
    kind('approve-message', { message: id, text: words }),
    kind('withdraw-message', { message: id, reason: words }),
    kind('send-message', {
      message: id,
      channels: fc.array(words),
      reached: fc.option(fc.nat()),
      of: fc.option(fc.nat()),
      happened,
    }),
    kind('fail-message', { message: id, channel: words, why: words }),
    kind('log-feedback', {
      audience: fc.constant('it'),
      from: words,
      channel: words,
      text: words,
      task: fc.option(person),
    }),
    kind('set-public-face', { on: fc.boolean() }),
    kind('count-reports', { count: fc.double(), channel: words, symptom: words, place: words }),
    kind('open-briefing', {
      withWhom: words,
      at: moment,
      agenda: fc.array(words, { maxLength: 20 }),
      attendees: fc.array(person, { maxLength: 70 }),
    }),
    kind('change-briefing', {
      briefing: id,
      agenda: fc.array(words, { maxLength: 20 }),
      attendees: fc.array(person, { maxLength: 70 }),
    }),
    kind('ask-question', { briefing: id, by: fc.option(person), text: words }),
    kind('answer-question', { question: id, text: words }),
    kind('owe-answer', { question: id, person, until: moment }),
    kind('take-back-question', { question: id }),
    kind('end-briefing', { briefing: id }),
    kind('set-aside', { on: fc.boolean(), reason: words }),
    kind('set-channels', { areDown: fc.boolean(), reason: words }),
    kind('undo', { facts: fc.array(id, { maxLength: 4 }) }),
  );
};

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
