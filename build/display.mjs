import { spawnSync } from 'node:child_process';

/**
 * What to put before a command so that it has a display: nothing on a desktop, xvfb-run on a bare Linux machine.
 * Access control is off (-ac) since the app may run as another user than the display.
 * @param {NodeJS.ProcessEnv} env
 */
export function displayFor(env) {
  if (process.platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY) return [];
  if (spawnSync('which', ['xvfb-run']).status !== 0) {
    console.error('No display. Run it on a desktop, or install xvfb.');
    process.exit(1);
  }
  return ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24 -ac'];
}
