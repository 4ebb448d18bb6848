// Builds the screens for a plain browser and serves them on this machine: for development and tests, never for use.
import { build } from 'vite';
import { rendererConfig } from './vite.config.mjs';
import { serveWeb } from './web-server.mjs';

const PORT = 4620;

await build(rendererConfig('web'));
const { address } = await serveWeb(PORT);
console.log(address);
