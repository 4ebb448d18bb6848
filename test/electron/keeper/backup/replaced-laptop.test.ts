import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Keeper } from '../../../../electron/keeper/keeper';
import { BOOK, readAll, said, textsOf } from '../../../laptop';
import { startKeeper } from '../../../keeping';

const cleaning: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleaning.splice(0).reverse()) await clean();
});

async function newFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  cleaning.push(() => rm(folder, { recursive: true }));
  return folder;
}

/** A laptop as it is after its first start: the real keeper, on this machine's disk. */
async function startLaptop() {
  const profile = await newFolder('profile');
  let joined: readonly string[] = [];
  const keeper = await startKeeper(profile, { joined: (workspaces) => (joined = workspaces) });
  cleaning.push(() => keeper.close());
  return { profile, keeper, joined: () => joined };
}

const write = ({ keep }: Keeper, text: string) =>
  keep.append({
    book: BOOK,
    facts: said(text),
    by: { id: '', name: 'Ana', device: 'ANA' },
    client: text,
    decidedOn: {},
    exclusive: false,
  });

async function backedUp() {
  const stick = await newFolder('stick');
  const { keeper } = await startLaptop();
  await write(keeper, 'one');
  await write(keeper, 'two');
  expect(await keeper.backups.choose(stick)).toEqual({ kind: 'chosen' });
  return { stick, keeper };
}

test('a laptop that replaces another reads its books with the keys of the backup, and goes on in its room', async () => {
  const { stick, keeper: old } = await backedUp();
  const { keeper, joined } = await startLaptop();
  expect(await keeper.backups.lookIn(stick)).toMatchObject({ ops: 2, missing: 2, sealed: 0, bringsKeys: true });
  expect(await keeper.backups.restore()).toMatchObject({ received: 2, sealed: 0, problem: null });
  expect(textsOf(await readAll(keeper.keep))).toEqual(['one', 'two']);
  const [room] = (await old.started()).workspaces;
  expect((await keeper.started()).workspaces[0]).toBe(room);
  expect(joined()[0]).toBe(room);
  await write(keeper, 'three');
  expect(textsOf(await readAll(keeper.keep))).toEqual(['one', 'two', 'three']);
});

test('without the keys the lines are kept sealed, and it is said how many', async () => {
  const { stick } = await backedUp();
  const [device = ''] = await readdir(join(stick, 'holdfast-backups'));
  const copies = join(stick, 'holdfast-backups', device, 'copies');
  for (const name of await readdir(copies)) if (name.endsWith('.vault')) await rm(join(copies, name));
  const { keeper } = await startLaptop();
  expect(await keeper.backups.lookIn(stick)).toMatchObject({ ops: 2, sealed: 2, bringsKeys: false, period: null });
  expect(await keeper.backups.restore()).toMatchObject({ received: 2, sealed: 2 });
  expect(await readAll(keeper.keep)).toEqual([]);
});

test('copies are for their owner alone, and hold no word that was typed', async () => {
  const { stick } = await backedUp();
  const files = (await readdir(stick, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect((await readFile(path)).includes('said/1')).toBe(false);
  }
});

test('what was written last is backed up when the app ends', async () => {
  const { profile, keeper } = await startLaptop();
  await write(keeper, 'last');
  await keeper.close();
  const again = await startKeeper(profile);
  cleaning.push(() => again.close());
  expect((await again.backups.report()).backups).toMatchObject([{ ops: 1, isOurs: true }]);
});
