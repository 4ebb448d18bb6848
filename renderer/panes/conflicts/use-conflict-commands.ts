import { useIntl } from 'react-intl';
import type { Conflict } from '../../../shared/domain/incident/conflicts/select-conflicts';
import { useCommand } from '../../app/use-command';

type Ports = {
  readonly onChoose: (index: number) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onBoth: () => void;
  readonly onEdit: () => void;
};

export function useConflictCommands(conflict: Conflict | undefined, { onChoose, onStep, onBoth, onEdit }: Ports): void {
  const intl = useIntl();
  const none = conflict ? null : intl.formatMessage({ id: 'off.no-conflict', defaultMessage: 'There is none' });
  const notWords =
    conflict?.field === 'title-set/1'
      ? null
      : intl.formatMessage({ id: 'off.not-words', defaultMessage: 'For titles only' });
  useCommand(
    'conflict-first',
    () => {
      onChoose(0);
    },
    none,
  );
  useCommand(
    'conflict-second',
    () => {
      onChoose(1);
    },
    none,
  );
  useCommand(
    'conflict-next',
    () => {
      onStep(1);
    },
    none,
  );
  useCommand(
    'conflict-previous',
    () => {
      onStep(-1);
    },
    none,
  );
  useCommand('conflict-both', onBoth, notWords);
  useCommand('conflict-edit', onEdit, notWords);
}
