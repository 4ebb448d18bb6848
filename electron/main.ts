import { app, BrowserWindow, dialog, Menu, session } from 'electron';
import path from 'node:path';
import { registerScheme, serveRenderer } from './protocol';
import { guardContents, guardSession, isDrivenFromOutside } from './security';
import { bringToFront, createMainWindow } from './window';

// Tests and portable copies keep their things apart.
if (process.env.HOLDFAST_PROFILE) app.setPath('userData', process.env.HOLDFAST_PROFILE);

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

function open(): void {
  Menu.setApplicationMenu(null);
  guardSession(session.defaultSession);
  serveRenderer(session.defaultSession, path.join(import.meta.dirname, '../renderer'));
  createMainWindow({ profile: app.getPath('userData'), preload: path.join(import.meta.dirname, 'preload.cjs') });
}
