import { workspaceKeyOf, type WorkspaceKey } from '../../../shared/record/keys/book-keys';
import type { Crypto } from '../../../shared/record/keys/crypto';
import { retryAll, writeSome } from './actions';
import { dice, type Dice } from './dice';
import { folderSpot, type FolderSpot } from './folder-spot';
import { hubSpot, type HubSpot } from './hub-spot';
import { newIntruder, type Intruder } from './intruder';
import { newLaptop, type Laptop } from './laptop';
import { createLedger, type Ledger } from './ledger';
import type { Place } from './place';
import { newProfile, type Profile } from './profile';
import { serverSpot, type ServerSpot } from './server-spot';

export type World = {
  readonly dice: Dice;
  readonly crypto: Crypto;
  readonly ledger: Ledger;
  readonly laptops: Laptop[];
  readonly guests: ReadonlySet<string>;
  readonly folders: readonly FolderSpot[];
  /** A server as simulated before there were hubs: in their worlds there is none. */
  readonly server: ServerSpot | null;
  readonly hubs: readonly HubSpot[];
  /** Folders, and the server or the hubs. */
  readonly places: readonly Place[];
  /** All chance there is in which version a laptop runs; null in a world without hubs, where all run the same. */
  readonly versions: Dice | null;
  readonly intruder: Intruder;
  /** All chance there is in what is forgotten; null in a world that forgets nothing. */
  readonly drills: Dice | null;
  /** What the laptops' own workspace is sealed with, and that of the guests. */
  readonly ours: WorkspaceKey;
  readonly theirs: WorkspaceKey;
  /** Names of the faults that happened, in order. */
  readonly faults: string[];
  /** Profiles that somebody copied, by laptop. */
  readonly copies: Map<string, Profile>;
  /** ms since it began. */
  elapsed(): number;
  pass(ms: number): void;
  /** Ends a lasting fault after so many steps. */
  later(steps: number, undo: () => void): void;
  /** One step is over; `all`: every lasting fault is. */
  endFaults(all?: boolean): void;
  hire(name: string, profile: Profile, places: readonly Place[]): Laptop;
};

export const MAX_LAPTOPS = 8;
/** The seeds of worlds with hubs; those before keep meaning what they meant when there were none. */
export const HUB_WORLDS = 1_000_000_000;
const HUBS = ['hub', 'other hub'];
const NAMES = ['ana', 'bo', 'cy', 'dee', 'eli', 'fay', 'gus', 'hal'];

export function newWorld(seed: number, crypto: Crypto): World {
  const chance = dice(`world ${String(seed)}`);
  const ledger = createLedger();
  const drills = seed % 10 === 5 ? dice(`drills ${String(seed)}`) : null;
  const [ours, theirs] = [workspaceKeyOf(chance.bytes(32)), workspaceKeyOf(chance.bytes(32))];
  let elapsed = 0;
  let lasting: { left: number; readonly undo: () => void }[] = [];
  const clock = { ledger, now: () => elapsed };
  const folders = ['folder', 'stick'].slice(0, 1 + chance.below(2)).map((id) => folderSpot(id, clock));
  const verify = (key: Uint8Array, head: Uint8Array, signature: Uint8Array) => crypto.verify(signature, head, key);
  const isOfHubs = seed >= HUB_WORLDS;
  const hasServer = !isOfHubs && chance.chance(0.6);
  const server = hasServer ? serverSpot('server', { ledger, verify, dice: chance.another('server') }) : null;
  const hubs = (isOfHubs ? HUBS.slice(0, 1 + Number(chance.chance(0.15))) : []).map((id) =>
    hubSpot(id, { ledger, crypto, dice: chance.another(id) }),
  );
  const versions = isOfHubs ? dice(`versions ${String(seed)}`) : null;
  const laptops: Laptop[] = [];

  function hire(name: string, profile: Profile, places: readonly Place[]): Laptop {
    const by = { id: `person ${name}`, name, device: name.slice(0, 3).toUpperCase() };
    const laptop = newLaptop({
      name,
      by,
      profile,
      places,
      dice: chance.another(name),
      crypto,
      ledger,
      forgets: drills !== null,
      version: versions ? versions.pick(['old', 'old', 'later']) : 'current',
    });
    laptops.push(laptop);
    return laptop;
  }

  const places: readonly Place[] = [...folders, ...(server ? [server] : []), ...hubs];
  const guests = new Set<string>();
  const count = 3 + Math.min(chance.below(4), chance.below(4));
  for (const [i, name] of NAMES.slice(0, count).entries()) {
    // Who is in another room cannot hear that something should go, and carries it along for ever.
    const isGuest = i === count - 1 && chance.chance(0.5) && !drills;
    if (isGuest) guests.add(name);
    const keys = isGuest ? [theirs] : i === 0 ? [ours, theirs] : [ours];
    // The first goes everywhere, so that all can come to know of each other.
    const near = i === 0 ? places : places.filter(() => chance.chance(0.6));
    hire(name, newProfile(chance.bytes(32), keys), near.length > 0 ? near : places.slice(0, 1));
  }

  return {
    ...{
      dice: chance,
      crypto,
      ledger,
      laptops,
      guests,
      folders,
      server,
      hubs,
      places,
      versions,
      ours,
      theirs,
      faults: [],
      copies: new Map(),
      drills,
      hire,
    },
    intruder: newIntruder({ crypto, ledger, dice: chance.another('intruder'), stolen: ours }),
    elapsed: () => elapsed,
    pass(ms) {
      elapsed += ms;
      for (const { clock: own } of laptops) own.pass(ms);
    },
    later: (steps, undo) => void lasting.push({ left: steps, undo }),
    endFaults(all = false) {
      for (const one of lasting) one.left -= 1;
      const isOver = ({ left }: { left: number }) => all || left <= 0;
      for (const { undo } of lasting.filter(isOver)) undo();
      lasting = lasting.filter((one) => !isOver(one));
    },
  };
}

/** A few laptops do something at once. */
export async function busyStep({ dice: chance, laptops, ledger, guests, ...world }: World): Promise<void> {
  const awake = laptops.filter((laptop) => laptop.running());
  const doing = chance.shuffled(awake).slice(0, 1 + chance.below(4));
  await Promise.all(
    doing.map(async (laptop) => {
      const place = chance.pick(laptop.places as [Place, ...Place[]]);
      const how = { dice: chance, isGuest: guests.has(laptop.name) };
      const what = chance.below(10);
      await Promise.all([
        what < 6 && writeSome(laptop, ledger, how),
        what >= 4 && laptop.meet(place),
        what === 9 && retryAll(laptop, ledger),
      ]);
      if (chance.chance(0.2)) await laptop.visitOf(place)?.tidy();
    }),
  );
  world.pass(chance.below(20_000));
}
