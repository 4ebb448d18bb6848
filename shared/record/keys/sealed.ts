import { sha256 } from '@noble/hashes/sha2.js';
import type { Readers } from '../book/access';
import { compareBookKeys, bookKeyOf, isForDevices, unwrapForDevice, unwrapForWorkspace } from './book-keys';
import { workspaceOfWrapped, wrapForDevices, wrapForWorkspace } from './book-keys';
import type { BookKey, WorkspaceKey } from './book-keys';
import { concat, fromHex, hexOrNull, toHex } from '../bytes';
import { KEY_BYTES, NONCE_BYTES, type Crypto } from './crypto';
import type { BookId, Op, OpHeader } from '../op';
import { pad, unpad } from './padding';
import type { Sealer } from './seal';
import { bookOfWorkspace } from '../members/workspace-books';

/** What a device is and may read, out of its vault. */
export type Identity = {
  /** Seed of its signing key, 32 bytes. */
  readonly seed: Uint8Array;
  /** Newest first: new books are wrapped with the first. */
  readonly workspaces: readonly WorkspaceKey[];
  /** Keys of books that were met before: a chain's damaged first op must not cost the book. */
  readonly books: ReadonlyMap<BookId, readonly BookKey[]>;
};

type Ports = {
  readonly crypto: Crypto;
  readonly random: (bytes: number) => Uint8Array;
  /** Told of every key that the identity did not hold. */
  readonly remember: (book: BookId, key: BookKey) => void;
};

/** A sealer whose workspaces may become more, when two rooms become one. */
export type DeviceSealer = Sealer & {
  /** Newest first. */
  workspaces(): readonly WorkspaceKey[];
  /** One more workspace, `first` if new books are to be wrapped with it. The keys of books met before are found anew. */
  addWorkspace(key: WorkspaceKey, first: boolean): void;
  /** New books are wrapped with this one from now on, if it is here. */
  setNewest(workspace: string): void;
  /**
   * Laptops were removed: from now on only keys that these workspaces wrap are sealed with. None: nobody was removed, or
   * no key is here that they do not hold.
   */
  setClean(workspaces: readonly string[]): void;
  /** The keys of the book are known here no more. */
  forget(book: BookId): void;
};

/**
 * Seals every body and signs every head. A book carries its own keys: they are found in the first ops of its chains,
 * wrapped for the workspace; a book that has none yet gets its key with its first op. The book of the members is signed
 * and not sealed: whoever relays it must be able to read it.
 */
