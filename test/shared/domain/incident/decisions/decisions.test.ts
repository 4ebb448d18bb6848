import { expect, test } from 'vitest';
import { selectConflicts } from '../../../../../shared/domain/incident/conflicts/select-conflicts';
import { selectDecisions, selectPending } from '../../../../../shared/domain/incident/decisions/select-decisions';
import { selectTasks } from '../../../../../shared/domain/incident/tasks/select-tasks';
import { countLines } from '../../../../../shared/domain/incident/timeline/select-timeline';
import { selectDues } from '../../../../../shared/domain/incident/due/select-dues';
import { selectPrompts } from '../../../../../shared/domain/incident/loop/select-prompts';
import type { FactId } from '../../../../../shared/domain/stated';
import { BO, CY, MINUTE, personOf, room, type Desk } from '../desk';

const propose = (here: Desk, proposal = 'Roll back 4471'): FactId => {
  const [id] = here.do({ kind: 'propose', proposal, options: 'wait', risk: '' });
  if (!id) throw new Error('nothing was written');
  return id;
};
const poll = (decision: FactId, objections = 0, reason = '') =>
  ({ kind: 'poll', decision, objections, reason }) as const;
const decide = (
  decision: FactId,
  outcome: 'go' | 'no' | 'later',
  order: null | { person: ReturnType<typeof personOf>; timeboxMs: number | null } = null,
) => ({ kind: 'decide', decision, outcome, reason: '', reviewAt: null, order }) as const;

test('proposed, asked, decided, ordered: one record, and the order is a task', () => {
  const here = room();
  const id = propose(here);
  const state = () => selectDecisions(here.view())[0]?.state;
  expect(state()).toBe('proposed');
  here.do(poll(id));
  expect(state()).toBe('polled');
  here.do(decide(id, 'go', { person: personOf(BO), timeboxMs: 5 * MINUTE }));
  expect(state()).toBe('go');
  expect(selectPending(here.view())).toEqual([]);
  expect(selectTasks(here.view()).map(({ text, person }) => [text, person?.name])).toEqual([['Roll back 4471', 'Bo']]);
  expect(countLines(here.view(), 'decision')).toBe(1);
});

test('what was not agreed orders nobody anything', () => {
  const here = room();
  const id = propose(here);
  here.do(decide(id, 'no', { person: personOf(BO), timeboxMs: null }));
  expect(selectTasks(here.view())).toEqual([]);
});

test('the newest proposal that is open is the first asked about', () => {
  const here = room();
  const first = propose(here);
  const second = propose(here.pass(MINUTE), 'Fail over');
  expect(selectPending(here.view()).map(({ id }) => id)).toEqual([second, first]);
  here.do(poll(second, 2, 'data loss'));
  expect(selectPending(here.view())[0]?.polls[0]?.fact).toMatchObject({ objections: 2, reason: 'data loss' });
});

test('two who decide apart are asked only if they decided otherwise', () => {
  const ana = room();
  const id = propose(ana);
  const bo = ana.apart(BO).pass(MINUTE);
  const cy = ana.apart(CY).pass(2 * MINUTE);
  ana.do(decide(id, 'go'));
  bo.do(decide(id, 'go'));
  ana.meet(bo);
  expect(selectConflicts(ana.view())).toEqual([]);
  cy.do(decide(id, 'no'));
  ana.meet(cy);
  expect(selectConflicts(ana.view())).toMatchObject([{ field: 'decision-made/1', target: id }]);
  expect(selectDecisions(ana.view())[0]?.isDisputed).toBe(true);
});

test('what says nothing is refused, and what was taken back is gone', () => {
  const here = room();
  expect(here.refusal({ kind: 'propose', proposal: ' ', options: '', risk: '' })).toEqual({ kind: 'empty-text' });
  expect(here.refusal(poll('x' as FactId))).toEqual({ kind: 'not-found', what: 'decision' });
  const made = here.do({ kind: 'propose', proposal: 'wait', options: '', risk: '' });
  here.undo(made);
  expect(selectDecisions(here.view())).toEqual([]);
  const id = propose(here);
  here.do(decide(id, 'later'));
  expect(here.refusal(decide(id, 'later'))).toEqual({ kind: 'unchanged' });
  here.do(decide(id, 'go'));
  expect(selectDecisions(here.view())[0]?.state).toBe('go');
});

test.each([
  [-3, 0],
  [NaN, 0],
  [2.7, 2],
  [1e9, 999],
])('%d objections are %d', (typed, counted) => {
  const here = room();
  here.do(poll(propose(here), typed));
  expect(selectPending(here.view())[0]?.polls[0]?.fact.objections).toBe(counted);
});

const look = (here: Desk) =>
  selectDues(here.view(), here.now()).flatMap(({ what, dueAt, urgency }) =>
    what.kind === 'decision' ? [{ text: what.text, in: (dueAt - here.now()) / MINUTE, urgency }] : [],
  );
const review = (decision: FactId, stands: boolean, reason = '', nextAt: number | null = null) =>
  ({ kind: 'review-decision', decision, stands, reason, nextAt }) as const;

test('a decision is looked at again when somebody said so, and stands', () => {
  const here = room();
  const id = propose(here);
  here.do({ ...decide(id, 'go'), reviewAt: here.now() + 30 * MINUTE });
  expect(look(here)).toEqual([{ text: 'Roll back 4471', in: 30, urgency: 'later' }]);
  here.pass(31 * MINUTE);
  expect(look(here)).toMatchObject([{ urgency: 'overdue' }]);
  expect(selectPrompts(here.view(), here.now())[0]).toMatchObject({ kind: 'review', decision: id });
  expect(here.refusal(review(id, true, '', here.now()))).toMatchObject({ kind: 'in-the-past' });
  here.do(review(id, true, '5xx under 1 %', here.now() + 10 * MINUTE));
  expect(look(here)).toMatchObject([{ in: 10 }]);
  here.pass(10 * MINUTE).do(review(id, true));
  expect(look(here)).toEqual([]);
  expect(selectDecisions(here.view())[0]?.state).toBe('go');
});

test('taken back, it is decided otherwise in the same step, with a reason; undo brings both back', () => {
  const here = room();
  const id = propose(here);
  expect(here.refusal(review(id, true))).toEqual({ kind: 'not-found', what: 'decision' });
  here.do({ ...decide(id, 'go'), reviewAt: here.now() + 30 * MINUTE });
  expect(here.refusal(review(id, false))).toEqual({ kind: 'reason-needed', why: 'reversed' });
  const written = here.do(review(id, false, 'it got worse'));
  expect(selectDecisions(here.view())[0]).toMatchObject({ state: 'no', reviewAt: null });
  here.undo(written);
  expect(selectDecisions(here.view())[0]?.state).toBe('go');
});
