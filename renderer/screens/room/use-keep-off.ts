import { useIntl } from 'react-intl';
import { useApp, useRoom } from '../../app/contexts';
import { useCommand } from '../../app/use-command';

/** Keeps the incident on screen off every shared folder, or puts it back. */
export function useKeepOff(): void {
  const intl = useIntl();
  const { bridge, sync, toasts } = useApp();
  const { room } = useRoom();
  useCommand('keep-off', () => {
    const isOff = !sync.getState().keptOff.includes(room.book);
    void bridge.call('keep-off', { book: room.book, isOff }).then(() => {
      toasts.show({
        text: isOff
          ? intl.formatMessage({
              id: 'keep-off.off',
              defaultMessage: 'Kept off folders from now on. What is there already stays there, sealed.',
            })
          : intl.formatMessage({ id: 'keep-off.on', defaultMessage: 'Goes to the shared folders again' }),
      });
    });
  });
}
