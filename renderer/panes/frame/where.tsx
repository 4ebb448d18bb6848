import { useContext } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { RoomContext, useApp, useClockWords } from '../../app/contexts';
import type { RemoteReport } from '../../app/sync-store';
import { stateWords } from '../../app/sync-words';
import { Chip } from '../../ui/chip';

/** Where the lines are: the first thing whoever fears for them looks at. */
export function Where() {
  const { started, sync } = useApp();
  const open = useContext(RoomContext);
  const { remotes, keptOff } = useStore(sync);
  const isKeptOff = open !== null && keptOff.includes(open.room.book);
  if (started.localKey === null)
    return (
      <Chip tone="plain">
        <FormattedMessage id="where.web" defaultMessage="Not sealed, for development" />
      </Chip>
    );
  if (isKeptOff)
    return (
      <Chip tone="plain">
        <FormattedMessage id="where.kept-off" defaultMessage="On this laptop · kept off folders" />
      </Chip>
    );
  if (remotes.length === 0)
    return (
      <Chip tone="plain">
        <FormattedMessage id="where.here" defaultMessage="On this laptop only" />
      </Chip>
    );
  return (
    <Chip tone="plain">
      <FormattedMessage id="where.laptop" defaultMessage="On this laptop" />
      {remotes.map((remote) => (
        <Place key={remote.id} remote={remote} />
      ))}
    </Chip>
  );
}

function Place({ remote }: { readonly remote: RemoteReport }) {
  const intl = useIntl();
  const clock = useClockWords();
  const isThere = remote.state.kind === 'up-to-date' && remote.waiting === 0;
  const state = isThere && remote.lastAt !== null ? clock(remote.lastAt) : stateWords(intl, remote.state, clock).text;
  return (
    <>
      {' · '}
      <FormattedMessage id="where.folder" defaultMessage="folder {state}" values={{ state }} />
    </>
  );
}
