import { afterEach, expect, test } from 'vitest';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSituationPages } from '../../../electron/keeper/situation-pages';
import { nodeDisk, type Disk } from '../../../shared/node/disk';
import type { RemoteReport, RemoteState } from '../../../shared/bridge';
import { BOOK, NOON } from '../../laptop';

const MINUTE = 60_000;
const NAME = 'situation-INC-20261121-ANA-01.html';
const UP_TO_DATE: RemoteState = { kind: 'up-to-date', at: NOON };

const made: string[] = [];
afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** A shared folder with a record in it. */
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-page-'));
  made.push(folder);
  await mkdir(join(folder, 'holdfast'));
  return folder;
}

const remoteAt = (path: string, change: Partial<RemoteReport> = {}): RemoteReport => ({
  ...{ id: path, kind: 'folder', isLarge: false, path, state: UP_TO_DATE, lastAt: NOON, waiting: 0, strangers: 0 },
  ...{ restored: null, host: null },
  ...change,
});

type World = {
  remotes: readonly RemoteReport[];
  isPaused?: boolean;
  isKeptOff?: boolean;
  isRestricted?: boolean;
  disk?: Disk;
};

function laptop(world: World) {
  let now = NOON;
  const pages = createSituationPages({
    places: () => ({
      remotes: world.remotes,
      isPaused: world.isPaused ?? false,
      keptOff: world.isKeptOff ? [BOOK] : [],
    }),
    isRestricted: () => Promise.resolve(world.isRestricted ?? false),
    disk: world.disk ?? nodeDisk(),
    device: new Uint8Array(32).fill(3),
    now: () => now,
    sleep: () => Promise.resolve(),
    random: (bytes) => new Uint8Array(bytes).fill(5),
  });
  type Why = Parameters<typeof pages.write>[0]['why'];
  return {
    write: (html: string, why: Why = 'kept') => pages.write({ book: BOOK, name: NAME, html, why }),
    pass: (ms: number) => void (now += ms),
  };
}

const textIn = (folder: string) => readFile(join(folder, NAME), 'utf8').catch(() => null);
/** Everything in the folder and below. */
const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).flatMap((one) => (one.isFile() ? [one.name] : []));

test('a page stands beside the record, whole, and nothing else is left there', async () => {
  const folder = await newFolder();
  const ana = laptop({ remotes: [remoteAt(folder)] });
  expect(await ana.write('one')).toEqual({ kind: 'written', paths: [join(folder, NAME)], failed: null });
  ana.pass(MINUTE);
  expect(await ana.write('two')).toMatchObject({ kind: 'written' });
  expect(await textIn(folder)).toBe('two');
  expect(await filesIn(folder)).toEqual([NAME]);
});

test('whoever reads meanwhile finds the old page or the new one: it is renamed, never written over', async () => {
  const folder = await newFolder();
  const seen: (string | null)[] = [];
  const disk = nodeDisk();
  const watched: Disk = {
    ...disk,
    create: async (path) => {
      const file = await disk.create(path);
      return {
        ...file,
        write: async (bytes) => {
          const written = await file.write(bytes.subarray(0, 1));
          seen.push(await textIn(folder));
          return written;
        },
      };
    },
  };
  const ana = laptop({ remotes: [remoteAt(folder)], disk: watched });
  await ana.write('old');
  await ana.write('new', 'asked');
  expect(seen).toEqual([null, null, null, 'old', 'old', 'old']);
  expect(await textIn(folder)).toBe('new');
});

test('it is written at most every minute, unless somebody asks for it', async () => {
  const folder = await newFolder();
  const ana = laptop({ remotes: [remoteAt(folder)] });
  await ana.write('one');
  ana.pass(MINUTE - 1);
  expect(await ana.write('two')).toEqual({ kind: 'too-soon' });
  expect(await textIn(folder)).toBe('one');
  expect(await ana.write('asked for', 'asked')).toMatchObject({ kind: 'written' });
  ana.pass(1);
  expect(await ana.write('three')).toEqual({ kind: 'too-soon' });
  ana.pass(MINUTE);
  await ana.write('four');
  expect(await textIn(folder)).toBe('four');
});

test('a clock that was set back does not stop it', async () => {
  const folder = await newFolder();
  const ana = laptop({ remotes: [remoteAt(folder)] });
  await ana.write('one');
  ana.pass(-60 * MINUTE);
  expect(await ana.write('two')).toMatchObject({ kind: 'written' });
});

