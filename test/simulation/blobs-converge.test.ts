import { expect, test } from 'vitest';
import { openBlobs } from '../../electron/keeper/blobs';
import { errorCode } from '../../shared/node/disk';
import { blobFiles, ownWriter } from '../../shared/node/blobs/blob-files';
import { CHUNK_BYTES, type BlobRef } from '../../shared/record/blobs/blob';
import { exchangeBlobs } from '../../shared/record/blobs/exchange-blobs';
import type { BlobPlace } from '../../shared/record/blobs/blob-place';
import { NotConfirmed } from '../../shared/record/store';
import { digestOf, plain, redactBlob } from '../blobs';
import { ackedOp, BOOK, meet, seededBytes } from '../laptop';
import { signingLaptop } from '../signing';
import { sodium } from '../sealing';
import { dice, type Dice } from './world/dice';
import { simulatedDisk, type SimulatedDisk } from './simulated-disk';

/** More worlds for a long search: HOLDFAST_SOAK=20. */
const WORLDS = 30 * Number(process.env['HOLDFAST_SOAK'] ?? 1);
const STEPS = 40;
const NAMES = ['ana', 'bo', 'cy'] as const;

type World = ReturnType<typeof newWorld>;

/** Three laptops that attach, redact and lose their power, and two places that are slow, full, damaged and wiped. */
function newWorld(roll: Dice) {
  let draws = 0;
  const random = () => seededBytes(`${String(roll.roll())} ${String((draws += 1))}`);
  const onDisk = (disk: SimulatedDisk, root: string): BlobPlace =>
    blobFiles({ disk, root, writer: ownWriter({ disk, random: random() }), mono: () => 0 });

  function newLaptop(name: (typeof NAMES)[number]) {
    const laptop = signingLaptop(name);
    let disk = simulatedDisk();
    const open = () =>
      openBlobs({ keep: laptop.keep(), disk, profile: '/', crypto: sodium, random: random(), mono: () => 0 });
    let blobs = open();
    return {
      laptop,
      blobs: () => blobs,
      disk: () => disk,
      /** The power goes, now or in the middle of what is done next, and comes back. */
      cutPower(): void {
        disk = disk.afterPowerCut(roll.below(1e9));
        blobs = open();
      },
    };
  }

  const laptops = NAMES.map(newLaptop) as [Spot, Spot, Spot];
  const disks = [simulatedDisk(), simulatedDisk()];
  const attached: { readonly ref: BlobRef; readonly name: string; readonly bytes: number; isRedacted: boolean }[] = [];

  return { roll, laptops, disks, attached, placeOn: (i: number) => onDisk(disks[i] ?? simulatedDisk(), '/there') };
}
type Spot = {
  readonly laptop: ReturnType<typeof signingLaptop>;
  readonly blobs: () => ReturnType<typeof openBlobs>;
  readonly disk: () => SimulatedDisk;
  readonly cutPower: () => void;
};

const isOfDisk = (error: unknown): boolean => error instanceof NotConfirmed || errorCode(error) !== '';

async function orFail(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isOfDisk(error)) throw error;
  }
}

async function attach({ roll, laptops, attached }: World): Promise<void> {
  const one = roll.pick(laptops);
  const name = `attachment ${String(attached.length)}`;
  const bytes = roll.chance(0.15) ? 1.3 * CHUNK_BYTES : 200 + roll.below(3_000);
  if (roll.chance(0.2)) one.disk().setFree(roll.below(6_000));
  if (roll.chance(0.2)) one.disk().fail({ crashAt: one.disk().operations() + roll.below(12) });
  const kept = await one.blobs().attach(BOOK, plain(name, bytes));
  one.disk().fail({});
  one.disk().setFree(Infinity);
  if (kept.kind === 'kept') {
    // Acknowledged: whatever happens to the power from here on.
    ackedOp(await one.laptop.write('', { facts: [{ kind: 'said/1', text: name, blobs: [kept.ref] }] }));
    attached.push({ ref: kept.ref, name, bytes, isRedacted: false });
  }
  if (kept.kind !== 'kept' || roll.chance(0.3)) one.cutPower();
}

