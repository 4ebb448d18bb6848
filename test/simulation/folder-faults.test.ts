import { expect, test } from 'vitest';
import { exchange } from '../../shared/record/exchange';
import { scanFrames } from '../../shared/record/frame';
import { signingLaptop } from '../signing';
import { readAll, textsOf, type Laptop } from '../laptop';
import { filesBelow, folderOf, HOME, put, sharedDisk } from '../shared/node/folder/place';
import { flakyDisk } from './flaky-disk';
import type { Disk } from '../../shared/node/disk';
import type { Faults, SimulatedDisk } from './simulated-disk';

const LINES = ['one', 'two', 'three'];

async function writer(name: string, lines: readonly string[] = LINES): Promise<Laptop> {
  const one = signingLaptop(name);
  for (const line of lines) await one.write(line);
  return one;
}

/** What a laptop that was never there before gets from the folder. */
async function newcomer(disk: Disk) {
  const cy = signingLaptop('cy');
  const done = await exchange(cy.keep(), folderOf(cy, disk));
  return { ...done, lines: textsOf(await readAll(cy.keep())) };
}

/** Files that someone would take for segments, and are not whole. */
async function brokenSegments(disk: Disk): Promise<readonly string[]> {
  const files = [...(await filesBelow(disk, `${HOME}/books`)), ...(await filesBelow(disk, `${HOME}/repair`))];
  const segments = files.filter(([path]) => !path.endsWith('MARKER'));
  return segments.flatMap(([path, bytes]) => (bytes.length > 0 && !scanFrames(bytes).damage.length ? [] : [path]));
}

async function publishWith(faults: Faults): Promise<{ readonly disk: SimulatedDisk; readonly ana: Laptop }> {
  const disk = await sharedDisk();
  const ana = await writer('ana');
  disk.fail(faults);
  await exchange(ana.keep(), folderOf(ana, disk));
  return { disk, ana };
}

test.each([{ shortWrites: false }, { shortWrites: true }])(
  'a crash or a power cut at every step of a publish loses nothing and leaves nothing that is taken for a segment, %j',
  async ({ shortWrites }) => {
    const whole = await publishWith({ shortWrites });
    const first = (await sharedDisk()).operations() + 1;
    expect(whole.disk.operations()).toBeGreaterThan(first + 20);
    for (let crashAt = first; crashAt <= whole.disk.operations(); crashAt++) {
      const { disk, ana } = await publishWith({ shortWrites, crashAt });
      const after = [disk, disk.afterPowerCut(crashAt), disk.afterPowerCut(crashAt + 1_000)];
      disk.fail({});
      for (const left of after) {
        expect({ crashAt, broken: await brokenSegments(left) }).toEqual({ crashAt, broken: [] });
        expect((await exchange(ana.keep(), folderOf(ana, left))).problem).toBe(null);
        expect((await newcomer(left)).lines).toEqual(LINES);
      }
    }
  },
);

test('what was once answered as published is there after a power cut', async () => {
  const { disk } = await publishWith({ shortWrites: true });
  for (let seed = 0; seed < 20; seed++) expect((await newcomer(disk.afterPowerCut(seed))).lines).toEqual(LINES);
});

test('a folder that is full at any moment says so, still gives what it has, and is filled when there is space', async () => {
  for (let free = 0; free < 6_000; free += 150) {
    const disk = await sharedDisk();
    const bo = await writer('bo', ['from bo']);
    await exchange(bo.keep(), folderOf(bo, disk));
    disk.setFree(free);
    const ana = await writer('ana');
    const { problem, received } = await exchange(ana.keep(), folderOf(ana, disk));
    expect({ free, received }).toEqual({ free, received: 1 });
    if (problem) expect(problem).toEqual({ kind: 'full' });
    expect(await brokenSegments(disk)).toEqual([]);
    disk.setFree(Infinity);
    expect((await exchange(ana.keep(), folderOf(ana, disk))).problem).toBe(null);
    expect((await newcomer(disk)).lines.sort()).toEqual([...LINES, 'from bo'].sort());
  }
});

test.each(['EBUSY', 'EPERM', 'ESTALE'])('what fails with %s for a while is tried again', async (code) => {
  for (const kind of ['create', 'moveIfAbsent', 'makeFolder', 'syncFolder', 'read', 'list', 'stat'] as const) {
    const disk = flakyDisk(await sharedDisk());
    const ana = await writer('ana');
    disk.refuse(code, 4, (asked) => asked.kind === kind);
    const before = ana.clock.mono();
    expect(await exchange(ana.keep(), folderOf(ana, disk))).toMatchObject({ problem: null, sent: 3 });
    expect(ana.clock.mono()).toBeGreaterThan(before);
    expect((await newcomer(disk)).lines).toEqual(LINES);
  }
});

test('a name that someone never lets go of is given up after a minute for a new one', async () => {
  const disk = flakyDisk(await sharedDisk());
  const ana = await writer('ana');
  disk.refuse('EBUSY', Infinity, ({ kind, path }) => kind === 'moveIfAbsent' && /-[0-9a-f]{16}\.seg$/.test(path));
  const before = ana.clock.mono();
  expect((await exchange(ana.keep(), folderOf(ana, disk))).problem).toBe(null);
  expect(ana.clock.mono() - before).toBeGreaterThanOrEqual(60_000);
  expect((await newcomer(disk)).lines).toEqual(LINES);
});

