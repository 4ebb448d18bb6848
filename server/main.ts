import * as v from 'valibot';
import { appWord } from '../shared/node/hub/hub-word';
import { runCommand } from './command';
import type { AppLine } from './terminal';

/** As Electron gives it to a process that it started. */
type ParentPort = {
  postMessage(word: unknown): void;
  on(event: 'message', heard: (message: { readonly data: unknown }) => void): void;
};

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
  app: appLine(),
}).then((code) => {
  // Not process.exit: what was said must first have left a pipe.
  process.exitCode = code;
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
  if (process.connected) process.disconnect();
});

/** Electron, or another Node, where one of them started this process. */
function appLine(): AppLine | null {
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  const hear = (heard: Parameters<AppLine['listen']>[0]) => (message: unknown) => {
    const parsed = v.safeParse(appWord, message);
    if (parsed.success) heard(parsed.output);
  };
  if (parentPort)
    return {
      tell: (word) => {
        parentPort.postMessage(word);
      },
      listen: (heard) => {
        const each = hear(heard);
        parentPort.on('message', ({ data }) => {
          each(data);
        });
      },
    };
  if (!process.send) return null;
  return {
    tell: (word) => void process.send?.(word),
    listen: (heard) => void process.on('message', hear(heard)),
  };
}