async function redact({ roll, laptops, attached }: World): Promise<void> {
  const one = roll.pick(laptops);
  const { named } = await one.laptop.keep().wantedBlobs(BOOK);
  const known = roll.any(attached.filter(({ ref, isRedacted }) => !isRedacted && named?.has(ref.blob)));
  if (!known) return;
  known.isRedacted = true;
  await redactBlob(one.laptop, known.ref);
}

async function exchange(world: World, one: Spot, i: number, chunks = Infinity): Promise<void> {
  let left = chunks;
  const how = { here: one.blobs().store, there: world.placeOn(i), goesOn: () => (left -= 1) >= 0 };
  await exchangeBlobs(BOOK, await one.laptop.keep().wantedBlobs(BOOK), how);
}

async function brokenExchange(world: World): Promise<void> {
  const { roll, laptops, disks } = world;
  const [one, i] = [roll.pick(laptops), roll.below(2)];
  const there = disks[i] ?? simulatedDisk();
  const isCut = roll.chance(0.3);
  if (roll.chance(0.2)) there.setFree(roll.below(5_000));
  if (isCut) there.fail({ crashAt: there.operations() + roll.below(20) });
  await orFail(() => exchange(world, one, i, roll.chance(0.4) ? roll.below(3) : Infinity));
  there.setFree(Infinity);
  there.fail({});
  if (isCut) disks[i] = there.afterPowerCut(roll.below(1e9));
}

/** What a place does to what lies in it: a byte turns over, a file goes, or all of it. */
function harm({ roll, disks }: World): void {
  const disk = roll.any(disks);
  const path = roll.any(disk?.files().filter((one) => one.startsWith('/there')) ?? []);
  if (!disk || path === undefined) return;
  if (roll.chance(0.5)) disk.flip(path, roll.below(disk.peek(path)?.length ?? 1));
  else if (roll.chance(0.7)) disk.takeAway(path);
  else for (const one of disk.files()) disk.takeAway(one);
}

async function meetTwo({ roll, laptops }: World): Promise<void> {
  await meet(roll.pick(laptops).laptop.keep(), roll.pick(laptops).laptop.keep());
}

/** All meet, and every place is looked at by everyone until nothing moves. */
async function heal(world: World): Promise<void> {
  for (const one of world.laptops)
    for (const other of world.laptops) await meet(one.laptop.keep(), other.laptop.keep());
  for (let round = 0; round < 4; round++)
    for (const one of world.laptops) {
      one.cutPower();
      for (const i of world.disks.keys()) await exchange(world, one, i);
    }
}

async function breaches({ laptops, disks, attached }: World): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { ref, name, bytes, isRedacted } of attached) {
    for (const [i, one] of laptops.entries()) {
      const here = await one.blobs().find(BOOK, ref);
      const isSame = here.kind === 'here' && digestOf([here.bytes]) === digestOf([plain(name, bytes)]);
      if (!isRedacted && !isSame) found.push(`${NAMES[i] ?? ''} has not ${name}`);
    }
    const lying = [...laptops.map(({ disk }) => disk()), ...disks].flatMap((disk) => disk.files());
    if (isRedacted && lying.some((path) => path.includes(ref.blob))) found.push(`${name} still lies somewhere`);
  }
  return found;
}

test('whatever happens, no acknowledged attachment is lost, all have it in the end, and what was redacted nobody', async () => {
  for (let seed = 0; seed < WORLDS; seed++) {
    const roll = dice(`blobs ${String(seed)}`);
    const world = newWorld(roll);
    const actions = [attach, attach, redact, brokenExchange, brokenExchange, brokenExchange, harm, meetTwo] as const;
    for (let step = 0; step < STEPS; step++) await roll.pick(actions)(world);
    await heal(world);
    expect({ seed, breaches: await breaches(world) }).toEqual({ seed, breaches: [] });
  }
}, 300_000);
