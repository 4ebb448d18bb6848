import { sodiumCrypto } from '../../../shared/node/sodium';
import { quickCrypto } from './quick-crypto';
import { runWorld, type Outcome } from './run-world';
import { HUB_WORLDS } from './world';

// One process of `npm run sim`: says on its output, a line of JSON at a time, which world begins and what came of it.
//   worlds <first> <last> <step>     all of them, two of three with hubs
//   replay <seed>                    one, told as it goes
//   hunt <seconds> <first> <step>    from the first on, until one breaks a law or so much computing was done
const say = (line: object) => void process.stdout.write(`${JSON.stringify(line)}\n`);
const sodium = await sodiumCrypto();
/** Every fiftieth world seals and signs with libsodium itself. */
async function worldOf(seed: number, tell?: (line: string) => void): Promise<Outcome> {
  try {
    return await runWorld(seed, seed % 50 === 0 ? sodium : quickCrypto(), tell);
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { seed, ops: 0, faults: [], breaches: [{ law: 'stuck', what }] };
  }
}

/** Two worlds of three have hubs. */
const mixed = (seed: number): number => (seed % 3 === 0 || seed >= HUB_WORLDS ? seed : HUB_WORLDS + seed);

async function worlds([first = 1, last = first, step = 1]: readonly number[]) {
  for (let n = first; n <= last; n += step) await playWorld(mixed(n));
}

async function playWorld(seed: number, tell?: (line: string) => void) {
  say({ begins: seed });
  const { ops, faults, breaches } = await worldOf(seed, tell);
  say({ ended: seed, ops, faults: faults.length, breaches });
}

/** Seconds of this process alone: what else the machine does says nothing of the worlds. */
function computed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function hunt([seconds = 1, first = 1, step = 1]: readonly number[]) {
  for (let seed = first; computed() < seconds; seed += step) {
    say({ begins: seed });
    const { breaches } = await worldOf(seed);
    say({ ended: seed, breaches });
    if (breaches.length > 0) return;
  }
}

const [, , order, ...numbers] = process.argv;
const given = numbers.map(Number);
if (order === 'hunt') await hunt(given);
else if (order === 'replay') await playWorld(given[0] ?? 1, (line) => say({ told: line }));
else await worlds(given);
