import { expect, test } from 'vitest';
import type { IncidentCommand } from '../../../../shared/domain/incident/decide';
import { selectLists } from '../../../../shared/domain/incident/checklists/select-checklists';
import { addedOf, isWithdrawn, shown, singleKey } from '../../../../shared/domain/view';
import { allLines } from '../../../../shared/domain/incident/timeline/lines';
import type { FactId } from '../../../../shared/domain/stated';
import { BO, entry, MINUTE, NOON, personOf, room, type Desk } from './desk';
import { selectTasks } from '../../../../shared/domain/incident/tasks/select-tasks';
import { shownAt } from './shown';

const KINDS = ['entry-corrected/1', 'entry-privileged/1'] as const;

/** All that a person sees, without when and by whom a value was last put there. */
function picture(here: Desk): unknown {
  const incident = here.view();
  const lines = allLines(incident.lines).flatMap(({ time, stated: { id, fact } }) => {
    if (fact.kind !== 'entry-added/1') return [];
    const [text, privileged] = KINDS.map((kind) => shown(incident, kind, id)?.fact);
    return [
      {
        time,
        text: text && 'text' in text ? text.text : fact.text,
        isGone: isWithdrawn(incident, id),
        privileged: privileged && 'on' in privileged && privileged.on,
      },
    ];
  });
  const values = [
    'situation-set/1',
    'bridge-set/1',
    'eta-set/1',
    'objective-set/1',
    'next-check-set/1',
    'detected-by-set/1',
    'impact-set/1',
  ] as const;
  const facts = values.map((kind) => ({ ...shown(incident, kind)?.fact, kind, replaces: [] }));
  const stamped = [...incident.singles.keys()].filter((key) => key.startsWith(singleKey('stamp-set/1')));
  const stamps = stamped.map((key) => [key, shown(incident, 'stamp-set/1', key.slice('stamp-set/1:'.length))?.fact.at]);
  const { summary, lists, seats, matrix, steps, ...others } = shownAt(incident, NOON + MINUTE);
  return {
    ...others,
    lines,
    facts,
    stamps: stamps.filter(([, at]) => at !== undefined),
    starred: [...incident.starred],
    summary: { ...summary, lines: 0 },
    steps: steps.map((step) => [step.phase, step.state]),
    matrix: matrix.map(({ audience, isOn, due, promisedAt, snoozedUntil }) => [
      audience,
      isOn,
      due,
      promisedAt,
      snoozedUntil,
    ]),
    seats: seats.map((seat) => [seat.holders.map((one) => one.person), seat.next.map((one) => one.person)]),
    lists: lists.map((list) => list.items.map((item) => [item.id, item.mark, item.person, item.answers.length])),
  };
}

const itemId = (here: Desk): string => selectLists(here.view())[0]?.items[0]?.id ?? '';
const entryId = (here: Desk): FactId => allLines(here.view().lines).at(-1)?.stated.id as FactId;

const orderId = (here: Desk): FactId => selectTasks(here.view())[0]?.id as FactId;

const every = (minutes: number) => ({ mayMinutes: minutes, dueMinutes: minutes });
const TOLD = { name: 'Payroll', channels: ['Phone'], fallbacks: [], level: 'Effect on pay', ownerRole: 'comms-lead' };
const asNeeded = { kind: 'set-audience', audience: 'it', cadence: { asNeeded: true } } as const;

