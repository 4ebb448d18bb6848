import { INCIDENT, SECRET, STRANGE } from './books';
import { frameOn, type Fault } from './fault';
import { HOME } from './folder-spot';
import type { Laptop } from './laptop';
import { newProfile } from './profile';
import type { ServerSpot } from './server-spot';
import { busyStep, MAX_LAPTOPS, type World } from './world';

const onServer = (name: string, strike: (server: ServerSpot, world: World) => Promise<void> | void): Fault => ({
  name,
  async strike(world) {
    if (!world.server || world.server.size() === 0) return false;
    await strike(world.server, world);
    return true;
  },
});

function badLine(line: 'offline' | 'lossy' | 'restless') {
  return async (server: ServerSpot, world: World) => {
    server.setLine(line);
    world.later(1 + world.dice.below(6), () => server.setLine('clear'));
    await Promise.all(world.laptops.filter(({ places }) => places.includes(server)).map((one) => one.meet(server)));
    await busyStep(world);
  };
}

/** What the intruder makes of a frame from somewhere, put wherever he can. */
async function intrude(world: World): Promise<boolean> {
  const { dice, intruder, folders, hubs, laptops } = world;
  const server = world.server ?? hubs[0];
  const disk = dice.any([...folders.map((one) => one.medium()), ...laptops.map((one) => one.profile().disk)]);
  const genuine = disk && frameOn(disk, dice);
  if (!genuine) return false;
  const frame = intruder.act(genuine);
  const header = frame.ops[0]?.header;
  const book = dice.chance(0.1) ? dice.pick([INCIDENT, STRANGE, SECRET]) : (header?.book ?? INCIDENT);
  if (server && dice.chance(0.4)) {
    if (dice.chance(0.5)) server.slip(book, [frame.bytes]);
    else await server.push(book, [frame.bytes]);
    return true;
  }
  const at = dice.chance(0.3) ? `${HOME}/repair` : `${HOME}/books/${book}/${header?.chain ?? ''}`;
  const bytes = dice.chance(0.2) ? intruder.junk(genuine) : frame.bytes;
  dice
    .any(folders)
    ?.medium()
    .put(`${at}/${String(dice.below(100_000)).padStart(8, '0')}.seg`, bytes);
  return true;
}

/** Somebody imports a file: genuine lines and what the intruder made of others, in any order; often before all else. */
async function carry(world: World): Promise<boolean> {
  const { dice, intruder, laptops } = world;
  const from = dice.any(laptops)?.profile().disk;
  const genuine = Array.from({ length: 8 }, () => from && frameOn(from, dice)).flatMap((frame) => frame ?? []);
  const book = genuine[0]?.ops[0]?.header.book;
  if (!book) return false;
  const frames = genuine
    .filter((frame) => frame.ops[0]?.header.book === book)
    .map((frame) => dice.pick([intruder.resign, intruder.resign, intruder.act, (one) => one])(frame));
  const laptop = (dice.chance(0.5) && (await newcomer(world))) || dice.any(laptops);
  const process = laptop?.running();
  if (!laptop || !process) return false;
  await process.keep
    .ingest(
      book,
      frames.map(({ bytes }) => bytes),
    )
    .catch((error: unknown) => laptop.failed(process.life, 'imports a file', error));
  if (dice.chance(0.3)) return true;
  // What it hears next says who wrote all that; then it starts anew, and hands on what it has.
  const [near, ...far] = dice.shuffled(laptop.places);
  if (near) await laptop.meet(near);
  laptop.end();
  await laptop.start();
  for (const place of far) await laptop.meet(place);
  return true;
}

async function newcomer(world: World): Promise<Laptop | null> {
  const { laptops, dice, ours, folders } = world;
  if (laptops.length >= MAX_LAPTOPS) return null;
  const places = world.places.filter(() => dice.chance(0.7));
  const name = `new${String(laptops.length)}`;
  const laptop = world.hire(name, newProfile(dice.bytes(32), [ours]), places.length > 0 ? places : folders);
  await laptop.start();
  return laptop;
}

export const SERVER_FAULTS: readonly Fault[] = [
  onServer('server offline', badLine('offline')),
  onServer('answers lost', badLine('lossy')),
  onServer('pages twice and backwards', badLine('restless')),
  onServer('server wiped', (server) => server.rollBack(0)),
  onServer('server rolled back', (server, { dice }) => server.rollBack(dice.below(server.size()))),
];

export const INTRUDER_FAULTS: readonly Fault[] = [
  { name: 'intruder', strike: intrude },
  { name: 'intruder’s file is carried', strike: carry },
  {
    name: 'intruder at work',
    async strike(world) {
      for (let acts = 2 + world.dice.below(4); acts > 0; acts--) if (!(await intrude(world))) return false;
      return true;
    },
  },
];
