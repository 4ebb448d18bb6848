import { connect as dial } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { hubRemote } from '../../shared/node/hub/remote';
import { checkOf } from '../../shared/record/frame';
import {
  append,
  buildHub,
  clientOf,
  DEVICES,
  framesOf,
  listenTo,
  load,
  memoryOf,
  nameOf,
  OPS_A_SECOND,
  percentile,
  startHub,
  wait,
} from './hub-laptops';
import { goalOf, type Goal } from './measure';

export { curve } from './hub-curve';

const SECONDS = 20;

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
  const givenAt = new Map<string, { to: number; at: number }>();
  const heard = await listenTo([ana, bo], givenAt);
  for (const frame of await framesOf(nameOf(0), LIVE_LINES)) {
    givenAt.set(checkOf(frame), { to: 1, at: performance.now() });
    await append(hubRemote(ana), [frame]);
    await wait(10);
  }
  await wait(1_000);
  heard.close();
  for (const client of [ana, bo]) client.close();
  await hub.kill();
  if (heard.took.length !== LIVE_LINES) throw new Error('not all lines were heard');
  return goalOf([percentile(heard.took, 0.95)], [150], 1);
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
  await buildHub();
  return { ...(await loaded()), H3: await live(), H4: await catchingUp(), H5: await flooded() };
}
