import { compareBookKeys, bookKeyOf, unwrapForWorkspace, wrapForWorkspace } from './book-keys';
import type { BookKey, WorkspaceKey } from './book-keys';
import { fromHex, hexOrNull, toHex } from './bytes';
import { KEY_BYTES, NONCE_BYTES, type Crypto } from './crypto';
import type { BookId, OpHeader } from './op';
import { pad, unpad } from './padding';
import type { Sealer } from './seal';

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

/**
 * Seals every body and signs every head. A book carries its own keys: they are found in the first ops of its chains,
 * wrapped for the workspace; a book that has none yet gets its key with its first op.
 */
export function createSealer({ seed, workspaces, books }: Identity, { crypto, random, remember }: Ports): Sealer {
  const device = crypto.signingKeys(seed);
  const keysByBook = new Map([...books].map(([book, keys]) => [book, [...keys].sort(compareBookKeys)]));

  function keep(book: BookId, key: BookKey): BookKey {
    const known = keysByBook.get(book) ?? [];
    if (known.some(({ id }) => id === key.id)) return key;
    keysByBook.set(book, [...known, key].sort(compareBookKeys));
    remember(book, key);
    return key;
  }

  const newestOf = (book: BookId): BookKey => keysByBook.get(book)?.[0] ?? keep(book, bookKeyOf(random(KEY_BYTES), 0));

  const keyNamed = ({ book, key }: OpHeader): BookKey | undefined => keysByBook.get(book)?.find(({ id }) => id === key);

  return {
    device: device.publicKey,
    plan: (book) => ({ key: newestOf(book).id, nonce: toHex(random(NONCE_BYTES)) }),
    wrapKeys(book) {
      const [workspace] = workspaces;
      if (!workspace) return [];
      return [wrapForWorkspace(newestOf(book), book, { workspace, nonce: random(NONCE_BYTES), crypto })];
    },
    learn({ book, start }) {
      for (const wrapped of start?.keys ?? []) {
        const key = unwrapForWorkspace(wrapped, book, { workspaces, crypto });
        if (key) keep(book, key);
      }
    },
    seal(headerBytes, header, body) {
      const key = keyNamed(header) ?? newestOf(header.book);
      return crypto.seal(pad(body), headerBytes, fromHex(header.nonce), key.key);
    },
    open({ header, headerBytes, body }) {
      const key = keyNamed(header);
      const nonce = hexOrNull(header.nonce);
      if (!key || !body || nonce?.length !== NONCE_BYTES) return null;
      const padded = crypto.open(body, headerBytes, nonce, key.key);
      return padded && unpad(padded);
    },
    sign: (head) => crypto.sign(head, device.secretKey),
    verify: (publicKey, head, signature) => crypto.verify(signature, head, publicKey),
  };
}
