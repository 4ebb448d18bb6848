import Dexie, { type Table } from 'dexie';
import type { BookId, ChainId } from '../../shared/record/op';

/** Consecutive frames of a chain, verbatim, one after another. Its key alone says which ops they hold. */
export type FrameRow = {
  readonly book: BookId;
  readonly chain: ChainId;
  readonly first: number;
  readonly last: number;
  /** Hash of the last op. */
  readonly hash: string;
  readonly bytes: Uint8Array;
};

/** A folded view, so that a book opens without reading all of it. `fold` is the version that folded it. */
export type SnapshotRow = {
  readonly book: BookId;
  readonly fold: number;
  readonly have: string;
  /** Ops that were redacted in it: a view that knows of fewer holds words that are to be nowhere. */
  readonly redacted: string;
  /** Ops that counted for nothing when it was folded. */
  readonly uncounted: string;
  /** Sealed. */
  readonly view: Uint8Array;
};
/** What the home screen shows of a book that is not open. Sealed. */
export type SummaryRow = { readonly book: BookId; readonly fold: number; readonly summary: Uint8Array };
/** What was typed and not yet made durable. Sealed. */
export type DraftRow = { readonly id: string; readonly draft: Uint8Array };
/** Chains that were begun in this database, where it is the only store (in a plain browser). */
export type BegunRow = { readonly book: BookId; readonly chain: ChainId };

export type Database = Dexie & {
  readonly frames: Table<FrameRow>;
  readonly snapshots: Table<SnapshotRow, string>;
  readonly summaries: Table<SummaryRow, string>;
  readonly drafts: Table<DraftRow, string>;
  readonly begun: Table<BegunRow>;
};

/** `strict` where nothing stands behind it: the browser's default loses commits at a power cut. */
export function openDatabase(name: string, durability: 'strict' | 'relaxed'): Database {
  const database = new Dexie(name, { chromeTransactionDurability: durability }) as Database;
  database.version(1).stores({
    frames: '[book+chain+first+last+hash]',
    snapshots: 'book',
    summaries: 'book',
    drafts: 'id',
    begun: '[book+chain]',
  });
  return database;
}

/** After some failures an IndexedDB promise never settles: nothing may wait on one for ever. */
export async function inTime<T>(work: Promise<T>, ms = 10_000): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('IndexedDB did not answer'));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Around every key that begins with the book. Dexie's largest key is an array, and no key may hold the same one twice. */
export const ofBook = (book: BookId): [unknown[], unknown[]] => [[book], [book, Dexie.maxKey]];
