import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import { useApp, useClockWords, useTime } from '../../app/contexts';
import type { FolderReply, LaptopReport, RemoteReport } from '../../app/sync/sync-store';
import { hostWords } from '../../app/sync/hub-words';
import { detailWords, folderReplyWords, stateWords } from '../../app/sync/sync-words';
import { useCommand } from '../../app/use-command';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { DataTable } from '../../ui/data-table';
import { HubDialogs, type HubDialog } from './hub-dialogs';
import { PlaceAction } from './place-action';
import { RoomLaptops } from './room-laptops';
import styles from './sync-tab.module.css';

type Place = {
  readonly id: string;
  readonly remote: RemoteReport | null;
  readonly laptop?: LaptopReport;
};

/** Where the lines are kept, how each place stands, and what to do about it. */
export function SyncTab() {
  const intl = useIntl();
  const app = useApp();
  const clock = useClockWords();
  const report = useStore(app.sync);
  const saved = useStore(app.saved);
  const [reply, setReply] = useState<FolderReply | null>(null);
  const [dialog, setDialog] = useState<HubDialog>(null);
  const places: readonly Place[] = [
    { id: 'here', remote: null },
    ...report.remotes.map((remote) => ({ id: remote.id, remote })),
    ...report.laptops.map((laptop) => ({ id: laptop.code, remote: null, laptop })),
  ];
  const own = report.remotes.find(({ host }) => host);
  const isAlone = report.remotes.length === 0;

  async function choose(to: 'share' | 'join', isLast = false): Promise<void> {
    setReply(null);
    setReply(await app.bridge.call('choose-folder', { to, name: app.me().name, isLast }));
  }
  async function chooseFile(): Promise<void> {
    setReply(null);
    setReply(await app.bridge.call('choose-shared-file', {}));
  }
  const pause = () => void app.bridge.call('pause-sync', { isPaused: !report.isPaused });
  useCommand(
    'pause-sync',
    pause,
    isAlone ? intl.formatMessage({ id: 'sync.alone', defaultMessage: 'only on this laptop' }) : null,
  );

  const said = reply && folderReplyWords(intl, reply);
  return (
    <div className={styles.tab} data-scope="sync">
      <div className={styles.bar}>
        <p className={styles.summary}>
          {isAlone ? (
            <FormattedMessage
              id="sync.only-here"
              defaultMessage="Only on this laptop. Add the folder where others meet: a share, a synced drive, a USB stick."
            />
          ) : (
            // A hub on this laptop is no second place.
            <Summary remotes={report.remotes.filter(({ host }) => host === null)} />
          )}
        </p>
        {isAlone ? null : (
          <>
            <Button keys="Shift+P" onClick={pause}>
              {report.isPaused ? (
                <FormattedMessage id="sync.go-on" defaultMessage="Go on" />
              ) : (
                <FormattedMessage id="sync.pause" defaultMessage="Pause" />
              )}
            </Button>
            <Button keys="Ctrl+Shift+Y" onClick={() => void app.bridge.call('sync-now', {})}>
              <FormattedMessage id="sync.now" defaultMessage="Sync now" />
            </Button>
          </>
        )}
      </div>
      <DataTable
        caption={intl.formatMessage({ id: 'sync.caption', defaultMessage: 'Where lines are kept and what to do' })}
        items={places}
        keyOf={({ id }) => id}
        columns={[
          {
            id: 'where',
            head: intl.formatMessage({ id: 'sync.where', defaultMessage: 'Where' }),
            isRowHead: true,
            width: 140,
            cell: ({ remote, laptop }) =>
              laptop ? (
                <FormattedMessage id="sync.laptop" defaultMessage="Laptop {code}" values={laptop} />
              ) : remote ? (
                <FormattedMessage
                  id="sync.place"
                  defaultMessage="{kind, select, file {Shared file} hub {Hub} own {Hub on this laptop} other {Shared folder}}"
                  values={{ kind: remote.host ? 'own' : remote.kind }}
                />
              ) : (
                <FormattedMessage id="sync.here" defaultMessage="This laptop" />
              ),
          },
          {
            id: 'state',
            head: intl.formatMessage({ id: 'sync.state', defaultMessage: 'State' }),
            width: 190,
            cell: ({ remote, laptop }) => {
              if (laptop) return <LaptopState laptop={laptop} />;
              if (!remote) return <HereState />;
              const { tone, glyph, text } = stateWords(intl, remote.state, clock);
              return (
                <Chip tone={tone} glyph={glyph}>
                  {text}
                </Chip>
              );
            },
          },
          {
            id: 'last',
            head: intl.formatMessage({ id: 'sync.last', defaultMessage: 'Last' }),
            width: 96,
            cell: ({ remote, laptop }) => {
              const at = laptop?.at ?? (remote ? remote.lastAt : saved.kind === 'saved' ? saved.at : null);
              return <time className="tabular">{at === null ? '—' : clock(at, true)}</time>;
            },
          },
          {
            id: 'waiting',
            head: intl.formatMessage({ id: 'sync.waiting', defaultMessage: 'Waiting' }),
            width: 72,
            align: 'end',
            cell: ({ remote, laptop }) => (laptop ? null : (remote?.waiting ?? 0)),
          },
          {
            id: 'detail',
            head: intl.formatMessage({ id: 'sync.detail', defaultMessage: 'Detail' }),
            cell: ({ remote, laptop }) =>
              laptop ? (
                <FormattedMessage id="sync.laptop-detail" defaultMessage="Heard from it through a place above" />
              ) : remote ? (
                <>
                  <span className={styles.path}>{remote.path}</span>
                  <small className={styles.detail}>
                    {(remote.host && hostWords(intl, remote.host)) ?? detailWords(intl, remote)}
                  </small>
                </>
              ) : (
                <div className={styles.here}>
                  <FormattedMessage
                    id="sync.here-detail"
                    defaultMessage="Laptop {code}. Every line is on this disk before it is shown"
                    values={{ code: app.started.deviceCode }}
                  />
                </div>
              ),
          },
          {
            id: 'do',
            head: intl.formatMessage({ id: 'sync.do', defaultMessage: 'What to do' }),
            align: 'end',
            width: 290,
            cell: ({ remote }) =>
              remote ? (
                <PlaceAction
                  remote={remote}
                  onJoin={() => void choose('join')}
                  onInvite={() => {
                    setDialog({ kind: 'invite', hub: remote.id });
                  }}
                  onAlerts={() => {
                    setDialog({ kind: 'alerts', hub: remote.id });
                  }}
                />
              ) : null,
          },
        ]}
      />
      <div className={styles.actions}>
        <Button variant={isAlone ? 'primary' : 'plain'} onClick={() => void choose('share')}>
          <FormattedMessage id="sync.add-folder" defaultMessage="Add a folder or stick" />
        </Button>
        <Button onClick={() => void chooseFile()}>
          <FormattedMessage id="sync.add-file" defaultMessage="Use one shared file" />
        </Button>
        <Button onClick={() => void choose('join')}>
          <FormattedMessage id="sync.join" defaultMessage="Join a room in a folder" />
        </Button>
        <Button
          onClick={() => {
            setDialog({ kind: 'use' });
          }}
        >
          <FormattedMessage id="sync.use-hub" defaultMessage="Use a hub" />
        </Button>
        {own ? null : (
          <Button
            onClick={() => {
              setDialog({ kind: 'host' });
            }}
          >
            <FormattedMessage id="sync.host" defaultMessage="Host on this network" />
          </Button>
        )}
        <p className={styles.said} role="status">
          {said}
        </p>
        {reply?.kind === 'other-room' ? (
          <Button variant="primary" onClick={() => void choose('join', true)}>
            <FormattedMessage id="sync.ask" defaultMessage="Ask to be let in" />
          </Button>
        ) : null}
      </div>
      <RoomLaptops />
      <HubDialogs open={dialog} onOpen={setDialog} />
    </div>
  );
}

