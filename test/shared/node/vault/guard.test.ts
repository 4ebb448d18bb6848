import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { kitKeys, newKit, readKit } from '../../../../shared/record/keys/kit';
import { fromHex, toHex, toUtf8, fromUtf8 } from '../../../../shared/record/bytes';
import { identityIn, openVault, VAULT_FILES, type ShutVault, type Vault } from '../../../../shared/node/vault/vault';
import { openVaultFile, readVaultFile } from '../../../../shared/node/vault/file';
import type { KeyStore } from '../../../../shared/node/vault/holders';
import { seededBytes } from '../../../laptop';
import { openedVault, sodium } from '../../../sealing';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function newFolder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'vault-guard-'));
  folders.push(made);
  return join(made, 'vault');
}

/** A key store as an account has it: what one sealed, another does not open. */
function accountStore(name: string): KeyStore {
  const pad = seededBytes(name)(256);
  const turn = (bytes: Uint8Array) => bytes.map((byte, i) => byte ^ (pad[i % pad.length] ?? 0));
  return { seal: (text) => turn(toUtf8(text)), open: (sealed) => fromUtf8(turn(sealed)) };
}

let drawn = 0;
const random = () => seededBytes(`guard ${String((drawn += 1))}`);
const open = (folder: string, keyStore: KeyStore | null = null) =>
  openVault(folder, { crypto: sodium, random: random(), keyStore });
const KIT = newKit(seededBytes('kit')).join(' ');
const kitOf = (words: string) => {
  const entropy = readKit(words);
  if (!entropy.ok) throw new Error(entropy.error.kind);
  return kitKeys(entropy.value, sodium).publicKey;
};

async function opened(folder: string, keyStore: KeyStore | null = null): Promise<Vault> {
  const vault = await open(folder, keyStore);
  if (vault.isShut) throw new Error('it is shut');
  return vault;
}
async function shut(folder: string, keyStore: KeyStore | null = null): Promise<ShutVault> {
  const vault = await open(folder, keyStore);
  if (!vault.isShut) throw new Error('it is open');
  return vault;
}
const textsIn = async (folder: string) =>
  Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));

test('with a passphrase it is shut until that very passphrase comes, however its letters are composed', async () => {
  const folder = await newFolder();
  const vault = await opened(folder);
  await vault.setPassphrase('Grüße vom Deich');
  const again = await shut(folder);
  expect([again.why, again.device]).toEqual(['passphrase', sodium.signingKeys(vault.identity.seed).publicKey]);
  for (const text of ['', 'Grusse vom Deich', 'grüße vom deich'])
    expect(await again.open({ kind: 'passphrase', text })).toBeNull();
  const right = await again.open({ kind: 'passphrase', text: ' Gru\u0308ße vom Deich ' });
  expect(right?.identity.seed).toEqual(vault.identity.seed);
  expect(right?.isPassphrase('Grüße vom Deich')).toBe(true);
  expect(right?.isPassphrase('another')).toBe(false);
});

test('until there is a way back in, the files alone open it; from then on no file of it tells the key', async () => {
  const folder = await newFolder();
  const vault = await opened(folder);
  const before = await textsIn(folder);
  await vault.setPassphrase('four words and one');
  await vault.relyOn(false);
  expect(vault.guard()).toMatchObject({ passphrase: true, file: true });
  expect(identityIn(await textsIn(folder), { kind: 'file' }, sodium)?.seed).toEqual(vault.identity.seed);

  const kept = await (await shut(folder)).open({ kind: 'passphrase', text: 'four words and one' });
  await kept?.setKit(kitOf(KIT));
  expect(await kept?.relyOn(false)).toBe(true);
  expect(kept?.guard()).toMatchObject({ passphrase: true, file: false });
  const texts = await textsIn(folder);
  expect(texts).toHaveLength(2);
  for (const text of texts) expect(identityIn([text], { kind: 'file' }, sodium)).toBeNull();
  // Whoever has an old copy has that copy, and not a key of what is written now.
  const oldKey = fromHex(/"file","key":"([0-9a-f]{64})"/.exec(before[0] ?? '')?.[1] ?? '');
  const [oldest = ''] = before;
  const old = readVaultFile(oldest);
  expect(old && openVaultFile(old, oldKey, sodium)).not.toBeNull();
  for (const text of texts) {
    const now = readVaultFile(text);
    expect(now && openVaultFile(now, oldKey, sodium)).toBeNull();
  }
  expect(await (await shut(folder)).open({ kind: 'file' })).toBeNull();
});

