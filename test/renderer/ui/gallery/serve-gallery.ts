import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { findRendererFile, listRendererFiles } from '../../../../electron/renderer-files';

const ROOT = path.resolve(import.meta.dirname, '../../../..');

/** Builds the gallery and serves it under the app's own headers, so that its content security policy holds here too. */
export async function serveGallery(): Promise<{ readonly address: string; readonly close: () => void }> {
  const outDir = path.join(ROOT, '.cache/gallery');
  await build({
    configFile: false,
    root: import.meta.dirname,
    base: './',
    plugins: [react()],
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, target: 'chrome130', modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  });
  const files = listRendererFiles(outDir);
  const server = createServer((request, response) => {
    const found = findRendererFile(files, new URL(request.url ?? '/', 'http://localhost').href);
    if (!found) response.writeHead(404).end();
    else void readFile(found.file).then((bytes) => response.writeHead(200, found.headers).end(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const taken = server.address();
  if (taken === null || typeof taken === 'string') throw new Error('The gallery has no port.');
  return { address: `http://127.0.0.1:${taken.port}/`, close: () => server.close() };
}
