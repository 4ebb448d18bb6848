import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { useApp, useClockWords, useTime } from '../../app/contexts';
import type { RemovalReport, RemovedLaptop } from '../../app/sync/removal-store';
import type { LaptopInRoom, LastSeen } from '../../app/sync/sync-store';
import { useDone } from '../../app/use-done';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { DataTable } from '../../ui/data-table';
import { RemoveDialog } from './remove-dialog';
import styles from './sync-tab.module.css';

const LOOK_MS = 5_000;

type Listed = RemovedLaptop & {
  readonly isOwn: boolean;
  readonly removal: RemovalReport['removed'][number] | null;
  readonly seen: LastSeen | null;
};

/** Which laptops are of the room, and which were taken out of it. Nothing is shown while this one is alone. */
export function RoomLaptops() {
  const intl = useIntl();
  const clock = useClockWords();
  const { bridge, removals, sync } = useApp();
  const { me, removed } = useStore(removals);
  const heard = useStore(sync, ({ laptops }) => laptops.length);
  const now = useTime(LOOK_MS);
  const [laptops, setLaptops] = useState<readonly LaptopInRoom[]>([]);
  const done = useDone();
  const [removing, setRemoving] = useState<RemovedLaptop | null>(null);
  useEffect(() => {
    void bridge.call('laptops', {}).then(setLaptops);
  }, [bridge, removed, heard, now]);
  const all: readonly Listed[] = [
    ...laptops.filter(({ isMember }) => isMember).map((one) => ({ ...one, removal: null })),
    ...removed.map((one) => ({ ...one, isOwn: false, removal: one, seen: null })),
  ];
  if (all.length < 2) return null;
  return (
    <section className={styles.room}>
      <DataTable
        caption={intl.formatMessage({ id: 'room-laptops.caption', defaultMessage: 'Laptops of this room' })}
        items={all}
        keyOf={({ device }) => device}
        columns={[
          {
            id: 'laptop',
            head: intl.formatMessage({ id: 'room-laptops.laptop', defaultMessage: 'Laptop of this room' }),
            isRowHead: true,
            cell: ({ name, code, isOwn }) => (
              <FormattedMessage
                id="room-laptops.name"
                defaultMessage="{name} · {code}{isOwn, select, true {, this laptop} other {}}"
                values={{
                  name: name || intl.formatMessage({ id: 'room-laptops.nameless', defaultMessage: 'No line yet' }),
                  code,
                  isOwn: String(isOwn),
                }}
              />
            ),
          },
          {
            id: 'state',
            head: intl.formatMessage({ id: 'room-laptops.state', defaultMessage: 'State' }),
            width: 300,
            cell: ({ removal }) =>
              removal ? (
                <Chip tone="notice" glyph="–">
                  <FormattedMessage
                    id="room-laptops.removed"
                    defaultMessage="Taken out {time} by {name} · {code}"
                    values={{ ...removal.by, time: clock(removal.at) }}
                  />
                </Chip>
              ) : (
                <Chip tone="plain">
                  <FormattedMessage id="room-laptops.in" defaultMessage="Holds the keys" />
                </Chip>
              ),
          },
          {
            id: 'seen',
            head: intl.formatMessage({ id: 'room-laptops.seen', defaultMessage: 'Last seen' }),
            width: 130,
            cell: ({ isOwn, seen }) =>
              isOwn || !seen ? null : seen.isHere ? (
                <Chip tone="done" glyph="●">
                  <FormattedMessage id="room-laptops.here" defaultMessage="Here now" />
                </Chip>
              ) : (
                <time className="tabular">{seen.at === null ? '—' : clock(seen.at, true)}</time>
              ),
          },
          {
            id: 'do',
            head: intl.formatMessage({ id: 'room-laptops.do', defaultMessage: 'What to do' }),
            align: 'end',
            width: 150,
            cell: (laptop) =>
              laptop.isOwn || me ? null : laptop.removal ? (
                <Button size="small" onClick={() => void done(bridge.call('let-in-again', { device: laptop.device }))}>
                  <FormattedMessage id="room-laptops.again" defaultMessage="Let in again" />
                </Button>
              ) : (
                <Button
                  size="small"
                  onClick={() => {
                    setRemoving(laptop);
                  }}
                >
                  <FormattedMessage id="room-laptops.remove" defaultMessage="Take out…" />
                </Button>
              ),
          },
        ]}
      />
      {removing ? (
        <RemoveDialog
          laptop={removing}
          onDone={() => {
            setRemoving(null);
          }}
        />
      ) : null}
    </section>
  );
}
