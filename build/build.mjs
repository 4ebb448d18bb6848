// Builds what runs: dist/electron (main and preload), dist/renderer (the screens), dist/web (the screens for a plain browser)
// and dist/server (the command).
import { chmod, copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { nodeConfig, rendererConfig, root, serverConfig } from './vite.config.mjs';

await rm(path.join(root, 'dist'), { recursive: true, force: true });
await Promise.all([
  build(rendererConfig('production')),
  build(rendererConfig('web')),
  build(nodeConfig('main')),
  build(nodeConfig('preload')),
  build(serverConfig()),
]);
await copyFile(path.join(root, 'build/resources/icons/128x128.png'), path.join(root, 'dist/electron/tray.png'));
await chmod(path.join(root, 'dist/server/main.cjs'), 0o755);
