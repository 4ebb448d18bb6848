// A hub in a process of its own, and all its laptops in this one: both share the machine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as dial } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { build } from 'vite';
import { serverConfig } from '../../build/vite.config.mjs';
import { createHubClient, type HubClient } from '../../shared/node/hub/client';
import { openLive } from '../../shared/node/hub/live';
import { hubRemote } from '../../shared/node/hub/remote';
import { toHex } from '../../shared/record/bytes';
import type { Remote } from '../../shared/record/remote';
import { memoryStore } from '../../shared/record/store';
import { BOOK, laptop, seededBytes } from '../laptop';
import { sealerOf, sodium } from '../sealing';
import { startHubProcess, type HubProcess } from '../server/hub-process';
import { goalOf, type Goal } from './measure';

const LINE = 'Rolled back the gateway to 4.11.2; 502 rate falls, watching for ten minutes';
const DEVICES = 50;
const OPS_A_SECOND = 300;
const SECONDS = 20;
const HEALTH = '0';

const root = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
process.once('exit', () => {
  rmSync(root, { recursive: true, force: true });
});

const keysOf = (name: string) => sodium.signingKeys(seededBytes(`device ${name}`)(32));
const nameOf = (i: number) => `d${String(i)}`;

async function startHub(devices: number): Promise<HubProcess> {
  const owners = Array.from({ length: devices }, (_, i) => ['--owner', toHex(keysOf(nameOf(i)).publicKey)]).flat();
  const data = mkdtempSync(join(root, 'hub-'));
  return startHubProcess(join(root, 'server/main.cjs'), [
    '--data',
    data,
    '--listen',
    '127.0.0.1:0',
    '--health',
    HEALTH,
    ...owners,
  ]);
}

const clientOf = ({ served }: HubProcess, name: string): HubClient =>
  createHubClient({
    addresses: [`127.0.0.1:${String(served.port)}`],
    isExpected: (pin) => toHex(pin) === served.pin,
    keys: keysOf(name),
    crypto: sodium,
  });

/** Frames of one line each, as a laptop writes them. */
async function framesOf(name: string, lines: number): Promise<readonly Uint8Array[]> {
  const one = laptop(name, memoryStore(), sealerOf(name).sealer);
  for (let i = 0; i < lines; i++) await one.write(LINE);
  return (await one.keep().frames(BOOK, {})).map(({ bytes }) => bytes);
}

const percentile = (all: readonly number[], share: number): number =>
  [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN;

const wait = (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms));

async function append(remote: Remote, frames: readonly Uint8Array[]): Promise<number> {
  const since = performance.now();
  const answer = await remote.append(BOOK, frames);
  if (!answer.ok || answer.value.some(({ kind }) => kind !== 'ok'))
    throw new Error(`not taken: ${JSON.stringify(answer)}`);
  return performance.now() - since;
}

