import { useState, type KeyboardEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import {
  isSettled,
  selectLists,
  selectSuggestedLists,
  type Item,
  type List,
} from '../../../shared/domain/incident/checklists/select-checklists';
import { sameAs, selectSeats } from '../../../shared/domain/incident/roles/select-roles';
import { useApp, useTime, useWholeIncident } from '../../app/contexts';
import { EmptyState } from '../../ui/empty-state';
import { FilterChips } from '../../ui/filter-chips';
import { KeyHint } from '../../ui/key-hint';
import { Strip } from '../../ui/strip';
import { AddList } from './add-list';
import { ChecklistColumn } from './checklist-column';
import { ItemAsk, type ItemMode } from './item-ask';
import styles from './checklists.module.css';
import { useItemCommands } from './use-item-commands';

type Filter = 'all' | 'open' | 'mine' | 'due';

/** The lists that are open. A tick is a line of the log; what cannot be undone wants a second person or a reason. `asked`: the item to begin at, or ''. */
export function ChecklistsPane({ asked }: { readonly asked: string }) {
  const intl = useIntl();
  const app = useApp();
  const incident = useWholeIncident();
  const now = useTime();
  const [filter, setFilter] = useState<Filter>('all');
  const [chosen, setChosen] = useState<string | null>(asked || null);
  const [asking, setAsking] = useState<ItemMode | null>(null);
  const [isAdding, setAdding] = useState(false);
  const me = app.me();
  const myRoles = new Set(
    selectSeats(incident)
      .filter((seat) => seat.holders.some((one) => sameAs(one.person, me)))
      .map((seat) => seat.role.id as string),
  );
  const passes = (item: Item, by: Filter): boolean => {
    if (by === 'mine') return item.person ? sameAs(item.person, me) : item.owner !== null && myRoles.has(item.owner);
    if (by === 'due') return !isSettled(item) && item.dueAt !== null && item.dueAt <= now;
    return by === 'all' || !isSettled(item);
  };
  const lists = selectLists(incident).map((list): List => ({
    ...list,
    items: list.items.filter((item) => passes(item, filter)),
  }));
  const items = lists.flatMap((list) => list.items);
  const at = Math.max(
    0,
    items.findIndex((item) => item.id === chosen),
  );
  const item = items[at];
  const all = selectLists(incident).flatMap((list) => list.items);
  const backToList = () => {
    setAsking(null);
    // At once: the next key may follow before the next frame.
    document.querySelector<HTMLElement>('[data-scope="checklists"]')?.focus();
  };
  useItemCommands(item, {
    onAsk: setAsking,
    onAddList: () => {
      setAdding((now_) => !now_);
    },
    onAddItem: () => document.getElementById('add-item')?.querySelector('input')?.focus(),
  });

  const move = (event: KeyboardEvent): void => {
    const by = ['j', 'J', 'ArrowDown'].includes(event.key) ? 1 : ['k', 'K', 'ArrowUp'].includes(event.key) ? -1 : 0;
    if (by === 0 || event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setChosen(items[Math.max(0, Math.min(items.length - 1, at + by))]?.id ?? null);
    setAsking(null);
  };

  const chip = (id: Filter, label: string) => ({ id, label, count: all.filter((one) => passes(one, id)).length });
  return (
    <section
      className={styles.pane}
      aria-label={intl.formatMessage({ id: 'checklists.pane', defaultMessage: 'Checklists' })}
    >
      <Strip
        title={intl.formatMessage({ id: 'checklists.title', defaultMessage: 'Checklists' })}
        end={
          <KeyHint keys="L">
            <FormattedMessage id="checklists.add" defaultMessage="Open a list" />
          </KeyHint>
        }
      >
        <FilterChips
          name={intl.formatMessage({ id: 'checklists.filter', defaultMessage: 'Items shown' })}
          chips={[
            chip('all', intl.formatMessage({ id: 'checklists.all', defaultMessage: 'All' })),
            chip('open', intl.formatMessage({ id: 'checklists.open', defaultMessage: 'To do' })),
            chip('mine', intl.formatMessage({ id: 'checklists.mine', defaultMessage: 'Mine' })),
            chip('due', intl.formatMessage({ id: 'checklists.due', defaultMessage: 'Due' })),
          ]}
          pressed={[filter]}
          onToggle={(id) => {
            setFilter(id as Filter);
          }}
        />
      </Strip>
      <AddList
        isOpen={isAdding}
        suggested={selectSuggestedLists(incident, now).map((one) => one.id)}
        open={lists.map((one) => one.template)}
        onDone={() => {
          setAdding(false);
          backToList();
        }}
      />
      <div
        className={styles.lists}
        role="listbox"
        tabIndex={0}
        data-scope="checklists"
        aria-label={intl.formatMessage({ id: 'checklists.items', defaultMessage: 'Items' })}
        aria-activedescendant={item ? `item-${item.id}` : undefined}
        onKeyDown={move}
      >
        {items.length === 0 ? (
          <EmptyState title={intl.formatMessage({ id: 'checklists.none', defaultMessage: 'No item is like that' })} />
        ) : null}
        {lists.map((list) =>
          list.items.length === 0 ? null : (
            <ChecklistColumn
              key={list.id}
              list={list}
              chosen={item?.id ?? null}
              now={now}
              onChoose={(id) => {
                setChosen(id);
                setAsking(null);
              }}
            />
          ),
        )}
      </div>
      <ItemAsk key={`${item?.id ?? ''}${String(asking)}`} item={item} mode={asking} onDone={backToList} />
    </section>
  );
}
