// The record without a window: what a line costs on disk, what an idle folder costs, how long laptops take to agree.
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBreathe } from '../../shared/node/breathe';
import { openJournal } from '../../electron/keeper/journal';
import { openReserve } from '../../electron/keeper/reserve';
import { toHex } from '../../shared/record/bytes';
import { workspaceKeyOf } from '../../shared/record/keys/book-keys';
import { exchange } from '../../shared/record/exchange';
import type { Frame } from '../../shared/record/frame';
import { openHeads, sealHeads } from '../../shared/record/heads';
import { openKeep } from '../../shared/record/keep';
import type { BookId } from '../../shared/record/op';
import { pagesOf } from '../../shared/record/page';
import { nodeDisk } from '../../shared/node/disk';
import type { HeadsSeal } from '../../shared/node/folder/heads';
import { BOOK, laptop, seededBytes, type Laptop } from '../laptop';
import { sealerOf, sodium } from '../sealing';
import { folderOf, sharedDisk } from '../shared/node/folder/place';
import { flakyDisk } from '../simulation/flaky-disk';
import { signingLaptop } from '../signing';
import { memoryStore } from '../../shared/record/store';
import { goalOf, type Goal } from './measure';

const LINE = 'Rolled back the gateway to 4.11.2; 502 rate falls, watching for ten minutes';
const APPENDS = 200;
const ROUNDS = 5;

// Removed together, when the process ends.
const made: string[] = [];
process.once('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
  made.push(folder);
  return folder;
}

/** R1: a line sealed, signed, chained and synced, against as many bytes appended to a file and synced. */
async function appends(): Promise<Goal> {
  const values: number[] = [];
  const references: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    references.push(await plainAppends());
    values.push(await sealedAppends(round));
  }
  return goalOf(values, references, 1.5);
}

async function plainAppends(): Promise<number> {
  const file = await open(join(newFolder(), 'plain'), 'a');
  const bytes = new Uint8Array(700);
  const start = performance.now();
  for (let i = 0; i < APPENDS; i++) {
    await file.write(bytes);
    await file.datasync();
  }
  const took = performance.now() - start;
  await file.close();
  return took / APPENDS;
}

async function sealedAppends(round: number): Promise<number> {
  const root = newFolder();
  const disk = nodeDisk();
  const journal = openJournal({
    disk,
    root,
    place: { machine: 'bench', folder: root },
    reserve: openReserve(disk, root),
  });
  const ana = laptop(`ana ${String(round)}`, journal, sealerOf('ana').sealer);
  await ana.write('the first opens the chain');
  const start = performance.now();
  for (let i = 0; i < APPENDS; i++) await ana.write(LINE);
  const took = performance.now() - start;
  await journal.close();
  return took / APPENDS;
}

const headsOf = (name: string): HeadsSeal => {
  const workspaces = [workspaceKeyOf(seededBytes('ours')(32))];
  const random = seededBytes(`heads of ${name}`);
  return {
    seal: (heads) => sealHeads(heads, { workspaces, crypto: sodium, random }),
    open: (bytes) => openHeads(bytes, { workspaces, crypto: sodium }),
    secret: seededBytes(name)(32),
  };
};

const BOOKS = 1_000;
const WRITERS = 10;
const MOST_CALLS = 50;

/** R2: what an idle look at a folder of 1,000 books of 10 chains each asks the share, against the 50 calls it may. */
async function idleCalls(): Promise<Goal> {
  const disk = flakyDisk(await sharedDisk());
  const books = Array.from({ length: BOOKS }, (_, i) => toHex(seededBytes(`book ${String(i)}`)(16)) as BookId);
  let last: { readonly one: Laptop; readonly remote: ReturnType<typeof folderOf> } | null = null;
  for (let i = 0; i < WRITERS; i++) {
    const one = signingLaptop(`w${String(i)}`);
    for (const book of books) await one.write(LINE, { book });
    const remote = folderOf(one, disk, { heads: headsOf(one.by.name) });
    await exchange(one.keep(), remote);
    await remote.say({ device: toHex(one.sealer.device), at: 0, haves: new Map() });
    last = { one, remote };
  }
  if (!last) throw new Error('nobody wrote');
  disk.calls();
  for (let i = 0; i < ROUNDS; i++) await exchange(last.one.keep(), last.remote);
  return goalOf([disk.calls().length / ROUNDS], [MOST_CALLS], 1);
}

const DEVICES = 5;
const LINES = 5_000;
const LONGEST_MS = 20_000;

