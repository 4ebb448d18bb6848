import { FormattedMessage } from 'react-intl';
import { taskById } from '../../../shared/domain/incident/tasks/select-tasks';
import type { FactId } from '../../../shared/domain/stated';
import { useIncident, useTime } from '../../app/contexts';
import { spanWords } from '../../app/time-words';

/** At the end of an action's row: what became of it, or how much of its time is left. The panel beside the log alarms. */
export function RowTask({ id }: { readonly id: FactId }) {
  const task = useIncident((incident) => taskById(incident, id));
  if (!task) return null;
  switch (task.state) {
    case 'done':
      return <FormattedMessage tagName="span" id="row.done" defaultMessage="✓ done" />;
    case 'dropped':
      return <FormattedMessage tagName="span" id="row.dropped" defaultMessage="– dropped" />;
    case 'reported':
      return <FormattedMessage tagName="span" id="row.reported" defaultMessage="reported" />;
    case 'given':
    case 'acknowledged':
      return task.dueAt === null ? null : <TimeLeft dueAt={task.dueAt} />;
  }
}

function TimeLeft({ dueAt }: { readonly dueAt: number }) {
  const now = useTime();
  return (
    <span className="tabular">
      {dueAt <= now ? '◷ +' : '◷ '}
      {spanWords(dueAt - now)}
    </span>
  );
}
