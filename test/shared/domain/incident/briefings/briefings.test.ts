import { expect, test } from 'vitest';
import {
  selectBriefings,
  selectOpenBriefing,
  type Question,
} from '../../../../../shared/domain/incident/briefings/select-briefings';
import { selectConflicts } from '../../../../../shared/domain/incident/conflicts/select-conflicts';
import { selectDues } from '../../../../../shared/domain/incident/due/select-dues';
import { selectTasks } from '../../../../../shared/domain/incident/tasks/select-tasks';
import { countLines, selectOpenQuestions } from '../../../../../shared/domain/incident/timeline/select-timeline';
import type { FactId } from '../../../../../shared/domain/stated';
import { ANA, BO, CY, entry, MINUTE, NOON, personOf, room, type Desk } from '../desk';

const CFO = { id: null, name: 'CFO' };

/** A briefing with the executives, and the question that the CFO asked in it. */
function briefed(here: Desk = room()) {
  const [briefing] = here.do({
    kind: 'open-briefing',
    withWhom: ' Executives ',
    at: NOON,
    agenda: ['Situation', ' ', 'Next update', 'Situation'],
    attendees: [personOf(ANA), CFO, { id: null, name: ' ' }],
  });
  if (!briefing) throw new Error('nothing was opened');
  const [question] = here.do({ kind: 'ask-question', briefing, by: CFO, text: ' When are customers told? ' });
  if (!question) throw new Error('nothing was asked');
  return { here, briefing, question };
}

const only = (here: Desk): Question => {
  const question = selectBriefings(here.view())[0]?.questions[0];
  if (!question) throw new Error('no question');
  return question;
};
const answer = (question: FactId, text: string) => ({ kind: 'answer-question', question, text }) as const;
const owe = (question: FactId, minutes = 30, person = personOf(BO)) =>
  ({ kind: 'owe-answer', question, person, until: NOON + minutes * MINUTE }) as const;
const timeboxes = (here: Desk) =>
  selectDues(here.view(), here.now()).flatMap(({ what, dueAt }) =>
    what.kind === 'timebox' ? [`${what.person ?? ''}: ${what.text} ${String((dueAt - NOON) / MINUTE)}`] : [],
  );

test('a briefing opens with whom, when, an agenda of short lines and who is there', () => {
  const { here } = briefed();
  expect(selectOpenBriefing(here.view())).toMatchObject({
    withWhom: 'Executives',
    at: NOON,
    agenda: ['Situation', 'Next update'],
    attendees: [personOf(ANA), CFO],
    endedAt: null,
  });
  const nobody = { kind: 'open-briefing', withWhom: ' ', at: NOON, agenda: [], attendees: [] } as const;
  expect(here.refusal(nobody)).toEqual({ kind: 'name-needed', why: 'briefing' });
});

test('agenda and people change while it goes on, and two laptops that each add somebody have both', () => {
  const { here, briefing } = briefed();
  const there = here.apart(BO);
  const change = (people: readonly { id: string | null; name: string }[], agenda = ['Situation', 'Next update']) =>
    ({ kind: 'change-briefing', briefing, agenda, attendees: people }) as const;
  expect(here.refusal(change([personOf(ANA), CFO]))).toEqual({ kind: 'unchanged' });
  here.do(change([CFO, personOf(CY)], ['Decisions']));
  there.pass(1).do(change([personOf(ANA), CFO, personOf(BO)]));
  here.meet(there);
  there.meet(here);
  expect(selectOpenBriefing(here.view())?.agenda).toEqual(['Decisions']);
  expect(
    selectOpenBriefing(here.view())
      ?.attendees.map(({ name }) => name)
      .sort(),
  ).toEqual(['Bo', 'CFO', 'Cy']);
  expect(selectBriefings(there.view())).toEqual(selectBriefings(here.view()));
});

test('a question is open until it is answered, among the open questions of the room too', () => {
  const { here, briefing, question } = briefed();
  expect(only(here)).toMatchObject({ text: 'When are customers told?', by: CFO, state: 'open', answers: [] });
  expect(selectOpenQuestions(here.view())).toEqual([
    { id: question, text: 'When are customers told?', askedOf: 'Executives' },
  ]);
  expect(countLines(here.view(), 'question')).toBe(1);
  here.do(answer(question, ' at five '));
  expect(only(here)).toMatchObject({ state: 'answered', answers: [{ text: 'at five', by: 'Ana' }] });
  expect(selectOpenQuestions(here.view())).toEqual([]);
  expect(here.refusal(answer(question, 'at five'))).toEqual({ kind: 'unchanged' });
  expect(here.refusal(answer(question, ' '))).toEqual({ kind: 'empty-text' });
  expect(here.refusal({ kind: 'ask-question', briefing, by: null, text: ' ' })).toEqual({ kind: 'empty-text' });
});

test('an answer that somebody owes is an order with a timebox, and the answer settles it', () => {
  const { here, question } = briefed();
  here.do(owe(question));
  expect(only(here)).toMatchObject({ state: 'owed', owed: { person: personOf(BO), dueAt: NOON + 30 * MINUTE } });
  expect(timeboxes(here)).toEqual(['Bo: When are customers told? 30']);
  expect(selectOpenQuestions(here.view())).toMatchObject([{ id: question, askedOf: 'Bo' }]);
  const said = here.do(answer(question, 'at five'));
  expect(timeboxes(here)).toEqual([]);
  expect(selectTasks(here.view())).toMatchObject([{ state: 'done' }]);
  here.undo(said);
  expect(only(here)).toMatchObject({ state: 'owed', answers: [] });
  expect(timeboxes(here)).toHaveLength(1);
});

