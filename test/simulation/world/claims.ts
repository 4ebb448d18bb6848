import { countBeyond, sameHave } from '../../../shared/record/have';
import { BOOKS } from './books';
import type { HubSpot } from './hub-spot';
import type { Laptop } from './laptop';
import type { World } from './world';

/** What laptops say of hubs that they are in step with: no more is kept there than is, and nothing waits that is there. */
export async function findFalseClaims(world: World): Promise<void> {
  for (const laptop of world.laptops)
    for (const hub of world.hubs.filter((one) => laptop.places.includes(one))) await checkClaims(laptop, hub, world);
}

async function checkClaims(laptop: Laptop, hub: HubSpot, { ledger }: World): Promise<void> {
  const target = laptop.inStepWith(hub)?.target;
  const keep = laptop.running()?.keep;
  if (!target || !keep) return;
  let isSame = true;
  for (const book of await keep.books()) {
    const there = await laptop.visitOf(hub)?.have(book);
    const held = there?.ok ? there.value : {};
    const claimed = target.haveOf(book) ?? {};
    if (BOOKS.includes(book) && countBeyond(claimed, held) > 0)
      ledger.breach('unverified', `${laptop.name} says that ${hub.id} keeps what it does not`);
    isSame &&= sameHave(await keep.have(book), held);
  }
  if (isSame && target.report().waiting > 0)
    ledger.breach('stuck', `${laptop.name} says of what ${hub.id} has that it waits to go there`);
}
