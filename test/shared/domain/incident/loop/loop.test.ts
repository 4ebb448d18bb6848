import { expect, test } from 'vitest';
import { selectPrompts } from '../../../../../shared/domain/incident/loop/select-prompts';
import { selectCommander } from '../../../../../shared/domain/incident/roles/select-roles';
import { allLines } from '../../../../../shared/domain/incident/timeline/lines';
import { shown } from '../../../../../shared/domain/view';
import { ANA, MINUTE, NOON, personOf, room, type Desk } from '../desk';

const kinds = (here: Desk) =>
  selectPrompts(here.view(), here.now()).map((one) => (one.kind === 'due' ? `due ${one.due.what.kind}` : one.kind));
const can = (here: Desk, nextCheckAt: number | null = here.now() + 20 * MINUTE) =>
  ({ kind: 'take-can', conditions: '502 at 31 %', actions: 'rolling back', needs: '', nextCheckAt }) as const;

test('a status of conditions, actions, needs is a key line, the situation, words for messages and the next check', () => {
  const here = room();
  here.do(can(here));
  const line = allLines(here.view().lines).at(-1)?.stated;
  expect(line?.fact).toMatchObject({ kind: 'entry-added/1', text: 'C: 502 at 31 %\nA: rolling back', star: true });
  expect(here.view().starred.has(line?.id ?? ('' as never))).toBe(true);
  expect(shown(here.view(), 'situation-set/1')?.fact.text).toBe('C: 502 at 31 % A: rolling back');
  expect(shown(here.view(), 'word-set/1', 'doing')?.fact.text).toBe('rolling back');
  expect(shown(here.view(), 'word-set/1', 'needs')).toBeUndefined();
  expect(shown(here.view(), 'next-check-set/1')?.fact.at).toBe(here.now() + 20 * MINUTE);
});

test('an empty status and a check in the past are refused', () => {
  const here = room();
  const empty = { kind: 'take-can', conditions: ' ', actions: '', needs: '', nextCheckAt: null } as const;
  expect(here.refusal(empty)).toEqual({ kind: 'empty-text' });
  expect(here.refusal(can(here, NOON))).toEqual({ kind: 'in-the-past', at: NOON });
});

test('the loop asks for what is missing, the open decision first, and always for the next proposal', () => {
  const here = room();
  expect(kinds(here)).toEqual(['propose', 'size-up', 'objective']);
  here.do(can(here));
  here.do({ kind: 'set-objective', text: 'EU cards back' });
  expect(kinds(here)).toEqual(['propose', 'size-up']);
  const [id] = here.do({ kind: 'propose', proposal: 'roll back', options: '', risk: '' });
  expect(kinds(here)).toEqual(['poll', 'propose', 'size-up']);
  if (id) here.do({ kind: 'poll', decision: id, objections: 0, reason: '' });
  expect(kinds(here)[0]).toBe('decide');
});

test('a check that is due is the size-up again, and what is late is asked for in its order', () => {
  const here = room();
  here.do(can(here));
  here.do({ kind: 'set-objective', text: 'EU cards back' });
  here.pass(25 * MINUTE);
  expect(kinds(here).slice(0, 3)).toEqual(['propose', 'size-up', 'due update']);
});

test('with nobody in command that comes first', () => {
  const here = room();
  const holder = selectCommander(here.view());
  if (holder) here.do({ kind: 'vacate-role', assignment: holder.id, reason: '' });
  expect(kinds(here)[0]).toBe('take-command');
  here.do({ kind: 'assign-role', role: 'incident-commander', person: personOf(ANA), note: '' });
  expect(kinds(here)[0]).toBe('propose');
});