test('another laptop that holds the keys is a way back, too', async () => {
  const folder = await newFolder();
  const vault = await opened(folder);
  expect(await vault.relyOn(true)).toBe(false);
  await vault.setPassphrase('four words and one');
  expect(await vault.relyOn(true)).toBe(true);
  expect(vault.guard().file).toBe(false);
  await vault.setPassphrase(null);
  await vault.relyOn(true);
  expect(vault.guard()).toMatchObject({ passphrase: false, file: true });
  expect((await opened(folder)).identity.seed).toEqual(vault.identity.seed);
});

test('the recovery kit opens what the passphrase guarded, and the forgotten one opens it no more', async () => {
  const folder = await newFolder();
  const vault = await opened(folder);
  await vault.setKit(kitOf(KIT));
  await vault.setPassphrase('soon forgotten');
  await vault.relyOn(false);
  const again = await shut(folder);
  expect(await again.open({ kind: 'kit', text: newKit(seededBytes('other')).join(' ') })).toBeNull();
  expect(await again.open({ kind: 'kit', text: 'no words at all' })).toBeNull();
  const back = await again.open({ kind: 'kit', text: KIT.toUpperCase().replaceAll(' ', '\n') });
  expect(back?.identity.seed).toEqual(vault.identity.seed);
  await back?.relyOn(false);
  const now = await opened(folder);
  expect(now.guard()).toEqual({ passphrase: false, keyStore: false, file: true, kit: toHex(kitOf(KIT)) });
});

test('the key store of the account opens it unasked; with a passphrase it no longer does', async () => {
  const folder = await newFolder();
  const account = accountStore('ana');
  const vault = await opened(folder, account);
  await vault.setKit(kitOf(KIT));
  await vault.relyOn(false);
  expect(vault.guard()).toMatchObject({ keyStore: true, file: false });
  expect((await opened(folder, account)).identity.seed).toEqual(vault.identity.seed);

  const elsewhere = await shut(folder, accountStore('eve'));
  expect(elsewhere.why).toBe('key-store');
  expect(await elsewhere.open({ kind: 'key-store', store: accountStore('eve') })).toBeNull();
  expect((await elsewhere.open({ kind: 'kit', text: KIT }))?.identity.seed).toEqual(vault.identity.seed);

  const own = await opened(folder, account);
  await own.setPassphrase('four words and one');
  await own.relyOn(false);
  expect((await shut(folder, account)).guard).toMatchObject({ passphrase: true, keyStore: false, file: false });
});

test('a key store that takes nothing leaves the files to open it', async () => {
  const folder = await newFolder();
  const broken: KeyStore = {
    seal: () => {
      throw new Error('no bus');
    },
    open: () => {
      throw new Error('no bus');
    },
  };
  const vault = await opened(folder, broken);
  await vault.setKit(kitOf(KIT));
  await vault.relyOn(false);
  expect((await opened(folder, broken)).identity.seed).toEqual(vault.identity.seed);
});

test.each(VAULT_FILES)('one of its two files, %s, is enough for the passphrase and for the kit', async (gone) => {
  const folder = await newFolder();
  const vault = await opened(folder);
  await vault.setPassphrase('four words and one');
  await vault.setKit(kitOf(KIT));
  await vault.relyOn(false);
  for (const secret of [
    { kind: 'passphrase', text: 'four words and one' },
    { kind: 'kit', text: KIT },
  ] as const) {
    const name = gone;
    const kept = await readFile(join(folder, name));
    await rm(join(folder, name));
    const back = await (await shut(folder)).open(secret);
    expect(back?.identity.seed).toEqual(vault.identity.seed);
    await back?.settled();
    expect((await readdir(folder)).sort()).toEqual([...VAULT_FILES]);
    if (secret.kind === 'passphrase') await writeFile(join(folder, name), kept);
  }
});

test('new keys put the old ones aside, and both stay', async () => {
  const folder = await newFolder();
  const vault = await opened(folder);
  await vault.setKit(kitOf(KIT));
  await vault.setPassphrase('forgotten for good');
  await vault.relyOn(false);
  const next = await (await shut(folder)).replace();
  expect(next.origin).toBe('replaced');
  expect(next.identity.seed).not.toEqual(vault.identity.seed);
  const aside = (await readdir(folder)).filter((name) => name.includes('unread'));
  const texts = await Promise.all(aside.map((name) => readFile(join(folder, name), 'utf8')));
  expect(texts).toHaveLength(2);
  for (const text of texts)
    expect(identityIn([text], { kind: 'kit', text: KIT }, sodium)?.seed).toEqual(vault.identity.seed);
  expect((await openedVault(folder, random())).identity.seed).toEqual(next.identity.seed);
});
