import { simulatedDisk } from '../simulated-disk';
import { writeSome } from './actions';
import { segmentsOn, victimOn, type Fault } from './fault';
import { MOODS, type Mood } from './hub-moods';
import type { HubSpot } from './hub-spot';
import type { Laptop } from './laptop';
import type { Line } from './server-spot';
import { busyStep, type World } from './world';

/** At a hub that holds something already. */
const onHub = (name: string, strike: (hub: HubSpot, world: World) => Promise<void> | void): Fault => ({
  name,
  async strike(world) {
    const hub = world.dice.any(world.hubs.filter((one) => one.life() && segmentsOn(one.disk()).length > 0));
    if (!hub) return false;
    await strike(hub, world);
    return true;
  },
});

const guestsOf = (hub: HubSpot, { laptops }: World): Laptop[] => laptops.filter(({ places }) => places.includes(hub));

async function allMeet(hub: HubSpot, world: World): Promise<void> {
  await Promise.all(guestsOf(hub, world).map((one) => one.meet(hub)));
}

/** It lasts some steps, in which its laptops go there. */
async function forAWhile(hub: HubSpot, world: World, undo: () => void): Promise<void> {
  world.later(1 + world.dice.below(6), undo);
  await allMeet(hub, world);
  await busyStep(world);
}

/** Some laptops write and go there when its process ends. */
async function endInTheMiddle(hub: HubSpot, world: World): Promise<void> {
  const { dice, ledger, guests } = world;
  if (dice.chance(0.3)) hub.life()?.endAtSync();
  else hub.life()?.endAt(1 + dice.below(dice.chance(0.5) ? 12 : 80));
  const some = dice.shuffled(guestsOf(hub, world)).slice(0, 3);
  await Promise.all(
    some.map(async (one) => {
      await writeSome(one, ledger, { dice, isGuest: guests.has(one.name) });
      await one.meet(hub);
    }),
  );
  hub.end();
}

/** It comes up again at once, or some steps later. */
async function comeBack(hub: HubSpot, { dice, ...world }: World): Promise<void> {
  if (dice.chance(0.5)) world.later(1 + dice.below(4), hub.keepDown());
  await hub.start();
}

const onLine = (line: Line) => (hub: HubSpot, world: World) => {
  hub.setLine(line);
  return forAWhile(hub, world, () => hub.setLine('clear'));
};

/** A fault of its disk that lasts some steps. */
function sicken(hub: HubSpot, world: World, undo: () => void): Promise<void> {
  const recover = hub.fallSick();
  return forAWhile(hub, world, () => {
    undo();
    recover();
  });
}

/** To some it is as ever: what they hold in common they can tell each other elsewhere only. */
function inHands(mood: Mood): Fault {
  return onHub(`hub ${mood}`, async (hub, world) => {
    const { dice } = world;
    const isAll = dice.chance(0.5);
    const deceived = new Set(guestsOf(hub, world).flatMap(({ name }) => (isAll || dice.chance(0.5) ? name : [])));
    hub.setMood((name) => (deceived.has(name) ? mood : 'honest'));
    await forAWhile(hub, world, () => hub.beHonest());
    await busyStep(world);
  });
}

export const HUB_FAULTS: readonly Fault[] = [
  onHub('hub offline', onLine('offline')),
  onHub('hub’s answers lost', onLine('lossy')),
  onHub('hub’s pages twice and backwards', onLine('restless')),
  onHub('hub killed', async (hub, world) => {
    await endInTheMiddle(hub, world);
    await comeBack(hub, world);
  }),
  onHub('hub’s power cut', async (hub, world) => {
    await endInTheMiddle(hub, world);
    hub.cutPower(world.dice.below(2 ** 31));
    await comeBack(hub, world);
  }),
  onHub('hub killed, then a power cut', async (hub, world) => {
    await endInTheMiddle(hub, world);
    await hub.start();
    await allMeet(hub, world);
    if (hub.life() && world.dice.chance(0.5)) await endInTheMiddle(hub, world);
    hub.cutPower(world.dice.below(2 ** 31));
    await comeBack(hub, world);
  }),
  onHub('hub’s disk full', (hub, world) => {
    hub.disk().setFree(world.dice.below(9_000));
    return sicken(hub, world, () => hub.disk().setFree(Infinity));
  }),
  onHub('hub’s disk read-only', (hub, world) => {
    hub.disk().setReadOnly(true);
    return sicken(hub, world, () => hub.disk().setReadOnly(false));
  }),
  onHub('hub’s sync refused', (hub, world) => {
    hub.disk().fail({ failSyncAt: hub.disk().syncs() + 1 + world.dice.below(6) });
    return sicken(hub, world, () => hub.disk().fail({}));
  }),
  onHub('hub’s writes cut short', (hub, world) => {
    hub.disk().fail({ shortWrites: true });
    return forAWhile(hub, world, () => hub.disk().fail({}));
  }),
  onHub('hub wiped', async (hub, world) => {
    hub.end();
    hub.replace(simulatedDisk());
    await hub.start();
    await forAWhile(hub, world, () => undefined);
  }),
  onHub('hub rolled back', async (hub, world) => {
    const before = hub.disk().copy();
    for (let steps = 1 + world.dice.below(4); steps > 0; steps--) await busyStep(world);
    hub.end();
    hub.replace(before);
    await comeBack(hub, world);
  }),
  onHub('hub’s bytes turned over', async (hub, world) => {
    const { dice } = world;
    const path = victimOn(hub.disk(), dice);
    if (!path) return;
    if (dice.chance(0.5)) hub.end();
    for (let flips = 1 + dice.below(2); flips > 0; flips--)
      hub.disk().flip(path, dice.below(hub.disk().peek(path)?.length ?? 1));
    hub.replace(hub.disk());
    await hub.start();
    // What nobody asks for is found out at the next start.
    await forAWhile(hub, world, () => hub.end());
  }),
  onHub('hub’s file cannot be read', async (hub, world) => {
    const path = victimOn(hub.disk(), world.dice);
    if (!path) return;
    const disk = hub.disk();
    const isForGood = world.dice.chance(0.5);
    hub.loseSightOf(path);
    // What nobody asks for is found out at the next start.
    await sicken(hub, world, () => {
      if (isForGood) hub.end();
      else disk.makeReadable(path);
    });
  }),
  ...MOODS.map(inHands),
  {
    name: 'app updated',
    async strike({ laptops, dice }) {
      const laptop = dice.any(laptops.filter((one) => one.version() === 'old'));
      if (!laptop) return false;
      laptop.end();
      laptop.update();
      await laptop.start();
      return true;
    },
  },
];
