import { clip, toMs, toPersonRef, type FactId, type PersonRef } from '../../stated';
import { replacing, replacingAll } from '../../view';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { IncidentFact } from '../facts';
import type { Incident } from '../incident';
import { personKey } from '../roles/select-roles';
import { decideTasks } from '../tasks/decide-tasks';
import { orderFact } from '../tasks/order-fact';
import { MOST_ATTENDEES, MOST_POINTS } from './facts';
import { attendanceKey, briefingById, questionById, type Briefing, type Question } from './select-briefings';

export type BriefingsCommand =
  | {
      readonly kind: 'open-briefing';
      readonly withWhom: string;
      /** When it is held, ms since epoch. */
      readonly at: number;
      readonly agenda: readonly string[];
      readonly attendees: readonly PersonRef[];
    }
  /** What stands on the agenda and who is there from now on. */
  | {
      readonly kind: 'change-briefing';
      readonly briefing: FactId;
      readonly agenda: readonly string[];
      readonly attendees: readonly PersonRef[];
    }
  | {
      readonly kind: 'ask-question';
      readonly briefing: FactId;
      readonly by: PersonRef | null;
      readonly text: string;
    }
  | { readonly kind: 'answer-question'; readonly question: FactId; readonly text: string }
  /** `until`: when the answer is due, ms since epoch. */
  | { readonly kind: 'owe-answer'; readonly question: FactId; readonly person: PersonRef; readonly until: number }
  | { readonly kind: 'take-back-question'; readonly question: FactId }
  | { readonly kind: 'end-briefing'; readonly briefing: FactId };

const MAX_NAME = 200;
const MAX_POINT = 400;
const MAX_CHARACTERS = 1_500;
const words = (typed: string): string => clip(typed.trim(), MAX_CHARACTERS);

export function decideBriefings(deciding: Deciding, command: BriefingsCommand): Decision {
  const { incident } = deciding;
  switch (command.kind) {
    case 'open-briefing': {
      const withWhom = clip(command.withWhom.trim(), MAX_NAME);
      if (withWhom === '') return refuse({ kind: 'name-needed', why: 'briefing' });
      const { at, agenda, attendees } = command;
      return facts({
        kind: 'briefing-opened/1',
        withWhom,
        at: toMs(at),
        agenda: pointsOf(agenda),
        attendees: peopleOf(attendees),
      });
    }
    case 'change-briefing':
    case 'ask-question':
    case 'end-briefing': {
      const briefing = briefingById(incident, command.briefing);
      return briefing ? ofBriefing(incident, briefing, command) : refuse({ kind: 'not-found', what: 'briefing' });
    }
    case 'answer-question':
    case 'owe-answer':
    case 'take-back-question': {
      const question = questionById(incident, command.question);
      return question ? ofQuestion(deciding, question, command) : refuse({ kind: 'not-found', what: 'question' });
    }
  }
}

type OfBriefing = Extract<BriefingsCommand, { readonly briefing: FactId }>;

function ofBriefing(incident: Incident, briefing: Briefing, command: OfBriefing): Decision {
  const { id, withWhom, questions, endedAt } = briefing;
  const about = { briefing: id, told: { withWhom } };
  switch (command.kind) {
    case 'change-briefing': {
      const written = changes(incident, briefing, command);
      return written.length > 0 ? facts(...written) : refuse({ kind: 'unchanged' });
    }
    case 'ask-question': {
      const text = words(command.text);
      const by = command.by && toPersonRef(command.by);
      if (text === '') return refuse({ kind: 'empty-text' });
      return facts({ kind: 'question-asked/1', ...about, by: by?.name ? by : null, text });
    }
    case 'end-briefing': {
      if (endedAt !== null) return refuse({ kind: 'unchanged' });
      const owed = questions.filter(({ state }) => state === 'owed').length;
      return facts({ kind: 'briefing-ended/1', ...about, questions: questions.length, owed });
    }
  }
}

