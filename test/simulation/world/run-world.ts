import type { Crypto } from '../../../shared/record/keys/crypto';
import { newDraft, tryDraft } from './actions';
import { runDrills } from './drills';
import type { Fault } from './fault';
import { FOLDER_FAULTS } from './folder-faults';
import { HUB_FAULTS } from './hub-faults';
import { converge, endAllFaults } from './healing';
import { LAPTOP_FAULTS } from './laptop-faults';
import { judge } from './laws';
import type { Breach } from './ledger';
import { INTRUDER_FAULTS, SERVER_FAULTS } from './other-faults';
import { copyOf } from './profile';
import { busyStep, newWorld, type World } from './world';

export type Outcome = {
  readonly seed: number;
  readonly ops: number;
  readonly faults: readonly string[];
  readonly breaches: readonly Breach[];
};

const MIN_OPS = 150;
const MIN_FAULTS = 12;
const MAX_STEPS = 1_000;

/** One world from its first start to its last law. The same seed, the same world. */
export async function runWorld(seed: number, crypto: Crypto, tell: (line: string) => void = () => undefined) {
  const world = newWorld(seed, crypto);
  const { ledger, faults } = world;
  for (const hub of world.hubs) await hub.start();
  for (const laptop of world.laptops) await laptop.start();
  if (seed % 20 === 7) await longShift(world);
  for (let step = 0; step < MAX_STEPS && (ledger.acked.size < MIN_OPS || faults.length < MIN_FAULTS); step++) {
    const told = ledger.breaches.length;
    if (world.dice.chance(0.5)) tell(await strike(world));
    else await busyStep(world);
    await runDrills(world);
    world.endFaults();
    const kept = world.dice.any(world.laptops);
    if (kept && world.dice.chance(0.1)) world.copies.set(kept.name, copyOf(kept.profile()));
    for (const hub of world.hubs) await hub.start();
    for (const laptop of world.laptops) if (!laptop.running()) await laptop.start();
    for (const { what } of ledger.breaches.slice(told)) tell(`BROKEN ${what}`);
  }
  tell('all faults are over');
  await endAllFaults(world);
  await converge(world);
  await judge(world);
  const outcome: Outcome = { seed, ops: ledger.acked.size, faults, breaches: ledger.breaches };
  return outcome;
}

/** Somebody publishes so many single lines that they are joined, and what was joined may go a day later. */
async function longShift(world: World): Promise<void> {
  const { laptops, folders, ledger, dice } = world;
  const [scribe] = laptops;
  const [folder] = folders;
  if (!scribe || !folder) return;
  for (let lines = 0; lines < 66; lines++) {
    const draft = newDraft(scribe, dice, false);
    scribe.write(draft);
    await tryDraft(scribe, draft, ledger);
    await scribe.meet(folder);
  }
  for (let days = 0; days < 3; days++) {
    for (let times = 0; times < 3; times++) await scribe.visitOf(folder)?.tidy();
    world.pass(25 * 60 * 60 * 1000);
    await Promise.all(laptops.filter(({ places }) => places.includes(folder)).map((one) => one.meet(folder)));
  }
}

type Kinds = readonly [readonly Fault[], ...(readonly Fault[])[]];
const BEFORE_HUBS: Kinds = [LAPTOP_FAULTS, FOLDER_FAULTS, [...SERVER_FAULTS, ...INTRUDER_FAULTS]];
const WITH_HUBS: Kinds = [LAPTOP_FAULTS, FOLDER_FAULTS, HUB_FAULTS, INTRUDER_FAULTS];

/** Returns what happened. */
async function strike(world: World): Promise<string> {
  const fault = world.dice.any(world.dice.pick(world.versions ? WITH_HUBS : BEFORE_HUBS));
  if (!fault || !(await fault.strike(world))) return 'nothing';
  world.faults.push(fault.name);
  return fault.name;
}
