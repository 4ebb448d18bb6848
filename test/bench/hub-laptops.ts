// Laptops of a benchmark, all in this process, at a hub in a process of its own: both share the machine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { serverConfig } from '../../build/vite.config.mjs';
import { createHubClient, type HubClient } from '../../shared/node/hub/client';
import { openLive } from '../../shared/node/hub/live';
import { toHex } from '../../shared/record/bytes';
import { checkOf } from '../../shared/record/frame';
import type { Remote } from '../../shared/record/remote';
import { memoryStore } from '../../shared/record/store';
import { BOOK, laptop, seededBytes } from '../laptop';
import { sealerOf, sodium } from '../sealing';
import { startHubProcess, type HubProcess } from '../server/hub-process';

const LINE = 'Rolled back the gateway to 4.11.2; 502 rate falls, watching for ten minutes';
export const DEVICES = 50;
export const OPS_A_SECOND = 300;
const HEALTH = '0';

const root = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
process.once('exit', () => {
  rmSync(root, { recursive: true, force: true });
});

const keysOf = (name: string) => sodium.signingKeys(seededBytes(`device ${name}`)(32));
export const nameOf = (i: number) => `d${String(i)}`;

export async function startHub(devices: number): Promise<HubProcess> {
  const owners = Array.from({ length: devices }, (_, i) => ['--owner', toHex(keysOf(nameOf(i)).publicKey)]).flat();
  const data = mkdtempSync(join(root, 'hub-'));
  return startHubProcess(main, ['--data', data, '--listen', '127.0.0.1:0', '--health', HEALTH, ...owners]);
}

export const clientOf = ({ served }: HubProcess, name: string): HubClient =>
  createHubClient({
    addresses: [`127.0.0.1:${String(served.port)}`],
    isExpected: (pin) => toHex(pin) === served.pin,
    keys: keysOf(name),
    crypto: sodium,
  });

/** Frames of one line each, as a laptop writes them. */
export async function framesOf(name: string, lines: number): Promise<readonly Uint8Array[]> {
  const one = laptop(name, memoryStore(), sealerOf(name).sealer);
  for (let i = 0; i < lines; i++) await one.write(LINE);
  return (await one.keep().frames(BOOK, {})).map(({ bytes }) => bytes);
}

export const percentile = (all: readonly number[], share: number): number =>
  [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN;

export const wait = (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms));

export async function append(remote: Remote, frames: readonly Uint8Array[]): Promise<number> {
  const since = performance.now();
  const answer = await remote.append(BOOK, frames);
  if (!answer.ok || answer.value.some(({ kind }) => kind !== 'ok'))
    throw new Error(`not taken: ${JSON.stringify(answer)}`);
  return performance.now() - since;
}

/** How long each line took to be confirmed, at so many a second, one after the other of each laptop. */
export async function load(
  remotes: readonly Remote[],
  frames: readonly (readonly Uint8Array[])[],
  seconds: number,
  rate = OPS_A_SECOND,
): Promise<number[]> {
  const took: number[] = [];
  const each = (remotes.length / rate) * 1000;
  await Promise.all(
    remotes.map(async (remote, device) => {
      const start = performance.now() + (each * device) / remotes.length;
      const lines = frames[device]?.slice(0, Math.floor((seconds * 1000) / each)) ?? [];
      for (const [i, frame] of lines.entries()) {
        await wait(Math.max(0, start + i * each - performance.now()));
        took.push(await append(remote, [frame]));
      }
    }),
  );
  return took;
}

export async function memoryOf(hub: HubProcess): Promise<number> {
  const [, at = ''] = /(http:\S+)/.exec(hub.said()) ?? [];
  const text = await (await fetch(`${at}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(text)?.[1]) / 1e6;
}

export const main = join(root, 'server/main.cjs');
export const buildHub = () => build(serverConfig(join(root, 'server')));

/** All listen; how long each line took from its laptop to the next one’s ear. */
export async function listenTo(
  clients: readonly HubClient[],
  givenAt: ReadonlyMap<string, { readonly to: number; readonly at: number }>,
) {
  const took: number[] = [];
  const told = { poke: nothing, alert: nothing, presence: nothing, closed: nothing };
  const all = clients.map((client, i) => {
    let listening: ReturnType<typeof openLive> | undefined;
    const opened = new Promise<void>((open) => {
      const frames = (_: unknown, heard: readonly Uint8Array[]) => {
        for (const bytes of heard) {
          const given = givenAt.get(checkOf(bytes));
          if (given?.to === i) took.push(performance.now() - given.at);
        }
      };
      listening = openLive(client, { ...told, frames, opened: open });
    });
    return { opened, close: () => listening?.close() };
  });
  await Promise.all(all.map(({ opened }) => opened));
  return {
    took,
    close: () => {
      for (const one of all) one.close();
    },
  };
}

const nothing = () => undefined;
