import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openJournal } from '../../../electron/keeper/journal';
import { prepareJournal } from '../../../electron/keeper/journal-folder';
import { openReserve } from '../../../electron/keeper/reserve';
import { nodeDisk } from '../../../shared/node/disk';
import type { ChainId } from '../../../shared/record/op';
import { testStore } from '../../contracts/store';
import { ackedOp, BOOK, laptop, OTHER_BOOK, readAll, textsOf } from '../../laptop';
import { simulatedDisk, type SimulatedDisk } from '../../simulation/simulated-disk';

const HERE = { machine: 'm1', folder: '/profile/journal' };

function journalOn(disk: SimulatedDisk, place = HERE, segmentBytes = 4 * 1024 * 1024) {
  const root = '/profile/journal';
  return openJournal({ disk, root, place, segmentBytes, reserve: openReserve(disk, root) });
}

testStore('journal on a simulated disk', () => {
  const disk = simulatedDisk();
  return Promise.resolve({ open: () => journalOn(disk) });
});

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function onThisMachine() {
  const root = await mkdtemp(join(tmpdir(), 'journal-'));
  closing.push(() => rm(root, { recursive: true }));
  const disk = nodeDisk();
  const open = () => {
    const journal = openJournal({ disk, root, place: HERE, reserve: openReserve(disk, root) });
    closing.push(() => journal.close());
    return journal;
  };
  return { root, open };
}

testStore('journal on this machine', onThisMachine);

test('a file that is full gets no more frames, and no line is split between two', async () => {
  const disk = simulatedDisk();
  const ana = laptop('ana', journalOn(disk, HERE, 2_000));
  for (let i = 0; i < 20; i++) await ana.write(`line ${String(i)}`);
  const segments = disk.files().filter((file) => file.endsWith('.seg'));
  expect(segments.length).toBeGreaterThan(3);
  expect((await journalOn(disk).read(BOOK)).damage).toEqual([]);
  expect(await readAll(laptop('bo', journalOn(disk)).keep())).toHaveLength(20);
});

test('every start writes to a new file', async () => {
  const { root, open } = await onThisMachine();
  const first = ackedOp(await laptop('ana a', open()).write('one'));
  await laptop('ana b', open()).write('two');
  const names = await readdir(join(root, BOOK, first.chain));
  expect(names.filter((name) => name.endsWith('.seg'))).toEqual(['00000001.seg', '00000002.seg']);
});

test.each([
  ['another machine', { ...HERE, machine: 'm2' }],
  ['another folder', { ...HERE, folder: '/copy/journal' }],
])('a profile copied to %s reads everything and begins a chain of its own', async (_where, place) => {
  const disk = simulatedDisk();
  const first = ackedOp(await laptop('ana a', journalOn(disk)).write('one'));
  const copy = laptop('ana copied', journalOn(disk, place));
  const second = ackedOp(await copy.write('two', { client: 'b' }));
  expect(second.seq).toBe(1);
  expect(second.chain).not.toBe(first.chain);
  expect(textsOf(await readAll(copy.restart()))).toEqual(expect.arrayContaining(['one', 'two']));
});

test('a copied journal is one until the first line that is written in it, in whichever book', async () => {
  const disk = simulatedDisk();
  const [there, here] = [HERE, { ...HERE, machine: 'm2' }];
  expect(await journalOn(disk, here).isMoved()).toBe(false);
  const ana = laptop('ana a', journalOn(disk, there));
  await ana.write('one');
  await ana.write('one', { client: 'b', book: OTHER_BOOK });
  expect(await journalOn(disk, there).isMoved()).toBe(false);
  expect(await journalOn(disk, here).isMoved()).toBe(true);
  ackedOp(await laptop('ana copied', journalOn(disk, here)).write('two', { client: 'c' }));
  expect(await journalOn(disk, here).isMoved()).toBe(false);
});

async function writtenDisk(lines: number) {
  const disk = simulatedDisk();
  const ana = laptop('ana', journalOn(disk));
  for (let i = 0; i < lines; i++) await ana.write(`line ${String(i)}`);
  return { disk, segment: disk.files().find((file) => file.endsWith('.seg')) ?? '' };
}

test('a file that cannot be read is damage with its place, and the rest is used', async () => {
  const { disk } = await writtenDisk(2);
  await laptop('ana later', journalOn(disk)).write('later');
  const [first = ''] = disk.files().filter((file) => file.endsWith('.seg'));
  disk.makeUnreadable(first);
  const read = await journalOn(disk).read(BOOK);
  expect(read.damage).toMatchObject([{ kind: 'damaged', where: first }]);
  expect(read.frames).toHaveLength(1);
  const mended = laptop('ana again', journalOn(disk));
  expect(await mended.keep().health(BOOK)).toMatchObject({ damage: [{ where: first }] });
  expect(ackedOp(await mended.write('on', { client: 'on' })).seq).toBe(1);
});

test('a chain folder that cannot be listed is damage, and the other chains are read', async () => {
  const { disk } = await writtenDisk(2);
  const bo = ackedOp(await laptop('bo', journalOn(disk)).write('from bo'));
  const ana = (await journalOn(disk).read(BOOK)).begun.find((chain) => chain !== bo.chain) ?? ('' as ChainId);
  disk.makeUnreadable(`/profile/journal/${BOOK}/${ana}`);
  const read = await journalOn(disk).read(BOOK);
  expect(read.damage).toMatchObject([{ chain: ana }]);
  expect(read.frames).toHaveLength(1);
});

