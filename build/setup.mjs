// Makes a fresh clone ready: packages as locked and, on Linux, the shared libraries that Electron needs.
// Node's own modules only, since it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { postgresBinaries } from './postgres-binaries.mjs';

const LIBRARY_FOLDERS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'];
/** @type {readonly (readonly [library: string, debianPackage: string])[]} */
const LIBRARIES = [
  ['libgtk-3.so.0', 'libgtk-3-0'],
  ['libnss3.so', 'libnss3'],
  ['libasound.so.2', 'libasound2'],
  ['libgbm.so.1', 'libgbm1'],
];

const root = path.resolve(import.meta.dirname, '..');
installPackages();
if (process.platform === 'linux') provideLibraries(process.argv.includes('--tests'));

function installPackages() {
  const stamp = path.join(root, 'node_modules/.setup');
  const locked = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === locked) return;
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm ci failed: the lines above say why.');
    process.exit(1);
  }
  writeFileSync(stamp, locked);
}

/** @param {boolean} forTests */
function provideLibraries(forTests) {
  const lacking = LIBRARIES.filter(([library]) => !hasLibrary(library)).map(([, name]) => name);
  const hasDisplay = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if ((forTests || !hasDisplay) && !existsSync('/usr/bin/xvfb-run')) lacking.push('xvfb', 'xauth');
  if (forTests && !process.env.CHROMIUM && !existsSync('/usr/bin/chromium')) lacking.push('chromium');
  if (forTests && !postgresBinaries()) lacking.push('postgresql');
  if (lacking.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${lacking.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.error(`This machine lacks ${lacking.join(', ')}. On Debian or Ubuntu: sudo ${command}`);
    return;
  }
  console.error(`Installing ${lacking.join(', ')} …`);
  spawnSync('sh', ['-c', `apt-get update -q=2 >/dev/null; DEBIAN_FRONTEND=noninteractive ${command} -q=2 >/dev/null`], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** @param {string} library */
function hasLibrary(library) {
  return LIBRARY_FOLDERS.some((folder) => existsSync(path.join(folder, library)));
}
