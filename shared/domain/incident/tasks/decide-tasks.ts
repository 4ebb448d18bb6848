import { clip, toMs, toPersonRef, type FactId, type PersonRef } from '../../stated';
import { MAX_REPLACES, replacing, standing } from '../../view';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { IncidentFact } from '../facts';
import type { Incident } from '../incident';
import type { TaskMark } from './facts';
import { taskById, type Task } from './select-tasks';

export type TasksCommand =
  | {
      readonly kind: 'mark-task';
      readonly task: FactId;
      readonly mark: TaskMark;
      readonly reason: string;
      readonly happened: { readonly at: number; readonly approximate: boolean } | null;
    }
  /** `until`: when a report is due; undefined leaves the timebox as it is. */
  | { readonly kind: 'assign-task'; readonly task: FactId; readonly person: PersonRef | null; readonly until?: number }
  | { readonly kind: 'time-task'; readonly task: FactId; readonly until: number | null; readonly reason: string }
  | {
      readonly kind: 'report-task';
      readonly task: FactId;
      readonly conditions: string;
      readonly actions: string;
      readonly needs: string;
    }
  | { readonly kind: 'ask-task'; readonly task: FactId };

const MAX_CHARACTERS = 1_500;
const words = (typed: string): string => clip(typed.trim(), MAX_CHARACTERS);

export function decideTasks({ incident, now }: Deciding, command: TasksCommand): Decision {
  const task = taskById(incident, command.task);
  if (!task) return refuse({ kind: 'not-found', what: 'task' });
  const about = aboutOf(task);
  switch (command.kind) {
    case 'mark-task':
      return markTask(incident, task, command);
    case 'assign-task': {
      const person = command.person && toPersonRef(command.person);
      if (person?.name === '') return refuse({ kind: 'name-needed', why: 'task' });
      if (command.until !== undefined && command.until <= now)
        return refuse({ kind: 'in-the-past', at: command.until });
      return facts(
        { kind: 'task-assigned/1', ...about, person, replaces: replacing(incident, 'task-assigned/1', task.id) },
        ...(command.until === undefined ? [] : [timed(incident, about, command.until, '')]),
        // Whoever had it had heard of it; the next one has not.
        ...(task.state === 'acknowledged' ? [marked(incident, about, 'given')] : []),
      );
    }
    case 'time-task':
      if (command.until !== null && command.until <= now) return refuse({ kind: 'in-the-past', at: command.until });
      if (command.until === null && task.dueAt === null) return refuse({ kind: 'unchanged' });
      return facts(timed(incident, about, command.until, words(command.reason)));
    case 'report-task': {
      const report = {
        conditions: words(command.conditions),
        actions: words(command.actions),
        needs: words(command.needs),
      };
      if (Object.values(report).every((said) => said === '')) return refuse({ kind: 'empty-text' });
      return facts({ kind: 'task-reported/1', ...about, ...report });
    }
    case 'ask-task':
      return facts({ kind: 'task-asked/1', ...about });
  }
}

const aboutOf = ({ id, text, person }: Task) => ({
  task: id,
  told: { text: words(text), person: person && toPersonRef(person) },
});
type About = ReturnType<typeof aboutOf>;

/** What is given up wants a word: whoever gave the order will ask. */
function markTask(
  incident: Incident,
  task: Task,
  { mark, reason: typed, happened }: Extract<TasksCommand, { kind: 'mark-task' }>,
): Decision {
  const reason = words(typed);
  const now = task.state === 'reported' ? 'acknowledged' : task.state;
  if (now === mark && !task.isDisputed) return refuse({ kind: 'unchanged' });
  if (mark === 'dropped' && reason === '') return refuse({ kind: 'reason-needed', why: 'drop' });
  const fact = marked(incident, aboutOf(task), mark);
  const disputed = standing(incident, 'task-marked/1', task.id);
  return facts({
    ...fact,
    reason,
    happened: happened && { ...happened, at: toMs(happened.at) },
    // To say it while two ends stand is to choose.
    ...(task.isDisputed && { replaces: disputed.slice(-MAX_REPLACES).map((one) => one.id) }),
  });
}

type Marked = Extract<IncidentFact, { kind: 'task-marked/1' }>;

const marked = (incident: Incident, about: About, mark: TaskMark): Marked => ({
  kind: 'task-marked/1',
  ...about,
  mark,
  reason: '',
  happened: null,
  replaces: replacing(incident, 'task-marked/1', about.task),
});

const timed = (incident: Incident, about: About, at: number | null, reason: string): IncidentFact => ({
  kind: 'task-timed/1',
  ...about,
  at: at === null ? null : toMs(at),
  reason,
  replaces: replacing(incident, 'task-timed/1', about.task),
});
