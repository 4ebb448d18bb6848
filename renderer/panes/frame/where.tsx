import { useContext } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { RoomContext, useApp, useClockWords, useTime } from '../../app/contexts';
import type { RemoteReport } from '../../app/sync/sync-store';
import { shortStateWords } from '../../app/sync/sync-words';
import { useWhereabouts } from '../../app/sync/use-whereabouts';
import { Chip } from '../../ui/chip';

const ALONE_AFTER_MS = 5 * 60 * 1000;
const MINUTE_MS = 60_000;

/** Where the lines are: the first thing whoever fears for them looks at. */
export function Where() {
  const { started, sync } = useApp();
  const open = useContext(RoomContext);
  const report = useStore(sync);
  // A hub on this laptop is no second place.
  const remotes = report.remotes.filter(({ host }) => host === null);
  const where = useWhereabouts(open?.room.book ?? null);
  const now = useTime(MINUTE_MS);
  if (started.localKey === null)
    return (
      <Chip tone="plain">
        <FormattedMessage id="where.web" defaultMessage="Not sealed, for development" />
      </Chip>
    );
  if (where?.isKeptOff)
    return (
      <Chip tone="plain">
        <FormattedMessage id="where.kept-off" defaultMessage="On this laptop · kept off folders" />
      </Chip>
    );
  const laptops = 1 + (where?.laptops.filter(({ lacks }) => lacks === 0).length ?? 0);
  if (remotes.length === 0 && laptops === 1)
    return (
      <Chip tone="plain">
        <FormattedMessage id="where.here" defaultMessage="On this laptop only" />
      </Chip>
    );
  const words = (
    <>
      <FormattedMessage
        id="where.laptops"
        defaultMessage="{laptops, plural, one {On this laptop} other {On # laptops}}"
        values={{ laptops }}
      />
      {remotes.map((remote) => (
        <Place key={remote.id} remote={remote} />
      ))}
    </>
  );
  const isAlone = where !== null && where.aloneSince !== null && now - where.aloneSince >= ALONE_AFTER_MS;
  return isAlone ? (
    <Chip tone="critical" glyph="!">
      {words}
    </Chip>
  ) : (
    <Chip tone="plain">{words}</Chip>
  );
}

function Place({ remote }: { readonly remote: RemoteReport }) {
  const intl = useIntl();
  const clock = useClockWords();
  const isThere = remote.state.kind === 'up-to-date' && remote.waiting === 0;
  const state = isThere && remote.lastAt !== null ? clock(remote.lastAt) : shortStateWords(intl, remote.state);
  return (
    <>
      {' · '}
      <FormattedMessage
        id="where.place"
        defaultMessage="{kind, select, file {file} hub {hub} other {folder}} {state}"
        values={{ kind: remote.kind, state }}
      />
    </>
  );
}
