import { runCommand } from './command';

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
  ...(process.send && { served: (served) => void process.send?.(served) }),
}).then((code) => {
  // Not process.exit: what was said must first have left a pipe.
  process.exitCode = code;
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
  if (process.connected) process.disconnect();
});
