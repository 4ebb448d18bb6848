import type { FactId, PersonRef, Writer } from '../../stated';
import { addedOf, isWithdrawn, shown, standing } from '../../view';
import type { Incident, IncidentLine, StatedFact } from '../incident';
import type { TaskMark } from './facts';

export type TaskState = 'given' | 'acknowledged' | 'reported' | 'done' | 'dropped';

/** An order to one person: an action of the timeline, and what became of it. */
export type Task = {
  readonly id: FactId;
  readonly text: string;
  /** Null: nobody's yet. */
  readonly person: PersonRef | null;
  readonly givenBy: Writer;
  /** When it was given, ms since epoch. */
  readonly givenAt: number;
  readonly state: TaskState;
  /** When a report is due; null: no timebox, or it was met. */
  readonly dueAt: number | null;
  /** From when the timebox that runs is counted. */
  readonly timedAt: number;
  readonly reports: readonly StatedFact<'task-reported/1'>[];
  /** When somebody last asked how far it is, since the timebox that runs began. */
  readonly askedAt: number | null;
  /** Done on one laptop, dropped on another, and nobody has chosen. */
  readonly isDisputed: boolean;
};

/** One and the same, so that a task nobody reported on stays equal to itself. */
const NONE: readonly never[] = [];

type Told = { readonly all: readonly Task[]; readonly open: readonly Task[]; readonly byId: ReadonlyMap<FactId, Task> };
const toldByIncident = new WeakMap<Incident, Told>();

/** Every action of the log, oldest first. Struck out ones are no tasks. Computed once for a view: clocks ask every second. */
export const selectTasks = (incident: Incident): readonly Task[] => tell(incident).all;

/** What is not done or dropped: whose time is up first, then what has no time, oldest first. */
export const selectOpenTasks = (incident: Incident): readonly Task[] => tell(incident).open;

export const taskById = (incident: Incident, id: FactId): Task | undefined => tell(incident).byId.get(id);

function tell(incident: Incident): Told {
  const known = toldByIncident.get(incident);
  if (known) return known;
  const all = incident.lines.chunks.flatMap((chunk) => tasksOf(incident, chunk));
  const open = all.filter(isOpenTask).sort(inOrder);
  const told = { all, open, byId: new Map(all.map((task) => [task.id, task])) };
  toldByIncident.set(incident, told);
  return told;
}

const inOrder = (a: Task, b: Task): number => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.givenAt - b.givenAt;

/** What tasks are made of beside their lines: parts of a view that are the same object until something in them changes. */
type Parts = Pick<Incident, 'singles' | 'added' | 'withdrawals'>;
const tasksByChunk = new WeakMap<readonly IncidentLine[], { readonly of: Parts; readonly tasks: readonly Task[] }>();

/** Neither a chunk nor the parts change by themselves: a line more costs one chunk, not all. */
function tasksOf(incident: Incident, chunk: readonly IncidentLine[]): readonly Task[] {
  const known = tasksByChunk.get(chunk);
  const { singles, added, withdrawals } = incident;
  if (known?.of.singles === singles && known.of.added === added && known.of.withdrawals === withdrawals)
    return known.tasks;
  const actions = actionsOf(chunk).filter(({ stated }) => !isWithdrawn(incident, stated.id));
  const { reports, asked } = actions.length > 0 ? saidOf(incident) : { reports: NOTHING, asked: NOTHING };
  const tasks = actions.map(({ stated, time }) =>
    toTask(incident, stated, { time, reports: reports.get(stated.id) ?? NONE, asked: asked.get(stated.id) ?? NONE }),
  );
  tasksByChunk.set(chunk, { of: { singles, added, withdrawals }, tasks });
  return tasks;
}

const NOTHING: ReadonlyMap<FactId, never[]> = new Map();
type AllSaid = {
  readonly reports: ReadonlyMap<FactId, readonly StatedFact<'task-reported/1'>[]>;
  readonly asked: ReadonlyMap<FactId, readonly StatedFact<'task-asked/1'>[]>;
};
const saidByAdded = new WeakMap<Incident['added'], { readonly withdrawals: unknown; readonly said: AllSaid }>();

function saidOf(incident: Incident): AllSaid {
  const known = saidByAdded.get(incident.added);
  if (known?.withdrawals === incident.withdrawals) return known.said;
  const said = {
    reports: byTask(addedOf(incident, 'task-reported/1')),
    asked: byTask(addedOf(incident, 'task-asked/1')),
  };
  saidByAdded.set(incident.added, { withdrawals: incident.withdrawals, said });
  return said;
}

function byTask<S extends { readonly fact: { readonly task: FactId } }>(all: readonly S[]): ReadonlyMap<FactId, S[]> {
  const found = new Map<FactId, S[]>();
  for (const one of all) found.set(one.fact.task, [...(found.get(one.fact.task) ?? []), one]);
  return found;
}

/** Who heard of it on one laptop does not contradict who did it on another: only two ends do. */
export const isEnd = (mark: TaskMark): boolean => mark === 'done' || mark === 'dropped';

export const isOpenTask = ({ state }: Task): boolean => state !== 'done' && state !== 'dropped';

type Action = IncidentLine & { readonly stated: StatedFact<'entry-added/1'> };
const actionsByChunk = new WeakMap<readonly IncidentLine[], readonly Action[]>();

/** Chunks never change, so each is looked through once: a line more costs one chunk, not all. */
function actionsOf(chunk: readonly IncidentLine[]): readonly Action[] {
  const known = actionsByChunk.get(chunk);
  if (known) return known;
  const found = chunk.filter(
    (line): line is Action => line.stated.fact.kind === 'entry-added/1' && line.stated.fact.entry === 'action',
  );
  actionsByChunk.set(chunk, found);
  return found;
}

type Said = {
  readonly time: number;
  readonly reports: readonly StatedFact<'task-reported/1'>[];
  readonly asked: readonly StatedFact<'task-asked/1'>[];
};

function toTask(incident: Incident, { id, fact, by }: Action['stated'], { time, reports, asked }: Said): Task {
  const marks = standing(incident, 'task-marked/1', id);
  const ends = marks.filter(({ fact: { mark } }) => isEnd(mark));
  const mark = (ends.at(-1) ?? marks.at(-1))?.fact.mark ?? 'given';
  const assigned = shown(incident, 'task-assigned/1', id);
  const timed = shown(incident, 'task-timed/1', id);
  const timedAt = timed?.recordedAt ?? time;
  const isReported = (reports.at(-1)?.recordedAt ?? -Infinity) >= timedAt;
  const isOpen = !isEnd(mark);
  const due = timed ? timed.fact.at : fact.timeboxMs === null ? null : time + fact.timeboxMs;
  return {
    id,
    text: shown(incident, 'entry-corrected/1', id)?.fact.text ?? fact.text,
    person: assigned ? assigned.fact.person : fact.owner,
    givenBy: by,
    givenAt: time,
    state: isOpen && isReported ? 'reported' : mark,
    dueAt: isOpen && !isReported ? due : null,
    timedAt,
    reports,
    askedAt: asked.filter((one) => one.recordedAt >= timedAt).at(-1)?.recordedAt ?? null,
    isDisputed: new Set(ends.map((one) => one.fact.mark)).size > 1,
  };
}
