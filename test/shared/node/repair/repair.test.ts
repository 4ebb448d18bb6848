import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Keeper } from '../../../../electron/keeper/keeper';
import { startKeeper } from '../../../keeping';
import { nodeDisk } from '../../../../shared/node/disk';
import { repairPath, type Repaired } from '../../../../shared/node/repair/repair';
import { sodiumCrypto } from '../../../../shared/node/sodium';
import { verifyPlace } from '../../../../shared/node/verify/verify';
import { placeAt } from '../../../../shared/node/verify/place';
import { verifyProfile } from '../../../../shared/node/verify/profile';
import type { BookId } from '../../../../shared/record/op';
import { BOOK, OTHER_BOOK, seededBytes } from '../../../laptop';

const crypto = await sodiumCrypto();
const disk = nodeDisk();
const made: string[] = [];
const open: Keeper[] = [];
afterEach(async () => {
  for (const keeper of open.splice(0)) await keeper.close();
  for (const folder of made.splice(0)) await rm(folder, { recursive: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-repair-'));
  made.push(folder);
  return folder;
}

async function start(profile: string): Promise<Keeper> {
  const keeper = await startKeeper(profile);
  open.push(keeper);
  return keeper;
}

async function write(keeper: Keeper, texts: readonly string[], book: BookId = BOOK): Promise<void> {
  for (const text of texts) {
    const by = { id: 'p', name: 'Ana', device: 'ANA' };
    const facts = [{ kind: 'said/1', text }];
    const reply = await keeper.keep.append({ book, facts, by, client: text, decidedOn: {}, exclusive: false });
    expect(reply.kind).toBe('acked');
  }
}

async function linesIn(profile: string, book: BookId = BOOK): Promise<string[]> {
  const keeper = await start(profile);
  const { ops } = await keeper.keep.read(book, {}, 0, 500);
  await keeper.close();
  return ops.map(({ body }) => body.client).sort();
}

/** A profile with lines in it, closed. */
async function profileWith(texts: readonly string[], before: (keeper: Keeper) => Promise<unknown>): Promise<string> {
  const profile = join(await newFolder(), 'profile');
  const keeper = await start(profile);
  await write(keeper, texts);
  await before(keeper);
  await keeper.close();
  return profile;
}

const repair = (path: string, ...from: readonly string[]) =>
  repairPath(path, from, { disk, crypto, random: seededBytes('repair'), sleep: () => Promise.resolve() });

async function repaired(path: string, ...from: readonly string[]): Promise<Repaired> {
  const done = await repair(path, ...from);
  if (!done.ok) throw new Error(done.error.kind);
  return done.value;
}

async function levelOf(path: string): Promise<string> {
  const place = await placeAt(path, disk);
  const report =
    place.kind === 'profile'
      ? await verifyProfile(place, { disk, crypto })
      : await verifyPlace(place, { disk, verify: (key, head, signature) => crypto.verify(signature, head, key) });
  return report.ok ? report.value.level : report.error.kind;
}

/** Every file below a folder, with its bytes. */
async function filesIn(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (path) => [path, await readFile(path, 'hex')] as const)));
}

async function segmentsIn(folder: string): Promise<string[]> {
  return [...(await filesIn(folder)).keys()].filter((path) => path.endsWith('.seg'));
}

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  await writeFile(
    path,
    bytes.map((byte, i) => (i === at ? byte ^ 0xff : byte)),
  );
}

async function expectOnlyAdded(before: ReadonlyMap<string, string>, folder: string): Promise<void> {
  const after = await filesIn(folder);
  for (const [path, bytes] of before) expect({ path, bytes: after.get(path) }).toEqual({ path, bytes });
}

const LINES = ['five', 'four', 'one', 'three', 'two'];

test('damage in a journal is filled from the backups of the profile, and no byte that was there changes', async () => {
  const profile = await profileWith(LINES, (keeper) => keeper.backups.now());
  const [segment = ''] = await segmentsIn(join(profile, 'journal', BOOK));
  await flip(segment, 2_000);
  expect(await levelOf(profile)).toBe('loss');
  const before = await filesIn(profile);
  const { added } = await repaired(profile);
  expect(added.map(({ ops }) => ops)).toEqual([1]);
  await expectOnlyAdded(before, profile);
  expect(await levelOf(profile)).toBe('repairable');
  expect(await linesIn(profile)).toEqual(LINES);
  expect(await repaired(profile)).toMatchObject({ added: [], vault: [] });
});

test('a chain that was filled is not written on again', async () => {
  const profile = await profileWith(LINES, (keeper) => keeper.backups.now());
  const [segment = ''] = await segmentsIn(join(profile, 'journal', BOOK));
  const bytes = await readFile(segment);
  // Cut between two frames, its end is lost without a trace.
  await writeFile(segment, bytes.subarray(0, bytes.lastIndexOf(Buffer.from('894846520d0a1a0a', 'hex'))));
  await repaired(profile);
  const keeper = await start(profile);
  await write(keeper, ['six']);
  const have = Object.values(await keeper.keep.have(BOOK));
  expect(have.map(({ seq }) => seq).sort()).toEqual([1, 5]);
  expect((await keeper.keep.health(BOOK)).forks).toBe(0);
});

