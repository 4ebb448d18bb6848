import type { App, Session } from 'electron';
import { isOwnAddress } from './origin';

// Without 'persistent-storage' Chromium may evict IndexedDB. Copying a hand-over text needs the clipboard.
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['persistent-storage', 'clipboard-sanitized-write']);
const ALLOWED_SCHEMES: ReadonlySet<string> = new Set(['app:', 'blob:', 'devtools:']);

/** Shuts a session off from the network and refuses every permission but the few our own pages need. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(ALLOWED_PERMISSIONS.has(permission) && isOwnAddress(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => ALLOWED_PERMISSIONS.has(permission) && isOwnAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !ALLOWED_SCHEMES.has(new URL(request.url).protocol) });
  });
}

/** Keeps every page where it is: no navigation away, no new windows, no webviews. */
export function guardContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { readonly url: string; preventDefault: () => void }) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Whether someone asks to drive a shipped app from outside. Only the packaging check may, and says so. */
export function isDrivenFromOutside(app: App): boolean {
  const asked = ['remote-debugging-port', 'remote-debugging-pipe'].some((name) => app.commandLine.hasSwitch(name));
  return app.isPackaged && asked && process.env.HOLDFAST_SMOKE !== '1';
}
