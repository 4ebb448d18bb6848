import { concat } from './bytes';
import { scanFrames, withoutBodies, type Damage, type Frame } from './frame';
import type { BookId, ChainId, OpHash } from './op';

/** A stretch of a stored file that could not be read. `where` names it for a person. */
export type StoredDamage = Damage & { readonly where: string; readonly chain: ChainId };

/** All that a store holds of a book. Frames may come twice and in any order of chains. */
export type StoredBook = {
  readonly frames: readonly Frame[];
  readonly damage: readonly StoredDamage[];
  /** Chains that were begun in this very place and so may be written on. */
  readonly begun: readonly ChainId[];
};

/** Where a device keeps books: journal files, IndexedDB, memory. All pass `test/contracts/store.ts`. */
export interface Store {
  books(): Promise<readonly BookId[]>;
  /** `chains`: of all others nothing is asked, and they may be left out. */
  read(book: BookId, chains?: ReadonlySet<ChainId>): Promise<StoredBook>;
  /** Marks a new chain as begun here, before its first op is appended. Durable once resolved. */
  begin(book: BookId, chain: ChainId): Promise<void>;
  /** No op may be appended to the chain here again, ever: its tail was lost, or it forked. Durable once resolved. */
  retire(book: BookId, chain: ChainId): Promise<void>;
  /**
   * Durable once resolved. A rejection means *not confirmed*, never *not written*: append the identical bytes again.
   * Appending a frame twice is the same as once. Without frames: resolves once what was read of the chain is durable.
   */
  append(book: BookId, chain: ChainId, frames: readonly Uint8Array[]): Promise<void>;
  /**
   * Destroys the bodies of these ops in every frame that holds them; nothing else changes. Durable once resolved. After
   * a rejection, or a power cut in the middle, nothing else is lost, and some bodies may still be there: ask again.
   */
  erase(book: BookId, ops: ReadonlySet<OpHash>): Promise<void>;
  /**
   * Destroys all of a book, and takes nothing of it any more as long as the process lives. Durable once resolved; after a
   * rejection, or a power cut in the middle, some may still be there: ask again.
   */
  remove(book: BookId): Promise<void>;
}

/** Why a store could not confirm an append, where it can tell. */
export class NotConfirmed extends Error {
  constructor(
    readonly why: 'disk-full' | 'read-only' | 'broken',
    detail: string,
  ) {
    super(detail);
    this.name = 'NotConfirmed';
  }
}

export function memoryStore(): Store {
  const chainsByBook = new Map<BookId, Map<ChainId, { bytes: Uint8Array[]; begun: boolean }>>();
  function chainOf(book: BookId, chain: ChainId) {
    const chains = chainsByBook.get(book) ?? new Map<ChainId, { bytes: Uint8Array[]; begun: boolean }>();
    chainsByBook.set(book, chains);
    const kept = chains.get(chain) ?? { bytes: [], begun: false };
    chains.set(chain, kept);
    return kept;
  }
  return {
    books: () => Promise.resolve([...chainsByBook.keys()]),
    read: (book, asked) => {
      const chains = [...(chainsByBook.get(book) ?? [])].filter(([chain]) => asked?.has(chain) ?? true);
      return Promise.resolve({
        frames: chains.flatMap(([, kept]) => kept.bytes.flatMap((bytes) => scanFrames(bytes).frames)),
        damage: [],
        begun: chains.filter(([, kept]) => kept.begun).map(([chain]) => chain),
      });
    },
    begin: (book, chain) => {
      chainOf(book, chain).begun = true;
      return Promise.resolve();
    },
    retire: (book, chain) => {
      chainOf(book, chain).begun = false;
      return Promise.resolve();
    },
    append: (book, chain, frames) => {
      chainOf(book, chain).bytes.push(...frames);
      return Promise.resolve();
    },
    remove: (book) => {
      chainsByBook.delete(book);
      return Promise.resolve();
    },
    erase: (book, ops) => {
      for (const kept of chainsByBook.get(book)?.values() ?? [])
        kept.bytes = kept.bytes.map((bytes) => erasedBytes(bytes, ops));
      return Promise.resolve();
    },
  };
}

const erasedBytes = (bytes: Uint8Array, ops: ReadonlySet<OpHash>): Uint8Array =>
  concat(...scanFrames(bytes).frames.map((frame) => withoutBodies(frame, ops).bytes));