test.each([
  ['EBUSY', 'busy'],
  ['EPERM', 'no-permission'],
  ['EACCES', 'no-permission'],
  ['EROFS', 'read-only'],
  ['ESTALE', 'offline'],
  ['EIO', 'offline'],
])('a folder that answers %s for good is %s, and has no half of a file', async (code, kind) => {
  const disk = flakyDisk(await sharedDisk());
  const ana = await writer('ana');
  disk.refuse(code, Infinity, (asked) => asked.kind === 'moveIfAbsent' && asked.path.endsWith('.seg'));
  expect((await exchange(ana.keep(), folderOf(ana, disk))).problem).toEqual({ kind });
  expect((await newcomer(disk)).lines).toEqual([]);
  disk.refuse(code, 0, () => false);
  expect((await exchange(ana.keep(), folderOf(ana, disk))).problem).toBe(null);
});

test('a disk that gives other bytes back than it was given publishes nothing and is called unreliable', async () => {
  const inner = await sharedDisk();
  const disk: Disk = {
    ...inner,
    read: async (path) => (await inner.read(path)).map((byte, i) => (path.includes('/tmp/') && i === 9 ? ~byte : byte)),
  };
  const ana = await writer('ana');
  expect((await exchange(ana.keep(), folderOf(ana, disk))).problem).toEqual({ kind: 'unreliable' });
  expect([...(await filesBelow(disk, HOME)).keys()]).toEqual([]);
});

test('listings from a cache delay and double nothing', async () => {
  const disk = flakyDisk(await sharedDisk());
  const ana = await writer('ana', ['before']);
  const there = folderOf(ana, disk);
  await exchange(ana.keep(), there);
  const thaw = disk.freezeListings();
  await ana.write('after');
  for (let i = 0; i < 3; i++) expect((await exchange(ana.keep(), there)).problem).toBe(null);
  expect((await newcomer(disk)).lines).toEqual(['before']);
  expect((await exchange(ana.keep(), folderOf(ana, disk))).problem).toBe(null);
  thaw();
  expect((await newcomer(disk)).lines).toEqual(['before', 'after']);
  const segments = [...(await filesBelow(disk, HOME)).keys()].filter((path) => path.endsWith('.seg'));
  expect(segments).toHaveLength(2);
});

async function replace(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  await disk.remove(path);
  await put(disk, path, bytes);
}

async function onlySegment(disk: Disk): Promise<readonly [string, Uint8Array]> {
  const found = [...(await filesBelow(disk, HOME))].find(([path]) => path.endsWith('.seg'));
  if (!found) throw new Error('no segment');
  return found;
}

test('a segment cut short anywhere gives what is whole in it, and its owner or anyone else heals it', async () => {
  const { disk, ana } = await publishWith({});
  const [path, bytes] = await onlySegment(disk);
  const bo = signingLaptop('bo');
  await exchange(bo.keep(), folderOf(bo, disk));
  for (let length = 0; length < bytes.length; length += 61) {
    for (const healer of [ana, bo]) {
      const sick = await sharedDisk();
      await exchange(ana.keep(), folderOf(ana, sick));
      await replace(sick, path, bytes.slice(0, length));
      const { problem, lines } = await newcomer(sick);
      expect(problem).toBe(null);
      expect(lines).toEqual(LINES.slice(0, lines.length));
      await exchange(healer.keep(), folderOf(healer, sick));
      expect((await newcomer(sick)).lines).toEqual(LINES);
    }
  }
});

test('every byte of a segment may turn over: it is found out or harmless, and healed', async () => {
  const ana = await writer('ana', ['only']);
  const disk = await sharedDisk();
  await exchange(ana.keep(), folderOf(ana, disk));
  const [path, bytes] = await onlySegment(disk);
  const home = await filesBelow(disk, HOME);
  for (let at = 0; at < bytes.length; at++) {
    disk.flip(path, at);
    expect({ at, lines: (await newcomer(disk)).lines }).toEqual({ at, lines: [] });
    expect((await exchange(ana.keep(), folderOf(ana, disk))).verdicts.ok).toBe(1);
    expect((await newcomer(disk)).lines).toEqual(['only']);
    for (const one of (await filesBelow(disk, HOME)).keys()) if (!home.has(one)) await disk.remove(one);
    await replace(disk, path, bytes);
  }
});

test('a segment that turns bad under its name is found out at a read or a recheck, and healed', async () => {
  const { disk, ana } = await publishWith({});
  const there = folderOf(ana, disk);
  await exchange(ana.keep(), there);
  const [path, bytes] = await onlySegment(disk);
  await replace(disk, path, bytes.slice(0, 40));
  expect((await exchange(ana.keep(), there)).sent).toBe(0);
  there.recheck();
  expect((await exchange(ana.keep(), there)).sent).toBe(3);
  expect((await newcomer(disk)).lines).toEqual(LINES);
});

test.each(['in a frame', 'between frames'])(
  'a file that comes bit by bit, cut %s, is looked at again until it is whole',
  async (cut) => {
    const { disk } = await publishWith({});
    const [path, bytes] = await onlySegment(disk);
    const frame = scanFrames(bytes).frames[0]?.bytes.length ?? 0;
    const cy = signingLaptop('cy');
    const there = folderOf(cy, disk);
    await replace(disk, path, bytes.slice(0, cut === 'in a frame' ? frame + 20 : frame));
    expect((await exchange(cy.keep(), there)).received).toBe(1);
    await replace(disk, path, bytes);
    expect((await exchange(cy.keep(), there)).received).toBe(0);
    cy.clock.pass(5_000);
    expect((await exchange(cy.keep(), there)).received).toBe(2);
  },
);
