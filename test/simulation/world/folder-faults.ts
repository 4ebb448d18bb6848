import { basename, dirname } from 'node:path';
import type { SimulatedDisk } from '../simulated-disk';
import { SECRET } from './books';
import type { Fault } from './fault';
import { frameOn, segmentsOn, spoil, victimOn } from './fault';
import { emptyShare, HOME, SHARE, type FolderSpot } from './folder-spot';
import type { Laptop } from './laptop';
import { busyStep, type World } from './world';

type At = { readonly folder: FolderSpot; readonly medium: SimulatedDisk; readonly world: World };

/** At a folder that holds something already. */
const onFolder = (name: string, strike: (at: At) => Promise<void> | void): Fault => ({
  name,
  async strike(world) {
    const folder = world.dice.any(world.folders.filter((one) => segmentsOn(one.medium()).length > 0));
    if (!folder) return false;
    await strike({ folder, medium: folder.medium(), world });
    return true;
  },
});

const anyOf = ({ folder, world }: At): Laptop | undefined =>
  world.dice.any(world.laptops.filter(({ places }) => places.includes(folder)));

/** It lasts some steps, in which its laptops go there. */
async function forAWhile({ folder, world }: At, undo: () => void): Promise<void> {
  world.later(1 + world.dice.below(6), undo);
  await Promise.all(world.laptops.filter(({ places }) => places.includes(folder)).map((one) => one.meet(folder)));
  await busyStep(world);
}

/** Whatever stands in the folder's place is not written to by a laptop that knows the folder. */
async function standIn(at: At, kind: 'unmounted' | 'another', shown: SimulatedDisk): Promise<void> {
  const { folder, world } = at;
  const who = world.laptops.filter((one) => (one.profile().known.get(folder.id) ?? []).length > 0);
  const before = shown.files().join();
  for (const { name } of who) folder.see(name, { kind, shown });
  await forAWhile(at, () => {
    for (const { name } of who) folder.see(name, { kind: 'clear' });
    if (shown.files().join() !== before) world.ledger.breach('lost', `${folder.id}: written to ${kind}`);
  });
}

function anotherShare(): SimulatedDisk {
  const other = emptyShare();
  other.put(`${HOME}/FORMAT`, new TextEncoder().encode('holdfast folder 1\n'));
  const book = 'cc'.repeat(16);
  other.put(`${HOME}/books/${book}/MARKER`, new TextEncoder().encode(`holdfast book ${book}\n`));
  return other;
}

export const FOLDER_FAULTS: readonly Fault[] = [
  onFolder('folder full', (at) => {
    at.medium.setFree(at.world.dice.below(12_000));
    return forAWhile(at, () => at.medium.setFree(Infinity));
  }),
  onFolder('power cut of the folder', async ({ folder, medium, world }) => {
    medium.fail({ crashAt: medium.operations() + 1 + world.dice.below(40) });
    await Promise.all(world.laptops.filter(({ places }) => places.includes(folder)).map((one) => one.meet(folder)));
    await busyStep(world);
    folder.cutPower(world.dice.below(2 ** 31));
  }),
  onFolder('spoilt segment', ({ folder, medium, world }) => {
    const path = victimOn(medium, world.dice);
    if (path) spoil(medium, path, world.dice);
    folder.replace(medium);
  }),
  onFolder('conflict copy takes over', async (at) => {
    const { folder, medium, world } = at;
    const path = world.dice.any(segmentsOn(medium));
    const bytes = path && medium.peek(path);
    if (!path || !bytes) return;
    medium.put(path.replace('.seg', ' (2).seg'), bytes);
    const meeting = () => world.laptops.filter(({ places }) => places.includes(folder)).map((one) => one.meet(folder));
    await Promise.all(meeting());
    medium.takeAway(path);
    await Promise.all(meeting());
  }),
  onFolder('conflict copy', ({ medium, world: { dice } }) => {
    const path = dice.any(segmentsOn(medium));
    if (!path) return;
    const bytes = medium.peek(path) ?? new Uint8Array();
    const cut = dice.chance(0.3) ? bytes.slice(0, dice.below(bytes.length)) : bytes;
    medium.put(path.replace('.seg', ' (conflicted copy).seg'), cut);
    if (dice.chance(0.3)) medium.put(`${dirname(path)} 2/${basename(path)}`, bytes);
  }),
  onFolder('replay', ({ medium, world: { dice } }) => {
    const frames = [frameOn(medium, dice), frameOn(medium, dice), frameOn(medium, dice)];
    const bytes = dice.shuffled(frames).flatMap((frame) => [...(frame?.bytes ?? [])]);
    const folder = dice.chance(0.5) ? `${HOME}/repair` : `${HOME}/books/${SECRET}/${'dd'.repeat(16)}`;
    medium.put(`${folder}/replay-${String(dice.below(1_000))}.seg`, Uint8Array.from(bytes));
  }),
  onFolder('folder gone', (at) => {
    const who = at.world.dice.chance(0.5) ? at.world.laptops : [anyOf(at)];
    for (const one of who) if (one) at.folder.see(one.name, { kind: 'gone' });
    return forAWhile(at, () => who.forEach((one) => one && at.folder.see(one.name, { kind: 'clear' })));
  }),
  onFolder('folder not mounted', (at) => standIn(at, 'unmounted', emptyShare())),
  onFolder('another folder', (at) => standIn(at, 'another', anotherShare())),
  onFolder('folder emptied', ({ folder, medium, world }) => {
    const all = world.dice.chance(0.5) ? SHARE : `${HOME}/books`;
    for (const path of medium.files().filter((one) => one.startsWith(all))) medium.takeAway(path);
    folder.replace(medium);
  }),
  onFolder('folder rolled back', async ({ folder, medium, world }) => {
    const before = medium.copy();
    for (let steps = 1 + world.dice.below(4); steps > 0; steps--) await busyStep(world);
    folder.replace(before);
  }),
  onFolder('locked files', (at) => {
    const { dice } = at.world;
    for (const { name } of at.world.laptops)
      at.folder.refuse(name, { code: dice.pick(['EBUSY', 'EPERM', 'ESTALE', 'EIO']), left: 1 + dice.below(30) });
    return forAWhile(at, () => at.world.laptops.forEach(({ name }) => at.folder.refuse(name, { code: '', left: 0 })));
  }),
  onFolder('stale listings', (at) => {
    const shown = at.medium.copy();
    const who = anyOf(at)?.name ?? '';
    at.folder.see(who, { kind: 'stale', shown });
    return forAWhile(at, () => at.folder.see(who, { kind: 'clear' }));
  }),
  onFolder('file comes bit by bit', (at) => {
    const path = victimOn(at.medium, at.world.dice);
    const bytes = path && at.medium.peek(path);
    if (!path || !bytes) return;
    at.medium.put(path, bytes.slice(0, at.world.dice.below(bytes.length)));
    at.folder.replace(at.medium);
    return forAWhile(at, () => at.folder.medium().put(path, bytes));
  }),
];
