import { useIntl } from 'react-intl';
import { isSettled, selectLists, type Item } from '../../../shared/domain/incident/checklists/select-checklists';
import { useActOrTell } from '../../app/acting';
import { useTime, useWholeIncident } from '../../app/contexts';
import { CheckMark } from '../../ui/check-mark';
import { Keys } from '../../ui/keys';
import { Panel } from '../../ui/panel';
import { Row } from '../../ui/row';
import { RowList } from '../../ui/row-list';
import styles from './checklists.module.css';
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
          <Row key={item.id} end={item.dueAt === null ? null : <ItemDue dueAt={item.dueAt} now={now} isQuiet />}>
            <span className={styles.stripItem}>
              <CheckMark
                state={item.mark}
                name={item.text}
                onToggle={() => {
                  tick(item);
                }}
              />
              {item.text}
            </span>
          </Row>
        ))}
      </RowList>
    </Panel>
  );
}
