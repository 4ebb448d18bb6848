import { expect, test } from 'vitest';
import { LARGE_FILE_BYTES } from '../../../../shared/node/warroom/remote';
import type { Disk } from '../../../../shared/node/disk';
import { concat, toUtf8 } from '../../../../shared/record/bytes';
import { encodeFrame, scanFrames } from '../../../../shared/record/frame';
import { exchange } from '../../../../shared/record/exchange';
import { MAX_FILE_BYTES } from '../../../../shared/record/warroom-file';
import { BOOK, OTHER_BOOK, readAll, textsOf, type Laptop } from '../../../laptop';
import { forkedWriter, signingLaptop, writer } from '../../../signing';
import { flakyDisk } from '../../../simulation/flaky-disk';
import { simulatedDisk, type SimulatedDisk } from '../../../simulation/simulated-disk';
import { FILE, fileOf, fileWith, headerOf, namesBeside, overwrite } from './place';
import { put, SHARE, sharedDisk } from '../folder/place';

async function shared(name = 'ana', book = BOOK) {
  const disk = await sharedDisk();
  const one = signingLaptop(name);
  await one.write(`line of ${name}`, { book });
  const there = fileOf(one, disk);
  await exchange(one.keep(), there);
  return { disk, one, there };
}

/** Asks the file to exchange, and that it changes nothing there and nothing here. */
async function refusal(one: Laptop, there: ReturnType<typeof fileOf>, disk: SimulatedDisk) {
  const changes = disk.operations();
  const have = await one.keep().have(BOOK);
  const { problem } = await exchange(one.keep(), there);
  expect(disk.operations()).toBe(changes);
  expect(await one.keep().have(BOOK)).toEqual(have);
  return problem;
}

async function newcomer(disk: Disk) {
  const cy = signingLaptop('cy');
  const done = await exchange(cy.keep(), fileOf(cy, disk));
  return { ...done, lines: textsOf(await readAll(cy.keep())).sort() };
}

test('nothing but the file is left beside it, under one id and ever new revisions', async () => {
  const { disk, one, there } = await shared();
  const first = headerOf(await disk.read(FILE));
  await one.write('two');
  await one.write('drill', { book: OTHER_BOOK });
  await exchange(one.keep(), there);
  expect(await namesBeside(disk)).toEqual(['incident.warroom']);
  const second = headerOf(await disk.read(FILE));
  expect(second).toMatchObject({ id: first.id, books: [BOOK, OTHER_BOOK], keys: { how: 'none' } });
  expect(second.revision).not.toBe(first.revision);
  expect(there.bytes()).toBe((await disk.read(FILE)).length);
  expect(there.isLarge()).toBe(false);
});

test('a folder that is not there is offline, is not made, and is filled when it is back', async () => {
  const disk = simulatedDisk();
  const ana = await writer('ana', 'one');
  const there = fileOf(ana, disk);
  expect(await refusal(ana, there, disk)).toEqual({ kind: 'offline' });
  await disk.makeFolder(SHARE);
  expect(await exchange(ana.keep(), there)).toMatchObject({ problem: null, sent: 1 });
});

test('a file that was there and is gone is taken for a drive that is not mounted, until a person says so', async () => {
  const { disk, one, there } = await shared();
  const known = there.known();
  expect(known).toEqual([headerOf(await disk.read(FILE)).id, BOOK]);
  await disk.remove(FILE);
  expect(await refusal(one, there, disk)).toEqual({ kind: 'emptied' });
  expect(await refusal(one, fileOf(one, disk, { known }), disk)).toEqual({ kind: 'emptied' });
  there.startAnew();
  expect(await exchange(one.keep(), there)).toMatchObject({ problem: null, sent: 1 });
});

test.each([
  ['nothing', new Uint8Array(), { kind: 'emptied' }],
  ['the start of a header', toUtf8('holdfast warroom 1 {"id'), { kind: 'busy' }],
  ['something else', toUtf8('shopping list'), { kind: 'another' }],
  ['what only a newer app reads', toUtf8('holdfast warroom 2 {} 00\n'), { kind: 'newer', format: 2 }],
])('a file that holds %s is told, and is not changed', async (_what, bytes, problem) => {
  const { disk, one, there } = await shared();
  await overwrite(disk, FILE, bytes);
  expect(await refusal(one, there, disk)).toEqual(problem);
  expect(await refusal(one, fileOf(one, disk), disk)).toEqual(problem);
});

