import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { serverConfig } from '../../build/vite.config.mjs';
import type { Served } from '../../shared/node/hub/hub-word';
import { createHubClient, type HubClient } from '../../shared/node/hub/client';
import { toHex } from '../../shared/record/bytes';
import { sodium } from '../sealing';
import { startHubProcess, type HubProcess } from './hub-process';
import { keysOf } from './http/hubs';

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
export async function startProcess(...args: readonly string[]): Promise<HubProcess> {
  const hub = await startHubProcess(join(folder, 'server/main.cjs'), ['--no-health', ...args]);
  running.add(hub);
  return hub;
}

/** A laptop's way to it. */
export const clientFor = ({ port, pin }: Pick<Served, 'port' | 'pin'>, name: string): HubClient =>
  createHubClient({
    addresses: [`127.0.0.1:${String(port)}`],
    isExpected: (found) => toHex(found) === pin,
    keys: keysOf(name),
    crypto: sodium,
  });
