import { isForgetFact, parseMemberFact } from '../../../shared/record/members/members';
import type { OpHash } from '../../../shared/record/op';
import { bookOfWorkspace } from '../../../shared/record/members/workspace-books';
import { DOOMED } from './books';
import type { Laptop } from './laptop';
import type { Place } from './place';
import type { Running } from './running';
import type { World } from './world';

/** Who was told that a book is forgotten holds, shows and opens nothing of it, and no folder does where all were told. */
export async function findRemembered(world: World): Promise<void> {
  const { ledger, folders, hubs, laptops } = world;
  if (!ledger.isForgotten(DOOMED)) return;
  let isTold = true;
  for (const laptop of laptops) {
    const process = laptop.running();
    if (!process || (await devicesThatWant(process, world)).size < 2) {
      isTold = false;
      continue;
    }
    for (const how of await tracesAt(laptop, process, world))
      ledger.breach('unerased', `${laptop.name} ${how} a forgotten book`);
  }
  for (const place of isTold ? [...folders, ...hubs] : [])
    if (holdsOfIt(place, world)) ledger.breach('unerased', `${place.id} holds a forgotten book`);
}

async function devicesThatWant({ shown, keep }: Running, { ours }: World): Promise<ReadonlySet<string | undefined>> {
  const book = bookOfWorkspace(ours.id, 'members');
  const devices = new Set<string | undefined>();
  for (const { chain, body } of shown.get(book) ?? []) {
    const facts = body.facts.flatMap((fact) => parseMemberFact(fact) ?? []);
    const isOfIt = facts.some((fact) => isForgetFact(fact) && fact.book === DOOMED);
    if (isOfIt) devices.add(await keep.deviceOf(book, chain));
  }
  return devices;
}

/** What an intruder made up is no op of it. */
const isOfIt = (hash: OpHash, { ledger }: World) => ledger.sealed.get(hash)?.book === DOOMED;
const holdsOfIt = (holder: Pick<Place, 'content'>, world: World) =>
  [...holder.content().values()].some((op) => isOfIt(op.hash, world) && (!op.hasBody || op.isGenuine()));

async function tracesAt(laptop: Laptop, { keep, shown }: Running, world: World): Promise<readonly string[]> {
  const isOffered = (await keep.books()).includes(DOOMED) || Object.keys(await keep.have(DOOMED)).length > 0;
  const isHeld = holdsOfIt(laptop, world);
  const isShown = [...shown.values()].flat().some(({ hash }) => isOfIt(hash, world));
  const isOpen = laptop.profile().keys.has(DOOMED);
  return [isOffered && 'offers', isHeld && 'holds', isShown && 'shows', isOpen && 'can open'].filter(
    (how) => how !== false,
  );
}
