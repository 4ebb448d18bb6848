import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dice, type Dice } from '../simulation/world/dice';
import { harmed, segmentsIn } from './contents';
import { startPart, type Found, type Said } from './lines';
import { newBench, newDrive } from './mounts';

export type Outcome = { readonly name: string; readonly breaches: readonly string[] };

/** One laptop whose power is cut so many times. What it confirmed before any of them is there after all of them. */
export async function* powerCuts(rounds: number, seed: number): AsyncGenerator<Outcome> {
  const chance = dice(`power cuts ${String(seed)}`);
  const bench = newBench();
  try {
    const drive = newDrive(bench);
    let profile = join(drive.mount(), 'profile');
    const acked = new Map<string, string>();
    for (let round = 1; round <= rounds; round++) {
      const before = acked.size;
      const left = await cutWhileWriting({ profile, name: `${String(seed)}-${String(round)}` }, acked, chance, () =>
        drive.take(),
      );
      drive.goOnWith(left);
      profile = join(drive.mount(), 'profile');
      const breaches = await breachesIn(profile, acked);
      yield {
        name: `power cut ${String(round)}, after ${String(acked.size - before)} of ${String(acked.size)} lines`,
        breaches,
      };
    }
  } finally {
    bench.clear();
  }
}

type Life = { readonly profile: string; readonly name: string };

/** At any moment: while it starts, or after some line. Frozen, then taken, so that nothing comes between. */
async function cutWhileWriting({ profile, name }: Life, acked: Map<string, string>, chance: Dice, take: () => string) {
  const lines = chance.chance(0.3) ? 0 : 1 + chance.below(150);
  const delay = lines === 0 ? chance.below(700) : chance.below(12);
  let confirmed = 0;
  let reached: () => void = () => undefined;
  const moment = new Promise<void>((resolve) => (reached = resolve));
  const { child, ended } = startPart(['write', profile, name], ({ acked: line }: Said) => {
    if (!line) return;
    acked.set(line.client, line.hash);
    confirmed += 1;
    if (confirmed === lines) reached();
  });
  if (lines === 0) reached();
  await Promise.race([moment, ended]);
  await new Promise((resolve) => setTimeout(resolve, delay));
  child.kill('SIGSTOP');
  const left = take();
  child.kill('SIGKILL');
  await ended;
  return left;
}

async function breachesIn(profile: string, acked: ReadonlyMap<string, string>): Promise<string[]> {
  if (!existsSync(profile)) return acked.size === 0 ? [] : ['the profile is gone'];
  const before = segmentsIn(profile);
  const told: { found?: Found; broken?: string } = {};
  const { ended } = startPart(['read', profile], (said) => Object.assign(told, said));
  await ended;
  const { found, broken } = told;
  if (!found) return [`it does not open: ${broken ?? 'it ended'}`];
  return [
    ...(found.level === 'loss' ? found.findings : []),
    ...(found.problem === null ? [] : [`it opens with ${found.problem}`]),
    ...lostOf(acked, found),
    ...harmed(before, profile).map((path) => `${path} was changed by opening it`),
  ];
}

/** Lines that were confirmed and are not there, or are others. */
export function lostOf(acked: ReadonlyMap<string, string>, { hashes }: Found): string[] {
  const lost = [...acked].filter(([client, hash]) => hashes[client] !== hash).map(([client]) => client);
  return lost.length === 0
    ? []
    : [`${String(lost.length)} of ${String(acked.size)} confirmed lines are lost, the first: ${lost[0] ?? ''}`];
}