type OfQuestion = Extract<BriefingsCommand, { readonly question: FactId }>;

function ofQuestion(deciding: Deciding, question: Question, command: OfQuestion): Decision {
  switch (command.kind) {
    case 'answer-question':
      return answer(deciding, question, words(command.text));
    case 'owe-answer':
      return owe(deciding, question, command);
    case 'take-back-question':
      return facts(
        { kind: 'withdrawn/1', what: question.id, reason: 'taken back' },
        // Nobody is to be reminded of an answer that nobody asked for.
        ...(question.owed ? [{ kind: 'withdrawn/1' as const, what: question.owed.id, reason: 'taken back' }] : []),
      );
  }
}

/** Whoever answers is shown every answer that stands, and means this one; nobody owes it any more. */
function answer(deciding: Deciding, { id, text: asked, owed, answers }: Question, text: string): Decision {
  if (text === '') return refuse({ kind: 'empty-text' });
  if (answers.length === 1 && answers[0]?.text === text) return refuse({ kind: 'unchanged' });
  const settled = owed
    ? decideTasks(deciding, { kind: 'mark-task', task: owed.id, mark: 'done', reason: '', happened: null })
    : null;
  return facts(
    {
      kind: 'question-answered/1',
      question: id,
      told: { text: asked },
      text,
      replaces: replacingAll(deciding.incident, 'question-answered/1', id),
    },
    ...(settled?.ok ? settled.value : []),
  );
}

/** An order with a timebox, which replies to the question: no second mechanism reminds of it. */
function owe(
  deciding: Deciding,
  question: Question,
  { person: named, until }: Extract<BriefingsCommand, { kind: 'owe-answer' }>,
): Decision {
  const person = toPersonRef(named);
  if (person.name === '') return refuse({ kind: 'name-needed', why: 'answer' });
  if (until <= deciding.now) return refuse({ kind: 'in-the-past', at: until });
  if (question.owed) return decideTasks(deciding, { kind: 'assign-task', task: question.owed.id, person, until });
  const timeboxMs = toMs(until) - toMs(deciding.now);
  return facts({ ...orderFact(question.text, person, timeboxMs), replyTo: question.id });
}

function changes(
  incident: Incident,
  { id: briefing, withWhom, ...was }: Briefing,
  command: Extract<BriefingsCommand, { kind: 'change-briefing' }>,
): readonly IncidentFact[] {
  const told = { withWhom };
  const agenda = pointsOf(command.agenda);
  const people = peopleOf(command.attendees);
  const noted = (person: PersonRef, here: boolean): IncidentFact => ({
    kind: 'attendance-noted/1',
    briefing,
    told,
    person: toPersonRef(person),
    here,
    replaces: replacing(incident, 'attendance-noted/1', attendanceKey(briefing, person)),
  });
  const isIn = (all: readonly PersonRef[], person: PersonRef) =>
    all.some((one) => personKey(one) === personKey(person));
  return [
    ...(JSON.stringify(agenda) === JSON.stringify(was.agenda)
      ? []
      : [
          {
            kind: 'agenda-set/1' as const,
            briefing,
            told,
            agenda,
            replaces: replacing(incident, 'agenda-set/1', briefing),
          },
        ]),
    ...people.filter((person) => !isIn(was.attendees, person)).map((person) => noted(person, true)),
    ...was.attendees.filter((person) => !isIn(people, person)).map((person) => noted(person, false)),
  ];
}

const pointsOf = (agenda: readonly string[]): string[] =>
  [...new Set(agenda.map((point) => clip(point.trim(), MAX_POINT)).filter(Boolean))].slice(0, MOST_POINTS);

function peopleOf(attendees: readonly PersonRef[]): PersonRef[] {
  const named = attendees.map(toPersonRef).filter(({ name }) => name !== '');
  return [...new Map(named.map((person) => [personKey(person), person])).values()].slice(0, MOST_ATTENDEES);
}
