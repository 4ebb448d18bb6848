import { useIntl } from 'react-intl';
import { isOnHold } from '../../../shared/domain/incident/hold/hold';
import { useActOrTell } from '../../app/acting';
import { useApp, useRoom } from '../../app/contexts';
import { useCommand } from '../../app/use-command';
import { useDone } from '../../app/use-done';

/** Places a legal hold on the incident on screen, or lifts it: both stand in its timeline. */
export function useLegalHold(): void {
  const intl = useIntl();
  const { bridge, toasts } = useApp();
  const { room } = useRoom();
  const act = useActOrTell();
  const done = useDone();
  async function turn(on: boolean): Promise<void> {
    // First where it stops anyone from forgetting the incident, then in its own timeline.
    if (!(await done(bridge.call('hold', { book: room.book, on })))) return;
    if (!(await act({ kind: 'set-legal-hold', on }))) return;
    toasts.show({
      text: on
        ? intl.formatMessage({
            id: 'hold.on',
            defaultMessage: 'Legal hold: nothing of this incident can be redacted or forgotten',
          })
        : intl.formatMessage({ id: 'hold.off', defaultMessage: 'The legal hold is lifted' }),
    });
  }
  useCommand('legal-hold', () => {
    void turn(!isOnHold(room.store.getState()));
  });
}
