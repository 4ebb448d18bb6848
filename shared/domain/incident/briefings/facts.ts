import * as v from 'valibot';
import { factId, ms, personRef } from '../../stated';
import { replaces } from '../../view';

export const MOST_POINTS = 12;
export const MOST_ATTENDEES = 60;

const withWhom = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const words = v.pipe(v.string(), v.minLength(1), v.maxLength(1_500));
const agenda = v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(400))), v.maxLength(MOST_POINTS));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** `told`: with whom it was, as it stood then. */
const ofBriefing = { briefing: factId, told: v.object({ withWhom }) };

/** A meeting about the incident: the executives' call, the next shift. A briefing's id is this fact's. */
export const briefingOpened = v.object({
  kind: v.literal('briefing-opened/1'),
  withWhom,
  /** When it is held, ms since epoch. */
  at: ms,
  agenda,
  attendees: v.pipe(v.array(personRef), v.maxLength(MOST_ATTENDEES)),
});
export const agendaSet = v.object({ kind: v.literal('agenda-set/1'), ...ofBriefing, agenda, replaces });
/** Somebody came, or was not there after all. */
export const attendanceNoted = v.object({
  kind: v.literal('attendance-noted/1'),
  ...ofBriefing,
  person: personRef,
  here: v.boolean(),
  replaces,
});
/** A question's id is this fact's. `by`: null where nobody said who asked. */
export const questionAsked = v.object({
  kind: v.literal('question-asked/1'),
  ...ofBriefing,
  by: v.nullable(personRef),
  text: words,
});
/** Whoever owes an answer has an order that replies to the question: there is no fact for it here. */
export const questionAnswered = v.object({
  kind: v.literal('question-answered/1'),
  question: factId,
  told: v.object({ text: words }),
  text: words,
  replaces,
});
/** `questions`, `owed`: how many were asked, and how many of them somebody still owed then. */
export const briefingEnded = v.object({
  kind: v.literal('briefing-ended/1'),
  ...ofBriefing,
  questions: count,
  owed: count,
});
