import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { serverConfig } from '../../build/vite.config.mjs';
import type { Served } from '../../server/terminal';
import { createHubClient, type HubClient } from '../../shared/node/hub/client';
import { toHex } from '../../shared/record/bytes';
import { sodium } from '../sealing';
import { keysOf } from './http/hubs';

export type HubProcess = {
  readonly served: Served;
  readonly child: ChildProcess;
  /** Everything it said, on either stream. */
  readonly said: () => string;
  /** As a power button does; resolves when it is gone. */
  kill(): Promise<void>;
  /** As a service manager does; resolves with its exit code. */
  stop(): Promise<number | null>;
};

let folder = '';
const running = new Set<ChildProcess>();

/** The command as it is shipped, built once for the file that calls this. */
export function buildServer(): { readonly main: () => string; readonly folder: () => string } {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'holdfast-hub-'));
    await build(serverConfig(join(folder, 'server')));
  }, 120_000);
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });
  return { main: () => join(folder, 'server/main.cjs'), folder: () => folder };
}

/** A hub in a process of its own, once it listens. Rejects with what it said if it does not. */
export async function startProcess(...args: readonly string[]): Promise<HubProcess> {
  const child = fork(join(folder, 'server/main.cjs'), ['serve', '--no-health', ...args], { silent: true });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => void (said += part.toString()));
  const ended = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    }),
  );
  const served = await Promise.race([
    new Promise<Served>((resolve) => child.once('message', (message) => resolve(message as Served))),
    ended.then((code) => Promise.reject(new Error(`ended with ${String(code)}: ${said}`))),
  ]);
  return {
    served,
    child,
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

/** A laptop's way to it. */
export const clientFor = ({ port, pin }: Served, name: string): HubClient =>
  createHubClient({
    addresses: [`127.0.0.1:${String(port)}`],
    isExpected: (found) => toHex(found) === pin,
    keys: keysOf(name),
    crypto: sodium,
  });