test('an empty file, and half a header, are filled once a person said so', async () => {
  for (const bytes of [new Uint8Array(), toUtf8('holdfast warroom 1 {"id')]) {
    const { disk, one, there } = await shared();
    await overwrite(disk, FILE, bytes);
    there.startAnew();
    expect(await exchange(one.keep(), there)).toMatchObject({ problem: null, sent: 1 });
    expect((await newcomer(disk)).lines).toEqual(['line of ana']);
  }
});

test('a folder of that name is another, and a file that is too large is too large', async () => {
  const { one } = await shared();
  const disk = await sharedDisk();
  await disk.makeFolder(FILE);
  expect(await refusal(one, fileOf(one, disk), disk)).toEqual({ kind: 'another' });
  const { disk: other, there } = await shared();
  const sized = (size: number): Disk => ({
    ...other,
    stat: async (path) => (path === FILE ? { kind: 'file', size } : other.stat(path)),
  });
  expect((await exchange(one.keep(), fileOf(one, sized(MAX_FILE_BYTES + 1)))).problem).toEqual({ kind: 'too-large' });
  expect(LARGE_FILE_BYTES).toBe(64 * 1024 * 1024);
  expect(there.isLarge()).toBe(false);
});

test('a file with books of others alone is another one; with one that was met here it is the same', async () => {
  const { one } = await shared();
  const { disk, there } = await shared('bo', OTHER_BOOK);
  expect(await refusal(one, fileOf(one, disk, { known: [BOOK] }), disk)).toEqual({ kind: 'another' });
  expect((await exchange(one.keep(), fileOf(one, disk, { known: [BOOK, OTHER_BOOK] }))).problem).toBe(null);
  const id = headerOf(await disk.read(FILE)).id;
  expect((await exchange(one.keep(), fileOf(one, disk, { known: [id] }))).problem).toBe(null);
  expect(await exchange(signingLaptop('dee').keep(), there)).toMatchObject({ problem: null, received: 2 });
});

test('a file that may only be read still gives what it has', async () => {
  const { disk } = await shared();
  const bo = await writer('bo', 'line of bo');
  disk.setReadOnly(true);
  expect(await exchange(bo.keep(), fileOf(bo, disk))).toMatchObject({ problem: { kind: 'read-only' }, received: 1 });
});

test('an update that was lost is given again by whoever made it', async () => {
  const { disk, one, there } = await shared();
  const bo = await writer('bo', 'line of bo');
  const before = await disk.read(FILE);
  await exchange(bo.keep(), fileOf(bo, disk));
  await one.write('two');
  await overwrite(disk, FILE, before);
  await exchange(one.keep(), there);
  expect((await newcomer(disk)).lines).toEqual(['line of ana', 'two']);
  await exchange(bo.keep(), fileOf(bo, disk));
  expect((await newcomer(disk)).lines).toEqual(['line of ana', 'line of bo', 'two']);
});

test('what came between the look and the write is joined, not written over', async () => {
  const { disk, one } = await shared();
  const bo = await writer('bo', 'line of bo');
  const late = await writer('late', 'line of late');
  let isFirst = true;
  const there = fileOf(bo, {
    ...disk,
    create: async (path) => {
      if (isFirst) {
        isFirst = false;
        await exchange(late.keep(), fileOf(late, disk));
      }
      return disk.create(path);
    },
  });
  expect(await exchange(bo.keep(), there)).toMatchObject({ problem: null, sent: 1 });
  expect((await newcomer(disk)).lines).toEqual(['line of ana', 'line of bo', 'line of late']);
  expect(await exchange(one.keep(), fileOf(one, disk))).toMatchObject({ received: 2, sent: 0 });
});

test('two who make the file at once make one', async () => {
  const disk = await sharedDisk();
  const [ana, bo] = [await writer('ana', 'line of ana'), await writer('bo', 'line of bo')];
  const done = await Promise.all([ana, bo].map((one) => exchange(one.keep(), fileOf(one, disk))));
  expect(done.map(({ problem }) => problem)).toEqual([null, null]);
  for (const one of [ana, bo]) await exchange(one.keep(), fileOf(one, disk));
  expect((await newcomer(disk)).lines).toEqual(['line of ana', 'line of bo']);
  expect(await namesBeside(disk)).toEqual(['incident.warroom']);
});

