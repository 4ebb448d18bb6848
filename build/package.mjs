// Packages the built app into release/: the plain folder, or whatever electron-builder is asked for.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { cachedFallback, FALLBACK_VERSION } from './fallback-runtime.mjs';
import { findElectron } from './runtime.mjs';
import { root, tool } from './steps.mjs';

const asked = process.argv.slice(2);
const electron = await findElectron();
// For checks on a closed machine only: what leaves the house is built from Electron's own download.
const fallback =
  electron === cachedFallback()
    ? [`-c.electronDist=${path.dirname(electron)}`, `-c.electronVersion=${FALLBACK_VERSION}`]
    : [];
const builder = tool(
  'electron-builder/cli.js',
  '--config',
  'build/electron-builder.yml',
  ...(asked.length > 0 ? asked : ['--dir']),
  ...fallback,
);
const [program = '', ...args] = builder;
process.exit(spawnSync(program, args, { cwd: root, stdio: 'inherit' }).status ?? 1);
