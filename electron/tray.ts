import { app, dialog, Menu, nativeImage, screen, Tray, type BrowserWindow } from 'electron';
import type { Argument } from '../shared/bridge';
import type { BookId } from '../shared/record/op';
import { overlayImage, trayImage } from './badge-native';
import { createCountBadge, traySides } from './count-badge';
import type { Reminding } from './reminding';
import { bringToFront } from './window';

type Live = Argument<'live'>;

type Ports = {
  /** The file of the icon. */
  readonly icon: string;
  readonly reminding: Pick<Reminding, 'isPaused' | 'togglePause'>;
  /** Somebody picked an incident. */
  readonly picked: (book: BookId) => void;
  /** Told when a person chose that closing the window is not to end the app. */
  readonly chosen: () => void;
};

export type Background = ReturnType<typeof createBackground>;

/**
 * Closing the window ends the app, unless an incident is live: then the exchange with the others goes on, out of the
 * tray. Words come from the page.
 */
export function createBackground({ icon, reminding, picked, chosen }: Ports) {
  let live: Live | null = null;
  let tray: Tray | null = null;
  let isQuitting = false;
  let isAsking = false;
  let followed: BrowserWindow | null = null;
  let reminders: Argument<'reminders'> | null = null;
  const mark = createCountBadge({
    platform: process.platform,
    setBadgeCount: (count) => {
      app.setBadgeCount(count);
    },
    overlayOf: overlayImage,
  });
  const image = () =>
    trayImage(
      nativeImage.createFromPath(icon),
      traySides(process.platform, screen.getPrimaryDisplay().scaleFactor),
      reminders?.late ?? 0,
    );
  app.on('before-quit', () => {
    isQuitting = true;
  });

  function hide(window: BrowserWindow): void {
    window.hide();
    if (!live) return;
    tray ??= new Tray(image());
    tray.removeAllListeners('click');
    tray.on('click', () => {
      bringToFront(window);
    });
    show(window);
  }

  /** What the tray says and offers just now. */
  function show(window: BrowserWindow): void {
    if (!tray || !live) return;
    const { words, incidents } = live;
    const open = () => {
      bringToFront(window);
    };
    tray.setImage(image());
    tray.setToolTip([words.tray, reminders?.words.tray].filter(Boolean).join(' · '));
    const pause: Electron.MenuItemConstructorOptions[] = reminders
      ? [
          {
            label: reminding.isPaused() ? reminders.words.resume : reminders.words.pause,
            click: () => {
              reminding.togglePause();
              show(window);
            },
          },
        ]
      : [];
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: words.open, click: open },
        {
          label: words.due,
          click: () => {
            open();
            window.webContents.send('command', { id: 'due-next' });
          },
        },
        { type: 'separator' },
        ...incidents.map(({ book, label }) => ({
          label,
          click: () => {
            open();
            picked(book);
          },
        })),
        { type: 'separator' },
        ...pause,
        {
          label: words.quit,
          click: () => {
            app.quit();
          },
        },
      ]),
    );
  }

  async function ask(window: BrowserWindow, { words }: Live): Promise<void> {
    isAsking = true;
    const { response } = await dialog.showMessageBox(window, {
      message: words.question,
      detail: words.detail,
      buttons: [words.keep, words.quit, words.stay],
      defaultId: 0,
      cancelId: 2,
    });
    isAsking = false;
    if (response === 0) {
      chosen();
      hide(window);
    }
    if (response === 1) app.quit();
  }

  return {
    /** What is live now. A hidden window with nothing live any more has no reason to stay. */
    tell(now: Live, window: BrowserWindow | null): void {
      live = now.count > 0 ? now : null;
      if (!live && window && !window.isVisible() && tray) app.quit();
      if (!live) {
        tray?.destroy();
        tray = null;
      } else if (window) show(window);
    },
    /** What is late, and in which words. */
    remind(told: Argument<'reminders'>): void {
      reminders = told;
      mark(told.late, told.words.tray, followed);
      if (followed) show(followed);
    },
    /** The laptop is locked: it goes on counting, and names no incident. */
    hide(): void {
      live = live && { ...live, incidents: [] };
      if (followed) show(followed);
    },
    follow(window: BrowserWindow): void {
      followed = window;
      window.on('close', (event) => {
        if (isQuitting || !live) return;
        event.preventDefault();
        if (live.isChosen) hide(window);
        else if (!isAsking) void ask(window, live);
      });
      window.on('show', () => {
        tray?.destroy();
        tray = null;
      });
    },
  };
}