export function createSealer({ seed, books, ...from }: Identity, { crypto, random, remember }: Ports): DeviceSealer {
  const device = crypto.signingKeys(seed);
  let workspaces = from.workspaces;
  let openBooks = openBooksOf(workspaces);
  /** Wrapped for a workspace that is not known here, by book; and who brought it. */
  const unopened = new Map<BookId, Map<string, string>>();
  const readersByBook = new Map<BookId, Readers>();
  const keysByBook = new Map([...books].map(([book, keys]) => [book, [...keys].sort(compareBookKeys)]));

  function keep(book: BookId, key: BookKey): BookKey {
    const known = keysByBook.get(book) ?? [];
    const same = known.find(({ id }) => id === key.id);
    // What was adopted may turn out to be the workspace's own.
    if (same && (!same.isAdopted || key.isAdopted)) return same;
    keysByBook.set(book, [...known.filter((one) => one !== same), key].sort(compareBookKeys));
    remember(book, key);
    return key;
  }

  let clean: ReadonlySet<string> | null = null;
  /** Workspaces that a key was seen to be wrapped for, by book and key; none if it was made here and nobody has it. */
  const wrappedFor = new Map<string, ReadonlySet<string>>();

  /** Whether nobody who was removed holds the key. */
  function isClean(book: BookId, { id }: BookKey): boolean {
    const seen = wrappedFor.get(`${book} ${id}`);
    return clean === null || (seen !== undefined && [...seen].every((one) => clean?.has(one)));
  }

  /** Whose first op brought a key: whoever may not read must not choose what others seal with. */
  const bringersByKey = new Map<string, Set<string>>();

  function mayWrite(book: BookId, { id }: BookKey): boolean {
    const readers = readersByBook.get(book);
    const bringers = bringersByKey.get(`${book} ${id}`);
    return !readers || !bringers || readers.some((reader) => bringers.has(reader));
  }

  function newestOf(book: BookId): BookKey {
    const known = keysByBook.get(book) ?? [];
    const fit = known.filter((key) => mayWrite(book, key));
    return fit.find((key) => readersByBook.get(book) || isClean(book, key)) ?? fit[0] ?? known[0] ?? newKey(book, 0);
  }

  function newKey(book: BookId, epoch: number): BookKey {
    const key = keep(book, bookKeyOf(random(KEY_BYTES), epoch));
    wrappedFor.set(`${book} ${key.id}`, new Set());
    return key;
  }

  const keyNamed = ({ book, key }: OpHeader): BookKey | undefined => keysByBook.get(book)?.find(({ id }) => id === key);

  function unwrap(book: BookId, wrapped: string, bringer: string): boolean {
    const ofWorkspace = unwrapForWorkspace(wrapped, book, { workspaces, crypto });
    const key = ofWorkspace ?? unwrapForDevice(wrapped, book, (sealed) => crypto.openSealed(sealed, device));
    if (!key) return false;
    keep(book, key);
    const name = `${book} ${key.id}`;
    const workspace = ofWorkspace && workspaceOfWrapped(wrapped);
    if (workspace) wrappedFor.set(name, new Set([...(wrappedFor.get(name) ?? []), workspace]));
    bringersByKey.set(name, (bringersByKey.get(name) ?? new Set()).add(bringer));
    return true;
  }

  const proofs = rememberGood((publicKey, head, signature) => crypto.verify(signature, head, publicKey));

  return {
    device: device.publicKey,
    workspaces: () => workspaces,
    addWorkspace(key, first) {
      if (workspaces.some(({ id }) => id === key.id)) return;
      workspaces = first ? [key, ...workspaces] : [...workspaces, key];
      openBooks = openBooksOf(workspaces);
      for (const [book, keys] of unopened)
        for (const [wrapped, bringer] of keys) if (unwrap(book, wrapped, bringer)) keys.delete(wrapped);
    },
    forget(book) {
      keysByBook.delete(book);
      unopened.delete(book);
    },
    plan: (book) => (openBooks.has(book) ? NOT_SEALED : { key: newestOf(book).id, nonce: toHex(random(NONCE_BYTES)) }),
    setReaders(book, readers) {
      readersByBook.set(book, readers);
    },
    isForOthers: (book) => [...(unopened.get(book)?.keys() ?? [])].some(isForDevices),
    turnKey(book) {
      if (openBooks.has(book)) return;
      const before = keysByBook.get(book)?.[0];
      newKey(book, before ? before.epoch + 1 : 0);
    },
    mustTurn: (book) =>
      clean !== null && !openBooks.has(book) && !readersByBook.get(book) && !isClean(book, newestOf(book)),
    setNewest(workspace) {
      workspaces = [...workspaces].sort((a, b) => Number(b.id === workspace) - Number(a.id === workspace));
    },
    setClean(next) {
      clean = workspaces.some(({ id }) => next.includes(id)) ? new Set(next) : null;
    },
    wrapKeys(book) {
      const [workspace] = workspaces;
      const readers = readersByBook.get(book);
      if (!workspace || openBooks.has(book)) return [];
      const newest = newestOf(book);
      const known = keysByBook.get(book) ?? [];
      // What is handed on is vouched for: never a key of somebody who may not read.
      const keys = [newest, ...known.filter((key) => key.id !== newest.id && !key.isAdopted && mayWrite(book, key))];
      if (readers) return wrapForDevices(keys, book, { devices: readers, crypto, random });
      // Whoever could not read for a while reads all of it once he may again.
      const open = readers === null ? keys.slice(0, MAX_WRAPPED) : [newest];
      return open.map((key) => wrapForWorkspace(key, book, { workspace, nonce: random(NONCE_BYTES), crypto }));
    },
    learn({ book, start }) {
      for (const wrapped of start?.keys ?? []) {
        if (unwrap(book, wrapped, start?.device ?? '')) continue;
        const kept = unopened.get(book) ?? new Map<string, string>();
        unopened.set(book, kept.set(wrapped, start?.device ?? ''));
      }
    },
    seal(headerBytes, header, body) {
      if (header.key === NOT_SEALED.key) return body;
      const key = keyNamed(header) ?? newestOf(header.book);
      return crypto.seal(pad(body), headerBytes, fromHex(header.nonce), key.key);
    },
    open(op) {
      const { book, key } = op.header;
      if (key === NOT_SEALED.key) return openBooks.has(book) ? op.body : null;
      return openSealedBody(op, keysByBook.get(book) ?? [], crypto);
    },
    keysOf: (book) => keysByBook.get(book) ?? [],
    adopt(book, keys) {
      for (const key of keys) keep(book, { ...key, isAdopted: true });
    },
    openSealed: (sealed) => crypto.openSealed(sealed, device),
    sign(head) {
      const signature = crypto.sign(head, device.secretKey);
      proofs.remember(device.publicKey, head, signature);
      return signature;
    },
    verify: proofs.verify,
  };
}

/** As many as leave room in the first op of a chain. */
const MAX_WRAPPED = 64;

/** What the header of an unsealed op says. Elsewhere than in an open book anyone could have written such a body. */
const NOT_SEALED = { key: '', nonce: '' };

const openBooksOf = (workspaces: readonly WorkspaceKey[]): ReadonlySet<BookId> =>
  new Set(workspaces.map(({ id }) => bookOfWorkspace(id, 'members')));

/** The op's body, opened with whichever of the keys it names; null if it names none of them, or does not open. */
export function openSealedBody(
  { header, headerBytes, body }: Op,
  keys: readonly BookKey[],
  crypto: Pick<Crypto, 'open'>,
): Uint8Array | null {
  const key = keys.find(({ id }) => id === header.key);
  const nonce = hexOrNull(header.nonce);
  if (!key || !body || nonce?.length !== NONCE_BYTES) return null;
  const padded = crypto.open(body, headerBytes, nonce, key.key);
  return padded && unpad(padded);
}

/** A first look at a large folder verifies all of it before any is taken in. About 25 MB. */
const REMEMBERED = 262_144;

/** All that a verdict hangs on, in 32 letters of one byte: what is remembered must be small. */
const proofOf = (device: Uint8Array, head: Uint8Array, signature: Uint8Array): string =>
  String.fromCharCode(...sha256(concat(device, signature, head)));

/**
 * A frame is verified where it is found and again where it is taken in: what was good is good the second time, and so is
 * what was signed here.
 */
function rememberGood(verify: Sealer['verify']) {
  const good = new Set<string>();

  function remember(proof: string): void {
    good.add(proof);
    const oldest = good.size > REMEMBERED ? good.keys().next().value : undefined;
    if (oldest !== undefined) good.delete(oldest);
  }

  return {
    remember: (...of: Parameters<typeof proofOf>) => {
      remember(proofOf(...of));
    },
    verify: (device: Uint8Array, head: Uint8Array, signature: Uint8Array): boolean => {
      const proof = proofOf(device, head, signature);
      if (good.has(proof)) return true;
      if (!verify(device, head, signature)) return false;
      remember(proof);
      return true;
    },
  };
}
