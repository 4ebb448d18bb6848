import { HostHub } from './host-hub';
import { Intakes } from './intakes';
import { Invite } from './invite';
import { UseHub } from './use-hub';

/** What is asked about hubs just now; `hub`: about that one. */
export type HubDialog =
  { readonly kind: 'use' | 'host' } | { readonly kind: 'invite' | 'alerts'; readonly hub: string } | null;

type Props = { readonly open: HubDialog; readonly onOpen: (next: HubDialog) => void };

/** The questions about hubs, one at a time. */
export function HubDialogs({ open, onOpen }: Props) {
  const close = (): void => {
    onOpen(null);
  };
  switch (open?.kind) {
    case undefined:
      return null;
    case 'use':
      return <UseHub onClose={close} />;
    case 'host':
      return (
        <HostHub
          onClose={close}
          onHosting={(hub) => {
            onOpen({ kind: 'invite', hub });
          }}
        />
      );
    case 'invite':
      return <Invite remote={open.hub} onClose={close} />;
    case 'alerts':
      return <Intakes hub={open.hub} onClose={close} />;
  }
}
