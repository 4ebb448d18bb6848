import { FormattedMessage } from 'react-intl';
import type { Task } from '../../../shared/domain/incident/tasks/select-tasks';
import { indexOfLine } from '../../../shared/domain/incident/timeline/lines';
import { useIncident } from '../../app/contexts';
import { canWords } from '../../app/domain-words';
import { spanWords } from '../../app/time-words';
import { useRegistry } from '../../app/use-command';
import { Button } from '../../ui/button';
import { useIntl } from 'react-intl';
import type { TaskMode } from './task-form';
import styles from './tasks.module.css';

type Props = { readonly task: Task; readonly now: number; readonly onMode: (mode: TaskMode | null) => void };

/** What is known of a task and what can be done about it. The first button is what F2 lands on. */
export function TaskActions({ task, now, onMode }: Props) {
  const intl = useIntl();
  const registry = useRegistry();
  const number = useIncident((incident) => indexOfLine(incident.lines, task.id) + 1);
  const last = task.reports.at(-1);
  const isOver = task.dueAt !== null && task.dueAt <= now;
  const ask = (mode: TaskMode) => () => {
    onMode(mode);
  };
  return (
    <div className={styles.detail}>
      <p className={styles.meta}>
        <FormattedMessage
          id="task.given-by"
          defaultMessage="line {number, number}, given by {name}"
          values={{ number, name: task.givenBy.name }}
        />
        {task.askedAt === null ? null : (
          <FormattedMessage
            id="task.asked"
            defaultMessage=" · asked {span} ago"
            values={{ span: spanWords(now - task.askedAt) }}
          />
        )}
      </p>
      {last ? <p className={styles.report}>{canWords(intl, last.fact)}</p> : null}
      {isOver && task.person ? (
        <p className={styles.say}>
          <FormattedMessage
            id="task.say"
            defaultMessage="“{name}, where are we with it? Conditions, actions, needs.”"
            values={{ name: task.person.name }}
          />
        </p>
      ) : null}
      <div className={styles.buttons}>
        {isOver ? (
          <Button
            size="small"
            keys="Q"
            data-default
            onClick={() => {
              registry.run('task-ask');
            }}
          >
            <FormattedMessage id="task.ask" defaultMessage="Asked now" />
          </Button>
        ) : null}
        <Button size="small" keys="R" {...(!isOver && { 'data-default': true })} onClick={ask('report')}>
          <FormattedMessage id="task.report" defaultMessage="Report" />
        </Button>
        <Button
          size="small"
          keys="D"
          onClick={() => {
            registry.run('task-done');
          }}
        >
          <FormattedMessage id="task.do" defaultMessage="Done" />
        </Button>
        {task.state === 'given' && task.person ? (
          <Button
            size="small"
            keys="A"
            onClick={() => {
              registry.run('task-acknowledge');
            }}
          >
            <FormattedMessage id="task.acknowledge" defaultMessage="Acknowledged" />
          </Button>
        ) : null}
        <Button size="small" keys="E" onClick={ask('time')}>
          <FormattedMessage id="task.more-time" defaultMessage="Time" />
        </Button>
        <Button size="small" keys="W" onClick={ask('assign')}>
          <FormattedMessage id="task.assign" defaultMessage="Assign" />
        </Button>
        <Button size="small" keys="X" onClick={ask('drop')}>
          <FormattedMessage id="task.drop" defaultMessage="Drop" />
        </Button>
      </div>
    </div>
  );
}
