import { useState } from 'react';
import { defineMessages, FormattedMessage, useIntl, type IntlShape } from 'react-intl';
import type { TasksCommand } from '../../../shared/domain/incident/tasks/decide-tasks';
import type { Task } from '../../../shared/domain/incident/tasks/select-tasks';
import { readTimeToCome } from '../../../shared/domain/incident/timeline/line/read-time';
import type { LineContext } from '../../../shared/domain/incident/timeline/line/reading';
import { useAct } from '../../app/acting';
import { useLineContext } from '../../app/line/use-line-context';
import { readAssignment } from '../../app/line/read-assignment';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import styles from './tasks.module.css';

export type TaskMode = 'report' | 'time' | 'assign' | 'drop';
type Values = { readonly [field: string]: string };

const labels = defineMessages({
  conditions: { id: 'task.conditions', defaultMessage: 'Conditions: how is it now?' },
  actions: { id: 'task.actions', defaultMessage: 'Actions: what is being done?' },
  needs: { id: 'task.needs', defaultMessage: 'Needs: what is missing?' },
  until: { id: 'task.until', defaultMessage: 'Report due: 5m, 1230 or 12:30Z; empty: no timebox' },
  who: { id: 'task.who', defaultMessage: 'Who, and how long: bob 10m' },
  why: { id: 'task.why', defaultMessage: 'Why is it dropped?' },
});
const FIELDS: { readonly [M in TaskMode]: readonly (keyof typeof labels)[] } = {
  report: ['conditions', 'actions', 'needs'],
  time: ['until'],
  assign: ['who'],
  drop: ['why'],
};

type Props = { readonly task: Task; readonly mode: TaskMode; readonly onDone: () => void };

/** What a key must still know about the task: asked under it. Enter logs, Esc leaves it. */
export function TaskForm({ task, mode, onDone }: Props) {
  const intl = useIntl();
  const act = useAct();
  const readNow = useLineContext();
  const [values, setValues] = useState<Values>({});
  const [refused, setRefused] = useState<string>();
  async function submit(): Promise<void> {
    const context = readNow();
    const command = commandOf({ task, mode, values, context, intl });
    const why = typeof command === 'string' ? command : await act(command);
    if (why === null) onDone();
    else setRefused(why);
  }
  return (
    <form
      className={styles.form}
      aria-label={task.text}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      {FIELDS[mode].map((field, i) => (
        <TextField
          key={field}
          label={intl.formatMessage(labels[field])}
          value={values[field] ?? ''}
          autoFocus={i === 0}
          error={i === 0 ? refused : undefined}
          onChange={(event) => {
            setValues({ ...values, [field]: event.target.value });
          }}
        />
      ))}
      <div className={styles.buttons}>
        <Button type="submit" size="small" variant="primary" keys="Enter">
          <FormattedMessage id="task.log" defaultMessage="Log it" />
        </Button>
        <Button size="small" keys="Esc" onClick={onDone}>
          <FormattedMessage id="task.leave" defaultMessage="Leave it" />
        </Button>
      </div>
    </form>
  );
}

type Asked = {
  readonly task: Task;
  readonly mode: TaskMode;
  readonly values: Values;
  readonly context: LineContext;
  readonly intl: IntlShape;
};

/** The command, or what is missing for it. */
function commandOf({ task: { id: task }, mode, values, context, intl }: Asked): TasksCommand | string {
  const { conditions = '', actions = '', needs = '', until = '', who = '', why = '' } = values;
  switch (mode) {
    case 'report':
      return { kind: 'report-task', task, conditions, actions, needs };
    case 'drop':
      return { kind: 'mark-task', task, mark: 'dropped', reason: why, happened: null };
    case 'time': {
      const at = until.trim() === '' ? null : readTimeToCome(until, context);
      if (at === null && until.trim() !== '')
        return intl.formatMessage({
          id: 'task.not-a-time',
          defaultMessage: 'That is not a time. 5m, 1230 and 12:30Z are.',
        });
      return { kind: 'time-task', task, until: at, reason: '' };
    }
    case 'assign': {
      const { person, until: at } = readAssignment(who, context);
      return { kind: 'assign-task', task, person, ...(at !== null && { until: at }) };
    }
  }
}
