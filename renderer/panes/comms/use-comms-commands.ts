import { useIntl } from 'react-intl';
import type { AudienceRow } from '../../../shared/domain/incident/comms/select-comms';
import { useActOrTell } from '../../app/acting';
import { useCommand } from '../../app/use-command';
import type { CommsMode } from './audience-actions';

type Ports = { readonly onMode: (mode: CommsMode) => void; readonly onStep: (by: 1 | -1) => void };

export function useCommsCommands(row: AudienceRow | undefined, { onMode, onStep }: Ports): void {
  const intl = useIntl();
  const act = useActOrTell();
  const none = row ? null : intl.formatMessage({ id: 'off.no-audience', defaultMessage: 'Choose an audience first' });
  useCommand(
    'update-send',
    () => {
      onMode('send');
    },
    none,
  );
  useCommand(
    'update-snooze',
    () => {
      onMode('snooze');
    },
    none,
  );
  useCommand(
    'update-promise',
    () => {
      onMode('promise');
    },
    none,
  );
  useCommand(
    'update-switch',
    () => {
      if (row)
        void act(
          { kind: 'switch-audience', audience: row.audience.id, on: !row.isOn },
          intl.formatMessage(
            {
              id: 'comms.switched',
              defaultMessage: '{name}: {on, select, true {updates from now on} other {no updates any more}}',
            },
            { name: row.audience.name, on: String(!row.isOn) },
          ),
        );
    },
    none,
  );
  useCommand('update-previous', () => {
    onStep(-1);
  });
  useCommand('update-next', () => {
    onStep(1);
  });
}