test('owed by another or until later it is the same order; in the past or by nobody it is refused', () => {
  const { here, question } = briefed();
  here.do(owe(question));
  here.do(owe(question, 60, personOf(CY)));
  expect(selectTasks(here.view())).toHaveLength(1);
  expect(timeboxes(here)).toEqual(['Cy: When are customers told? 60']);
  expect(here.refusal(owe(question, -1))).toMatchObject({ kind: 'in-the-past' });
  expect(here.refusal(owe(question, 5, { id: '', name: ' ' }))).toEqual({ kind: 'name-needed', why: 'answer' });
});

test('an order done without a word leaves the question open', () => {
  const { here, question } = briefed();
  here.do(owe(question));
  const task = selectTasks(here.view())[0]?.id as FactId;
  here.do({ kind: 'mark-task', task, mark: 'done', reason: '', happened: null });
  expect(only(here).state).toBe('open');
});

test('a line of the log that replies to the question answers it; an order or a question does not', () => {
  const { here, question } = briefed();
  const reply = (text: string, change: object = {}) =>
    here.do({ kind: 'add-entries', entries: [entry(text, { replyTo: question, ...change })] });
  reply('and partners?', { entry: 'question' });
  expect(only(here).state).toBe('open');
  const [line] = reply('^3 at five');
  expect(only(here).answers).toMatchObject([{ text: 'at five', isPrivileged: false }]);
  here.do({ kind: 'mark-privileged', entry: line as FactId, on: true });
  expect(only(here).answers).toMatchObject([{ isPrivileged: true }]);
});

test('two laptops that answer one question apart: both stand, until somebody who sees both says one', () => {
  const { here, question } = briefed();
  const there = here.apart(BO);
  here.do(answer(question, 'at five'));
  there.pass(1).do(answer(question, 'not today'));
  here.meet(there);
  there.meet(here);
  expect(only(here).answers.map(({ text, by }) => `${by}: ${text}`)).toEqual(['Ana: at five', 'Bo: not today']);
  expect(only(there)).toEqual(only(here));
  expect(selectConflicts(here.view())).toEqual([]);
  here.pass(1).do(answer(question, 'at five'));
  expect(only(here).answers.map(({ text }) => text)).toEqual(['at five']);
});

test('a question taken back is none, and nobody is reminded of its answer', () => {
  const { here, question } = briefed();
  here.do(owe(question));
  const back = here.do({ kind: 'take-back-question', question });
  expect(selectBriefings(here.view())[0]?.questions).toEqual([]);
  expect(timeboxes(here)).toEqual([]);
  expect(here.refusal(answer(question, 'late'))).toEqual({ kind: 'not-found', what: 'question' });
  here.undo(back);
  expect(only(here).state).toBe('owed');
});

test('it ends once with what was asked and owed, owed answers are still taken, and an undo goes on with it', () => {
  const { here, briefing, question } = briefed();
  here.do({ kind: 'ask-question', briefing, by: null, text: 'Is data lost?' });
  here.do(owe(question));
  const end = { kind: 'end-briefing', briefing } as const;
  const ended = here.do(end);
  expect(
    here
      .view()
      .added.get('briefing-ended/1')
      ?.get(ended[0] as FactId)?.fact,
  ).toMatchObject({
    told: { withWhom: 'Executives' },
    questions: 2,
    owed: 1,
  });
  expect(selectOpenBriefing(here.view())).toBeUndefined();
  expect(here.refusal(end)).toEqual({ kind: 'unchanged' });
  here.do(answer(question, 'at five'));
  expect(only(here).state).toBe('answered');
  here.undo(ended);
  expect(selectOpenBriefing(here.view())?.id).toBe(briefing);
});

test('a briefing opened by mistake is undone, and what is asked of it then is refused', () => {
  const here = room();
  const opened = here.do({ kind: 'open-briefing', withWhom: 'x', at: NOON, agenda: [], attendees: [] });
  here.undo(opened);
  expect(selectBriefings(here.view())).toEqual([]);
  const briefing = opened[0] as FactId;
  const ask = { kind: 'ask-question', briefing, by: null, text: 'why?' } as const;
  expect(here.refusal(ask)).toEqual({ kind: 'not-found', what: 'briefing' });
});

test('a briefing that is set for later is due then, until something is asked in it or it is over', () => {
  const here = room();
  const due = () =>
    selectDues(here.view(), here.now()).flatMap(({ what, dueAt, urgency }) =>
      what.kind === 'briefing' ? [{ name: what.name, in: (dueAt - here.now()) / MINUTE, urgency }] : [],
    );
  const open = (minutes: number) =>
    here.do({
      kind: 'open-briefing',
      ...{ withWhom: 'Executives', at: here.now() + minutes * MINUTE, agenda: [], attendees: [] },
    })[0] as FactId;
  open(0);
  expect(due()).toEqual([]);
  const later = open(30);
  expect(due()).toEqual([{ name: 'Executives', in: 30, urgency: 'later' }]);
  here.pass(30 * MINUTE);
  expect(due()).toMatchObject([{ urgency: 'overdue' }]);
  here.do({ kind: 'ask-question', briefing: later, by: null, text: 'How long?' });
  expect(due()).toEqual([]);
});