/** How long each line took to be confirmed, at so many a second, one after the other of each laptop. */
async function load(
  remotes: readonly Remote[],
  frames: readonly (readonly Uint8Array[])[],
  seconds: number,
): Promise<number[]> {
  const took: number[] = [];
  const each = (remotes.length / OPS_A_SECOND) * 1000;
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

async function memoryOf(hub: HubProcess): Promise<number> {
  const [, at = ''] = /(http:\S+)/.exec(hub.said()) ?? [];
  const text = await (await fetch(`${at}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(text)?.[1]) / 1e6;
}

/** H1, H2: 50 laptops that log 300 lines a second for 20 s; how long 99 of 100 wait, and what the hub holds then. */
async function loaded(): Promise<Record<'H1' | 'H2', Goal>> {
  const hub = await startHub(DEVICES);
  const clients = Array.from({ length: DEVICES }, (_, i) => clientOf(hub, nameOf(i)));
  const lines = (OPS_A_SECOND * SECONDS) / DEVICES;
  const frames = await Promise.all(clients.map((_, i) => framesOf(nameOf(i), lines)));
  const took = await load(clients.map(hubRemote), frames, SECONDS);
  const memory = await memoryOf(hub);
  for (const client of clients) client.close();
  await hub.stop();
  if (took.length !== OPS_A_SECOND * SECONDS) throw new Error('not all lines were given');
  return { H1: goalOf([percentile(took, 0.99)], [250], 1), H2: goalOf([memory], [300], 1) };
}

const LIVE_LINES = 200;

/** H3: from a line's frame being given on one laptop to its being heard on another, 95 of 100. */
async function live(): Promise<Goal> {
  const hub = await startHub(2);
  const [ana, bo] = [clientOf(hub, nameOf(0)), clientOf(hub, nameOf(1))];
  let heard: () => void = () => undefined;
  const opened = new Promise<void>((open) => {
    const listening = openLive(bo, {
      frames: () => {
        heard();
      },
      poke: () => undefined,
      alert: () => undefined,
      presence: () => undefined,
      opened: open,
      closed: () => undefined,
    });
    process.once('exit', () => {
      listening.close();
    });
  });
  await opened;
  const took: number[] = [];
  const remote = hubRemote(ana);
  for (const frame of await framesOf(nameOf(0), LIVE_LINES)) {
    const since = performance.now();
    const arrived = new Promise<void>((resolve) => (heard = resolve));
    await append(remote, [frame]);
    await arrived;
    took.push(performance.now() - since);
    await wait(10);
  }
  for (const client of [ana, bo]) client.close();
  await hub.kill();
  return goalOf([percentile(took, 0.95)], [150], 1);
}

const WAITING_LAPTOPS = 30;
const WAITING_LINES = 5_000;

/** H4: 30 laptops that were cut off come back with 5,000 lines each, all at once; until the hub has them all. */
async function catchingUp(): Promise<Goal> {
  const hub = await startHub(WAITING_LAPTOPS);
  const clients = Array.from({ length: WAITING_LAPTOPS }, (_, i) => clientOf(hub, nameOf(i)));
  const frames: (readonly Uint8Array[])[] = [];
  for (let i = 0; i < WAITING_LAPTOPS; i++) frames.push(await framesOf(nameOf(i), WAITING_LINES));
  const since = performance.now();
  await Promise.all(
    clients.map(async (client, i) => {
      const remote = hubRemote(client);
      const mine = frames[i] ?? [];
      for (let at = 0; at < mine.length; at += 500) await append(remote, mine.slice(at, at + 500));
    }),
  );
  const took = performance.now() - since;
  for (const client of clients) client.close();
  await hub.stop();
  return goalOf([took / 1000], [60], 1);
}

const FLOOD = 1_000;
const FLOOD_SECONDS = 8;

/** H5: how long 99 of 100 lines of members wait while 1,000 connections stand open that nobody let in. */
async function flooded(): Promise<Goal> {
  const hub = await startHub(DEVICES);
  const clients = Array.from({ length: DEVICES }, (_, i) => clientOf(hub, nameOf(i)));
  const frames = await Promise.all(
    clients.map((_, i) => framesOf(nameOf(i), (OPS_A_SECOND * FLOOD_SECONDS) / DEVICES)),
  );
  for (const client of clients) await client.session();
  const strangers: TLSSocket[] = [];
  const coming = setInterval(() => {
    for (let i = 0; i < 20 && strangers.length < FLOOD; i++) {
      // From many addresses: one alone has no more than its share.
      const localAddress = `127.0.1.${String(1 + (strangers.length % 200))}`;
      const socket = connect({
        socket: dial({ port: hub.served.port, host: '127.0.0.1', localAddress }),
        rejectUnauthorized: false,
      });
      socket.on('error', () => undefined);
      strangers.push(socket);
    }
  }, 50);
  const took = await load(clients.map(hubRemote), frames, FLOOD_SECONDS);
  clearInterval(coming);
  if (strangers.length < FLOOD) throw new Error('too few strangers came');
  for (const socket of strangers) socket.destroy();
  for (const client of clients) client.close();
  await hub.stop();
  return goalOf([percentile(took, 0.99)], [500], 1);
}

export async function goals(): Promise<Record<string, Goal>> {
  await build(serverConfig(join(root, 'server')));
  return { ...(await loaded()), H3: await live(), H4: await catchingUp(), H5: await flooded() };
}
