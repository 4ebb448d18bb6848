import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useStore } from 'zustand';
import type { BookId } from '../../app/catalog';
import { useApp } from '../../app/contexts';
import { useCommand, useRegistry } from '../../app/use-command';
import type { LaptopInRoom } from '../../app/sync/sync-store';
import { RestrictNext } from '../../panes/access/restrict-next';
import { DeclareLine } from '../../panes/declare/declare-line';
import { Notices } from '../../panes/frame/notices';
import { Forget } from '../../panes/forget/forget';
import { ForgetAsks } from '../../panes/forget/forget-asks';
import { CarryIn } from '../../panes/carry/carry-in';
import { Overlays } from '../../panes/palette/overlays';
import { WindowStatus } from '../../panes/frame/window-status';
import { WindowTop } from '../../panes/frame/window-top';
import { AppFrame } from '../../ui/app-frame';
import { Panel } from '../../ui/panel';
import { Row } from '../../ui/row';
import { RowList } from '../../ui/row-list';
import { Chip } from '../../ui/chip';
import { DuplicateOffers } from './duplicate-offers';
import { FirstIncident } from './first-incident';
import styles from './home-screen.module.css';
import { LiveList } from './live-list';
import { PlaceRow } from './place-row';
import { RecentList } from './recent-list';
import { useTriage } from './use-triage';

/** Every incident of this laptop: the live ones by what comes first, those that wait, then the closed. */
export function HomeScreen({ isLoaded }: { readonly isLoaded: boolean }) {
  const intl = useIntl();
  const app = useApp();
  const listed = useStore(app.catalog.listed);
  const { remotes } = useStore(app.sync);
  const registry = useRegistry();
  const [selected, setSelected] = useState<BookId>();
  const [readers, setReaders] = useState<readonly LaptopInRoom[] | null>(null);
  // What turned out to be the same as another is read there.
  const all = [...listed.values()]
    .filter((entry) => entry.summary.mergedInto === null)
    .sort((a, b) => b.summary.startedAt - a.summary.startedAt);
  const { piles, asked, move, setAside, leave } = useTriage(all, selected);
  const closed = all.filter((entry) => entry.summary.isClosed);
  const open = (book: BookId) => {
    app.go({ screen: 'room', book, pane: 'timeline' });
  };
  useCommand('incident-open', () => {
    if (selected) open(selected);
  });
  const isEmpty = isLoaded && all.length === 0;
  return (
    <AppFrame
      top={<WindowTop path={[intl.formatMessage({ id: 'home.path', defaultMessage: 'Incidents' })]} hasPalette />}
      head={<Notices />}
      status={
        <WindowStatus
          keys={[
            { id: 'declare', label: intl.formatMessage({ id: 'status.declare', defaultMessage: 'Declare' }) },
            { id: 'incident-open', label: intl.formatMessage({ id: 'status.open', defaultMessage: 'Open' }) },
            { id: 'set-aside', label: intl.formatMessage({ id: 'status.not-now', defaultMessage: 'Not now' }) },
            { id: 'go-alerts', label: intl.formatMessage({ id: 'status.alerts', defaultMessage: 'Alerts' }) },
            { id: 'go-settings', label: intl.formatMessage({ id: 'status.settings', defaultMessage: 'Settings' }) },
            { id: 'keys', label: intl.formatMessage({ id: 'status.keys', defaultMessage: 'Keys' }) },
          ]}
        />
      }
    >
      <div className={styles.body}>
        <main className={styles.main} aria-label={intl.formatMessage({ id: 'home.main', defaultMessage: 'Incidents' })}>
          <h1 className="visually-hidden">
            <FormattedMessage id="home.title" defaultMessage="Incidents" />
          </h1>
          <DeclareLine
            readers={readers}
            onOpen={() => {
              setReaders(null);
            }}
          />
          <div className={styles.lists} data-scope="incidents">
            {isEmpty ? (
              <FirstIncident />
            ) : (
              <>
                <ForgetAsks />
                <DuplicateOffers entries={[...piles.now, ...piles.notNow]} />
                {[
                  {
                    id: 'now',
                    title: intl.formatMessage({ id: 'home.live', defaultMessage: 'Live' }),
                    entries: piles.now,
                  },
                  {
                    id: 'not-now',
                    title: intl.formatMessage({ id: 'home.not-now', defaultMessage: 'Not now' }),
                    entries: piles.notNow,
                  },
                ].map(({ id, title, entries }) => (
                  <LiveList
                    key={id}
                    title={title}
                    entries={entries}
                    selected={selected}
                    onSelect={setSelected}
                    onOpen={open}
                    onMove={move}
                    asked={asked}
                    onReason={setAside}
                    onLeave={leave}
                  />
                ))}
                <RecentList entries={closed} selected={selected} onSelect={setSelected} onOpen={open} />
              </>
            )}
          </div>
        </main>
        <aside
          className={styles.side}
          aria-label={intl.formatMessage({ id: 'home.side', defaultMessage: 'Where your lines are' })}
        >
          <Panel title={intl.formatMessage({ id: 'home.where', defaultMessage: 'Where your lines are' })}>
            <RowList>
              <Row
                end={
                  <Chip tone="done" glyph="✓">
                    <FormattedMessage id="home.ready" defaultMessage="Ready" />
                  </Chip>
                }
                detail={app.me().name}
              >
                <FormattedMessage
                  id="home.laptop"
                  defaultMessage="This laptop {code}"
                  values={{ code: app.started.deviceCode }}
                />
              </Row>
              {remotes.map((remote) => (
                <PlaceRow key={remote.id} remote={remote} />
              ))}
            </RowList>
          </Panel>
        </aside>
      </div>
      <Overlays />
      <CarryIn />
      <Forget book={selected} />
      <RestrictNext
        readers={readers}
        onChosen={(chosen) => {
          setReaders(chosen);
          registry.run('declare');
        }}
      />
    </AppFrame>
  );
}
