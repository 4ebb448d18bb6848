import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { countLive } from './catalog';
import { liveIncidents, type LiveIncident } from './due/live-incidents';
import type { AppCore } from './app-core';

/** Tells the shell how many incidents are live: then closing the window need not end the exchange with the others. */
export function useLive(core: AppCore): void {
  const intl = useIntl();
  const count = useStore(core.catalog.listed, countLive);
  const isChosen = useStore(core.settings, ({ keepsRunning }) => keepsRunning);
  useEffect(
    () =>
      core.bridge.on('keeps-running', () => {
        core.settings.setState({ keepsRunning: true });
      }),
    [core],
  );
  /** As a text: the same incidents are the same. */
  const incidents = useStore(core.catalog.listed, (listed) => JSON.stringify(liveIncidents(intl, listed, Date.now())));
  useEffect(
    () =>
      core.bridge.on('incident-picked', ({ book }) => {
        core.go({ screen: 'room', book, pane: 'timeline' });
      }),
    [core],
  );
  useEffect(() => {
    const words = {
      question: intl.formatMessage(
        {
          id: 'closing.question',
          defaultMessage: '{count, plural, one {An incident is} other {# incidents are}} live. Keep Holdfast running?',
        },
        { count },
      ),
      detail: intl.formatMessage({
        id: 'closing.detail',
        defaultMessage:
          'In the tray it goes on exchanging lines with the other laptops. Every line is saved either way. It ends by itself when nothing is live any more.',
      }),
      keep: intl.formatMessage({ id: 'closing.keep', defaultMessage: 'Keep it running' }),
      quit: intl.formatMessage({ id: 'closing.quit', defaultMessage: 'Quit' }),
      stay: intl.formatMessage({ id: 'closing.stay', defaultMessage: 'Back to the window' }),
      due: intl.formatMessage({ id: 'command.due-next', defaultMessage: 'What is due next' }),
      open: intl.formatMessage({ id: 'closing.open', defaultMessage: 'Open Holdfast' }),
      tray: intl.formatMessage(
        { id: 'closing.tray', defaultMessage: 'Holdfast: {count, plural, one {# incident} other {# incidents}} live' },
        { count },
      ),
    };
    void core.bridge.call('live', { count, isChosen, incidents: JSON.parse(incidents) as LiveIncident[], words });
  }, [core, intl, count, isChosen, incidents]);
}
