import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { useStore } from 'zustand';
import type { AppCore } from './app/app-core';
import { AppContext } from './app/contexts';
import { refuseDrops } from './app/attachments/refuse-drops';
import { followTheme } from './app/follow-theme';
import { useLive } from './app/use-live';
import { PublicPagesContext, useKeepingPages } from './app/comms/use-public-pages';
import { useReminders } from './app/due/use-reminders';
import { useIdleLock } from './app/use-idle-lock';
import { bindKeys } from './app/keyboard';
import { RegistryContext } from './app/use-command';
import { ShutScreen } from './screens/shut/shut-screen';
import { PhoneFeed } from './panes/phones/phone-feed';
import { AlertsScreen } from './screens/alerts/alerts-screen';
import { HomeScreen } from './screens/home/home-screen';
import { RoomScreen } from './screens/room/room-screen';
import { SettingsScreen } from './screens/settings/settings-screen';
import { StartScreen } from './screens/start/start-screen';
import { KeyPlatformContext } from './ui/key-platform';
import { ToastRegion } from './ui/toast-region';
import type { Toasts } from './ui/toasts';

/** Providers, the keys of the window, and which screen is on. */
export function App({ core, toasts }: { readonly core: AppCore; readonly toasts: Toasts }) {
  const intl = useIntl();
  const { theme, density } = useStore(core.settings);
  useEffect(() => {
    document.documentElement.dataset.density = density;
    return followTheme(theme);
  }, [theme, density]);
  useEffect(() => bindKeys(window, core.registry, () => core.settings.getState().singleKeys), [core]);
  useEffect(() => refuseDrops(window), []);
  useIdleLock(core);
  useLive(core);
  useReminders(core);
  const pages = useKeepingPages(core);
  useEffect(
    () => core.bridge.on('command', ({ id }) => void core.registry.run(id as Parameters<typeof core.registry.run>[0])),
    [core],
  );
  return (
    <AppContext value={core}>
      <RegistryContext value={core.registry}>
        <KeyPlatformContext value={/Mac/.test(navigator.userAgent) ? 'mac' : 'other'}>
          <PublicPagesContext value={pages}>
            <Screen core={core} />
          </PublicPagesContext>
          <PhoneFeed />
          <ToastRegion
            name={intl.formatMessage({ id: 'toasts', defaultMessage: 'Just done' })}
            closeName={intl.formatMessage({ id: 'toasts.close', defaultMessage: 'Put away' })}
            toasts={toasts}
          />
        </KeyPlatformContext>
      </RegistryContext>
    </AppContext>
  );
}

function Screen({ core }: { readonly core: AppCore }) {
  const route = useStore(core.settings, (settings) => settings.route);
  const me = useStore(core.settings, (settings) => settings.me);
  const [isLoaded, setLoaded] = useState(false);
  const { problem } = core.started;
  const isShut = problem !== null && problem.kind !== 'read-only';
  useEffect(() => {
    if (!isShut)
      void core.load().finally(() => {
        setLoaded(true);
      });
  }, [core, isShut]);
  if (isShut) return <ShutScreen problem={problem} />;
  if (!me) return <StartScreen />;
  if (route.screen === 'room') return <RoomScreen key={route.book} book={route.book} pane={route.pane} />;
  if (route.screen === 'alerts') return <AlertsScreen />;
  return route.screen === 'settings' ? <SettingsScreen tab={route.tab} /> : <HomeScreen isLoaded={isLoaded} />;
}
