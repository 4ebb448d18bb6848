import { expect, test } from 'vitest';
import type { Disk } from '../../shared/node/disk';
import { exchange } from '../../shared/record/exchange';
import { readAll, textsOf } from '../laptop';
import { signingLaptop, writer } from '../signing';
import { FILE, fileOf, headerOf, namesBeside, overwrite } from '../shared/node/warroom/place';
import { sharedDisk } from '../shared/node/folder/place';
import { flakyDisk } from './flaky-disk';
import type { Faults } from './simulated-disk';

const LINES = ['one', 'three', 'two'];
const NEW_LINES = [...LINES, 'four'].sort();

/** What a laptop that was never there before gets from the file. */
async function newcomer(disk: Disk) {
  const cy = signingLaptop('cy');
  const done = await exchange(cy.keep(), fileOf(cy, disk));
  return { ...done, lines: textsOf(await readAll(cy.keep())).sort() };
}

/** A file that holds three lines, and a laptop that is to write a fourth while the disk has these faults. */
async function written(faults: Faults) {
  const disk = await sharedDisk();
  const ana = await writer('ana', 'one', 'two', 'three');
  await exchange(ana.keep(), fileOf(ana, disk));
  const before = disk.operations();
  await ana.write('four');
  const { crashAt } = faults;
  disk.fail(crashAt === undefined ? faults : { ...faults, crashAt: before + crashAt });
  await exchange(ana.keep(), fileOf(ana, disk));
  const operations = disk.operations() - before;
  disk.fail({});
  return { disk, ana, operations };
}

test.each([{ shortWrites: false }, { shortWrites: true }])(
  'a crash or a power cut at every step of a write leaves the old file or the new one, whole, %j',
  async (how) => {
    const { operations } = await written(how);
    expect(operations).toBeGreaterThan(4);
    for (let crashAt = 1; crashAt <= operations; crashAt++) {
      const { disk, ana } = await written({ ...how, crashAt });
      for (const left of [disk, ...[1, 2, 3, 4].map((seed) => disk.afterPowerCut(crashAt * 10 + seed))]) {
        const { problem, lines } = await newcomer(left);
        expect({ crashAt, problem }).toEqual({ crashAt, problem: null });
        expect([LINES, NEW_LINES]).toContainEqual(lines);
        expect((await exchange(ana.keep(), fileOf(ana, left))).problem).toBe(null);
        expect((await newcomer(left)).lines).toEqual(expect.arrayContaining(NEW_LINES));
        await ana.write('x');
        await exchange(ana.keep(), fileOf(ana, left));
        expect(await namesBeside(left)).toEqual(['incident.warroom']);
      }
    }
  },
);

test('a crash or a power cut at every step of the first write leaves no file or a whole one', async () => {
  for (let crashAt = 1; crashAt <= 8; crashAt++) {
    const disk = await sharedDisk();
    const ana = await writer('ana', 'one');
    disk.fail({ crashAt: disk.operations() + crashAt });
    await exchange(ana.keep(), fileOf(ana, disk));
    disk.fail({});
    for (const left of [disk, disk.afterPowerCut(crashAt), disk.afterPowerCut(crashAt + 100)]) {
      expect((await newcomer(left)).problem).toBe(null);
      expect((await exchange(ana.keep(), fileOf(ana, left))).problem).toBe(null);
      expect((await newcomer(left)).lines).toEqual(['one']);
    }
  }
});

test('what was once answered as written is there after a power cut', async () => {
  const { disk } = await written({ shortWrites: true });
  for (let seed = 0; seed < 20; seed++) expect((await newcomer(disk.afterPowerCut(seed))).lines).toEqual(NEW_LINES);
});

test('a sync that is refused publishes nothing, and the next write does', async () => {
  const { operations } = await written({});
  for (let failSyncAt = 1; failSyncAt <= operations; failSyncAt++) {
    const { disk, ana } = await written({ failSyncAt });
    expect([LINES, NEW_LINES]).toContainEqual((await newcomer(disk.afterPowerCut(failSyncAt))).lines);
    expect((await exchange(ana.keep(), fileOf(ana, disk))).problem).toBe(null);
    expect((await newcomer(disk)).lines).toEqual(NEW_LINES);
  }
});

