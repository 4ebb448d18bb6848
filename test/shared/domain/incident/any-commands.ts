import fc from 'fast-check';
import type { IncidentCommand } from '../../../../shared/domain/incident/decide';
import { MAX_FILE_BYTES } from '../../../../shared/domain/incident/timeline/attachment';
import { entry, NOON } from './desk';

export const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.nat(3_000).map((length) => 'İ'.repeat(length)),
  fc.nat(3_000).map((length) => '😀'.repeat(length)),
);
export const moment = fc.oneof(
  fc.integer({ min: -NOON, max: NOON * 2 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
export const person = fc.record({ id: fc.option(words), name: words });
const hex = fc.string({ unit: fc.constantFrom('0', '7', 'a', 'f'), minLength: 64, maxLength: 64 });
const file = fc.record({
  blob: fc.tuple(hex, fc.integer({ min: 1, max: 64 })).map(([hash, chunks]) => `${hash}-${String(chunks)}`),
  key: hex,
  name: words,
  type: words,
  bytes: fc.nat(MAX_FILE_BYTES * 2),
  sha256: hex,
});
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
export const commandsFor = (any: readonly string[], item: string): fc.Arbitrary<IncidentCommand> => {
  const id = fc.constantFrom(...any) as fc.Arbitrary<never>;
  const entries = fc.record({
    typed: words,
    happened,
    saidFor: fc.option(moment),
    owner: fc.option(person),
    mentions: fc.array(person, { maxLength: 60 }),
    tags: fc.array(words, { maxLength: 60 }),
    blobs: fc.array(file, { maxLength: 25 }),
  });
  const kind = (name: IncidentCommand['kind'], model: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
    fc.record({ kind: fc.constant(name), ...model }) as unknown as fc.Arbitrary<IncidentCommand>;
  return fc.oneof(
    fc
      .tuple(words, entries)
      .map(([text, more]): IncidentCommand => ({ kind: 'add-entries', entries: [entry(text, more)] })),
    kind('start-deadline', { duty: words, name: words, from: moment, dueAt: moment, basis: words }),
    kind('move-deadline', { deadline: id, dueAt: moment, reason: words }),
    kind('settle-deadline', {
      deadline: id,
      outcome: fc.constantFrom('met', 'not-needed', 'open'),
      at: moment,
      words,
    }),
    kind('review-decision', { decision: id, stands: fc.boolean(), reason: words, nextAt: fc.option(moment) }),
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
