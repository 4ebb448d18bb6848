import { expect, test } from 'vitest';
import type { IncidentCommand } from '../../../../../shared/domain/incident/decide';
import { allLines } from '../../../../../shared/domain/incident/timeline/lines';
import { entryTexts, rowOf, selectRow, type Row } from '../../../../../shared/domain/incident/timeline/select-row';
import type { FactId } from '../../../../../shared/domain/stated';
import { ANA, BO, entry, MINUTE, NOON, personOf, room, type Desk } from '../desk';

const NOWHERE = `${'00'.repeat(32)}.0` as FactId;

const said = (here: Desk, text = 'rolled back', change: object = {}): FactId =>
  here.do({ kind: 'add-entries', entries: [entry(text, change)] })[0] as FactId;
const correct = (id: FactId, text: string): IncidentCommand => ({ kind: 'correct-entry', entry: id, text });
const retract = (id: FactId, reason: string): IncidentCommand => ({ kind: 'retract-entry', entry: id, reason });
const retime = (id: FactId, at: number, approximate: boolean): IncidentCommand => ({
  kind: 'retime-entry',
  entry: id,
  at,
  approximate,
});
const given = (here: Desk): FactId =>
  here.do({ kind: 'assign-role', role: 'scribe', person: personOf(BO), note: '' })[0] as FactId;
const item = (here: Desk): FactId => here.do({ kind: 'add-item', text: 'call', person: null })[0] as FactId;

