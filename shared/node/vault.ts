import { sha256 } from '@noble/hashes/sha2.js';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { bookKeyOf, workspaceKeyOf, type BookKey } from '../record/book-keys';
import { fromHex, fromUtf8, toHex, toUtf8 } from '../record/bytes';
import { KEY_BYTES, NONCE_BYTES, type Crypto } from '../record/crypto';
import { bookId, type BookId } from '../record/op';
import type { Identity } from '../record/sealed';
import { errorCode } from './disk';
import { replaceFile } from './replace-file';

/**
 * What this device is and which keys it holds, in two files that are written in turn: one of them is always whole.
 * `origin` is 'replaced' if there was one and neither file could be read: both were put aside.
 */
export type Vault = {
  readonly identity: Identity;
  readonly origin: 'kept' | 'new' | 'replaced';
  /** Keeps one more key; written down behind. */
  remember(book: BookId, key: BookKey): void;
  /** Keeps the key of one more workspace, `first` if it is the one for new books. Durable once resolved. */
  addWorkspace(key: Uint8Array, first: boolean): Promise<void>;
  /** Resolves once all that was remembered is durable. */
  settled(): Promise<void>;
};

type Ports = { readonly crypto: Crypto; readonly random: (bytes: number) => Uint8Array };

export const VAULT_FILES = ['a.vault', 'b.vault'] as const;
const AROUND = toUtf8('holdfast vault 1');

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`)));
const sealedFile = v.object({
  v: v.literal(1),
  generation: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** Who holds the key of the vault. By its file permissions alone, until the person has another way back in. */
  holders: v.array(v.object({ kind: v.literal('file'), key: hex(KEY_BYTES) })),
  nonce: hex(NONCE_BYTES),
  sealed: v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2})+$/)),
});
const content = v.object({
  seed: hex(32),
  workspaces: v.pipe(v.array(hex(KEY_BYTES)), v.minLength(1)),
  books: v.array(
    v.object({ book: bookId, epoch: v.number(), key: hex(KEY_BYTES), isAdopted: v.optional(v.literal(true)) }),
  ),
});
type Content = v.InferOutput<typeof content>;
type Opened = { readonly generation: number; readonly key: Uint8Array; readonly content: Content };

/** Opens the vault in a folder; makes a new one where there is none that can be read. */
export async function openVault(folder: string, { crypto, random }: Ports): Promise<Vault> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
  const texts = await Promise.all(VAULT_FILES.map((name) => readText(join(folder, name))));
  const opened = texts.flatMap((text) => (text === null ? [] : (openFile(text, crypto) ?? [])));
  const newest = opened.sort((a, b) => b.generation - a.generation)[0];
  const isSpoilt = !newest && texts.some((text) => text !== null);
  if (isSpoilt) await putAside(folder, random);
  const from: Opened = newest ?? {
    generation: 0,
    key: random(KEY_BYTES),
    content: { seed: toHex(random(32)), workspaces: [toHex(random(KEY_BYTES))], books: [] },
  };
  let { generation, content: kept } = from;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    generation += 1;
    const text = sealFile({ generation, key: from.key, content: kept }, { crypto, random });
    await replaceFile(join(folder, VAULT_FILES[generation % 2] ?? VAULT_FILES[0]), text, 0o600);
  }
  const later = () => {
    // A disk that takes nothing now takes it with the next key; until then the books' own first ops hold them.
    writing = writing.then(write).catch(() => undefined);
  };

  // Both files from the first day: the second is the way back.
  for (let missing = 2 - opened.length; missing > 0; missing--) later();
  await writing;
  return {
    identity: identityOf(kept),
    origin: newest ? 'kept' : isSpoilt ? 'replaced' : 'new',
    remember(book, { epoch, key: bookKey, isAdopted }) {
      kept = { ...kept, books: [...kept.books, { book, epoch, key: toHex(bookKey), isAdopted }] };
      later();
    },
    async addWorkspace(key, first) {
      const added = toHex(key);
      if (kept.workspaces.includes(added)) return;
      const workspaces = first ? [added, ...kept.workspaces] : [...kept.workspaces, added];
      kept = { ...kept, workspaces };
      // Twice: either file alone must open what was joined.
      writing = writing.then(write).then(write);
      const done = writing;
      writing = done.catch(() => undefined);
      await done;
    },
    settled: () => writing,
  };
}

/** What can be read of a vault, without changing it: which of its files, and what the newest of them holds. */
export async function readVault(
  folder: string,
  crypto: Crypto,
): Promise<{ readonly readable: readonly string[]; readonly identity: Identity | null }> {
  const texts = await Promise.all(VAULT_FILES.map((name) => readText(join(folder, name))));
  const opened = texts.map((text) => (text === null ? null : openFile(text, crypto)));
  const newest = opened.flatMap((one) => one ?? []).sort((a, b) => b.generation - a.generation)[0];
  return { readable: VAULT_FILES.filter((_, i) => opened[i]), identity: newest ? identityOf(newest.content) : null };
}

/** The newest that copies of a vault's files hold; null if none of them can be opened. */
export function identityIn(files: readonly string[], crypto: Crypto): Identity | null {
  const opened = files.flatMap((text) => openFile(text, crypto) ?? []);
  const newest = opened.sort((a, b) => b.generation - a.generation)[0];
  return newest ? identityOf(newest.content) : null;
}

function identityOf({ seed, workspaces, books }: Content): Identity {
  const keysByBook = new Map<BookId, BookKey[]>();
  for (const { book, epoch, key, isAdopted } of books) {
    const held = { ...bookKeyOf(fromHex(key), epoch), ...(isAdopted && { isAdopted }) };
    keysByBook.set(book, [...(keysByBook.get(book) ?? []), held]);
  }
  return { seed: fromHex(seed), workspaces: workspaces.map((key) => workspaceKeyOf(fromHex(key))), books: keysByBook };
}

const checkOf = (text: string): string => toHex(sha256(toUtf8(text))).slice(0, 32);

/** A line of JSON and a line with its checksum. */
function sealFile({ generation, key, content: kept }: Opened, { crypto, random }: Ports): string {
  const nonce = random(NONCE_BYTES);
  const sealed = crypto.seal(toUtf8(JSON.stringify(kept)), AROUND, nonce, key);
  const file = {
    v: 1,
    generation,
    holders: [{ kind: 'file', key: toHex(key) }],
    nonce: toHex(nonce),
    sealed: toHex(sealed),
  };
  const text = JSON.stringify(file);
  return `${text}\n${checkOf(text)}\n`;
}

function openFile(text: string, crypto: Crypto): Opened | null {
  const [line = '', check] = text.split('\n');
  const file = v.safeParse(v.pipe(v.string(), v.parseJson(), sealedFile), line);
  const holder = file.success ? file.output.holders[0] : undefined;
  if (!file.success || !holder || check !== checkOf(line)) return null;
  const { generation, nonce, sealed } = file.output;
  const key = fromHex(holder.key);
  const plain = crypto.open(fromHex(sealed), AROUND, fromHex(nonce), key);
  const found = plain && v.safeParse(v.pipe(v.string(), v.parseJson(), content), fromUtf8(plain));
  return found?.success ? { generation, key, content: found.output } : null;
}

/** Null only if there is no such file: one that cannot be read is there all the same, and must not be written over. */
const readText = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: unknown) => (['ENOENT', 'ENOTDIR'].includes(errorCode(error)) ? null : ''));

async function putAside(folder: string, random: Ports['random']): Promise<void> {
  const mark = toHex(random(4));
  for (const name of VAULT_FILES)
    await rename(join(folder, name), join(folder, `${name}.unread-${mark}`)).catch(() => undefined);
}