type Make = (here: Desk) => IncidentCommand;
const commands: readonly [string, Make][] = [
  ['a title', () => ({ kind: 'set-title', title: 'New' })],
  ['a severity', () => ({ kind: 'set-severity', severity: 1, reason: '' })],
  ['a type', () => ({ kind: 'set-type', type: 'network' })],
  ['an impact', () => ({ kind: 'set-impact', impact: 3, urgency: 1 })],
  ['a phase with its stamps', () => ({ kind: 'set-phase', phase: 'resolution', reason: '' })],
  ['closing', () => ({ kind: 'close', waivedBy: personOf(BO), reason: 'x' })],
  ['a stamp that stood', () => ({ kind: 'set-stamp', stamp: 'started', at: NOON - MINUTE, approximate: true })],
  ['a first stamp', () => ({ kind: 'set-stamp', stamp: 'mitigated', at: NOON, approximate: false })],
  ['a situation', () => ({ kind: 'set-situation', text: 'bad' })],
  ['a bridge', () => ({ kind: 'set-bridge', bridge: '1', fallback: '2' })],
  ['an estimate', () => ({ kind: 'set-eta', at: NOON, confidence: 'low', basis: '' })],
  ['an objective', () => ({ kind: 'set-objective', text: 'x' })],
  ['a next check', () => ({ kind: 'set-next-check', at: NOON })],
  ['how it was detected', () => ({ kind: 'set-detected-by', by: 'user' })],
  ['a first system', () => ({ kind: 'set-system', name: 'DB', state: 'down' })],
  ['a correction', (here) => ({ kind: 'correct-entry', entry: entryId(here), text: 'better' })],
  ['a new time', (here) => ({ kind: 'retime-entry', entry: entryId(here), at: NOON - MINUTE, approximate: false })],
  ['a retraction', (here) => ({ kind: 'retract-entry', entry: entryId(here), reason: 'x' })],
  ['a star', (here) => ({ kind: 'star-entry', entry: entryId(here), on: true })],
  ['a privilege', (here) => ({ kind: 'mark-privileged', entry: entryId(here), on: true })],
  ['a role', () => ({ kind: 'assign-role', role: 'scribe', person: personOf(BO), note: '' })],
  ['an offer', () => ({ kind: 'assign-role', role: 'incident-commander', person: personOf(BO), note: '' })],
  ['a sent update', () => ({ kind: 'mark-sent', audience: 'it', channels: ['Slack'], said: '', happened: null })],
  ['a snooze', () => ({ kind: 'snooze', audience: 'it', until: NOON + 99 * MINUTE, reason: 'x' })],
  ['a promise', () => ({ kind: 'promise-update', audience: 'it', at: NOON + 99 * MINUTE })],
  ['an audience switched off', () => ({ kind: 'switch-audience', audience: 'it', on: false })],
  ['how often an audience is told', () => ({ kind: 'set-audience', audience: 'it', cadence: every(20), ...TOLD })],
  ['an audience that is told as needed from now on', () => ({ ...TOLD, ...asNeeded })],
  ['an audience of one’s own', () => ({ kind: 'add-audience', cadence: every(30), ...TOLD })],
  ['a list', () => ({ kind: 'start-checklist', template: 'T4' })],
  [
    'a tick',
    (here) => ({ kind: 'mark-item', item: itemId(here), mark: 'done', reason: '', second: null, happened: null }),
  ],
  ['an order done', (here) => ({ kind: 'mark-task', task: orderId(here), mark: 'done', reason: '', happened: null })],
  ['an order given to another', (here) => ({ kind: 'assign-task', task: orderId(here), person: personOf(BO) })],
  ['more time', (here) => ({ kind: 'time-task', task: orderId(here), until: NOON + 99 * MINUTE, reason: '' })],
  ['a report', (here) => ({ kind: 'report-task', task: orderId(here), conditions: 'c', actions: '', needs: '' })],
  ['an owner', (here) => ({ kind: 'assign-item', item: itemId(here), person: personOf(BO) })],
];

function roomWithLine(): Desk {
  const here = room();
  here.do({ kind: 'add-entries', entries: [entry('order', { entry: 'action' })] });
  here.do({ kind: 'add-entries', entries: [entry('line')] });
  return here;
}

test.each(commands)('undo of %s shows what was shown before', (_what, command) => {
  const here = roomWithLine();
  const before = picture(here);
  const done = here.do(command(here));
  expect(picture(here)).not.toEqual(before);
  here.undo(done);
  expect(picture(here)).toEqual(before);
});

test.each(commands)('undo of the undo of %s shows it again, and nothing is undone twice', (_what, command) => {
  const here = roomWithLine();
  const done = here.do(command(here));
  const after = picture(here);
  const undone = here.undo(done);
  expect(here.refusal({ kind: 'undo', facts: done })).toEqual({ kind: 'cannot-undo' });
  here.undo(undone);
  expect(picture(here)).toEqual(after);
});

test('undo of an added line or item takes it back, and it stays to be seen', () => {
  const here = room();
  const line = here.do({ kind: 'add-entries', entries: [entry('one'), entry('two')] });
  here.undo(line);
  expect(line.every((id) => isWithdrawn(here.view(), id))).toBe(true);
  const item = here.do({ kind: 'add-item', text: 'x', person: null });
  here.undo(item);
  expect(addedOf(here.view(), 'item-added/1')).toEqual([]);
});

test('a value that moved on is not undone under the one who moved it', () => {
  const here = room();
  const mine = here.do({ kind: 'set-title', title: 'Mine' });
  here.do({ kind: 'set-title', title: 'Theirs' });
  expect(here.refusal({ kind: 'undo', facts: mine })).toEqual({ kind: 'cannot-undo' });
});

test('what opened the incident, and what nobody knows, cannot be undone', () => {
  const here = room();
  const declared = here.ops().filter((one) => ['incident-declared/1', 'audiences-listed/1'].includes(one.fact.kind));
  expect(here.refusal({ kind: 'undo', facts: declared.map((one) => one.id) })).toEqual({ kind: 'cannot-undo' });
  expect(here.refusal({ kind: 'undo', facts: [`${'00'.repeat(32)}.0` as FactId] })).toEqual({ kind: 'cannot-undo' });
});
