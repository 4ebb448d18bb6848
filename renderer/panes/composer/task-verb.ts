import type { IntlShape } from 'react-intl';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import type { Incident } from '../../../shared/domain/incident/incident';
import { selectOpenTasks, type Task } from '../../../shared/domain/incident/tasks/select-tasks';
import { durationIn } from '../../../shared/domain/incident/timeline/line/duration';
import type { LineContext } from '../../../shared/domain/incident/timeline/line/reading';
import { readTimeToCome } from '../../../shared/domain/incident/timeline/line/read-time';
import { indexOfLine } from '../../../shared/domain/incident/timeline/lines';
import { taskWords } from '../../app/domain-words';

type Around = { readonly intl: IntlShape; readonly incident: Incident; readonly context: LineContext };

/** `/done 12`, `/done eli`, `/extend 12 5m`: a task by the number of its line, its owner or its words. */
export function taskVerb(around: Around, verb: 'done' | 'extend', rest: string): IncidentCommand | string {
  const { intl, context } = around;
  const words = rest.split(/\s+/);
  const until = verb === 'extend' ? timeIn(words.at(-1) ?? '', context) : null;
  if (verb === 'extend' && until === null)
    return intl.formatMessage({
      id: 'verb.extend',
      defaultMessage: 'Name a task and how much longer, such as /extend 12 5m or /extend eli 5m',
    });
  const meant = (verb === 'extend' ? words.slice(0, -1) : words).join(' ');
  const found = tasksMeant(around, meant);
  const [task] = found;
  if (!task)
    return intl.formatMessage(
      { id: 'verb.no-task', defaultMessage: 'No open task is {meant}: name its line, its owner or its words' },
      { meant: meant === '' ? '…' : `“${meant}”` },
    );
  if (found.length > 1)
    return intl.formatMessage(
      { id: 'verb.tasks', defaultMessage: 'That could be {tasks}: name the line' },
      { tasks: intl.formatList(found.slice(0, 3).map(taskWords), { type: 'disjunction' }) },
    );
  return verb === 'done'
    ? { kind: 'mark-task', task: task.id, mark: 'done', reason: '', happened: null }
    : { kind: 'time-task', task: task.id, until, reason: '' };
}

function timeIn(word: string, context: LineContext): number | null {
  const ms = durationIn(word);
  return ms === null ? readTimeToCome(word, context) : context.now + ms;
}

function tasksMeant({ incident }: Around, typed: string): readonly Task[] {
  const open = selectOpenTasks(incident);
  const asked = typed.trim().replace(/^@/, '').toLowerCase();
  if (asked === '') return open;
  if (/^\d+$/.test(asked)) return open.filter(({ id }) => indexOfLine(incident.lines, id) + 1 === Number(asked));
  const ofPerson = open.filter(({ person }) => person?.name.toLowerCase().startsWith(asked.replaceAll('.', ' ')));
  return ofPerson.length > 0 ? ofPerson : open.filter(({ text }) => text.toLowerCase().includes(asked));
}
