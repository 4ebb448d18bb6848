import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { BookKey } from '../../record/keys/book-keys';
import { equalBytes, fromHex, toHex } from '../../record/bytes';
import { KEY_BYTES, NONCE_BYTES, type Crypto } from '../../record/keys/crypto';
import { foundedKey } from '../../record/members/founding';
import type { BookId } from '../../record/op';
import type { Identity } from '../../record/keys/sealed';
import { errorCode } from '../disk';
import { replaceFile } from '../replace-file';
import { identityOf, openVaultFile, readVaultFile, vaultFileText, type VaultFile } from './file';
import { holds, stretched, type Secret } from './holders';
import { guardOf, holdersOf, stateOf, type Guard, type VaultPorts, type VaultState } from './state';

/**
 * What this device is and which keys it holds, in two files that are written in turn: one of them is always whole.
 * `origin` is 'replaced' if there was one and neither file could be read, or nobody could open it: both were put aside.
 */
export type Vault = {
  readonly isShut: false;
  readonly identity: Identity;
  readonly origin: 'kept' | 'new' | 'replaced';
  /** Keeps one more key; written down behind. */
  remember(book: BookId, key: BookKey): void;
  /** Keeps the key of one more workspace, `first` if it is the one for new books. Durable once resolved. */
  addWorkspace(key: Uint8Array, first: boolean): Promise<void>;
  guard(): Guard;
  isPassphrase(text: string): boolean;
  /** Null: none from now on. Durable once resolved; what an older copy of the vault was opened by opens this one no more. */
  setPassphrase(text: string | null): Promise<void>;
  /** The kit of that public key opens the vault, too. Durable once resolved. */
  setKit(kit: Uint8Array): Promise<void>;
  /**
   * The right to read the files is enough to open them until the person has another way back in: a kit, or
   * (`isElsewhere`) another laptop that holds the keys. Durable once resolved; true if that changed.
   */
  relyOn(isElsewhere: boolean): Promise<boolean>;
  /** What a copy of a vault holds, if it is of this one or needs no secret. */
  read(text: string): Identity | null;
  /** The keys of the book are in neither file any more. Durable once resolved. */
  forget(book: BookId): Promise<void>;
  /** Resolves once all that was remembered is durable. */
  settled(): Promise<void>;
  /**
   * Resolves once either file holds what this device is: what it seals before that, nobody could open again. Rejects as
   * the disk does.
   */
  held(): Promise<void>;
};

/** A vault that this laptop cannot open by itself. `key-store`: it was to give the key, and does not. */
export type ShutVault = {
  readonly isShut: true;
  readonly why: 'passphrase' | 'key-store';
  /** Public key of this laptop: what is sealed to it can be read once the vault is open. */
  readonly device: Uint8Array;
  readonly guard: Guard;
  /** Null if the secret is not the right one. Nothing was changed then. */
  open(secret: Secret): Promise<Vault | null>;
  /** Puts the vault aside and begins a new one. What is sealed stays sealed until its keys come back. */
  replace(): Promise<Vault>;
};

export const VAULT_FILES = ['a.vault', 'b.vault'] as const;

/** Opens the vault in a folder; makes a new one where there is none that can be read. */
export async function openVault(folder: string, ports: VaultPorts): Promise<Vault | ShutVault> {
  const { crypto, keyStore = null } = ports;
  await makeFolder(folder);
  const texts = await Promise.all(VAULT_FILES.map((name) => readText(join(folder, name))));
  const files = newestFirst(texts);
  const [newest] = files;
  if (!newest) return beginVault(folder, texts.some((text) => text !== null) ? 'replaced' : 'new', ports);
  const open = async (secret: Secret): Promise<Vault | null> => {
    const states = files.flatMap((file) => stateOf(file, secret, crypto) ?? []);
    const [state] = states;
    if (!state) return null;
    // A file that another key opens, or nobody, is not the way back: it is written anew.
    const isWhole = states.length === 2 && states.every(({ key }) => equalBytes(key, state.key));
    const isForgotten = holds(newest.holders, 'passphrase') !== undefined && state.passphrase === null;
    return keepVault(folder, state, { ...ports, origin: 'kept', writes: isForgotten ? 2 : isWhole ? 0 : 1 });
  };
  const itself = newest.holders.some(({ kind }) => kind === 'passphrase')
    ? null
    : ((keyStore && (await open({ kind: 'key-store', store: keyStore }))) ?? (await open({ kind: 'file' })));
  if (itself) return itself;
  return {
    isShut: true,
    why: holds(newest.holders, 'passphrase') ? 'passphrase' : 'key-store',
    device: fromHex(newest.device),
    guard: guardOf(newest.holders),
    open,
    replace: () => beginVault(folder, 'replaced', ports),
  };
}

/** What can be read of a vault, without changing it: which of its files, and what the newest of them holds. */
export async function readVault(
  folder: string,
  crypto: Crypto,
): Promise<{ readonly readable: readonly string[]; readonly identity: Identity | null }> {
  const texts = await Promise.all(VAULT_FILES.map((name) => readText(join(folder, name))));
  const readable = VAULT_FILES.filter((_, i) => readVaultFile(texts[i] ?? '') !== null);
  return { readable, identity: identityIn(texts, { kind: 'file' }, crypto) };
}

