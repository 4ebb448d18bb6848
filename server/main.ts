import type { HubWord } from '../shared/node/hub/hub-word';
import { runCommand } from './command';

/** Whoever started this process and waits for its word: the app, or another Node. */
const told: ((word: HubWord) => void) | null = tellApp() ?? (process.send ? (word) => void process.send?.(word) : null);

const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  // Whoever started it for himself says no more, or is gone.
  process.once('disconnect', () => resolve());
});

void runCommand(process.argv.slice(2), {
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  environment: process.env,
  stopped,
  ...(told && { tell: told }),
}).then((code) => {
  // Not process.exit: what was said must first have left a pipe.
  process.exitCode = code;
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
  if (process.connected) process.disconnect();
});

function tellApp(): ((word: HubWord) => void) | null {
  const { parentPort } = process as { readonly parentPort?: { postMessage(word: HubWord): void } };
  return parentPort
    ? (word) => {
        parentPort.postMessage(word);
      }
    : null;
}
