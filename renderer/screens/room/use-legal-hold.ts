import { useIntl } from 'react-intl';
import { isOnHold } from '../../../shared/domain/incident/hold/hold';
import { useActOrTell } from '../../app/acting';
import { useApp, useRoom } from '../../app/contexts';
import { useCommand } from '../../app/use-command';

/** Places a legal hold on the incident on screen, or lifts it: both stand in its timeline. */
export function useLegalHold(): void {
  const intl = useIntl();
  const { bridge } = useApp();
  const { room } = useRoom();
  const act = useActOrTell();
  useCommand('legal-hold', () => {
    const on = !isOnHold(room.store.getState());
    // First where it stops anyone from forgetting the incident, then in its own timeline.
    void bridge.call('hold', { book: room.book, on });
    void act(
      { kind: 'set-legal-hold', on },
      on
        ? intl.formatMessage({
            id: 'hold.on',
            defaultMessage: 'Legal hold: nothing of this incident can be redacted or forgotten',
          })
        : intl.formatMessage({ id: 'hold.off', defaultMessage: 'The legal hold is lifted' }),
    );
  });
}
