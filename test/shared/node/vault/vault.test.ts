import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { bookKeyOf, workspaceKeyOf } from '../../../../shared/record/keys/book-keys';
import { toHex } from '../../../../shared/record/bytes';
import type { Vault } from '../../../../shared/node/vault/vault';
import { BOOK, OTHER_BOOK, seededBytes } from '../../../laptop';
import { openedVault } from '../../../sealing';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function newFolder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'vault-'));
  folders.push(made);
  return join(made, 'vault');
}

let opened = 0;
const open = (folder: string): Promise<Vault> => openedVault(folder, seededBytes(`vault ${String((opened += 1))}`));
const nameOf = ({ identity }: Vault) => [toHex(identity.seed), identity.workspaces.map(({ id }) => id)];
const [FIRST, SECOND] = [bookKeyOf(new Uint8Array(32).fill(1), 0), bookKeyOf(new Uint8Array(32).fill(2), 1)];

/** A vault that holds two keys of books, written and closed. */
async function filled() {
  const folder = await newFolder();
  const vault = await open(folder);
  vault.remember(BOOK, FIRST);
  vault.remember(OTHER_BOOK, SECOND);
  await vault.settled();
  return { folder, vault };
}

test('a laptop is the same one after every start, and knows the keys it was given', async () => {
  const { folder, vault } = await filled();
  const again = await open(folder);
  expect([vault.origin, again.origin]).toEqual(['new', 'kept']);
  expect(nameOf(again)).toEqual(nameOf(vault));
  expect([...again.identity.books]).toEqual([
    [BOOK, [FIRST]],
    [OTHER_BOOK, [SECOND]],
  ]);
});

test('two laptops are not one', async () => {
  const [one, two] = [await open(await newFolder()), await open(await newFolder())];
  expect(nameOf(one)).not.toEqual(nameOf(two));
});

test('nobody else on the machine may read it', async () => {
  const { folder } = await filled();
  for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
  expect((await stat(folder)).mode & 0o077).toBe(0);
});

test.each([
  ['gone', (file: string) => rm(file)],
  ['empty', (file: string) => truncate(file, 0)],
  ['cut short', async (file: string) => truncate(file, (await stat(file)).size - 40)],
  ['garbage', (file: string) => writeFile(file, 'garbage')],
  ['of a byte turned over', async (file: string) => writeFile(file, (await readFile(file, 'utf8')).replace(/a/, 'b'))],
])('one of its two files is %s: it is the same laptop, and there are two files again', async (_what, spoil) => {
  for (const name of ['a.vault', 'b.vault']) {
    const { folder, vault } = await filled();
    await spoil(join(folder, name));
    const again = await open(folder);
    expect([again.origin, nameOf(again)]).toEqual(['kept', nameOf(vault)]);
    // At most the last key is missing, and that one stands in its book too.
    expect(again.identity.books.get(BOOK)).toEqual([FIRST]);
    await again.settled();
    expect((await readdir(folder)).sort()).toEqual(['a.vault', 'b.vault']);
    const other = name === 'a.vault' ? 'b.vault' : 'a.vault';
    await rm(join(folder, other));
    expect(nameOf(await open(folder))).toEqual(nameOf(vault));
  }
});

test('both files are unreadable: another laptop, which says so, and both files are kept', async () => {
  const { folder, vault } = await filled();
  for (const name of ['a.vault', 'b.vault']) await writeFile(join(folder, name), `spoilt ${name}`);
  const other = await open(folder);
  expect(other.origin).toBe('replaced');
  expect(nameOf(other)).not.toEqual(nameOf(vault));
  const names = await readdir(folder);
  const kept = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  expect(kept.filter((text) => text.startsWith('spoilt')).sort()).toEqual(['spoilt a.vault', 'spoilt b.vault']);
  expect((await open(folder)).origin).toBe('kept');
});

test('files that are there and cannot be read are put aside, never written over', async () => {
  const { folder, vault } = await filled();
  const kept = new Map<string, string>();
  for (const name of ['a.vault', 'b.vault']) {
    kept.set(name, await readFile(join(folder, name), 'utf8'));
    await rm(join(folder, name));
    // Reading a folder fails for every user, root as well.
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'text'), kept.get(name) ?? '');
  }
  const other = await open(folder);
  expect(other.origin).toBe('replaced');
  expect(nameOf(other)).not.toEqual(nameOf(vault));
  const aside = (await readdir(folder)).filter((name) => name.includes('unread'));
  const texts = await Promise.all(aside.map((name) => readFile(join(folder, name, 'text'), 'utf8')));
  expect(texts.sort()).toEqual([...kept.values()].sort());
});

test('a folder that cannot be written to still gives a laptop that works, until the next start', async () => {
  const folder = await newFolder();
  await writeFile(folder, 'a file where the folder should be');
  const vault = await open(folder);
  vault.remember(BOOK, FIRST);
  await vault.settled();
  expect(vault.identity.seed).toHaveLength(32);
});

test('the key of a joined workspace is in both files once it is kept, before or behind the others', async () => {
  const { folder, vault } = await filled();
  const own = vault.identity.workspaces.map(({ id }) => id);
  const [first, last] = [new Uint8Array(32).fill(3), new Uint8Array(32).fill(4)];
  await vault.addWorkspace(first, true);
  await vault.addWorkspace(last, false);
  await vault.addWorkspace(last, true);
  for (const name of ['a.vault', 'b.vault']) {
    const kept = await readFile(join(folder, name));
    await rm(join(folder, name));
    expect(nameOf(await open(folder))[1]).toEqual([workspaceKeyOf(first).id, ...own, workspaceKeyOf(last).id]);
    await writeFile(join(folder, name), kept);
  }
});

test('the key of a forgotten book is in neither file once that is done', async () => {
  const { folder, vault } = await filled();
  const [gone, kept] = ['c0'.repeat(16) as typeof BOOK, 'c1'.repeat(16) as typeof BOOK];
  for (const book of [gone, kept]) vault.remember(book, bookKeyOf(new Uint8Array(32).fill(7), 0));
  await vault.settled();
  await vault.forget(gone);
  for (const name of ['a.vault', 'b.vault']) {
    const bytes = await readFile(join(folder, name));
    await rm(join(folder, name));
    const { books } = (await open(folder)).identity;
    expect([books.has(gone), books.has(kept)]).toEqual([false, true]);
    await writeFile(join(folder, name), bytes);
  }
});
