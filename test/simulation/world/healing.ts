import { toHex } from '../../../shared/record/bytes';
import { retryAll, tryDraft } from './actions';
import { INCIDENT, SECRET } from './books';
import { findFalseClaims } from './claims';
import type { Laptop } from './laptop';
import type { World } from './world';

const MAX_ROUNDS = 12;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Every fault ends, and everyone writes one more line. */
export async function endAllFaults(world: World): Promise<void> {
  const { laptops, places, hubs, versions, ledger, guests } = world;
  world.endFaults(true);
  for (const place of places) place.heal();
  for (const hub of hubs) await hub.start();
  for (const laptop of laptops) {
    if (laptop.version() !== 'old' || !versions?.chance(0.5)) continue;
    laptop.end();
    laptop.update();
  }
  world.pass(DAY_MS);
  for (const laptop of laptops) {
    if (!laptop.running()) await laptop.start();
    // A file that turned bad under its name and size is found out by who reads it, and that is whoever comes anew.
    laptop.closePlaces();
    await retryAll(laptop, ledger);
    const book = guests.has(laptop.name) ? SECRET : INCIDENT;
    const last = { client: laptop.nextClient(), book, asks: { facts: [{ kind: 'later/1' }], exclusive: false } };
    await tryDraft(laptop, last, ledger);
    // What the members' book was not told stands before whatever it is told next.
    await laptop.running()?.forgetting?.members.approve(toHex(laptop.running()?.sealer.device ?? new Uint8Array()));
    const isSaved = [...ledger.acked.values()].some(({ body }) => body.client === last.client);
    if (!isSaved) ledger.breach('stuck', `${laptop.name} cannot write any more`);
  }
}

/** Everyone goes everywhere once. Returns how many ops moved. */
async function round({ laptops, ledger, ...world }: World): Promise<number> {
  let moved = 0;
  world.pass(60_000);
  for (const laptop of laptops) {
    for (const place of laptop.places) {
      const visit = laptop.visitOf(place);
      visit?.startAnew();
      visit?.recheck();
      const done = await laptop.meet(place);
      if (!done) continue;
      const { problem, notKept, verdicts } = done;
      // Beyond a gap a have hides some of what is there: that much is given once more by who starts anew.
      moved += done.received + done.sent - Math.min(verdicts.duplicate, await hiddenAt(laptop));
      if (problem ?? notKept)
        ledger.breach('stuck', `${laptop.name} at ${place.id}: ${problem?.kind ?? String(notKept)}`);
    }
  }
  return moved;
}

async function hiddenAt(laptop: Laptop): Promise<number> {
  const keep = laptop.running()?.keep;
  let hidden = 0;
  for (const book of (await keep?.books()) ?? [])
    for (const { beyond } of Object.values((await keep?.have(book)) ?? {}))
      for (const [from, to] of beyond) hidden += to - from + 1;
  return hidden;
}

/** Exchanges until nothing moves any more; then once more, by processes that have just started. */
export async function converge(world: World): Promise<void> {
  let rounds = 1;
  while ((await round(world)) > 0 && rounds < MAX_ROUNDS) rounds += 1;
  // What is not whole by now is damage, and goes if it has to.
  world.pass(DAY_MS);
  for (const laptop of world.laptops) for (const place of laptop.places) await laptop.visitOf(place)?.tidy();
  if ((await round(world)) > 0) world.ledger.breach('stuck', 'ops moved a day after all had converged');
  if (rounds === MAX_ROUNDS) world.ledger.breach('stuck', `ops still move after ${String(rounds)} rounds`);
  await findFalseClaims(world);
  for (const one of [...world.hubs, ...world.laptops]) {
    one.end();
    await one.start();
  }
  const moved = await round(world);
  if (moved > 0) world.ledger.breach('stuck', `${String(moved)} ops moved after all had converged and started anew`);
}
