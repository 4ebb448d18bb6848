import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { useApp, useClockWords } from '../../app/contexts';
import { COMMANDS, type CommandId } from '../../app/command-table';
import { useRegistry } from '../../app/use-command';
import { Chip } from '../../ui/chip';
import { KeyHint } from '../../ui/key-hint';
import { StatusBar } from '../../ui/status-bar';
import { ConflictBadge } from './conflict-badge';
import { useSyncStatus } from './sync-status';

type Props = {
  /** Keys worth knowing on this screen, with the short word for each; those nobody can carry out are left out. */
  readonly keys: readonly { readonly id: CommandId; readonly label: string; readonly isCurrent?: boolean }[];
};

/** The bar at the bottom: whether the last line is safe, and the keys of this screen. */
export function WindowStatus({ keys }: Props) {
  const intl = useIntl();
  const registry = useRegistry();
  useStore(registry.store);
  const places = useSyncStatus();
  const shown = keys.filter(({ id }) => registry.carrierOf(id));
  return (
    <StatusBar
      name={intl.formatMessage({ id: 'status.name', defaultMessage: 'Status' })}
      start={[<Saved key="saved" />, ...places, <ConflictBadge key="conflicts" />]}
      end={shown.map(({ id, label, isCurrent = false }) => (
        <KeyHint key={id} keys={COMMANDS[id].keys[0] ?? ''} isCurrent={isCurrent}>
          {label}
        </KeyHint>
      ))}
    />
  );
}

function Saved() {
  const app = useApp();
  const saved = useStore(app.saved);
  const clock = useClockWords();
  switch (saved.kind) {
    case 'ready':
      return <FormattedMessage id="status.ready" defaultMessage="● Ready, nothing to save" />;
    case 'saved':
      return (
        <FormattedMessage id="status.saved" defaultMessage="● Saved {time}" values={{ time: clock(saved.at, true) }} />
      );
    case 'not-saved':
      return (
        <Chip tone="critical" glyph="!">
          <FormattedMessage
            id="status.not-saved"
            defaultMessage="Not saved since {time}"
            values={{ time: clock(saved.since, true) }}
          />
        </Chip>
      );
  }
}
