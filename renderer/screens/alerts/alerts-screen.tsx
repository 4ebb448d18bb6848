import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ReadAlerts } from '../../app/sync/alert-rows';
import { useApp } from '../../app/contexts';
import { CarryIn } from '../../panes/carry/carry-in';
import { Notices } from '../../panes/frame/notices';
import { WindowStatus } from '../../panes/frame/window-status';
import { WindowTop } from '../../panes/frame/window-top';
import { Overlays } from '../../panes/palette/overlays';
import { AppFrame } from '../../ui/app-frame';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { AlertDetail } from './alert-detail';
import { AlertTable } from './alert-table';
import styles from './alerts-screen.module.css';
import { useAlertRows } from './use-alert-rows';

/** What monitoring sent, newest first, as it was sent. */
export function AlertsScreen() {
  const intl = useIntl();
  const { read, more } = useAlertRows();
  const [selected, setSelected] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const shown = read?.rows.find(({ key }) => key === selected);
  const title = intl.formatMessage({ id: 'alerts.title', defaultMessage: 'Alerts' });
  return (
    <AppFrame
      top={<WindowTop path={[title]} hasPalette />}
      head={<Notices />}
      status={
        <WindowStatus
          keys={[
            { id: 'home', label: intl.formatMessage({ id: 'status.home', defaultMessage: 'Incidents' }) },
            { id: 'alert-open', label: intl.formatMessage({ id: 'status.open', defaultMessage: 'Open' }) },
            { id: 'keys', label: intl.formatMessage({ id: 'status.keys', defaultMessage: 'Keys' }) },
          ]}
        />
      }
    >
      <div
        className={styles.body}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false);
        }}
      >
        <main className={styles.main} data-scope="alerts">
          <h1 className="visually-hidden">{title}</h1>
          {read === null ? null : (
            <Listed
              read={read}
              title={title}
              selected={selected}
              onSelect={setSelected}
              onOpen={(key) => {
                setSelected(key);
                setOpen(true);
              }}
              isShort={isOpen && shown !== undefined}
              onMore={more}
            />
          )}
        </main>
        {isOpen && shown ? (
          <AlertDetail
            alert={shown}
            onClose={() => {
              setOpen(false);
            }}
          />
        ) : null}
      </div>
      <Overlays />
      <CarryIn />
    </AppFrame>
  );
}

type ListedProps = {
  readonly read: ReadAlerts;
  readonly title: string;
  readonly selected: string | undefined;
  readonly onSelect: (key: string) => void;
  readonly onOpen: (key: string) => void;
  readonly isShort: boolean;
  readonly onMore: () => void;
};

function Listed({ read: { rows, all, letGo, hasMore }, title, onMore, ...table }: ListedProps) {
  const intl = useIntl();
  if (rows.length === 0) return <NoAlerts />;
  return (
    <Panel
      title={title}
      count={intl.formatMessage({ id: 'alerts.count', defaultMessage: '{all, number}' }, { all })}
      end={
        letGo === 0 ? null : (
          <span className={styles.letGo}>
            <FormattedMessage
              id="alerts.let-go"
              defaultMessage="{letGo, plural, one {# older was} other {# older were}} let go by the hub"
              values={{ letGo }}
            />
          </span>
        )
      }
    >
      <AlertTable rows={rows} {...table} />
      {hasMore ? (
        <div>
          <Button onClick={onMore}>
            <FormattedMessage id="alerts.more" defaultMessage="Show older ones" />
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

function NoAlerts() {
  const intl = useIntl();
  const app = useApp();
  return (
    <EmptyState
      title={intl.formatMessage({ id: 'alerts.none', defaultMessage: 'No alerts yet' })}
      actions={
        <Button
          variant="primary"
          onClick={() => {
            app.go({ screen: 'settings', tab: 'sync' });
          }}
        >
          <FormattedMessage id="alerts.to-sync" defaultMessage="Go to Sync" />
        </Button>
      }
    >
      <FormattedMessage
        id="alerts.how"
        defaultMessage="Monitoring sends them to a hub: under Sync, press Alerts in the row of the hub, and give the address you get to Alertmanager, to a sender made for PagerDuty, or to a script."
      />
    </EmptyState>
  );
}