/** The newest that a secret opens among copies of a vault's files; null if it opens none of them. */
export function identityIn(files: readonly (string | null)[], secret: Secret, crypto: Crypto): Identity | null {
  const opened = newestFirst(files).flatMap((file) => stateOf(file, secret, crypto) ?? [])[0];
  return opened ? identityOf(opened.content) : null;
}

/** Of copies of a vault's files, the newest whole one, as it stands there; null if there is none. */
export function newestIn(files: readonly string[]): string | null {
  const newest = newestFirst(files)[0];
  return files.find((text) => newest && readVaultFile(text)?.sealed === newest.sealed) ?? null;
}

const newestFirst = (texts: readonly (string | null)[]): readonly VaultFile[] =>
  texts
    .flatMap((text) => (text === null ? [] : (readVaultFile(text) ?? [])))
    .sort((a, b) => b.generation - a.generation);

async function beginVault(folder: string, origin: 'new' | 'replaced', ports: VaultPorts): Promise<Vault> {
  const { crypto, random } = ports;
  if (origin === 'replaced') await putAside(folder, random);
  const seed = random(32);
  const content = { seed: toHex(seed), workspaces: [toHex(foundedKey(seed, crypto).key)], books: [] };
  const state = { generation: 0, key: random(KEY_BYTES), content, passphrase: null, kit: null, hasFile: true };
  // Both files from the first day: the second is the way back.
  return keepVault(folder, state, { ...ports, origin, writes: 2 });
}

type Kept = VaultPorts & { readonly origin: Vault['origin']; readonly writes: number };

async function keepVault(
  folder: string,
  from: VaultState,
  { crypto, random, keyStore = null, origin, writes }: Kept,
): Promise<Vault> {
  let state = from;
  let isHeld = origin === 'kept';
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    state = { ...state, generation: state.generation + 1 };
    const { key, content, generation } = state;
    const holders = holdersOf(state, { crypto, random, keyStore });
    const text = vaultFileText({ generation, holders }, content, { key, nonce: random(NONCE_BYTES), crypto });
    await replaceFile(join(folder, VAULT_FILES[generation % 2] ?? VAULT_FILES[0]), text, 0o600);
    isHeld = true;
  }
  const later = () => {
    // A disk that takes nothing now takes it with the next key; until then the books' own first ops hold them.
    writing = writing.then(write).catch(() => undefined);
  };
  /** Twice: either file alone must open what was kept. */
  async function writeBoth(): Promise<void> {
    const done = (writing = writing.then(write).then(write));
    writing = done.catch(() => undefined);
    await done;
  }
  async function change(next: Partial<VaultState>): Promise<void> {
    const before = state;
    // Under a new key: whoever had the old one, in a copy of these files, does not have this.
    state = { ...state, ...next, key: random(KEY_BYTES) };
    try {
      await writeBoth();
    } catch (error) {
      state = { ...before, generation: state.generation };
      later();
      throw error;
    }
  }

  for (let i = 0; i < writes; i++) later();
  await writing;
  return {
    isShut: false,
    identity: identityOf(from.content),
    origin,
    remember(book, { epoch, key: bookKey, isAdopted }) {
      const books = [...state.content.books, { book, epoch, key: toHex(bookKey), isAdopted }];
      state = { ...state, content: { ...state.content, books } };
      later();
    },
    async addWorkspace(key, first) {
      const added = toHex(key);
      const { workspaces: known } = state.content;
      if (known.includes(added)) return;
      const workspaces = first ? [added, ...known] : [...known, added];
      state = { ...state, content: { ...state.content, workspaces } };
      await writeBoth();
    },
    async forget(book) {
      const books = state.content.books.filter((one) => one.book !== book);
      if (books.length < state.content.books.length) await change({ content: { ...state.content, books } });
    },
    guard: () => guardOf(holdersOf(state, { crypto, random, keyStore })),
    isPassphrase: (text) =>
      state.passphrase !== null && equalBytes(stretched(text, state.passphrase.salt, crypto).key, state.passphrase.key),
    setPassphrase: (text) =>
      change(
        text === null
          ? { passphrase: null, hasFile: state.hasFile || keyStore === null }
          : { passphrase: stretched(text, random(16), crypto) },
      ),
    setKit: (kit) => change({ kit }),
    async relyOn(isElsewhere) {
      const hasWayBack = state.kit !== null || isElsewhere;
      const hasHolder = state.passphrase !== null || keyStore !== null;
      const hasFile = !(hasWayBack && hasHolder);
      if (hasFile === state.hasFile) return false;
      await change({ hasFile });
      return true;
    },
    read(text) {
      const file = readVaultFile(text);
      if (!file) return null;
      const same = openVaultFile(file, state.key, crypto);
      return same ? identityOf(same) : identityIn([text], { kind: 'file' }, crypto);
    },
    settled: () => writing,
    async held() {
      await writing;
      if (isHeld) return;
      await makeFolder(folder);
      const done = writing.then(write);
      writing = done.catch(() => undefined);
      await done;
    },
  };
}

const makeFolder = (folder: string) => mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);

/** Null only if there is no such file: one that cannot be read is there all the same, and must not be written over. */
const readText = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: unknown) => (['ENOENT', 'ENOTDIR'].includes(errorCode(error)) ? null : ''));

async function putAside(folder: string, random: VaultPorts['random']): Promise<void> {
  const mark = toHex(random(4));
  for (const name of VAULT_FILES)
    await rename(join(folder, name), join(folder, `${name}.unread-${mark}`)).catch(() => undefined);
}
