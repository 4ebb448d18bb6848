import { app, BrowserWindow, dialog, Menu, session } from 'electron';
import path from 'node:path';
import type { Events } from '../shared/bridge';
import { answerCalls } from './answer';
import { keeperAnswers } from './keeper/answers';
import { openKeeper } from './keeper/keeper';
import { registerScheme, serveRenderer } from './protocol';
import { guardContents, guardSession, isDrivenFromOutside } from './security';
import { bringToFront, createMainWindow } from './window';

// Tests and portable copies keep their things apart.
if (process.env.HOLDFAST_PROFILE) app.setPath('userData', process.env.HOLDFAST_PROFILE);

const SYNC_EVERY_MS = 200;

registerScheme();
guardContents(app);
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

if (isDrivenFromOutside(app)) {
  console.error('Holdfast does not run under a remote debugger.');
  app.exit(1);
} else if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window) bringToFront(window);
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  app
    .whenReady()
    .then(open)
    .catch((error: unknown) => {
      dialog.showErrorBox('Holdfast could not start', String(error));
      app.exit(1);
    });
} else {
  app.exit(0);
}

async function open(): Promise<void> {
  Menu.setApplicationMenu(null);
  guardSession(session.defaultSession);
  serveRenderer(session.defaultSession, path.join(import.meta.dirname, '../renderer'));
  const profile = app.getPath('userData');
  const opening = openKeeper(profile, app.getVersion(), (workspaces) => {
    tell('joined', { workspaces });
  });
  // The window loads meanwhile; what it asks is answered once the keeper is there.
  answerCalls(
    opening.then((keeper) =>
      keeperAnswers(keeper, () => {
        app.quit();
      }),
    ),
  );
  createMainWindow({ profile, preload: path.join(import.meta.dirname, 'preload.cjs') });
  const keeper = await opening;
  keeper.keep.subscribe(({ book, ops, frames }) => {
    const told: Events['arrived'] = { book, ops, frames: frames.map((frame) => frame.bytes) };
    // The ack goes first: whoever asked is waiting for it.
    setImmediate(() => {
      tell('arrived', told);
    });
  });
  keeper.sync.subscribe(
    seldom(SYNC_EVERY_MS, () => {
      tell('sync', keeper.sync.report());
    }),
  );
  keeper.backups.subscribe(() => {
    void keeper.backups.report().then((report) => {
      tell('backup', report);
    });
  });
  app.once('will-quit', (event) => {
    // The last lines are backed up first; no window is left that would be waited for.
    event.preventDefault();
    void keeper.close().finally(() => {
      app.exit();
    });
  });
}

function tell<E extends keyof Events>(event: E, told: Events[E]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(event, told);
}

/** Does the work soon after it was asked for, and at most once in that time. */
function seldom(everyMs: number, work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      work();
    }, everyMs);
  };
}
