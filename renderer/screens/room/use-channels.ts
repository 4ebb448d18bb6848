import { useIntl } from 'react-intl';
import { areChannelsDown } from '../../../shared/domain/incident/messages/variables';
import { useActOrTell } from '../../app/acting';
import { useRoom } from '../../app/contexts';
import { useCommand } from '../../app/use-command';

/** Somebody says that mail and chat are down, or work again: fallbacks come first meanwhile. */
export function useChannels(): void {
  const intl = useIntl();
  const act = useActOrTell();
  const { room } = useRoom();
  useCommand('channels-down', () => {
    const areDown = !areChannelsDown(room.store.getState());
    void act(
      { kind: 'set-channels', areDown, reason: '' },
      areDown
        ? intl.formatMessage({ id: 'channels.down', defaultMessage: 'Fallbacks come first from now on' })
        : intl.formatMessage({ id: 'channels.up', defaultMessage: 'The usual channels come first again' }),
    );
  });
}