function HereState() {
  const saved = useStore(useApp().saved);
  return saved.kind === 'not-saved' ? (
    <Chip tone="critical" glyph="!">
      <FormattedMessage id="sync.not-saved" defaultMessage="Not saved" />
    </Chip>
  ) : (
    <Chip tone="done" glyph="✓">
      <FormattedMessage id="sync.saved" defaultMessage="Saved" />
    </Chip>
  );
}

const AHEAD_MS = 2 * 60 * 1000;

/** Another laptop, by what it last said: its clock may be wrong, and nothing is refused for that. */
function LaptopState({ laptop }: { readonly laptop: LaptopReport }) {
  const ahead = laptop.at - useTime(60_000);
  return ahead > AHEAD_MS ? (
    <Chip tone="notice" glyph="!">
      <FormattedMessage
        id="sync.clock"
        defaultMessage="Clock {minutes} min ahead"
        values={{ minutes: Math.round(ahead / 60_000) }}
      />
    </Chip>
  ) : (
    <Chip tone="plain">
      <FormattedMessage id="sync.heard" defaultMessage="Heard from" />
    </Chip>
  );
}

function Summary({ remotes }: { readonly remotes: readonly RemoteReport[] }) {
  const waiting = remotes.reduce((most, remote) => Math.max(most, remote.waiting), 0);
  const isThere = remotes.length > 0 && remotes.every(({ state }) => state.kind === 'up-to-date');
  if (waiting > 0)
    return (
      <FormattedMessage
        id="sync.some-wait"
        defaultMessage="Every line is safe on this laptop. {waiting, plural, one {# waits} other {# wait}} for a place to answer."
        values={{ waiting }}
      />
    );
  return isThere ? (
    <FormattedMessage id="sync.all-there" defaultMessage="Every line is on this laptop and in every place below." />
  ) : (
    <FormattedMessage id="sync.safe-here" defaultMessage="Every line is safe on this laptop." />
  );
}
