import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { useApp, useClockWords } from '../../app/contexts';
import type { RemoteReport } from '../../app/sync/sync-store';
import { stateWords } from '../../app/sync/sync-words';
import { Chip } from '../../ui/chip';

/** One place in the status bar: what waits for it, or when it last had everything. */
export function SyncStatus({ remote }: { readonly remote: RemoteReport }) {
  const intl = useIntl();
  const clock = useClockWords();
  const { kind, state, waiting, host } = remote;
  if (host?.state.kind === 'on' && state.kind !== 'paused')
    return (
      <FormattedMessage
        id="status.hosting"
        defaultMessage="Hosting on {address}{phones, select, true { · shown to phones} other {}}"
        values={{ ...host.state, phones: String(host.phones !== null) }}
      />
    );
  if (state.kind === 'up-to-date' && waiting === 0)
    return (
      <FormattedMessage
        id="status.synced"
        defaultMessage="{kind, select, file {File} hub {Hub} other {Folder}} synced {time}"
        values={{ kind, time: clock(state.at, true) }}
      />
    );
  const { tone, glyph, text } = stateWords(intl, state, clock);
  const words =
    waiting === 0 ? (
      <FormattedMessage
        id="status.folder"
        defaultMessage="{kind, select, file {File} hub {Hub} other {Folder}}: {state}"
        values={{ kind, state: text }}
      />
    ) : (
      <FormattedMessage
        id="status.waiting"
        defaultMessage="{waiting} waiting for the {kind, select, file {file} hub {hub} other {folder}} · {state}"
        values={{ kind, waiting, state: text }}
      />
    );
  return tone === 'notice' || tone === 'critical' ? (
    <Chip tone={tone} glyph={glyph}>
      {words}
    </Chip>
  ) : (
    words
  );
}

/** All places, for the status bar. */
export function useSyncStatus() {
  const { remotes } = useStore(useApp().sync);
  return remotes.map((remote) => <SyncStatus key={remote.id} remote={remote} />);
}
