import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { runnerImport } from 'vite';
import { root } from './vite.config.mjs';

/** @typedef {typeof import('../electron/renderer-files')} RendererFiles */

/**
 * Serves dist/web to this machine alone, from the same list of files and under the same headers as the app.
 * @returns {Promise<{ readonly address: string, readonly close: () => void }>}
 */
export async function serveWeb(port = 0) {
  /** @type {{ module: RendererFiles }} */
  const { module } = await runnerImport(path.join(root, 'electron/renderer-files.ts'), { configFile: false, root });
  const files = module.listRendererFiles(path.join(root, 'dist/web'));
  const server = createServer(async (request, response) => {
    const found = module.findRendererFile(files, new URL(request.url ?? '/', 'http://localhost').href);
    if (!found) response.writeHead(404).end('Not found');
    else response.writeHead(200, found.headers).end(await readFile(found.file));
  });
  await /** @type {Promise<void>} */ (new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve())));
  const { port: taken } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${taken}/`, close: () => server.close() };
}
