import { FormattedMessage, useIntl } from 'react-intl';
import type { Task } from '../../../shared/domain/incident/tasks/select-tasks';
import { taskWords } from '../../app/domain-words';
import { spanWords } from '../../app/time-words';
import { Chip } from '../../ui/chip';
import { ProgressBar } from '../../ui/progress-bar';
import { TaskActions } from './task-actions';
import { TaskForm, type TaskMode } from './task-form';
import styles from './tasks.module.css';

type Props = {
  readonly task: Task;
  readonly now: number;
  /** So many are over that one chip says it of all. */
  readonly isPlain: boolean;
  readonly isChosen: boolean;
  readonly mode: TaskMode | null;
  readonly onChoose: () => void;
  readonly onMode: (mode: TaskMode | null) => void;
};

/** One order: to whom, what, and how much of its time is left. */
export function TaskCard({ task, now, isPlain, isChosen, mode, onChoose, onMode }: Props) {
  return (
    <div className={styles.card} data-chosen={isChosen}>
      <button
        type="button"
        data-card={task.id}
        className={styles.head}
        aria-expanded={isChosen}
        onFocus={onChoose}
        onClick={onChoose}
      >
        <span className={styles.words}>{taskWords(task)}</span>
        <span className={styles.end}>
          <TaskEnd task={task} now={now} isPlain={isPlain} />
        </span>
      </button>
      <TimeLeft task={task} now={now} />
      {isChosen && mode === null ? <TaskActions task={task} now={now} onMode={onMode} /> : null}
      {isChosen && mode !== null ? (
        <TaskForm
          key={mode}
          task={task}
          mode={mode}
          onDone={() => {
            onMode(null);
            document.querySelector<HTMLElement>(`[data-card="${task.id}"]`)?.focus();
          }}
        />
      ) : null}
    </div>
  );
}

/** How far it is, in a chip, a time or a word. */
export function TaskEnd({ task, now, isPlain }: Pick<Props, 'task' | 'now' | 'isPlain'>) {
  const { state, dueAt, person } = task;
  if (task.isDisputed)
    return (
      <Chip tone="notice" glyph="2">
        <FormattedMessage id="task.disputed" defaultMessage="Done or dropped?" />
      </Chip>
    );
  if (state === 'done' || state === 'dropped')
    return state === 'done' ? (
      <FormattedMessage id="task.is-done" defaultMessage="✓ done" />
    ) : (
      <FormattedMessage id="task.is-dropped" defaultMessage="– dropped" />
    );
  if (dueAt !== null && dueAt <= now) {
    const words = (
      <FormattedMessage id="task.over" defaultMessage="{span} over" values={{ span: spanWords(now - dueAt) }} />
    );
    return isPlain ? (
      <b className="tabular">{words}</b>
    ) : (
      <Chip tone="critical" glyph="!">
        {words}
      </Chip>
    );
  }
  if (!person)
    return (
      <Chip tone="notice" glyph="!">
        <FormattedMessage id="task.unowned" defaultMessage="Unowned" />
      </Chip>
    );
  if (dueAt !== null)
    return isNearlyOver(task, now) ? (
      <Chip tone="warning" glyph="◷">
        {spanWords(dueAt - now)}
      </Chip>
    ) : (
      <span className="tabular">{spanWords(dueAt - now)}</span>
    );
  if (state === 'reported') return <FormattedMessage id="task.is-reported" defaultMessage="reported" />;
  return state === 'acknowledged' ? <FormattedMessage id="task.is-acknowledged" defaultMessage="acknowledged" /> : null;
}

const NEARLY = 0.2;
const isNearlyOver = ({ dueAt, timedAt }: Task, now: number): boolean =>
  dueAt !== null && dueAt - now <= (dueAt - timedAt) * NEARLY;

function TimeLeft({ task: { dueAt, timedAt, text }, now }: { readonly task: Task; readonly now: number }) {
  const intl = useIntl();
  if (dueAt === null) return null;
  return (
    <ProgressBar
      name={intl.formatMessage({ id: 'task.time-used', defaultMessage: 'Time used: {text}' }, { text })}
      value={Math.round((now - timedAt) / 1_000)}
      max={Math.round((dueAt - timedAt) / 1_000)}
      valueText={spanWords(dueAt - now)}
      tone={dueAt <= now ? 'critical' : 'accent'}
    />
  );
}
