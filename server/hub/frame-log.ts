import type { BookId, OpHash } from '../../shared/record/op';

/** A frame, and the number under which it stands in its book: from 1 on, in the order of arrival. */
export type Entry = { readonly n: number; readonly bytes: Uint8Array };

/** How far a book goes. `erasures`: how often bodies were destroyed in it; bytes differ then under numbers that stay. */
export type Tip = { readonly last: number; readonly erasures: number };

/**
 * Where a hub keeps frames, verbatim and in the order they came: files, PostgreSQL. It neither judges nor opens them. All
 * pass `test/contracts/frame-log.ts`. Rejects with a `LogProblem`.
 */
export interface FrameLog {
  /** Of every book that has a frame, or of that one. */
  tips(of?: BookId): Promise<ReadonlyMap<BookId, Tip>>;
  /** How many bytes all frames have. */
  size(): Promise<number>;
  /** What stands behind the number, in order. */
  read(book: BookId, after: number): AsyncIterable<Entry>;
  /** The frames of these numbers, which ascend. A number under which nothing can be read is left out. */
  entries(book: BookId, numbers: readonly number[]): AsyncIterable<Entry>;
  /**
   * Writes what `choose` answers, durably, and resolves with where the book ends then. Nobody else writes in the book
   * meanwhile, and `choose` is told first what came since `after`, by whatever process.
   */
  append(
    book: BookId,
    after: number,
    choose: (news: AsyncIterable<Entry>) => Promise<readonly Uint8Array[]>,
  ): Promise<Tip>;
  /** Destroys the bodies of these ops in every frame that holds one. Durable once resolved. */
  erase(book: BookId, ops: ReadonlySet<OpHash>): Promise<void>;
  /** Destroys all of the book. Durable once resolved. */
  remove(book: BookId): Promise<void>;
  /** Told of books that another process wrote in. */
  watch(listener: (book: BookId) => void): () => void;
  close(): Promise<void>;
}

/** Why a log did not do what it was asked. `full`: nothing more fits. `away`: it does not answer now. */
export class LogProblem extends Error {
  constructor(
    readonly why: 'full' | 'read-only' | 'away',
    detail: string,
    cause?: unknown,
  ) {
    super(detail, { cause });
    this.name = 'LogProblem';
  }
}