test('another laptop stands in only once nobody has kept the page for long', async () => {
  const folder = await newFolder();
  const ana = laptop({ remotes: [remoteAt(folder)] });
  const bo = laptop({ remotes: [remoteAt(folder)] });
  await ana.write('of ana');
  const wrote = (ms: number) => utimes(join(folder, NAME), ms / 1000, ms / 1000);
  await wrote(NOON);
  expect(await bo.write('of bo', 'stand-in')).toEqual({ kind: 'kept-elsewhere' });
  bo.pass(12 * MINUTE);
  expect(await bo.write('of bo', 'stand-in')).toMatchObject({ kind: 'written' });
  expect(await textIn(folder)).toBe('of bo');
});

test('where there is no page a stand-in makes one', async () => {
  const folder = await newFolder();
  const bo = laptop({ remotes: [remoteAt(folder)] });
  expect(await bo.write('of bo', 'stand-in')).toMatchObject({ kind: 'written' });
});

test('a page that is no longer kept is replaced where it lies, and put nowhere else', async () => {
  const [with_, without] = [await newFolder(), await newFolder()];
  const ana = laptop({ remotes: [remoteAt(with_)] });
  await ana.write('the situation');
  const bo = laptop({ remotes: [remoteAt(with_), remoteAt(without)] });
  expect(await bo.write('ended', 'ended')).toEqual({ kind: 'written', paths: [join(with_, NAME)], failed: null });
  expect(await textIn(with_)).toBe('ended');
  expect(await textIn(without)).toBeNull();
  expect(await bo.write('ended', 'ended')).toEqual({ kind: 'nothing-there' });
});

test('what is restricted to others, or kept off shared folders, is not written; what lies there is still replaced', async () => {
  const folder = await newFolder();
  const world: World = { remotes: [remoteAt(folder)] };
  const bo = laptop(world);
  await bo.write('the situation');
  for (const [kind, change] of [
    ['restricted', { isRestricted: true }],
    ['kept-off', { isKeptOff: true }],
  ] as const) {
    Object.assign(world, { isRestricted: false, isKeptOff: false }, change);
    expect(await bo.write('old words', 'asked')).toEqual({ kind });
    expect(await textIn(folder)).not.toBe('old words');
  }
  await bo.write('ended', 'ended');
  expect(await textIn(folder)).toBe('ended');
});

test('without a folder, with sync paused, or where no folder answers nothing is written, and that is told', async () => {
  const folder = await newFolder();
  const hub = remoteAt('hub', { kind: 'hub' });
  expect(await laptop({ remotes: [] }).write('x')).toEqual({ kind: 'no-folder' });
  expect(await laptop({ remotes: [hub] }).write('x')).toEqual({ kind: 'no-folder' });
  expect(await laptop({ remotes: [remoteAt(folder)], isPaused: true }).write('x', 'asked')).toEqual({ kind: 'paused' });
  for (const state of [
    { kind: 'offline', since: NOON },
    { kind: 'blocked', why: { kind: 'emptied' } },
  ] as const)
    expect(await laptop({ remotes: [remoteAt(folder, { state })] }).write('x')).toEqual({ kind: 'away' });
  expect(await filesIn(folder)).toEqual([]);
});

test('a folder that went since it was looked at, or is another one, gets no page', async () => {
  const folder = await newFolder();
  const ana = laptop({ remotes: [remoteAt(folder)] });
  await rm(join(folder, 'holdfast'), { recursive: true });
  expect(await ana.write('x')).toEqual({ kind: 'failed', path: join(folder, NAME), detail: 'ENOENT' });
  expect(await filesIn(folder)).toEqual([]);
});

test('of two folders one that fails keeps no page from the other', async () => {
  const [good, gone] = [await newFolder(), await newFolder()];
  await rm(gone, { recursive: true });
  const ana = laptop({ remotes: [remoteAt(gone), remoteAt(good)] });
  expect(await ana.write('x')).toEqual({
    kind: 'written',
    paths: [join(good, NAME)],
    failed: { path: join(gone, NAME), detail: 'ENOENT' },
  });
});

test('a full disk leaves the old page as it was', async () => {
  const folder = await newFolder();
  const disk = nodeDisk();
  let isFull = false;
  const filling: Disk = {
    ...disk,
    create: async (path) => {
      const file = await disk.create(path);
      return { ...file, write: (bytes) => (isFull ? Promise.resolve(0) : file.write(bytes)) };
    },
  };
  const ana = laptop({ remotes: [remoteAt(folder)], disk: filling });
  await ana.write('old');
  isFull = true;
  expect(await ana.write('new', 'asked')).toMatchObject({ kind: 'failed', detail: 'ENOSPC' });
  expect(await textIn(folder)).toBe('old');
  expect(await filesIn(folder)).toEqual([NAME]);
});
