import { openForgetting } from '../../../electron/keeper/forgetting';
import { openJournal } from '../../../electron/keeper/journal';
import { openMembers } from '../../../electron/keeper/members';
import { createRemoving } from '../../../electron/keeper/removing';
import { openReserve } from '../../../electron/keeper/reserve';
import type { Vault } from '../../../shared/node/vault/vault';
import { toHex } from '../../../shared/record/bytes';
import type { WorkspaceKey } from '../../../shared/record/keys/book-keys';
import type { SigningKeys } from '../../../shared/record/keys/crypto';
import type { BookId } from '../../../shared/record/op';
import { kitKeys } from '../../../shared/record/keys/kit';
import { BOOK, laptop, meet, readAll, seededBytes, textsOf } from '../../laptop';
import { createSealer } from '../../../shared/record/keys/sealed';
import { foundedKey } from '../../../shared/record/members/founding';
import { sodium } from '../../sealing';
import { simulatedDisk, type SimulatedDisk } from '../../simulation/simulated-disk';

let lives = 0;

type Life = {
  readonly disk?: SimulatedDisk;
  readonly kit?: SigningKeys;
  /** As its vault holds them after an earlier life. */
  readonly workspaces?: readonly WorkspaceKey[];
};

/** A laptop of Ana's room, as after a start on its disk. */
export async function startMember(name: string, { disk = simulatedDisk(), kit, workspaces }: Life = {}) {
  const seed = seededBytes(`device ${name}`)(32);
  const sealer = createSealer(
    { seed, workspaces: workspaces ?? [foundedKey(seededBytes('device ana')(32), sodium)], books: new Map() },
    { crypto: sodium, random: seededBytes(`sealer ${name} ${String((lives += 1))}`), remember: () => undefined },
  );
  const root = '/profile/journal';
  const place = { machine: name, folder: root };
  const journal = openJournal({ disk, root, place, reserve: openReserve(disk, root) });
  const one = laptop(`${name} ${String((lives += 1))}`, journal, sealer);
  const keep = one.keep();
  const forgottenKeys: BookId[] = [];
  const vault = {
    forget: (book: BookId) => Promise.resolve(void forgottenKeys.push(book)),
    addWorkspace: () => Promise.resolve(),
    identity: { seed },
    guard: () => ({ kit: kit ? toHex(kit.publicKey) : null }),
  } as unknown as Vault;
  const random = seededBytes(`member ${String((lives += 1))}`);
  const ports = { keep, sealer, vault, crypto: sodium, random };
  const members = await openMembers({ ...ports, code: name, joined: () => undefined });
  const forgetting = await openForgetting({ ...ports, members });
  const removing = createRemoving({ ...ports, members });
  return { name, device: toHex(sealer.device), one, keep, sealer, members, forgetting, removing, disk, forgottenKeys };
}
export type Member = Awaited<ReturnType<typeof startMember>>;

/** Each two of them give each other all that they have, until all that it comes to is done. */
export async function meetAll(...members: readonly Member[]): Promise<void> {
  for (let round = 0; round < 3; round++)
    for (const [i, a] of members.entries())
      for (const b of members.slice(i + 1)) {
        for (const book of new Set([...(await a.keep.books()), ...(await b.keep.books())]))
          await meet(a.keep, b.keep, book);
        await a.members.heeded();
        await b.members.heeded();
      }
}

export const kitOf = (name: number) => kitKeys(new Uint8Array(32).fill(name), sodium);

/** Three who share a room and an incident of three lines. Ana founded the room, and let the others in. */
export async function room() {
  const [ana, bo, cy] = [await startMember('ana', { kit: kitOf(1) }), await startMember('bo'), await startMember('cy')];
  await ana.members.found();
  await ana.members.sealKit();
  for (const { device } of [bo, cy]) await ana.members.approve(device);
  for (const one of [ana, bo, cy]) {
    await meetAll(ana, bo, cy);
    await one.one.write(`${one.name} before`);
  }
  await meetAll(ana, bo, cy);
  return { ana, bo, cy };
}

export const textsAt = async ({ keep }: Member, book = BOOK): Promise<readonly string[]> =>
  textsOf(
    (await readAll(keep, book)).filter(({ body }) => body.facts.some((fact) => 'text' in (fact as object))),
  ).sort();