test.each([
  ['in the middle', 100],
  ['in its last line', -20],
])(
  'a byte turned over %s of a file is damage, and the laptop never reuses a number behind it',
  async (_where, from) => {
    const { disk, segment } = await writtenDisk(3);
    const length = (await disk.read(segment)).length;
    disk.flip(segment, (from + length) % length);
    const ana = laptop('ana', journalOn(disk));
    expect(await readAll(ana.keep())).toHaveLength(2);
    expect((await ana.keep().health(BOOK)).damage).toHaveLength(1);
    expect(ackedOp(await ana.write('on', { client: 'on' })).seq).toBe(1);
  },
);

test('names that people or sync programs leave beside the files do no harm', async () => {
  const { disk, segment } = await writtenDisk(1);
  const folder = segment.slice(0, segment.lastIndexOf('/'));
  for (const name of ['copy.seg', '00000001 (conflict).seg', '.DS_Store']) await disk.create(`${folder}/${name}`);
  const ana = laptop('ana again', journalOn(disk));
  ackedOp(await ana.write('two'));
  ackedOp(await laptop('ana at last', journalOn(disk)).write('three'));
  expect(textsOf(await readAll(ana.restart()))).toEqual(['line 0', 'two', 'three']);
});

test('where a chain was begun, and that it is retired, are kept through a power cut once confirmed', async () => {
  const { disk } = await writtenDisk(1);
  const begun = 'cc'.repeat(16) as ChainId;
  const journal = journalOn(disk);
  await journal.begin(BOOK, begun);
  for (let seed = 0; seed < 8; seed++)
    expect((await journalOn(disk.afterPowerCut(seed)).read(BOOK)).begun).toContain(begun);
  await journal.retire(BOOK, begun);
  for (let seed = 0; seed < 8; seed++)
    expect((await journalOn(disk.afterPowerCut(seed)).read(BOOK)).begun).not.toContain(begun);
});

test('what a start reads is on the medium, in whichever file a full disk left it', async () => {
  const bo = laptop('bo');
  for (const text of ['one', 'two', 'three', 'four']) await bo.write(text);
  const frames = (await bo.keep().frames(BOOK, {})).map(({ bytes }) => bytes);
  const chain = (await bo.keep().frames(BOOK, {}))[0]?.ops[0]?.header.chain as ChainId;
  const disk = simulatedDisk();
  await prepareJournal(disk, HERE.folder);
  const before = journalOn(disk);
  await before.append(BOOK, chain, frames.slice(0, 1));
  // Two of three fit: they lie there, unsynced, when the third is refused.
  disk.setFree((frames[1]?.length ?? 0) + (frames[2]?.length ?? 0) + 20);
  await expect(before.append(BOOK, chain, frames.slice(1))).rejects.toThrow();
  disk.setFree(Infinity);
  // Killed just when the next file is there, and before anything is in it.
  disk.fail({ crashAt: disk.operations() + 3 });
  await expect(before.append(BOOK, chain, frames.slice(1))).rejects.toThrow();
  disk.fail({});
  const shown = (await journalOn(disk).read(BOOK)).frames.length;
  expect(shown).toBe(3);
  for (let seed = 0; seed < 20; seed++)
    expect((await journalOn(disk.afterPowerCut(seed)).read(BOOK)).frames).toHaveLength(shown);
});

test('what a killed process left is confirmed, on a disk that takes nothing, only once it can be made durable', async () => {
  const disk = simulatedDisk();
  const ana = laptop('ana', journalOn(disk));
  await ana.write('before', { client: 'before' });
  // The next line is written; its sync is where the process ends.
  disk.fail({ crashAt: disk.operations() + 2 });
  await ana.write('late', { client: 'late' });
  disk.fail({});
  disk.setReadOnly(true);
  const again = laptop('ana again', journalOn(disk));
  expect(textsOf(await readAll(again.keep()))).toEqual(['before', 'late']);
  expect(await again.write('late', { client: 'late' })).toMatchObject({ kind: 'refused', why: 'read-only' });
  disk.setReadOnly(false);
  const { hash } = ackedOp(await again.write('late', { client: 'late' }));
  for (let seed = 0; seed < 8; seed++) {
    const after = laptop('ana at last', journalOn(disk.afterPowerCut(seed)));
    expect((await readAll(after.keep())).map((op) => op.hash)).toContain(hash);
  }
});

test('a line in a book of which a killed process had made no more than the name survives a power cut', async () => {
  const disk = simulatedDisk();
  await prepareJournal(disk, HERE.folder);
  disk.fail({ crashAt: disk.operations() + 2 });
  await laptop('ana', journalOn(disk)).write('never');
  disk.fail({});
  const again = laptop('ana again', journalOn(disk));
  expect(await readAll(again.keep())).toEqual([]);
  const { hash } = ackedOp(await again.write('here'));
  for (let seed = 0; seed < 8; seed++) {
    const after = laptop('ana at last', journalOn(disk.afterPowerCut(seed)));
    expect((await readAll(after.keep())).map((op) => op.hash)).toEqual([hash]);
  }
});
