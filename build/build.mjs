// Builds what runs: dist/electron (main and preload), dist/renderer (the screens) and dist/web (the screens for a plain browser).
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { nodeConfig, rendererConfig, root } from './vite.config.mjs';

await rm(path.join(root, 'dist'), { recursive: true, force: true });
await Promise.all([
  build(rendererConfig('production')),
  build(rendererConfig('web')),
  build(nodeConfig('main')),
  build(nodeConfig('preload')),
]);
