import { expect, test } from 'vitest';
import { exchange } from '../../../../shared/record/exchange';
import { toUtf8 } from '../../../../shared/record/bytes';
import type { BookId } from '../../../../shared/record/op';
import { answered } from '../../../contracts/remote';
import { signingLaptop } from '../../../signing';
import { BOOK, OTHER_BOOK, readAll, textsOf, type Laptop } from '../../../laptop';
import { flakyDisk } from '../../../simulation/flaky-disk';
import { simulatedDisk, type SimulatedDisk } from '../../../simulation/simulated-disk';
import { filesBelow, folderOf, HOME, put, SHARE, sharedDisk } from './place';

async function shared(name = 'ana', book = BOOK) {
  const disk = await sharedDisk();
  const one = signingLaptop(name);
  await one.write(`line of ${name}`, { book });
  const there = folderOf(one, disk);
  await exchange(one.keep(), there);
  return { disk, one, there };
}

/** Asks the folder to exchange, and that it changes nothing in it and nothing here. */
async function refusal(one: Laptop, there: ReturnType<typeof folderOf>, disk: SimulatedDisk) {
  const changes = disk.operations();
  const have = await one.keep().have(BOOK);
  const { problem } = await exchange(one.keep(), there);
  expect(disk.operations()).toBe(changes);
  expect(await one.keep().have(BOOK)).toEqual(have);
  return problem;
}

test('a folder that is not there is offline, is not made, and is filled when it is back', async () => {
  const disk = simulatedDisk();
  const ana = signingLaptop('ana');
  await ana.write('one');
  const there = folderOf(ana, disk);
  expect(await refusal(ana, there, disk)).toEqual({ kind: 'offline' });
  await disk.makeFolder(SHARE);
  expect(await exchange(ana.keep(), there)).toMatchObject({ problem: null, sent: 1 });
});

test('an empty folder that was ours is taken for a drive that is not mounted, in this run and the next', async () => {
  const { disk, one, there } = await shared();
  const known = there.known();
  expect(known).toEqual([BOOK]);
  await disk.remove(HOME);
  expect(await there.root()).toEqual({ ok: false, error: { kind: 'emptied' } });
  expect(await refusal(one, there, disk)).toEqual({ kind: 'emptied' });
  expect(await refusal(one, folderOf(one, disk, { known }), disk)).toEqual({ kind: 'emptied' });
  there.startAnew();
  expect(await exchange(one.keep(), there)).toMatchObject({ problem: null, sent: 1 });
});

test('who has only read in a folder knows it again, too', async () => {
  const { disk } = await shared();
  const bo = signingLaptop('bo');
  const there = folderOf(bo, disk);
  await exchange(bo.keep(), there);
  expect(there.known()).toEqual([BOOK]);
  await disk.remove(HOME);
  expect(await refusal(bo, there, disk)).toEqual({ kind: 'emptied' });
});

test('a drive that goes between the look and the write is not written to', async () => {
  const { disk, one, there } = await shared();
  await there.root();
  await disk.remove(HOME);
  await one.write('two');
  const frames = (await one.keep().frames(BOOK, {})).map(({ bytes }) => bytes);
  const changes = disk.operations();
  expect(await there.append(BOOK, frames)).toEqual({ ok: false, error: { kind: 'emptied' } });
  expect(disk.operations()).toBe(changes);
});

test('a folder with books of others alone is another one', async () => {
  const { one } = await shared();
  const { disk } = await shared('bo', OTHER_BOOK);
  expect(await refusal(one, folderOf(one, disk, { known: [BOOK] }), disk)).toEqual({ kind: 'another' });
  expect((await exchange(one.keep(), folderOf(one, disk, { known: [BOOK, OTHER_BOOK] }))).problem).toBe(null);
});

test('a marker that says something else proves nothing', async () => {
  const { disk, one } = await shared();
  await disk.remove(`${HOME}/books/${BOOK}/MARKER`);
  await put(disk, `${HOME}/books/${BOOK}/MARKER`, toUtf8(`holdfast book ${OTHER_BOOK}\n`));
  expect(await refusal(one, folderOf(one, disk, { known: [BOOK] }), disk)).toEqual({ kind: 'another' });
});

test.each([
  ['holdfast folder 2\nmore\n', { kind: 'newer', format: 2 }],
  ['shopping list', { kind: 'another' }],
  ['', { kind: 'busy' }],
  ['holdfast fol', { kind: 'busy' }],
])('a FORMAT that says %j is told, and nothing is changed', async (text, problem) => {
  const { disk, one, there } = await shared();
  await disk.remove(`${HOME}/FORMAT`);
  await put(disk, `${HOME}/FORMAT`, toUtf8(text));
  await one.write('two');
  expect(await refusal(one, there, disk)).toEqual(problem);
});

test('a folder that may only be read still gives what it has', async () => {
  const { disk } = await shared();
  const bo = signingLaptop('bo');
  await bo.write('line of bo');
  disk.setReadOnly(true);
  const done = await exchange(bo.keep(), folderOf(bo, disk));
  expect(done).toMatchObject({ problem: { kind: 'read-only' }, received: 1 });
});