function rowIn(here: Desk, id: FactId): Row {
  const row = selectRow(here.view(), id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
}
/** The last row that the other panes wrote. */
function lastRow(here: Desk): Row {
  const line = allLines(here.view().lines).at(-1);
  if (!line) throw new Error('no rows');
  return rowOf(here.view(), line);
}

test('a line is shown as it was typed: when, by whom, on which laptop, and no mark on it', () => {
  const here = room();
  expect(rowIn(here, said(here))).toEqual({
    id: expect.any(String) as FactId,
    kind: 'note',
    time: here.now(),
    recordedAt: here.now(),
    approximate: false,
    who: 'Ana',
    device: 'ANA',
    text: 'rolled back',
    redaction: null,
    owner: null,
    star: false,
    isCorrected: false,
    isPrivileged: false,
    struck: null,
    lateMs: null,
    isBeforeStart: false,
    saidFor: null,
    piece: null,
    attachments: [],
  });
});

test('what a line said beside its words is shown with it', () => {
  const here = room();
  const happened = { at: NOON + 500, approximate: true };
  const change = {
    entry: 'action',
    owner: personOf(BO),
    happened,
    saidFor: NOON + 9 * MINUTE,
    timeboxMs: 5 * MINUTE,
    star: true,
    piece: { number: 2, of: 3 },
  };
  const id = said(here, 'fail over', change);
  expect(rowIn(here, id)).toMatchObject({
    id,
    kind: 'action',
    time: happened.at,
    approximate: true,
    owner: personOf(BO),
    star: true,
    saidFor: NOON + 9 * MINUTE,
    piece: '2/3',
  });
});

test('a fact that the log does not have has no row', () => {
  const here = room();
  const id = said(here);
  const [star] = here.do({ kind: 'star-entry', entry: id, on: true });
  expect([selectRow(here.view(), NOWHERE), selectRow(here.view(), star as FactId)]).toEqual([null, null]);
});

test('the row of a line is that of its id', () => {
  const here = room();
  here.do(correct(said(here), 'failed over'));
  for (const line of allLines(here.view().lines))
    expect(selectRow(here.view(), line.stated.id)).toEqual(rowOf(here.view(), line));
});

test('a corrected line shows its last wording and says so, until the correction is undone', () => {
  const here = room();
  const id = said(here, 'rolled bakc');
  here.do(correct(id, 'rolled back'));
  const second = here.do(correct(id, 'rolled back 4471'));
  expect(rowIn(here, id)).toMatchObject({ text: 'rolled back 4471', isCorrected: true });
  here.undo(second);
  expect(rowIn(here, id)).toMatchObject({ text: 'rolled back', isCorrected: true });
  const other = said(here, 'otehr');
  here.undo(here.do(correct(other, 'other')));
  expect(rowIn(here, other)).toMatchObject({ text: 'otehr', isCorrected: false });
});

test('a line that two corrected apart is shown alike on both laptops, in one of the two wordings', () => {
  const ana = room();
  const id = said(ana, 'bakc');
  const bo = ana.apart(BO);
  ana.do(correct(id, 'back, says Ana'));
  bo.do(correct(id, 'back, says Bo'));
  ana.meet(bo);
  bo.meet(ana);
  const row = rowIn(ana, id);
  expect(row.isCorrected).toBe(true);
  expect(['back, says Ana', 'back, says Bo']).toContain(row.text);
  expect(rowIn(bo, id)).toEqual(row);
  expect(
    entryTexts(ana.view(), id)
      .map((one) => one.text)
      .sort(),
  ).toEqual(['back, says Ana', 'back, says Bo', 'bakc']);
});

test('a retracted line keeps its words and says why it was struck out, until that is taken back', () => {
  const here = room();
  const id = said(here);
  const taken = here.do(retract(id, ' other incident '));
  expect(rowIn(here, id)).toMatchObject({ text: 'rolled back', struck: 'other incident' });
  here.undo(taken);
  expect(rowIn(here, id).struck).toBeNull();
  here.do(retract(id, 'after all'));
  expect(rowIn(here, id).struck).toBe('after all');
});

test('a line that was given another time stands there, and is approximate if the new time is', () => {
  const here = room().pass(10 * MINUTE);
  const id = said(here, 'down', { happened: { at: NOON + MINUTE, approximate: true }, timeboxMs: MINUTE });
  const moved = here.do(retime(id, NOON + 2 * MINUTE, false));
  expect(rowIn(here, id)).toMatchObject({ time: NOON + 2 * MINUTE, approximate: false });
  here.do(retime(id, NOON + 4 * MINUTE, true));
  expect(rowIn(here, id)).toMatchObject({ time: NOON + 4 * MINUTE, approximate: true });
  expect(here.refusal({ kind: 'undo', facts: moved })).toEqual({ kind: 'cannot-undo' });
});

test('a line that was moved by mistake goes back to where it was', () => {
  const here = room().pass(10 * MINUTE);
  const id = said(here, 'down', { happened: { at: NOON + MINUTE, approximate: true } });
  here.undo(here.do(retime(id, NOON + 2 * MINUTE, false)));
  expect(rowIn(here, id)).toMatchObject({ time: NOON + MINUTE, approximate: true });
});

test.each([
  ['just now', 0, null],
  ['2 minutes late', 2 * MINUTE, null],
  ['a moment more than that', 2 * MINUTE + 1, 2 * MINUTE + 1],
  ['an hour late', 60 * MINUTE, 60 * MINUTE],
  ['ahead of the clock', -4 * MINUTE, null],
])('a line written down %s says how late only where it is worth saying', (_when, late, lateMs) => {
  const here = room().pass(90 * MINUTE);
  const id = said(here, 'down', { happened: { at: here.now() - late, approximate: false } });
  expect(rowIn(here, id)).toMatchObject({ time: here.now() - late, recordedAt: here.now(), lateMs });
});

test('a line from before the start says so, and stops saying so when the start is moved', () => {
  const here = room();
  const early = said(here, 'first alarm', { happened: { at: NOON - 1, approximate: false } });
  const atStart = said(here, 'down', { happened: { at: NOON, approximate: false } });
  expect([early, atStart].map((id) => rowIn(here, id).isBeforeStart)).toEqual([true, false]);
  here.do({ kind: 'set-stamp', stamp: 'started', at: NOON - MINUTE, approximate: false });
  expect(rowIn(here, early).isBeforeStart).toBe(false);
});

test('a star or a privilege is shown while it is on', () => {
  const here = room();
  const id = said(here);
  here.do({ kind: 'star-entry', entry: id, on: true });
  here.do({ kind: 'mark-privileged', entry: id, on: true });
  expect(rowIn(here, id)).toMatchObject({ star: true, isPrivileged: true });
  here.do({ kind: 'star-entry', entry: id, on: false });
  here.do({ kind: 'mark-privileged', entry: id, on: false });
  expect(rowIn(here, id)).toMatchObject({ star: false, isPrivileged: false });
});

test.each<[string, Row['kind'], (here: Desk) => unknown]>([
  ['an opened room', 'milestone', () => undefined],
  ['a severity', 'milestone', (here) => here.do({ kind: 'set-severity', severity: 1, reason: '' })],
  ['a phase', 'milestone', (here) => here.do({ kind: 'set-phase', phase: 'investigation', reason: '' })],
  ['a role given', 'role', given],
  ['a role accepted', 'role', (here) => here.do({ kind: 'accept-role', assignment: given(here) })],
  ['a role left', 'role', (here) => here.do({ kind: 'vacate-role', assignment: given(here), reason: '' })],
  [
    'an update',
    'sent',
    (here) => here.do({ kind: 'mark-sent', audience: 'it', channels: ['Email'], said: '', happened: null }),
  ],
  [
    'a snooze',
    'sent',
    (here) => here.do({ kind: 'snooze', audience: 'it', until: here.now() + MINUTE, reason: 'call' }),
  ],
  ['a promise', 'sent', (here) => here.do({ kind: 'promise-update', audience: 'it', at: here.now() + MINUTE })],
  ['an audience switched', 'sent', (here) => here.do({ kind: 'switch-audience', audience: 'it', on: false })],
  ['a checklist', 'checklist', (here) => here.do({ kind: 'start-checklist', template: 'T1' })],
  ['an item', 'checklist', item],
  [
    'a tick',
    'checklist',
    (here) =>
      here.do({
        kind: 'mark-item',
        item: item(here),
        mark: 'done',
        reason: '',
        second: null,
        happened: null,
      }),
  ],
  [
    'an item given to someone',
    'checklist',
    (here) =>
      here.do({
        kind: 'assign-item',
        item: item(here),
        person: personOf(BO),
      }),
  ],
  ['a title', 'system', (here) => here.do({ kind: 'set-title', title: 'Payments down' })],
  ['a system', 'system', (here) => here.do({ kind: 'set-system', name: 'DB', state: 'down' })],
])('%s has a row of kind %s that is told, not quoted', (_what, kind, act) => {
  const here = room();
  act(here);
  expect(lastRow(here)).toMatchObject({
    kind,
    who: 'Ana',
    text: null,
    owner: null,
    isCorrected: false,
    isPrivileged: false,
    approximate: false,
    saidFor: null,
    piece: null,
  });
});

test('an update that went out earlier stands where it went out, and says how late it was written down', () => {
  const here = room().pass(20 * MINUTE);
  const happened = { at: NOON + 5 * MINUTE, approximate: false };
  const [id] = here.do({ kind: 'mark-sent', audience: 'it', channels: ['Email'], said: '', happened });
  expect(rowIn(here, id as FactId)).toMatchObject({ time: happened.at, lateMs: here.now() - happened.at });
});

test('a row of another pane is struck out when it is undone', () => {
  const here = room();
  const ids = here.do({ kind: 'mark-sent', audience: 'it', channels: ['Email'], said: '', happened: null });
  here.undo(ids);
  expect(rowIn(here, ids[0] as FactId)).toMatchObject({ kind: 'sent', struck: 'undone' });
});

test('every wording of a line is kept, oldest first, with who wrote it and when', () => {
  const ana = room();
  const id = said(ana, 'one');
  const bo = ana.apart(BO).pass(MINUTE);
  bo.do(correct(id, 'two'));
  ana.meet(bo).pass(2 * MINUTE);
  const third = ana.do(correct(id, 'three'));
  const texts = [
    { text: 'one', by: 'Ana', at: NOON + 1_000 },
    { text: 'two', by: 'Bo', at: bo.now() },
    { text: 'three', by: ANA.name, at: ana.now() },
  ];
  expect(entryTexts(ana.view(), id)).toEqual(texts);
  ana.undo(third);
  expect(entryTexts(ana.view(), id).slice(0, 3)).toEqual(texts);
  expect(rowIn(ana, id).text).toBe('two');
});

test('a row that quotes nothing had no wordings', () => {
  const here = room();
  const [phase] = here.do({ kind: 'set-phase', phase: 'investigation', reason: '' });
  expect([entryTexts(here.view(), phase as FactId), entryTexts(here.view(), NOWHERE)]).toEqual([[], []]);
});
