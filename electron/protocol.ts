import { protocol, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import { APP_HOST, APP_SCHEME } from './origin';
import { findRendererFile, listRendererFiles } from './renderer-files';

/** Makes app:// a secure origin of its own. Must run before the app is ready. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true };
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }]);
}

/** Answers app://holdfast from the built renderer's list of files, and everything else with 404. */
export function serveRenderer(session: Session, folder: string): void {
  const files = listRendererFiles(folder);
  session.protocol.handle(APP_SCHEME, async (request) => {
    const isOurs = request.method === 'GET' && new URL(request.url).host === APP_HOST;
    const found = isOurs ? findRendererFile(files, request.url) : undefined;
    if (!found) return new Response('Not found', { status: 404 });
    return new Response(await readFile(found.file), { headers: found.headers });
  });
}