/** R3: five laptops with 5,000 sealed lines each agree through a folder on this disk, against the 20 s they may take. */
async function agreeing(): Promise<Goal> {
  const root = newFolder();
  const disk = nodeDisk();
  const laptops = Array.from({ length: DEVICES }, (_, i) => {
    const name = `d${String(i)}`;
    const one = laptop(name, memoryStore(), sealerOf(name).sealer);
    const remote = folderOf(one, disk, {
      root,
      heads: headsOf(name),
      verify: (device, head, signature) => one.sealer.verify(device, head, signature),
    });
    return { one, remote };
  });
  for (const { one } of laptops) for (let i = 0; i < LINES; i++) await one.write(LINE);
  const start = performance.now();
  for (let round = 0; round < 2; round++)
    for (const { one, remote } of laptops) {
      await exchange(one.keep(), remote);
      const haves = new Map([[BOOK, await one.keep().have(BOOK)]]);
      await remote.say({ device: toHex(one.sealer.device), at: 0, haves });
    }
  const took = performance.now() - start;
  const haves = await Promise.all(laptops.map(({ one }) => one.keep().have(BOOK)));
  const count = (have: (typeof haves)[number]) => Object.values(have).reduce((sum, { seq }) => sum + seq, 0);
  if (haves.some((have) => count(have) !== DEVICES * LINES)) throw new Error('the laptops do not agree');
  return goalOf([took], [LONGEST_MS], 1);
}

const OPENED = 10_000;

/** R4: 10,000 sealed lines read, verified and opened from the journal, against reading the same files. */
async function opening(): Promise<Goal> {
  const root = newFolder();
  const disk = nodeDisk();
  const place = { machine: 'bench', folder: root };
  const store = memoryStore();
  const { sealer } = sealerOf('ana');
  const ana = laptop('ana', store, sealer);
  for (let i = 0; i < OPENED; i++) await ana.write(LINE);
  const frames = await ana.keep().frames(BOOK, {});
  const chain = frames[0]?.ops[0]?.header.chain;
  if (!chain) throw new Error('nothing was written');
  const journal = openJournal({ disk, root, place, reserve: openReserve(disk, root) });
  await journal.begin(BOOK, chain);
  await journal.append(
    BOOK,
    chain,
    frames.map(({ bytes }) => bytes),
  );
  const values: number[] = [];
  const references: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    let start = performance.now();
    for (const name of await disk.list(join(root, BOOK, chain)))
      if (name.endsWith('.seg')) await disk.read(join(root, BOOK, chain, name));
    references.push(performance.now() - start);
    const keep = openKeep({
      store: openJournal({ disk, root, place, reserve: openReserve(disk, root) }),
      sealer: sealerOf('ana').sealer,
      clock: ana.clock,
      random: seededBytes('reader'),
      app: 'bench',
    });
    start = performance.now();
    await keep.have(BOOK);
    values.push(performance.now() - start);
  }
  await journal.close();
  return goalOf(values, references, 200);
}

const OTHERS = 5;
const LINES_OF_OTHERS = 5_000;
const LONGEST_PAUSE_MS = 100;
const TICK_MS = 5;

/** R5: how long nothing else is done while a new laptop takes 25,000 lines out of a folder, against the 100 ms it may. */
async function pausing(): Promise<Goal> {
  const root = newFolder();
  const disk = nodeDisk();
  const sharing = (one: Laptop, breathe = createBreathe()) =>
    folderOf(one, disk, { root, breathe, verify: (...of) => one.sealer.verify(...of) });
  for (let i = 0; i < OTHERS; i++) {
    const one = laptop(`o${String(i)}`, memoryStore(), sealerOf(`o${String(i)}`).sealer);
    for (let line = 0; line < LINES_OF_OTHERS; line++) await one.write(LINE);
    const remote = sharing(one);
    await remote.root();
    for await (const page of pagesOf(await one.keep().frames(BOOK, {}), weightOf))
      await remote.append(
        BOOK,
        page.map(({ bytes }) => bytes),
      );
  }
  const breathe = createBreathe();
  const { sealer, clock } = laptop('new', memoryStore(), sealerOf('new').sealer);
  const keep = openKeep({ store: memoryStore(), sealer, clock, random: seededBytes('new'), breathe, app: 'bench' });
  let [longest, last] = [0, performance.now()];
  const ticking = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - TICK_MS);
    last = now;
  }, TICK_MS);
  const { received } = await exchange(keep, sharing(laptop('new', memoryStore(), sealer), breathe));
  clearInterval(ticking);
  if (received !== OTHERS * LINES_OF_OTHERS) throw new Error('the new laptop lacks lines');
  return goalOf([longest], [LONGEST_PAUSE_MS], 1);
}

const weightOf = ({ ops, bytes }: Frame) => ({ ops: ops.length, bytes: bytes.length });

export async function goals(): Promise<Record<string, Goal>> {
  return { R1: await appends(), R2: await idleCalls(), R3: await agreeing(), R4: await opening(), R5: await pausing() };
}
