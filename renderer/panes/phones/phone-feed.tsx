import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { selectAccess } from '../../../shared/domain/incident/access/select-access';
import { useApp, useSettings } from '../../app/contexts';
import { clockWords } from '../../app/time-words';
import { phonePagesOf } from './phone-words';

const SOON_MS = 1_000;

/** Keeps what phones are shown in step with the incident, on whatever screen this window is. */
export function PhoneFeed() {
  const intl = useIntl();
  const { bridge, catalog, sync } = useApp();
  const zone = useSettings((settings) => settings.zone);
  const book = useStore(sync, ({ remotes }) => remotes.find(({ host }) => host?.phones)?.host?.phones?.book ?? null);
  useEffect(() => {
    if (book === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let unsubscribe: () => void = () => undefined;
    let isOver = false;
    void catalog.open(book).then(({ store }) => {
      if (isOver) return;
      const send = (): void => {
        timer = undefined;
        const incident = store.getState();
        // Named laptops alone may read it from now on: no phone is one.
        if (selectAccess(incident)) void bridge.call('stop-phones', {});
        else
          void bridge.call('phones', {
            book,
            ...phonePagesOf(intl, incident, (ms, withSeconds = false) => clockWords(ms, zone, withSeconds)),
          });
      };
      unsubscribe = store.subscribe(() => {
        timer ??= setTimeout(send, SOON_MS);
      });
      send();
    });
    return () => {
      isOver = true;
      clearTimeout(timer);
      unsubscribe();
    };
  }, [book, bridge, catalog, intl, zone]);
  return null;
}
