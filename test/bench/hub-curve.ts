// How far a hub and its laptops go on one machine.
import { hubRemote } from '../../shared/node/hub/remote';
import { checkOf } from '../../shared/record/frame';
import type { Remote } from '../../shared/record/remote';
import {
  buildHub,
  clientOf,
  DEVICES,
  framesOf,
  listenTo,
  load,
  memoryOf,
  nameOf,
  percentile,
  startHub,
  wait,
} from './hub-laptops';

const RATES = [75, 150, 300, 600, 1_200, 2_400];
const SECONDS = 20;
/** Below this share of what was asked for, it can do no more. */
const SPENT = 0.95;

/** At one rate: 50 laptops log, and each hears what all others log. */
async function pointAt(rate: number) {
  const hub = await startHub(DEVICES);
  const clients = Array.from({ length: DEVICES }, (_, i) => clientOf(hub, nameOf(i)));
  const frames = await Promise.all(clients.map((_, i) => framesOf(nameOf(i), (rate * SECONDS) / DEVICES)));
  const givenAt = new Map<string, { to: number; at: number }>();
  const heard = await listenTo(clients, givenAt);
  const remotes = clients.map((client, i): Remote => {
    const remote = hubRemote(client);
    const to = (i + 1) % DEVICES;
    return {
      ...remote,
      append(book, given) {
        for (const bytes of given) givenAt.set(checkOf(bytes), { to, at: performance.now() });
        return remote.append(book, given);
      },
    };
  });
  const since = performance.now();
  const acked = await load(remotes, frames, SECONDS, rate);
  const reached = acked.length / ((performance.now() - since) / 1000);
  await wait(1_000);
  const memory = await memoryOf(hub);
  heard.close();
  for (const client of clients) client.close();
  await hub.stop();
  const rounded = (share: number, all: readonly number[]) => Math.round(percentile(all, share) * 10) / 10;
  return {
    ...{ rate, reached: Math.round(reached), acked: acked.length, heard: heard.took.length },
    ...{ ackP50: rounded(0.5, acked), ackP99: rounded(0.99, acked) },
    ...{ heardP50: rounded(0.5, heard.took), heardP95: rounded(0.95, heard.took), heardP99: rounded(0.99, heard.took) },
    memoryMb: Math.round(memory),
  };
}

/** How far it goes here: from rate to rate, until fewer lines a second are kept than are given. Times in ms. */
export async function curve(): Promise<readonly object[]> {
  await buildHub();
  const points: Awaited<ReturnType<typeof pointAt>>[] = [];
  for (const rate of RATES) {
    points.push(await pointAt(rate));
    if ((points.at(-1)?.reached ?? 0) < rate * SPENT) break;
  }
  return points;
}