test.each([
  'incident (conflicted copy).warroom',
  'incident.sync-conflict-20261121-120000-ABC.warroom',
  'incident-LAPTOP.warroom',
])('a conflict copy %s is read too, and what it holds goes into the file', async (name) => {
  const { disk, one, there } = await shared();
  const before = await disk.read(FILE);
  const bo = await writer('bo', 'line of bo');
  await exchange(bo.keep(), fileOf(bo, disk));
  await put(disk, `${SHARE}/${name}`, await disk.read(FILE));
  await overwrite(disk, FILE, before);
  expect(await exchange(one.keep(), there)).toMatchObject({ received: 1, problem: null });
  await one.write('two');
  await exchange(one.keep(), there);
  await disk.remove(`${SHARE}/${name}`);
  expect((await newcomer(disk)).lines).toEqual(['line of ana', 'line of bo', 'two']);
});

test('another file with a name like it is left alone', async () => {
  const { disk, one, there } = await shared();
  const { disk: elsewhere } = await shared('bo', OTHER_BOOK);
  await put(disk, `${SHARE}/incident 2.warroom`, await elsewhere.read(FILE));
  expect(await exchange(one.keep(), there)).toMatchObject({ received: 0, problem: null });
  expect((await newcomer(disk)).lines).toEqual(['line of ana']);
});

test('an idle poll reads a few bytes of the file and writes nothing', async () => {
  const { disk, one } = await shared();
  const watched = flakyDisk(disk);
  const there = fileOf(one, watched);
  await exchange(one.keep(), there);
  watched.calls();
  const changes = disk.operations();
  expect(await exchange(one.keep(), there)).toMatchObject({ received: 0, sent: 0, problem: null });
  expect(disk.operations()).toBe(changes);
  expect(watched.calls().map(({ kind }) => kind)).toEqual(['stat', 'stat', 'readPart', 'list']);
});

test('a file that turns bad under its start is found out at a recheck or after an hour, and healed', async () => {
  for (const how of ['recheck', 'hour'] as const) {
    const { disk, one, there } = await shared();
    disk.flip(FILE, (await disk.read(FILE)).length - 400);
    expect((await exchange(one.keep(), there)).sent).toBe(0);
    if (how === 'recheck') there.recheck();
    else one.clock.pass(3_600_000);
    expect((await exchange(one.keep(), there)).sent).toBe(1);
    expect((await newcomer(disk)).lines).toEqual(['line of ana']);
  }
});

test('both branches of a fork go into one file', async () => {
  const disk = await sharedDisk();
  for (const one of await forkedWriter()) await exchange(one.keep(), fileOf(one, disk));
  expect((await newcomer(disk)).lines).toEqual(['instead of two', 'one', 'three', 'two']);
});

test('a file whose header is gone at both ends is known by its books, and gets a new one', async () => {
  const { disk, one, there } = await shared();
  const bytes = await disk.read(FILE);
  const line =
    (bytes.length - (await one.keep().frames(BOOK, {})).reduce((sum, frame) => sum + frame.bytes.length, 0)) / 2;
  await overwrite(disk, FILE, bytes.slice(line, bytes.length - line));
  await one.write('two');
  expect(await exchange(one.keep(), there)).toMatchObject({ problem: null, sent: 1 });
  expect(headerOf(await disk.read(FILE)).books).toEqual([BOOK]);
  expect((await newcomer(disk)).lines).toEqual(['line of ana', 'two']);
});

test('a frame its writer did not sign is neither given nor written again', async () => {
  const { disk, one, there } = await shared();
  const header = headerOf(await disk.read(FILE));
  const [good, other] = await (await writer('bo', 'good', 'bad')).keep().frames(BOOK, {});
  if (!good || !other) throw new Error('no frames');
  const unsigned = encodeFrame(other.ops, new Uint8Array(64)).bytes;
  const revision = '0f'.repeat(16);
  await overwrite(disk, FILE, fileWith({ ...header, revision }, concat(unsigned, good.bytes)));
  expect((await newcomer(disk)).lines).toEqual(['good']);
  expect(await exchange(one.keep(), there)).toMatchObject({ received: 1, sent: 1 });
  expect(scanFrames(await disk.read(FILE)).frames.map(({ bytes }) => bytes)).not.toContainEqual(unsigned);
});

test('a carried file that is put on a share keeps the keys that travel with it', async () => {
  const { disk, one, there } = await shared();
  const bytes = await disk.read(FILE);
  const keys = { how: 'clear', keys: '00'.repeat(52) } as const;
  const frames = scanFrames(bytes).frames.map((frame) => frame.bytes);
  const revision = '0f'.repeat(16);
  await overwrite(disk, FILE, fileWith({ ...headerOf(bytes), revision, keys }, concat(...frames)));
  await one.write('two');
  expect(await exchange(one.keep(), there)).toMatchObject({ sent: 1, problem: null });
  expect(headerOf(await disk.read(FILE)).keys).toEqual(keys);
});
