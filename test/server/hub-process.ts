import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import type { HubWord, Served } from '../../shared/node/hub/hub-word';

/** A hub in a process of its own, as it is shipped. */
export type HubProcess = {
  readonly served: Served;
  /** Everything it said, on either stream. */
  readonly said: () => string;
  /** As a power button does; resolves when it is gone. */
  kill(): Promise<void>;
  /** As a service manager does; resolves with its exit code. */
  stop(): Promise<number | null>;
};

/** Resolves once it listens; rejects with what it said if it does not. `main`: the built command; `how`: as Node starts it. */
export async function startHubProcess(
  main: string,
  args: readonly string[],
  how: ForkOptions = {},
): Promise<HubProcess> {
  const child: ChildProcess = fork(main, ['serve', ...args], { ...how, silent: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => void (said += part.toString()));
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const ended = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      process.off('exit', end);
      resolve(code);
    }),
  );
  const served = await Promise.race([
    new Promise<Served>((resolve) =>
      child.once('message', (message) => {
        const word = message as HubWord;
        if (word.kind === 'served') resolve(word);
      }),
    ),
    ended.then((code) => Promise.reject(new Error(`ended with ${String(code)}: ${said}`))),
  ]);
  return {
    served,
    said: () => said,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
