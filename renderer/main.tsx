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

/** A room that takes longer is waited for on screen, not before it. */
const FIRST_PAINT_MS = 250;

async function start(): Promise<void> {
  const place = document.getElementById('root');
  if (!place) throw new Error('index.html has no #root.');
  const database = openDatabase('holdfast', 'relaxed');
  // Opened while the keeper is asked; what fails here is told by whoever reads first.
  database.open().catch(() => undefined);
  const bridge = await openBridge();
  const toasts = createToasts();
  const core = await openAppCore(bridge, database, toasts);
  const late = new Promise((resolve) => setTimeout(resolve, FIRST_PAINT_MS));
  await Promise.race([core.openLast().catch(() => undefined), late]);
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
