import { app, BrowserWindow, screen } from 'electron';
import path from 'node:path';
import { APP_ORIGIN } from './origin';
import { MINIMUM_SIZE, placeWindow, readWindow, writeWindow } from './window-bounds';

type Place = {
  /** Holds window.json. */
  readonly profile: string;
  /** The built preload. */
  readonly preload: string;
};

/** Opens the main window where it stood last time, and shows it once there is something to see. */
export function createMainWindow({ profile, preload }: Place): BrowserWindow {
  const file = path.join(profile, 'window.json');
  const saved = readWindow(file);
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  const window = new BrowserWindow({
    ...placeWindow(saved, [main.workArea, ...others.map((display) => display.workArea)]),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    title: 'Holdfast',
    // Alt shows it. The keys and the palette are the way; a row of the screen is worth more.
    autoHideMenuBar: true,
    show: false,
    backgroundColor: '#0B0E14',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: !app.isPackaged,
      // Chromium would download the dictionaries.
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (saved?.isMaximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    writeWindow(file, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  reviveAfterCrash(window);
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}

const CRASHES = 3;
const CRASHES_WITHIN_MS = 60_000;

/** A page that crashed comes back with its draft: what it showed is in the record. One that keeps crashing stays away. */
function reviveAfterCrash(window: BrowserWindow): void {
  let crashes: readonly number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = performance.now();
    crashes = [...crashes.filter((at) => now - at < CRASHES_WITHIN_MS), now];
    if (crashes.length <= CRASHES) window.webContents.reload();
  });
}

/** Brings a window to the front, from wherever it is. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