test('a disk that is full at any moment says so, keeps the old file, and takes the new one when there is space', async () => {
  let refusals = 0;
  for (let free = 0; free < 6_000; free += 150) {
    const { disk } = await written({});
    disk.setFree(free);
    const bo = await writer('bo', 'from bo');
    const { problem, received } = await exchange(bo.keep(), fileOf(bo, disk));
    expect({ free, received }).toEqual({ free, received: 4 });
    if (problem) expect(problem).toEqual({ kind: 'full' });
    if (problem) refusals += 1;
    expect((await newcomer(disk)).lines).toEqual(problem ? NEW_LINES : [...NEW_LINES, 'from bo'].sort());
    expect(await namesBeside(disk)).toEqual(['incident.warroom']);
    disk.setFree(Infinity);
    expect((await exchange(bo.keep(), fileOf(bo, disk))).problem).toBe(null);
    expect((await newcomer(disk)).lines).toEqual([...NEW_LINES, 'from bo'].sort());
  }
  expect(refusals).toBeGreaterThan(5);
});

test.each(['EBUSY', 'EPERM', 'ESTALE'])('what fails with %s for a while is tried again', async (code) => {
  for (const kind of ['create', 'moveIfAbsent', 'syncFolder', 'readPart', 'stat', 'replace'] as const) {
    const inner = await sharedDisk();
    const disk = flakyDisk(inner);
    const ana = await writer('ana', 'one', 'two', 'three');
    if (kind === 'replace') await exchange(ana.keep(), fileOf(ana, inner));
    if (kind === 'replace') await ana.write('four');
    disk.refuse(code, 4, (asked) => asked.kind === kind);
    const before = ana.clock.mono();
    expect(await exchange(ana.keep(), fileOf(ana, disk))).toMatchObject({ problem: null });
    expect(ana.clock.mono()).toBeGreaterThan(before);
    expect((await newcomer(disk)).lines).toEqual(kind === 'replace' ? NEW_LINES : LINES);
  }
});

test.each([
  ['EBUSY', 'busy'],
  ['EPERM', 'no-permission'],
  ['EACCES', 'no-permission'],
  ['EROFS', 'read-only'],
  ['ESTALE', 'offline'],
  ['EIO', 'offline'],
])('a file that answers %s for good is %s, keeps what it held, and nothing half-written stays', async (code, kind) => {
  const { disk, ana } = await written({});
  const flaky = flakyDisk(disk);
  flaky.refuse(code, Infinity, (asked) => asked.kind === 'replace');
  await ana.write('five');
  expect((await exchange(ana.keep(), fileOf(ana, flaky))).problem).toEqual({ kind });
  expect((await newcomer(disk)).lines).toEqual(NEW_LINES);
  expect(await namesBeside(disk)).toEqual(['incident.warroom']);
  flaky.refuse(code, 0, () => false);
  expect((await exchange(ana.keep(), fileOf(ana, flaky))).problem).toBe(null);
  expect((await newcomer(disk)).lines).toEqual([...NEW_LINES, 'five'].sort());
});

test('a disk that gives other bytes back than it was given is called unreliable, and the file stays as it was', async () => {
  const { disk, ana } = await written({});
  await ana.write('five');
  const wrong: Disk = {
    ...disk,
    readPart: async (path, from, length) =>
      (await disk.readPart(path, from, length)).map((byte, i) => (path.endsWith('.part') && i === 9 ? ~byte : byte)),
  };
  expect((await exchange(ana.keep(), fileOf(ana, wrong))).problem).toEqual({ kind: 'unreliable' });
  expect((await newcomer(disk)).lines).toEqual(NEW_LINES);
  expect(await namesBeside(disk)).toEqual(['incident.warroom']);
});

test('a file cut short anywhere, or with a byte turned over, is healed, and lies beside it as it was', async () => {
  const { disk, ana } = await written({});
  const bytes = await disk.read(FILE);
  const { id } = headerOf(bytes);
  const headerBytes = bytes.indexOf(0x0a) + 1;
  for (let at = headerBytes; at < bytes.length; at += 97) {
    for (const spoilt of [bytes.slice(0, at), bytes.map((byte, i) => (i === at ? byte ^ 4 : byte))]) {
      await overwrite(disk, FILE, spoilt);
      const { problem, lines } = await newcomer(disk);
      expect(problem).toBe(null);
      expect(NEW_LINES).toEqual(expect.arrayContaining(lines));
      await ana.write('more');
      expect((await exchange(ana.keep(), fileOf(ana, disk))).problem).toBe(null);
      expect(headerOf(await disk.read(FILE)).id).toBe(id);
      const [, aside = '', ...others] = await namesBeside(disk);
      expect(aside).toMatch(/^incident\.warroom\.damaged-[0-9a-f]{16}$/);
      expect(others).toEqual([]);
      expect(await disk.read(`/share/${aside}`)).toEqual(spoilt);
      await disk.remove(`/share/${aside}`);
      expect((await newcomer(disk)).lines).toEqual(expect.arrayContaining(NEW_LINES));
    }
  }
});
