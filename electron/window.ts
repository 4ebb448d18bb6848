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
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}

/** Brings a window to the front, from wherever it is. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
