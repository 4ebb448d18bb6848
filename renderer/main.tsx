import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import type { Bridge } from '../shared/bridge';
import { App } from './app';
import { openAppCore } from './app/app-core';
import { followTheme } from './app/follow-theme';
import { THEMES } from './app/settings';
import { LockScreen } from './screens/lock/lock-screen';
import { openDatabase } from './storage/database';
import { createToasts } from './ui/toasts';
import './ui/tokens.css';
import './ui/base.css';

async function openBridge(): Promise<Bridge> {
  // Set by the preload; a plain browser has none.
  if ('holdfast' in window) return window.holdfast as Bridge;
  const { openWebBridge } = await import('./storage/web-bridge');
  return openWebBridge('web');
}

/** A room that takes longer is waited for on screen, not before it. */
const FIRST_PAINT_MS = 250;

async function start(): Promise<void> {
  const place = document.getElementById('root');
  if (!place) throw new Error('index.html has no #root.');
  const database = openDatabase('holdfast', 'relaxed');
  // Opened while the keeper is asked; what fails here is told by whoever reads first.
  database.open().catch(() => undefined);
  const bridge = await openBridge();
  const root = createRoot(place);
  const show = (screen: ReactNode) => {
    root.render(
      <StrictMode>
        <IntlProvider locale="en" defaultLocale="en">
          {screen}
        </IntlProvider>
      </StrictMode>,
    );
  };
  const typed = await untilOpen(bridge, show);
  const toasts = createToasts();
  const core = await openAppCore(bridge, database, toasts, typed);
  const late = new Promise((resolve) => setTimeout(resolve, FIRST_PAINT_MS));
  await Promise.race([core.openLast().catch(() => undefined), late]);
  show(<App core={core} toasts={toasts} />);
}

/** Resolves once the keys are open, with the words that stood in the field of the door. */
async function untilOpen(bridge: Bridge, show: (screen: ReactNode) => void): Promise<string> {
  const state = await bridge.call('lock-state', {});
  if (state.kind === 'open') return '';
  // As it was when it was locked: the settings are sealed, too.
  followTheme(THEMES.find((theme) => `#${theme}` === window.location.hash) ?? 'dark');
  return new Promise((resolve) => {
    show(<LockScreen bridge={bridge} state={state} onOpen={resolve} />);
  });
}

// A window without a word would be the worst of answers.
start().catch((error: unknown) => {
  const detail = error instanceof Error ? error.message : String(error);
  document.body.textContent = `Holdfast could not open its window (${detail}). Your record is untouched. Close this window and start Holdfast again.`;
});
