import { useIntl } from 'react-intl';
import type { Route } from '../../app/settings';
import { useApp } from '../../app/contexts';
import { Notices } from '../../panes/frame/notices';
import { CarryIn } from '../../panes/carry/carry-in';
import { Overlays } from '../../panes/palette/overlays';
import { WindowStatus } from '../../panes/frame/window-status';
import { WindowTop } from '../../panes/frame/window-top';
import { AppFrame } from '../../ui/app-frame';
import { Tabs } from '../../ui/tabs';
import { AppearanceTab } from './appearance-tab';
import { ChannelsTab } from './channels-tab';
import { LockTab } from './lock-tab';
import { MeTab } from './me-tab';
import { PeopleTab } from './people-tab';
import { RulesTab } from './rules-tab';
import styles from './settings-screen.module.css';
import { SeverityTab } from './severity-tab';
import { StorageTab } from './storage-tab';
import { SyncTab } from './sync-tab';
import { TrainingTab } from './training-tab';

type TabId = Extract<Route, { screen: 'settings' }>['tab'];

/** Me, people, appearance, storage: what this laptop is set to. */
export function SettingsScreen({ tab }: { readonly tab: TabId }) {
  const intl = useIntl();
  const app = useApp();
  const title = intl.formatMessage({ id: 'settings.title', defaultMessage: 'Settings' });
  return (
    <AppFrame
      top={<WindowTop path={[title]} hasPalette />}
      head={<Notices />}
      status={
        <WindowStatus
          keys={[
            { id: 'home', label: intl.formatMessage({ id: 'status.home', defaultMessage: 'Incidents' }) },
            { id: 'keys', label: intl.formatMessage({ id: 'status.keys', defaultMessage: 'Keys' }) },
          ]}
        />
      }
    >
      <main className={styles.page}>
        <h1 className="visually-hidden">{title}</h1>
        <Tabs<TabId>
          name={title}
          shownId={tab}
          onShow={(id) => {
            app.go({ screen: 'settings', tab: id });
          }}
          tabs={[
            { id: 'me', label: intl.formatMessage({ id: 'settings.me', defaultMessage: 'Me' }), content: <MeTab /> },
            {
              id: 'people',
              label: intl.formatMessage({ id: 'settings.people', defaultMessage: 'People' }),
              content: <PeopleTab />,
            },
            {
              id: 'training',
              label: intl.formatMessage({ id: 'settings.training', defaultMessage: 'Training' }),
              content: <TrainingTab />,
            },
            {
              id: 'rules',
              label: intl.formatMessage({ id: 'settings.rules', defaultMessage: 'Rules' }),
              content: <RulesTab />,
            },
            {
              id: 'severity',
              label: intl.formatMessage({ id: 'settings.severity', defaultMessage: 'Severity' }),
              content: <SeverityTab />,
            },
            ...(app.started.localKey === null
              ? []
              : [
                  {
                    id: 'sync' as const,
                    label: intl.formatMessage({ id: 'settings.sync', defaultMessage: 'Sync' }),
                    content: <SyncTab />,
                  },
                  {
                    id: 'channels' as const,
                    label: intl.formatMessage({ id: 'settings.channels', defaultMessage: 'Channels' }),
                    content: <ChannelsTab />,
                  },
                  {
                    id: 'lock' as const,
                    label: intl.formatMessage({ id: 'settings.lock', defaultMessage: 'Lock' }),
                    content: <LockTab />,
                  },
                ]),
            {
              id: 'appearance',
              label: intl.formatMessage({ id: 'settings.appearance', defaultMessage: 'Appearance' }),
              content: <AppearanceTab />,
            },
            {
              id: 'storage',
              label: intl.formatMessage({ id: 'settings.storage', defaultMessage: 'Storage' }),
              content: <StorageTab />,
            },
          ]}
        />
      </main>
      <Overlays />
      <CarryIn />
    </AppFrame>
  );
}
