import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import type { Bridge } from '../shared/bridge';
import { App } from './app';
import { openAppCore } from './app/app-core';
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

async function start(): Promise<void> {
  const place = document.getElementById('root');
  if (!place) throw new Error('index.html has no #root.');
  const bridge = await openBridge();
  const toasts = createToasts();
  const core = await openAppCore(bridge, openDatabase('holdfast', 'relaxed'), toasts);
  createRoot(place).render(
    <StrictMode>
      <IntlProvider locale="en" defaultLocale="en">
        <App core={core} toasts={toasts} />
      </IntlProvider>
    </StrictMode>,
  );
}

// A window without a word would be the worst of answers.
start().catch((error: unknown) => {
  const detail = error instanceof Error ? error.message : String(error);
  document.body.textContent = `Holdfast could not open its window (${detail}). Your record is untouched. Close this window and start Holdfast again.`;
});
