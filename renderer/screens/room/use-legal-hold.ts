import { useIntl } from 'react-intl';
import { isOnHold } from '../../../shared/domain/incident/hold/hold';
import { useActOrTell } from '../../app/acting';
import { useRoom } from '../../app/contexts';
import { useCommand } from '../../app/use-command';

/** Places a legal hold on the incident on screen, or lifts it: both stand in its timeline. */
export function useLegalHold(): void {
  const intl = useIntl();
  const { room } = useRoom();
  const act = useActOrTell();
  useCommand('legal-hold', () => {
    const on = !isOnHold(room.store.getState());
    void act(
      { kind: 'set-legal-hold', on },
      on
        ? intl.formatMessage({ id: 'hold.on', defaultMessage: 'Legal hold: nothing of this incident can be redacted' })
        : intl.formatMessage({ id: 'hold.off', defaultMessage: 'The legal hold is lifted' }),
    );
  });
}
