import { NOON } from '../../laptop';
import { writeSome } from './actions';
import type { Fault } from './fault';
import { segmentsOn, spoil, victimOn } from './fault';
import type { Laptop } from './laptop';
import { copyOf } from './profile';
import { busyStep, MAX_LAPTOPS, type World } from './world';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

const awake = ({ laptops, dice }: World): Laptop | undefined => dice.any(laptops.filter((one) => one.running()));

/** It is busy, and so are others, when its process ends. */
async function endInTheMiddle(world: World, laptop: Laptop): Promise<void> {
  const { dice, ledger, guests } = world;
  const life = laptop.running()?.life;
  if (dice.chance(0.3)) life?.endAtSync();
  else life?.endAt(1 + dice.below(dice.chance(0.5) ? 20 : 120));
  const place = dice.any(laptop.places);
  await Promise.all([
    writeSome(laptop, ledger, { dice, isGuest: guests.has(laptop.name) }),
    place && laptop.meet(place),
    dice.chance(0.3) && busyStep(world),
  ]);
  laptop.end();
}

const onLaptop = (name: string, strike: (laptop: Laptop, world: World) => Promise<void> | void): Fault => ({
  name,
  async strike(world) {
    const laptop = awake(world);
    if (!laptop) return false;
    await strike(laptop, world);
    return true;
  },
});

/** It may write before it hears from anyone what it has lost. */
async function startBlind(laptop: Laptop, { ledger, dice, guests }: World): Promise<void> {
  const how = { dice, isGuest: guests.has(laptop.name) };
  await laptop.start();
  if (dice.chance(0.4)) await writeSome(laptop, ledger, how);
  const place = dice.any(laptop.places);
  if (!place || dice.chance(0.5)) return;
  await laptop.meet(place);
  await writeSome(laptop, ledger, how);
}

/** The last file of a chain it writes: what lies at its end no one may have yet. */
function lastOwn(laptop: Laptop, { dice, ledger }: World): string | undefined {
  const chains = new Set([...ledger.sealed.values()].filter(({ by }) => by === laptop.name).map(({ chain }) => chain));
  const files = segmentsOn(laptop.profile().disk);
  const own = [...chains].flatMap((chain) => files.findLast((path) => path.includes(chain)) ?? []);
  return dice.any(own);
}

/** A fault of its disk that lasts some steps. */
function sicken(laptop: Laptop, world: World, undo: () => void): void {
  const recover = laptop.fallSick();
  world.later(1 + world.dice.below(6), () => {
    undo();
    recover();
  });
}

export const LAPTOP_FAULTS: readonly Fault[] = [
  onLaptop('killed', async (laptop, world) => {
    await endInTheMiddle(world, laptop);
    await laptop.start();
  }),
  onLaptop('power cut', async (laptop, world) => {
    await endInTheMiddle(world, laptop);
    laptop.cutPower(world.dice.below(2 ** 31));
    await laptop.start();
  }),
  onLaptop('killed, then a power cut', async (laptop, world) => {
    await endInTheMiddle(world, laptop);
    await laptop.start();
    if (laptop.running()) await endInTheMiddle(world, laptop);
    laptop.cutPower(world.dice.below(2 ** 31));
    await laptop.start();
  }),
  onLaptop('disk full', (laptop, world) => {
    const { disk } = laptop.profile();
    disk.setFree(world.dice.below(9_000));
    sicken(laptop, world, () => disk.setFree(Infinity));
  }),
  onLaptop('sync refused', async (laptop, world) => {
    const { disk } = laptop.profile();
    disk.fail({ failSyncAt: disk.syncs() + 1 + world.dice.below(6) });
    laptop.doubt();
    sicken(laptop, world, () => disk.fail({}));
    await busyStep(world);
  }),
  onLaptop('short writes', (laptop, world) => {
    const { disk } = laptop.profile();
    disk.fail({ shortWrites: true });
    world.later(1 + world.dice.below(9), () => disk.fail({}));
  }),
  onLaptop('read-only disk', (laptop, world) => {
    const { disk } = laptop.profile();
    disk.setReadOnly(true);
    sicken(laptop, world, () => disk.setReadOnly(false));
  }),
  onLaptop('lying drive', async (laptop, world) => {
    laptop.lie();
    for (let steps = 1 + world.dice.below(3); steps > 0; steps--) await busyStep(world);
    if (laptop.running()) await endInTheMiddle(world, laptop);
    laptop.cutPower(world.dice.below(2 ** 31));
    await startBlind(laptop, world);
  }),
  onLaptop('clock jump', ({ clock }, { dice }) => {
    const years = dice.chance(0.5) ? dice.roll() * 2 - 1 : 0;
    clock.set((dice.chance(0.2) ? NOON : clock.wall()) + years * YEAR_MS + (dice.roll() * 2 - 1) * 600_000);
  }),
  {
    name: 'spoilt journal',
    async strike(world) {
      const laptop = awake(world);
      const path =
        laptop && (world.dice.chance(0.5) ? lastOwn(laptop, world) : victimOn(laptop.profile().disk, world.dice));
      if (!laptop || !path) return false;
      if (world.dice.chance(0.5)) laptop.end();
      const isSeen = spoil(laptop.profile().disk, path, world.dice);
      laptop.end();
      laptop.lostSome(isSeen);
      await startBlind(laptop, world);
      return true;
    },
  },
  {
    name: 'restored profile',
    async strike(world) {
      const laptop = awake(world);
      const copy = laptop && world.copies.get(laptop.name);
      if (!laptop || !copy) return false;
      laptop.end();
      laptop.setProfile(copy);
      laptop.lostSome(false);
      await startBlind(laptop, world);
      return true;
    },
  },
  {
    name: 'cloned profile',
    async strike(world) {
      const laptop = awake(world);
      if (!laptop || world.laptops.length >= MAX_LAPTOPS) return false;
      const name = `${laptop.name}${String(world.laptops.length)}`;
      if (world.guests.has(laptop.name)) return false;
      await world.hire(name, copyOf(laptop.profile()), laptop.places).start();
      return true;
    },
  },
  {
    name: 'a key comes',
    async strike(world) {
      const laptop = awake(world);
      const { theirs } = world;
      if (!laptop || laptop.profile().workspaces.includes(theirs)) return false;
      laptop.end();
      laptop.giveKey(theirs);
      await laptop.start();
      return true;
    },
  },
];
