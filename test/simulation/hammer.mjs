// A process of its own that writes into one shared file: `hammer.mjs <root of the project> <file> <name> <lines>`.
import { runnerImport } from 'vite';

const [root = '', file = '', name = '', lines = ''] = process.argv.slice(2);
/** @type {{ module: typeof import('./hammering') }} */
const { module } = await runnerImport(new URL('hammering.ts', import.meta.url).pathname, {
  configFile: false,
  root,
  logLevel: 'error',
});
await module.hammer({ file, name, lines: Number(lines) });
process.disconnect?.();
