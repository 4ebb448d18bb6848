import { expect, test } from 'vitest';
import { workspaceKeyOf } from '../../../../shared/record/keys/book-keys';
import { toHex } from '../../../../shared/record/bytes';
import { exchange } from '../../../../shared/record/exchange';
import type { Have } from '../../../../shared/record/have';
import { openHeads, sealHeads } from '../../../../shared/record/heads';
import type { BookId } from '../../../../shared/record/op';
import type { Disk } from '../../../../shared/node/disk';
import { RECHECK_MS } from '../../../../shared/node/folder/catalogue';
import type { HeadsSeal } from '../../../../shared/node/folder/heads';
import type { FolderRemote } from '../../../../shared/node/folder/remote';
import { flakyDisk } from '../../../simulation/flaky-disk';
import { BOOK, readAll, seededBytes, textsOf, type Laptop } from '../../../laptop';
import { sodium } from '../../../sealing';
import { forkedWriter, signingLaptop, writer } from '../../../signing';
import { filesBelow, folderOf, HOME, put, SHARE, sharedDisk } from './place';

function sealOf(name: string, workspace = 'ours'): HeadsSeal {
  const workspaces = [workspaceKeyOf(seededBytes(workspace)(32))];
  const random = seededBytes(`heads of ${name}`);
  return {
    seal: (heads) => sealHeads(heads, { workspaces, crypto: sodium, random }),
    open: (bytes) => openHeads(bytes, { workspaces, crypto: sodium }),
    secret: seededBytes(`secret of ${name}`)(32),
  };
}

const folderWithHeads = (laptop: Laptop, disk: Disk, workspace?: string) =>
  folderOf(laptop, disk, { heads: sealOf(laptop.by.name, workspace) });

async function say(laptop: Laptop, remote: FolderRemote, books: readonly BookId[] = [BOOK]) {
  const haves = new Map<BookId, Have>();
  for (const book of books) haves.set(book, await laptop.keep().have(book));
  return remote.say({ device: toHex(laptop.sealer.device), at: laptop.clock.wall(), haves });
}

async function meetAndSay(laptop: Laptop, remote: FolderRemote) {
  const done = await exchange(laptop.keep(), remote);
  expect(await say(laptop, remote)).toBe(null);
  return done;
}

const linesOf = async (laptop: Laptop) => textsOf(await readAll(laptop.keep()));

/** Ana and Bo have met in a folder once; both said so. */
async function twoWhoMet() {
  const disk = flakyDisk(await sharedDisk());
  const [ana, bo] = [await writer('ana', 'one'), signingLaptop('bo')];
  const [anas, bos] = [folderWithHeads(ana, disk), folderWithHeads(bo, disk)];
  await meetAndSay(ana, anas);
  await meetAndSay(bo, bos);
  await meetAndSay(ana, anas);
  disk.calls();
  return { disk, ana, bo, anas, bos };
}

test('any of the room’s keys opens what a laptop says, and no other; nothing of it can be changed', () => {
  const [turned, first, other] = ['turned', 'first', 'other'].map((name) => workspaceKeyOf(seededBytes(name)(32)));
  if (!turned || !first || !other) throw new Error('no keys');
  const heads = { device: 'ab'.repeat(32), at: 7, haves: new Map([[BOOK, {}]]) };
  const bytes = sealHeads(heads, { workspaces: [turned, first], crypto: sodium, random: seededBytes('heads') });
  for (const workspace of [turned, first])
    expect(openHeads(bytes, { workspaces: [other, workspace], crypto: sodium })).toEqual(heads);
  expect(openHeads(bytes, { workspaces: [other], crypto: sodium })).toBe(null);
  for (let at = 0; at < bytes.length; at++) {
    const bent = bytes.slice();
    bent[at] = (bent[at] ?? 0) ^ 1;
    const isOtherSlot = at >= 81 && at < 161;
    expect(isOtherSlot ? null : openHeads(bent, { workspaces: [turned], crypto: sodium })).toBe(null);
    expect(openHeads(bytes.subarray(0, at), { workspaces: [turned], crypto: sodium })).toBe(null);
  }
});

test('what another laptop said it holds is fetched at the next look, and nothing else is listed', async () => {
  const { disk, ana, bo, anas, bos } = await twoWhoMet();
  await ana.write('two');
  await meetAndSay(ana, anas);
  disk.calls();
  expect((await meetAndSay(bo, bos)).received).toBe(1);
  expect(await linesOf(bo)).toEqual(['one', 'two']);
  const listed = disk.calls().filter(({ kind }) => kind === 'list');
  expect(listed.map(({ path }) => path.replace(HOME, '').replace(/[0-9a-f]{32}/g, '…'))).toEqual([
    '/heads',
    '/books/…/…',
    '/repair',
  ]);
});

test('a copy of a laptop that wrote other lines under the same numbers is found, also where it wrote fewer', async () => {
  const disk = flakyDisk(await sharedDisk());
  const [bo, again] = await forkedWriter();
  const ana = signingLaptop('ana');
  const [anas, bos, agains] = [folderWithHeads(ana, disk), folderWithHeads(bo, disk), folderWithHeads(again, disk)];
  await meetAndSay(bo, bos);
  await meetAndSay(ana, anas);
  expect((await linesOf(ana)).sort()).toEqual(['one', 'three', 'two']);
  await meetAndSay(again, agains);
  await meetAndSay(ana, anas);
  expect((await linesOf(ana)).sort()).toEqual(['instead of two', 'one', 'three', 'two']);
});

