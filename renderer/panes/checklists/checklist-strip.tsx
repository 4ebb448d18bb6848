import { useIntl } from 'react-intl';
import { isSettled, selectLists, type Item } from '../../../shared/domain/incident/checklists/select-checklists';
import { useActOrTell } from '../../app/acting';
import { useTime, useWholeIncident } from '../../app/contexts';
import { CheckRow } from '../../ui/check-row';
import { Keys } from '../../ui/keys';
import { Panel } from '../../ui/panel';
import { RowList } from '../../ui/row-list';
import { ItemDue } from './item-due';

const SHOWN = 6;

/** Beside the log: what is next on the lists, soonest first. A tick here is a tick there. */
export function ChecklistStrip() {
  const intl = useIntl();
  const act = useActOrTell();
  const incident = useWholeIncident();
  const now = useTime();
  const lists = selectLists(incident);
  const open = lists.find((list) => list.settled < list.items.length);
  if (!open) return null;
  const next = open.items.filter((item) => !isSettled(item)).slice(0, SHOWN);
  const tick = (item: Item) =>
    void act(
      { kind: 'mark-item', item: item.id, mark: 'done', reason: '', second: null, happened: null },
      intl.formatMessage({ id: 'checklist.ticked', defaultMessage: 'Done: {text}' }, { text: item.text }),
    );
  return (
    <Panel
      title={open.title || intl.formatMessage({ id: 'checklist.ad-hoc', defaultMessage: 'Made in this room' })}
      count={`${String(open.settled)}/${String(open.items.length)}`}
      end={<Keys keys="G K" />}
    >
      <RowList look="bare">
        {next.map((item) => (
          <CheckRow
            key={item.id}
            state={item.mark}
            text={item.text}
            onToggle={() => {
              tick(item);
            }}
            end={item.dueAt === null ? null : <ItemDue dueAt={item.dueAt} seenAt={item.seenAt} now={now} isQuiet />}
          />
        ))}
      </RowList>
    </Panel>
  );
}
