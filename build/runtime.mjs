// Finds an Electron to run.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cachedFallback, fetchFallback } from './fallback-runtime.mjs';

const INSTALL_LIMIT_MS = 300_000;

/** The program to start, fetched if need be. Says one sentence and ends the process when there is none to be had. */
export async function findElectron() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    return path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH, programName());
  }
  let why = '';
  for (const look of [installed, cachedFallback, install, fetchFallback]) {
    try {
      const program = await look();
      if (program) return program;
    } catch (error) {
      why = `: ${String(error instanceof Error ? error.message : error).split('\n')[0]}`;
    }
  }
  console.error(
    `No Electron to run${why}. Connect once and run "npx install-electron", or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.`,
  );
  process.exit(1);
}

/**
 * Shared libraries that a Linux program wants and this machine lacks.
 * @param {string} program
 */
export function missingLibraries(program) {
  if (process.platform !== 'linux') return [];
  const { stdout } = spawnSync('ldd', [program], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, library]) => library);
}

function electronPackage() {
  return path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}

function installed() {
  const named = path.join(electronPackage(), 'path.txt');
  const program = existsSync(named) ? path.join(electronPackage(), 'dist', readFileSync(named, 'utf8')) : '';
  return existsSync(program) ? program : null;
}

function install() {
  console.error('Fetching Electron …');
  spawnSync(process.execPath, [path.join(electronPackage(), 'install.js')], {
    stdio: ['ignore', 'inherit', 'ignore'],
    timeout: INSTALL_LIMIT_MS,
  });
  return installed();
}

function programName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
