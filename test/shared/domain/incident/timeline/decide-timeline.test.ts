import { expect, test } from 'vitest';
import type { IncidentCommand } from '../../../../../shared/domain/incident/decide';
import type { Refusal } from '../../../../../shared/domain/incident/refusal';
import { allLines, indexOfLine, lineById } from '../../../../../shared/domain/incident/timeline/lines';
import { isWithdrawn, shown } from '../../../../../shared/domain/view';
import type { FactId } from '../../../../../shared/domain/stated';
import { entry, MINUTE, NOON, room, type Desk } from '../desk';

const add = (...texts: string[]): IncidentCommand => ({
  kind: 'add-entries',
  entries: texts.map((text) => entry(text)),
});
const said = (here: Desk, ...texts: string[]): FactId => here.do(add(...texts))[0] as FactId;
const texts = (here: Desk) =>
  allLines(here.view().lines).flatMap(({ stated: { fact } }) => (fact.kind === 'entry-added/1' ? [fact.text] : []));

const NOWHERE = `${'00'.repeat(32)}.0` as FactId;

test('lines are taken in every phase, many at once, in their order', () => {
  const here = room();
  here.do({ kind: 'close', waivedBy: { id: null, name: 'Cy' }, reason: 'over' });
  here.do(add('one', 'two'));
  expect(texts(here)).toEqual(['one', 'two']);
});

test.each<[IncidentCommand, Refusal]>([
  [add(), { kind: 'empty-text' }],
  [add('ok', ' '), { kind: 'empty-text' }],
  [add('x'.repeat(4_001)), { kind: 'too-long', limit: 4_000 }],
  [
    { kind: 'correct-entry', entry: NOWHERE, text: 'x' },
    { kind: 'not-found', what: 'entry' },
  ],
  [
    { kind: 'star-entry', entry: NOWHERE, on: true },
    { kind: 'not-found', what: 'entry' },
  ],
])('%j is refused with %j', (command, refusal) => {
  expect(room().refusal(command)).toEqual(refusal);
});

test('a line that no entry made is not corrected', () => {
  const here = room();
  const [phase] = here.do({ kind: 'set-phase', phase: 'investigation', reason: '' });
  expect(here.refusal({ kind: 'correct-entry', entry: phase as FactId, text: 'x' })).toEqual({
    kind: 'not-found',
    what: 'entry',
  });
});

test('a correction is a new text beside the old one', () => {
  const here = room();
  const id = said(here, 'rolled bakc');
  const correct = (text: string): IncidentCommand => ({ kind: 'correct-entry', entry: id, text });
  expect(here.refusal(correct(' '))).toEqual({ kind: 'empty-text' });
  expect(here.refusal(correct('rolled bakc '))).toEqual({ kind: 'unchanged' });
  expect(here.refusal(correct('x'.repeat(4_001)))).toEqual({ kind: 'too-long', limit: 4_000 });
  here.do(correct('rolled back'));
  expect(shown(here.view(), 'entry-corrected/1', id)?.fact.text).toBe('rolled back');
  expect(texts(here)).toEqual(['rolled bakc']);
  expect(here.refusal(correct('rolled back'))).toEqual({ kind: 'unchanged' });
});

test('only a stated time moves a line, and it can be moved again', () => {
  const here = room();
  const first = said(here, 'first');
  const second = said(here.pass(MINUTE), 'second');
  here.do({ kind: 'retime-entry', entry: second, at: NOON - MINUTE, approximate: true });
  expect(indexOfLine(here.view().lines, second)).toBeLessThan(indexOfLine(here.view().lines, first));
  here.do({ kind: 'retime-entry', entry: second, at: NOON + MINUTE, approximate: false });
  expect(indexOfLine(here.view().lines, second)).toBeGreaterThan(indexOfLine(here.view().lines, first));
});

test('a line is taken back once, with a reason, and stays to be seen', () => {
  const here = room();
  const id = said(here, 'wrong');
  const retract = (reason: string): IncidentCommand => ({ kind: 'retract-entry', entry: id, reason });
  expect(here.refusal(retract(' '))).toEqual({ kind: 'reason-needed', why: 'retract' });
  const taken = here.do(retract('other incident'));
  expect(isWithdrawn(here.view(), id)).toBe(true);
  expect(texts(here)).toEqual(['wrong']);
  expect(here.refusal(retract('again'))).toEqual({ kind: 'unchanged' });
  here.undo(taken);
  expect(isWithdrawn(here.view(), id)).toBe(false);
  here.do(retract('after all'));
  expect(isWithdrawn(here.view(), id)).toBe(true);
});

test('a star is put on and taken off, also of a line that was typed with one', () => {
  const here = room();
  const id = here.do({ kind: 'add-entries', entries: [entry('key', { star: true })] })[0] as FactId;
  expect(here.view().starred).toEqual(new Set([id]));
  expect(here.refusal({ kind: 'star-entry', entry: id, on: true })).toEqual({ kind: 'unchanged' });
  here.do({ kind: 'star-entry', entry: id, on: false });
  expect(here.view().starred).toEqual(new Set());
  here.do({ kind: 'star-entry', entry: id, on: true });
  expect(here.view().starred).toEqual(new Set([id]));
});

test('a privileged line says so', () => {
  const here = room();
  const id = said(here, 'counsel says');
  here.do({ kind: 'mark-privileged', entry: id, on: true });
  expect(shown(here.view(), 'entry-privileged/1', id)?.fact.on).toBe(true);
});

test('whatever else was read out of a line, the line itself is kept and can be read', () => {
  const here = room();
  const wild = entry('the line', {
    typed: 'x'.repeat(9_000),
    tags: Array.from({ length: 80 }, () => 'tag'.repeat(80)),
    mentions: Array.from({ length: 80 }, () => ({ id: null, name: 'n'.repeat(300) })),
    owner: { id: null, name: '😀'.repeat(150) },
    happened: { at: NOON + 0.5, approximate: false },
    saidFor: 1e300,
  });
  const [id] = here.do({ kind: 'add-entries', entries: [wild] });
  expect(lineById(here.view().lines, id as FactId)?.stated.fact).toMatchObject({ text: 'the line' });
});
