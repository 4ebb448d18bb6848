import { personKey } from '../roles/select-roles';
import type { FactId, PersonRef } from '../../stated';
import { addedOf, isWithdrawn, shown, standing } from '../../view';
import type { Incident, IncidentLine, StatedFact } from '../incident';
import { isOpenTask, taskById, type Task } from '../tasks/select-tasks';

/** `isPrivileged`: said in a line that is kept out of exports. */
export type Answer = {
  readonly id: FactId;
  readonly text: string;
  readonly by: string;
  /** Ms since epoch. */
  readonly at: number;
  readonly isPrivileged: boolean;
};

export type Question = {
  readonly id: FactId;
  readonly text: string;
  /** Who asked; null where nobody said. */
  readonly by: PersonRef | null;
  /** Ms since epoch. */
  readonly askedAt: number;
  /** Two that were given apart both stand, in order. */
  readonly answers: readonly Answer[];
  /** The order of whoever owes the answer; null once it was given, or if nobody owes it. */
  readonly owed: Task | null;
  readonly state: 'open' | 'owed' | 'answered';
};

export type Briefing = {
  readonly id: FactId;
  readonly withWhom: string;
  /** When it is held, ms since epoch. */
  readonly at: number;
  /** When it was opened, ms since epoch. */
  readonly openedAt: number;
  readonly agenda: readonly string[];
  readonly attendees: readonly PersonRef[];
  readonly questions: readonly Question[];
  /** Ms since epoch; null: not over yet. */
  readonly endedAt: number | null;
};

const NONE: readonly Briefing[] = [];
const briefingsByIncident = new WeakMap<Incident, readonly Briefing[]>();

/** Every meeting of the incident with what was asked in it, in the order of their opening. Computed once for a view. */
export function selectBriefings(incident: Incident): readonly Briefing[] {
  const opened = addedOf(incident, 'briefing-opened/1');
  if (opened.length === 0) return NONE;
  const known = briefingsByIncident.get(incident);
  if (known) return known;
  const asked = addedOf(incident, 'question-asked/1');
  const ended = addedOf(incident, 'briefing-ended/1');
  const replies = asked.length === 0 ? new Map<FactId, Reply[]>() : repliesIn(incident);
  const told = opened.map(({ id, fact, recordedAt }): Briefing => ({
    id,
    withWhom: fact.withWhom,
    at: fact.at,
    openedAt: recordedAt,
    agenda: shown(incident, 'agenda-set/1', id)?.fact.agenda ?? fact.agenda,
    attendees: attendeesOf(incident, id, fact.attendees),
    questions: asked
      .filter((one) => one.fact.briefing === id)
      .map((one) => questionOf(incident, one, replies.get(one.id) ?? [])),
    endedAt: ended.find((one) => one.fact.briefing === id)?.recordedAt ?? null,
  }));
  briefingsByIncident.set(incident, told);
  return told;
}

/** The one that goes on; of several the last that was opened. */
export const selectOpenBriefing = (incident: Incident): Briefing | undefined =>
  selectBriefings(incident).findLast(({ endedAt }) => endedAt === null);

export const briefingById = (incident: Incident, id: FactId): Briefing | undefined =>
  selectBriefings(incident).find((one) => one.id === id);

export const questionById = (incident: Incident, id: FactId): Question | undefined =>
  selectBriefings(incident)
    .flatMap(({ questions }) => questions)
    .find((one) => one.id === id);

/** Where it is kept whether somebody was there. */
export const attendanceKey = (briefing: FactId, person: PersonRef): string => `${briefing}/${personKey(person)}`;

function attendeesOf(incident: Incident, briefing: FactId, first: readonly PersonRef[]): readonly PersonRef[] {
  const byKey = new Map(first.map((person) => [attendanceKey(briefing, person), person]));
  const prefix = `attendance-noted/1:${briefing}/`;
  const noted = [...incident.singles.keys()]
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => shown(incident, 'attendance-noted/1', key.slice('attendance-noted/1:'.length)) ?? [])
    // Not in the order in which this laptop came to know of them.
    .sort((a, b) => (a.place < b.place || (a.place === b.place && a.id < b.id) ? -1 : 1));
  for (const { fact } of noted) {
    const key = attendanceKey(briefing, fact.person);
    if (!fact.here) byKey.delete(key);
    else if (!byKey.has(key)) byKey.set(key, fact.person);
  }
  return [...byKey.values()];
}

function questionOf(
  incident: Incident,
  { id, fact, recordedAt }: StatedFact<'question-asked/1'>,
  replies: readonly Reply[],
): Question {
  const stands = replies.filter((reply) => !isWithdrawn(incident, reply.id));
  const answers = [
    ...standing(incident, 'question-answered/1', id).map((one): Answer => ({
      id: one.id,
      text: one.fact.text,
      by: one.by.name,
      at: one.recordedAt,
      isPrivileged: false,
    })),
    ...stands.filter((reply) => !ASKS_ON.has(reply.fact.entry)).map((reply) => answerOf(incident, reply)),
  ].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const orders = stands.flatMap((reply) => taskById(incident, reply.id) ?? []).filter(isOpenTask);
  const owed = answers.length > 0 ? null : (orders.at(-1) ?? null);
  const state = answers.length > 0 ? 'answered' : owed ? 'owed' : 'open';
  return { id, text: fact.text, by: fact.by, askedAt: recordedAt, answers, owed, state };
}

type Reply = StatedFact<'entry-added/1'>;
/** Lines that reply to a question and answer nothing. */
const ASKS_ON: ReadonlySet<Reply['fact']['entry']> = new Set(['action', 'question', 'follow-up']);

/** A line of the log that replies (`^`) to a question is an answer to it like any other. */
const answerOf = (incident: Incident, { id, fact, by, recordedAt }: Reply): Answer => ({
  id,
  text: withoutReply(shown(incident, 'entry-corrected/1', id)?.fact.text ?? fact.text),
  by: by.name,
  at: recordedAt,
  isPrivileged: shown(incident, 'entry-privileged/1', id)?.fact.on ?? false,
});

/** `^12` says what it answers: beside the question it says nothing more. */
const withoutReply = (text: string): string => text.replace(/(?:^|\s)\^\d+(?=\s|$)/, '').trim();

function repliesIn(incident: Incident): ReadonlyMap<FactId, Reply[]> {
  const found = new Map<FactId, Reply[]>();
  for (const reply of incident.lines.chunks.flatMap(repliesOf)) {
    const { replyTo } = reply.fact;
    if (replyTo) found.set(replyTo, [...(found.get(replyTo) ?? []), reply]);
  }
  return found;
}

const repliesByChunk = new WeakMap<readonly IncidentLine[], readonly Reply[]>();

/** Chunks never change, so each is looked through once: a line more costs one chunk, not all. */
function repliesOf(chunk: readonly IncidentLine[]): readonly Reply[] {
  const known = repliesByChunk.get(chunk);
  if (known) return known;
  const found = chunk
    .map(({ stated }) => stated)
    .filter((stated): stated is Reply => stated.fact.kind === 'entry-added/1' && stated.fact.replyTo !== null);
  repliesByChunk.set(chunk, found);
  return found;
}
