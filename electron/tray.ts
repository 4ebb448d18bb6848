import { app, dialog, Menu, Tray, type BrowserWindow } from 'electron';
import type { Argument } from '../shared/bridge';
import { bringToFront } from './window';

type Live = Argument<'live'>;

type Ports = {
  /** Of the icon. */
  readonly icon: string;
  /** Told when a person chose that closing the window is not to end the app. */
  readonly chosen: () => void;
};

export type Background = ReturnType<typeof createBackground>;

/**
 * Closing the window ends the app, unless an incident is live: then the exchange with the others goes on, out of the
 * tray. Words come from the page.
 */
export function createBackground({ icon, chosen }: Ports) {
  let live: Live | null = null;
  let tray: Tray | null = null;
  let isQuitting = false;
  let isAsking = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });

  function hide(window: BrowserWindow): void {
    window.hide();
    if (!live) return;
    tray ??= new Tray(icon);
    const open = () => {
      bringToFront(window);
    };
    tray.removeAllListeners('click');
    tray.on('click', open);
    tray.setToolTip(live.words.tray);
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: live.words.open, click: open },
        {
          label: live.words.quit,
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
      }
    },
    follow(window: BrowserWindow): void {
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