test('a look at a folder of many books that nobody changed asks the share next to nothing', async () => {
  const disk = flakyDisk(await sharedDisk());
  const ana = signingLaptop('ana');
  for (let i = 0; i < 60; i++)
    await ana.write('a line', { book: toHex(seededBytes(`book ${String(i)}`)(16)) as BookId });
  const remote = folderWithHeads(ana, disk);
  await meetAndSay(ana, remote);
  disk.calls();
  for (let i = 0; i < 3; i++) expect((await exchange(ana.keep(), remote)).problem).toBe(null);
  expect(disk.calls().length).toBeLessThanOrEqual(3 * 5);
});

test('both know what the other holds', async () => {
  const { ana, bo, anas, bos } = await twoWhoMet();
  expect(anas.peers().map(({ device, haves }) => [device, haves.get(BOOK)])).toEqual([
    [toHex(bo.sealer.device), await ana.keep().have(BOOK)],
  ]);
  expect(bos.peers().map(({ device }) => device)).toEqual([toHex(ana.sealer.device)]);
});

test('what was promised and comes later is looked for until it is there', async () => {
  const { disk, ana, bo, anas, bos } = await twoWhoMet();
  await ana.write('two');
  const before = new Set((await filesBelow(disk, `${HOME}/books`)).keys());
  await meetAndSay(ana, anas);
  const files = [...(await filesBelow(disk, `${HOME}/books`))].filter(([path]) => !before.has(path));
  for (const [path] of files) await disk.remove(path);
  expect((await exchange(bo.keep(), bos)).received).toBe(0);
  for (const [path, bytes] of files) await put(disk, path, bytes);
  bo.clock.pass(2_000);
  expect((await exchange(bo.keep(), bos)).received).toBe(1);
});

test('what nobody spoke of is found when asked for, and within the hour', async () => {
  for (const soon of [true, false]) {
    const { ana, bo, anas, bos } = await twoWhoMet();
    await ana.write('unsaid');
    await exchange(ana.keep(), anas);
    expect((await exchange(bo.keep(), bos)).received).toBe(0);
    if (soon) bos.recheck();
    else bo.clock.pass(RECHECK_MS);
    expect((await exchange(bo.keep(), bos)).received).toBe(1);
  }
});

test('a folder that was away is listed as a whole when it is back', async () => {
  const { disk, ana, bo, anas, bos } = await twoWhoMet();
  disk.refuse('EIO', Infinity, ({ path }) => path.startsWith(SHARE));
  expect((await exchange(bo.keep(), bos)).problem).toEqual({ kind: 'offline' });
  disk.refuse('', 0, () => false);
  await ana.write('unsaid');
  await exchange(ana.keep(), anas);
  expect((await exchange(bo.keep(), bos)).received).toBe(1);
});

test('a stick that is another one, or empty, is noticed although nothing is listed', async () => {
  for (const kind of ['another', 'emptied'] as const) {
    const { disk, bo, bos } = await twoWhoMet();
    for (const path of (await filesBelow(disk, HOME)).keys())
      if (kind === 'emptied' || path.includes('/books/')) await disk.remove(path);
    if (kind === 'another') {
      const other = await writer('stranger', 'not ours');
      await exchange(other.keep(), folderOf(other, disk));
      const book = toHex(seededBytes('their book')(16)) as BookId;
      await other.write('not ours', { book });
      await exchange(other.keep(), folderOf(other, disk));
      for (const path of (await filesBelow(disk, `${HOME}/books/${BOOK}`)).keys()) await disk.remove(path);
    }
    expect((await exchange(bo.keep(), bos)).problem).toEqual({ kind });
  }
});

test('each laptop keeps its newest two files, and says nothing twice', async () => {
  const { disk, ana, anas } = await twoWhoMet();
  const count = async () => (await disk.list(`${HOME}/heads`)).length;
  const before = await disk.list(`${HOME}/heads`);
  await meetAndSay(ana, anas);
  expect(await disk.list(`${HOME}/heads`)).toEqual(before);
  for (let i = 0; i < 4; i++) {
    await ana.write('more');
    await meetAndSay(ana, anas);
  }
  // Bo said one thing only.
  expect(await count()).toBe(3);
});

test('a laptop that starts anew goes on counting where it was', async () => {
  const { disk, ana, bo, bos } = await twoWhoMet();
  const again = folderWithHeads(ana, disk);
  await ana.write('after the restart');
  await meetAndSay(ana, again);
  expect((await exchange(bo.keep(), bos)).received).toBe(1);
});

test('nobody outside the workspace reads what is said, and junk is no news', async () => {
  const { disk, bos, bo } = await twoWhoMet();
  const stranger = signingLaptop('stranger');
  const theirs = folderWithHeads(stranger, disk, 'theirs');
  await theirs.root();
  expect(theirs.peers()).toEqual([]);
  await say(stranger, theirs);
  await put(disk, `${HOME}/heads/${'ab'.repeat(8)}-7`, new Uint8Array(300));
  await put(disk, `${HOME}/heads/${'cd'.repeat(8)}-8`, new Uint8Array(0));
  await put(disk, `${HOME}/heads/desktop.ini`, new Uint8Array(10));
  expect((await exchange(bo.keep(), bos)).problem).toBe(null);
  expect(bos.peers()).toHaveLength(1);
});
