import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import type { AppCore } from '../app-core';
import { remindersAt } from './reminders';

/** Timers are computed anew this often: a few seconds' delay of a reminder is none. */
const LOOK_MS = 5_000;

/** Tells the shell what to remind of, and opens what somebody picked of it. Renders nothing anew. */
export function useReminders(core: AppCore): void {
  const intl = useIntl();
  useEffect(
    () =>
      core.bridge.on('reminder-picked', ({ book, due }) => {
        core.showDue({ book, id: due });
      }),
    [core],
  );
  useEffect(() => {
    let last = '';
    let lookedAt = -Infinity;
    return core.ticker.subscribe(() => {
      const now = core.ticker.now();
      // A clock that was set back must not keep it from looking.
      if (Math.abs(now - lookedAt) < LOOK_MS) return;
      lookedAt = now;
      const reminders = remindersAt({ intl, catalog: core.catalog, me: core.me(), saved: core.saved.getState(), now });
      const text = JSON.stringify(reminders);
      if (text === last) return;
      last = text;
      void core.bridge.call('reminders', reminders);
    });
  }, [core, intl]);
}
