import { useIntl } from 'react-intl';
import type { Item } from '../../../shared/domain/incident/checklists/select-checklists';
import type { Mark } from '../../../shared/domain/incident/checklists/facts';
import { useActOrTell } from '../../app/acting';
import { useCommand } from '../../app/use-command';
import type { ItemMode } from './item-ask';

type Ports = {
  readonly onAsk: (mode: ItemMode) => void;
  readonly onAddList: () => void;
  readonly onAddItem: () => void;
};

/** What the keys do to the chosen item. Space ticks and unticks. */
export function useItemCommands(item: Item | undefined, { onAsk, onAddList, onAddItem }: Ports): void {
  const intl = useIntl();
  const act = useActOrTell();
  const none = item ? null : intl.formatMessage({ id: 'off.no-item', defaultMessage: 'Choose an item first' });
  const mark = (to: Mark) => {
    if (item) void act({ kind: 'mark-item', item: item.id, mark: to, reason: '', second: null, happened: null });
  };
  useCommand(
    'item-tick',
    () => {
      if (item?.mark === 'done') mark('todo');
      else if (item && (item.danger || item.twoPerson)) onAsk('danger');
      else mark('done');
    },
    none,
  );
  useCommand(
    'item-doing',
    () => {
      mark('doing');
    },
    none,
  );
  useCommand(
    'item-skip',
    () => {
      onAsk('skip');
    },
    none,
  );
  useCommand(
    'item-block',
    () => {
      onAsk('block');
    },
    none,
  );
  useCommand(
    'item-assign',
    () => {
      onAsk('assign');
    },
    none,
  );
  useCommand('item-add', onAddItem);
  useCommand('list-add', onAddList);
}
