import { setImmediate } from 'node:timers/promises';

/** Longer than that, and a key press would wait for it. */
const TURN_MS = 8;

/** For long work, asked after every part of it: gives way to windows and other calls once a turn has passed. */
export function createBreathe(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await setImmediate();
    since = performance.now();
  };
}
