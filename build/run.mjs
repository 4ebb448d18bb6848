// Starts the built app: node build/run.mjs . [options]
import { spawn } from 'node:child_process';
import { displayFor } from './display.mjs';
import { findElectron, missingLibraries } from './runtime.mjs';

const program = await findElectron();
const lacking = missingLibraries(program);
if (lacking.length > 0)
  fail(
    `Electron lacks ${lacking.join(', ')} here. On Debian or Ubuntu: apt-get install -y libgtk-3-0 libnss3 libasound2 libgbm1`,
  );

const options = process.argv.slice(2);
if (process.platform === 'linux' && process.getuid?.() === 0) {
  console.error(
    'Running as root, where Chromium refuses its sandbox: started with --no-sandbox. Run as an ordinary user to have it on.',
  );
  options.unshift('--no-sandbox');
}

const [command = program, ...args] = [...displayFor(process.env), program, ...options];
const child = spawn(command, args, { stdio: 'inherit' });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)));

/** @param {string} reason @returns {never} */
function fail(reason) {
  console.error(reason);
  process.exit(1);
}