test('a journal that is gone comes back from a copy that is named, and nothing of strangers with it', async () => {
  const profile = await profileWith(LINES, async (keeper) => write(keeper, ['secret'], OTHER_BOOK));
  const stranger = await profileWith(['not ours'], (keeper) => write(keeper, ['nor this'], 'cc'.repeat(16) as BookId));
  const copy = join(await newFolder(), 'journal');
  await cp(join(profile, 'journal'), copy, { recursive: true });
  await rm(join(profile, 'journal', BOOK), { recursive: true });
  const { added, unusable } = await repaired(profile, copy, join(stranger, 'journal'), '/nowhere/at/all');
  expect(added.reduce((sum, { ops }) => sum + ops, 0)).toBe(LINES.length + 1);
  expect(unusable).toEqual([{ kind: 'missing', path: '/nowhere/at/all' }]);
  expect(await readdir(join(profile, 'journal'))).not.toContain('cc'.repeat(16));
  expect(await linesIn(profile)).toEqual(LINES);
});

test('either file of the vault comes back from the other, and what was spoilt is put aside whole', async () => {
  const profile = await profileWith(LINES, () => Promise.resolve());
  for (const name of ['a.vault', 'b.vault']) {
    const path = join(profile, 'vault', name);
    await writeFile(path, `spoilt ${name}`);
    expect(await repaired(profile)).toMatchObject({ vault: [name], added: [] });
    const aside = (await readdir(join(profile, 'vault'))).find((one) => one.startsWith(`${name}.unread-`)) ?? '';
    expect(await readFile(join(profile, 'vault', aside), 'utf8')).toBe(`spoilt ${name}`);
    await rm(join(profile, 'vault', aside));
    expect(await levelOf(profile)).toBe('fine');
    await rm(path);
    expect((await repaired(profile)).vault).toEqual([name]);
  }
  expect(await linesIn(profile)).toEqual(LINES);
});

test('where both files of the vault are gone, the newest backup gives the keys', async () => {
  const profile = await profileWith(LINES, (keeper) => keeper.backups.now());
  await rm(join(profile, 'vault'), { recursive: true });
  expect((await repaired(profile)).vault).toEqual(['a.vault', 'b.vault']);
  expect(await levelOf(profile)).toBe('fine');
  expect(await linesIn(profile)).toEqual(LINES);
});

test('while Holdfast is open on a profile, nothing in it is touched', async () => {
  const profile = await profileWith(LINES, () => Promise.resolve());
  await start(profile);
  await rm(join(profile, 'vault/a.vault'));
  const before = await filesIn(profile);
  expect(await repair(profile)).toEqual({ ok: false, error: { kind: 'in-use', path: join(profile, 'journal') } });
  expect(await filesIn(profile)).toEqual(before);
});

test('a damaged segment of a shared folder is given again, and nothing that was never published there', async () => {
  const share = await newFolder();
  const profile = await profileWith(LINES, async (keeper) => {
    await keeper.sync.share('folder', share);
    await keeper.sync.now();
    await keeper.sync.pause(true);
    await write(keeper, ['kept here'], OTHER_BOOK);
    await write(keeper, ['later']);
  });
  const segments = await segmentsIn(join(share, 'holdfast/books', BOOK));
  await Promise.all(segments.map((path) => flip(path, 2_000)));
  expect(await levelOf(share)).toBe('loss');
  const before = await filesIn(share);
  const { added } = await repaired(share, profile);
  expect(added.reduce((sum, { ops }) => sum + ops, 0)).toBe(1);
  await expectOnlyAdded(before, share);
  expect(await levelOf(share)).toBe('repairable');
  expect(await readdir(join(share, 'holdfast/books'))).not.toContain(OTHER_BOOK);
});

test('of a damaged .warroom file a whole one is made beside it', async () => {
  const folder = await newFolder();
  const path = join(folder, 'outage.warroom');
  const profile = await profileWith(LINES, (keeper) => keeper.carry.out(BOOK, path, 'clear'));
  await flip(path, 3_000);
  expect(await levelOf(path)).toBe('loss');
  const before = await filesIn(folder);
  const { added } = await repaired(path, profile);
  expect(added).toEqual([{ path: join(folder, 'outage repaired.warroom'), ops: 1 }]);
  await expectOnlyAdded(before, folder);
  expect(await levelOf(join(folder, 'outage repaired.warroom'))).toBe('fine');
  const other = join(await newFolder(), 'other');
  await mkdir(other);
  const taker = await start(join(other, 'profile'));
  await taker.carry.look(join(folder, 'outage repaired.warroom'));
  expect(await taker.carry.takeIn('')).toMatchObject({ kind: 'taken', received: LINES.length });
});

test.each(['a journal', 'a shared folder', 'a .warroom file'])('%s that is whole stays as it is', async (kind) => {
  const folder = await newFolder();
  const profile = await profileWith(LINES, async (keeper) => {
    await keeper.sync.share('folder', folder);
    await keeper.sync.now();
    await keeper.carry.out(BOOK, join(folder, 'outage.warroom'), 'clear');
  });
  const path =
    { 'a journal': join(profile, 'journal'), 'a shared folder': folder }[kind] ?? join(folder, 'outage.warroom');
  const before = await filesIn(path.endsWith('.warroom') ? folder : path);
  expect((await repaired(path, profile)).added).toEqual([]);
  expect(await filesIn(path.endsWith('.warroom') ? folder : path)).toEqual(before);
});
