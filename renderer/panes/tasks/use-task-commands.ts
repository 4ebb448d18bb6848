import { useIntl } from 'react-intl';
import type { TaskMark } from '../../../shared/domain/incident/tasks/facts';
import type { Task } from '../../../shared/domain/incident/tasks/select-tasks';
import { useActOrTell } from '../../app/acting';
import { useCommand } from '../../app/use-command';
import type { TaskMode } from './task-form';

/** What the keys do to the chosen task. */
export function useTaskCommands(task: Task | undefined, onMode: (mode: TaskMode) => void): void {
  const intl = useIntl();
  const act = useActOrTell();
  const none = task ? null : intl.formatMessage({ id: 'off.no-task', defaultMessage: 'Choose a task first' });
  const mark = (to: TaskMark, said: string) => {
    if (task) void act({ kind: 'mark-task', task: task.id, mark: to, reason: '', happened: null }, said);
  };
  const ask = (mode: TaskMode) => () => {
    onMode(mode);
  };
  useCommand(
    'task-done',
    () => {
      mark(
        'done',
        intl.formatMessage({ id: 'task.done-toast', defaultMessage: 'Done: {text}' }, { text: task?.text ?? '' }),
      );
    },
    none,
  );
  useCommand(
    'task-acknowledge',
    () => {
      mark(
        'acknowledged',
        intl.formatMessage({ id: 'task.heard-toast', defaultMessage: 'Heard: {text}' }, { text: task?.text ?? '' }),
      );
    },
    none,
  );
  useCommand(
    'task-ask',
    () => {
      if (task) void act({ kind: 'ask-task', task: task.id });
    },
    none,
  );
  useCommand('task-report', ask('report'), none);
  useCommand('task-time', ask('time'), none);
  useCommand('task-assign', ask('assign'), none);
  useCommand('task-drop', ask('drop'), none);
}
