import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { isStopped } from '../../../shared/domain/incident/comms/select-comms';
import { selectOpenTasks } from '../../../shared/domain/incident/tasks/select-tasks';
import type { FactId } from '../../../shared/domain/stated';
import { useTime, useWholeIncident } from '../../app/contexts';
import { areManyLate } from '../../app/due/many-late';
import { Chip } from '../../ui/chip';
import { Keys } from '../../ui/keys';
import { Panel } from '../../ui/panel';
import { TaskCard } from './task-card';
import type { TaskMode } from './task-form';
import styles from './tasks.module.css';
import { useTaskCommands } from './use-task-commands';

const SHOWN = 12;

/** Beside the log: who does what, and whose time is up. The one chosen shows what can be done about it. */
export function TasksStrip() {
  const intl = useIntl();
  const incident = useWholeIncident();
  const now = useTime();
  const [chosen, setChosen] = useState<FactId | null>(null);
  const [mode, setMode] = useState<TaskMode | null>(null);
  // What nobody reported before it was over is late for nobody any more.
  const open = selectOpenTasks(incident).map((one) => (isStopped(incident) ? { ...one, dueAt: null } : one));
  const task = open.find((one) => one.id === chosen);
  const over = open.filter((one) => one.dueAt !== null && one.dueAt <= now).length;
  useTaskCommands(task, setMode);
  const choose = (id: FactId) => {
    if (id === chosen) return;
    setChosen(id);
    setMode(null);
  };
  if (open.length === 0) return null;
  return (
    <div id="tasks" data-scope="tasks" className={styles.strip} onKeyDown={step}>
      <Panel
        title={intl.formatMessage({ id: 'tasks.title', defaultMessage: 'Tasks' })}
        count={open.length}
        end={
          over > 0 ? (
            <Chip tone="critical" glyph="!">
              <FormattedMessage id="tasks.over" defaultMessage="{over, number} over" values={{ over }} />
            </Chip>
          ) : (
            <Keys keys="G W" />
          )
        }
      >
        <ul className={styles.cards}>
          {open.slice(0, SHOWN).map((one) => (
            <li key={one.id}>
              <TaskCard
                task={one}
                now={now}
                isPlain={areManyLate(over)}
                isChosen={one.id === chosen}
                mode={one.id === chosen ? mode : null}
                onChoose={() => {
                  choose(one.id);
                }}
                onMode={setMode}
              />
            </li>
          ))}
        </ul>
        {open.length > SHOWN ? (
          <p className={styles.more}>
            <FormattedMessage
              id="tasks.more"
              defaultMessage="and {more, number} more: filter the log by Actions"
              values={{ more: open.length - SHOWN }}
            />
          </p>
        ) : null}
      </Panel>
    </div>
  );
}

/** J, K and the arrows move between the cards. */
function step(event: React.KeyboardEvent<HTMLDivElement>): void {
  const by = ['j', 'ArrowDown'].includes(event.key) ? 1 : ['k', 'ArrowUp'].includes(event.key) ? -1 : 0;
  if (by === 0 || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLButtonElement)) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-card]')];
  const card = event.target.closest('li')?.querySelector<HTMLElement>('[data-card]');
  const next = card && all[all.indexOf(card) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
