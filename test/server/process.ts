import type { ForkOptions } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { serverConfig } from '../../build/vite.config.mjs';
import { startHubProcess, type HubProcess } from './hub-process';

export type { HubProcess } from './hub-process';

let folder = '';
const running = new Set<HubProcess>();

/** The command as it is shipped, built once for the file that calls this. */
export function buildServer(): { readonly main: () => string; readonly folder: () => string } {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'holdfast-hub-'));
    await build(serverConfig(join(folder, 'server')));
  }, 120_000);
  afterAll(async () => {
    for (const hub of running) await hub.kill();
    await rm(folder, { recursive: true });
  });
  return { main: () => join(folder, 'server/main.cjs'), folder: () => folder };
}

/** A hub in a process of its own, once it listens. */
export const startProcess = (...args: readonly string[]): Promise<HubProcess> => startProcessAs({}, ...args);

/** The same, started in another way. */
export async function startProcessAs(how: ForkOptions, ...args: readonly string[]): Promise<HubProcess> {
  const hub = await startHubProcess(join(folder, 'server/main.cjs'), ['--no-health', ...args], how);
  running.add(hub);
  return hub;
}