test('a file that becomes another between the look and the read gives nothing, and is read anew at the next look', async () => {
  const { disk } = await shared('ana');
  const { disk: elsewhere } = await shared('bob');
  const segment = async (from: SimulatedDisk) => {
    const found = [...(await filesBelow(from, HOME))].find(([path]) => path.endsWith('.seg'));
    return found ?? ['', new Uint8Array()];
  };
  const [[path, ours], [, another]] = [await segment(disk), await segment(elsewhere)];
  expect(another.length).toBe(ours.length);
  const bo = signingLaptop('bo');
  const there = folderOf(bo, disk);
  await answered(there.root());
  await disk.remove(path);
  await put(disk, path, another);
  for await (const page of there.read(BOOK, {})) expect(page).toEqual({ ok: true, value: [] });
  await exchange(bo.keep(), there);
  expect(textsOf(await readAll(bo.keep()))).toEqual(['line of bob']);
});

test('conflict copies change nothing, and are as good as what they are copies of', async () => {
  const { disk, one, there } = await shared();
  const root = await answered(there.root());
  const found = [...(await filesBelow(disk, HOME))].find(([path]) => path.endsWith('.seg'));
  const [path, bytes] = found ?? ['', new Uint8Array()];
  const folder = path.slice(0, path.lastIndexOf('/'));
  await disk.makeFolder(`${folder} (1)`);
  const copies = [
    path.replace('.seg', ' (conflicted copy).seg'),
    path.replace('.seg', '.sync-conflict-20261121-120000-ABCDEFG.seg'),
    path.replace('.seg', ''),
    `${folder} (1)/copy of a copy`,
  ];
  for (const copy of copies) await put(disk, copy, bytes);
  expect(await answered(there.root())).toBe(root);
  await disk.remove(path);
  for (const kept of copies) {
    for (const copy of copies) if (copy !== kept) await disk.remove(copy);
    const bo = signingLaptop('bo');
    await exchange(bo.keep(), folderOf(bo, disk));
    expect(textsOf(await readAll(bo.keep()))).toEqual(['line of ana']);
    for (const copy of copies) if (copy !== kept) await put(disk, copy, bytes);
  }
  expect((await exchange(one.keep(), there)).sent).toBe(0);
});

test('junk costs a look now and then, and nothing else', async () => {
  const { disk, one } = await shared();
  const chain = Object.keys(await one.keep().have(BOOK))[0] ?? '';
  const folder = `${HOME}/books/${BOOK}/${chain}`;
  await put(disk, `${HOME}/books/.DS_Store`, toUtf8('x'));
  await put(disk, `${HOME}/books/${'d'.repeat(32)}`, toUtf8('a file where a book is meant to be'));
  await put(disk, `${folder}/Thumbs.db`, toUtf8('x'.repeat(3_000)));
  await put(disk, `${folder}/00000009-00000009-0123456789abcdef.seg`, new Uint8Array());
  await disk.makeFolder(`${folder}/a folder.seg`);
  await put(disk, `${HOME}/books/${BOOK}/${'e'.repeat(32)}`, toUtf8('a file where a chain is meant to be'));
  const watched = flakyDisk(disk);
  const bo = signingLaptop('bo');
  const there = folderOf(bo, watched);
  expect(await exchange(bo.keep(), there)).toMatchObject({ problem: null, received: 1 });
  // The second poll reads one marker; after that it is known.
  await exchange(bo.keep(), there);
  watched.calls();
  expect((await exchange(bo.keep(), there)).problem).toBe(null);
  expect(readsOf(watched)).toEqual([`${HOME}/FORMAT`]);
  for (let hour = 0; hour < 24; hour++) {
    bo.clock.pass(3_600_000);
    await exchange(bo.keep(), there);
  }
  expect(readsOf(watched).length).toBeLessThanOrEqual(24 * 3);
});

const readsOf = (disk: ReturnType<typeof flakyDisk>) =>
  disk
    .calls()
    .filter(({ kind }) => kind === 'read')
    .map(({ path }) => path);

test('one folder that cannot be listed hides only itself, and what was known of it stays', async () => {
  const { disk, one } = await shared();
  const bo = signingLaptop('bo');
  await bo.write('line of bo');
  const flaky = flakyDisk(disk);
  const there = folderOf(bo, flaky);
  await exchange(bo.keep(), there);
  const root = await answered(there.root());
  const chain = Object.keys(await one.keep().have(BOOK))[0] ?? '';
  flaky.refuse('EIO', Infinity, ({ kind, path }) => kind === 'list' && path.endsWith(chain));
  expect(await answered(there.root())).toBe(root);
  const cy = signingLaptop('cy');
  expect(await exchange(cy.keep(), folderOf(cy, flaky))).toMatchObject({ problem: null, received: 1 });
});

test('an idle poll of 200 books of 3 chains lists every folder once, and reads one file', async () => {
  const disk = flakyDisk(await sharedDisk());
  const books = Array.from({ length: 200 }, (_, i) => i.toString(16).padStart(32, '0') as BookId);
  const laptops = ['ana', 'bo', 'cy'].map(signingLaptop);
  for (const one of laptops) {
    for (const book of books) await one.write('a line', { book });
    await exchange(one.keep(), folderOf(one, disk));
  }
  const [ana] = laptops;
  if (!ana) return;
  const there = folderOf(ana, disk);
  for (let i = 0; i < 2; i++) await exchange(ana.keep(), there);
  disk.calls();
  expect(await exchange(ana.keep(), there)).toMatchObject({ problem: null, received: 0, sent: 0 });
  const calls = disk.calls();
  const count = (kind: string) => calls.filter((asked) => asked.kind === kind).length;
  expect({ list: count('list'), read: count('read'), stat: count('stat') }).toEqual({ list: 802, read: 1, stat: 2 });
  expect(calls).toHaveLength(805);
}, 60_000);
