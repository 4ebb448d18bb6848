import type { Bridge } from '../../shared/bridge';
import { decodeFrame, withoutBodies, type Frame } from '../../shared/record/frame';
import { covers, sameHave, type Have } from '../../shared/record/have';
import type { BookId, OpHash } from '../../shared/record/op';
import type { RedactedOp } from '../../shared/record/redaction';
import { inTime, type Database } from './database';
import { addFrames, booksIn, eraseRows, haveOfRows, readFrames, removeBook, rowKeys, type RowKey } from './frame-rows';

/** What comparing the two copies of a book changed: ops put back into the journal, frames put into IndexedDB. */
export type Repair = { readonly journal: number; readonly mirror: number };

export type Mirror = ReturnType<typeof openMirror>;

const WRITE_AFTER_MS = 150;
const FRAMES_A_CALL = 1_000;

/** The second copy of every book, in IndexedDB: written behind the journal's ack, and compared with it at start. */
export function openMirror(database: Database, bridge: Bridge, report: (error: unknown) => void) {
  const waitingByBook = new Map<BookId, Frame[]>();
  const forgotten = new Set<BookId>();
  const redactedByBook = new Map<BookId, Set<OpHash>>();
  let writing: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWriter = false;

  // One window writes; when it closes, the lock falls to another.
  void navigator.locks.request('dexie-writer', async () => {
    isWriter = true;
    await new Promise(() => undefined);
  });

  async function writeWaiting(): Promise<void> {
    const batches = [...waitingByBook];
    waitingByBook.clear();
    for (const [book, frames] of batches) await put(book, frames);
  }

  const put = (book: BookId, frames: readonly Frame[], ms?: number): Promise<void> => {
    if (forgotten.has(book)) return Promise.resolve();
    const redacted = redactedByBook.get(book) ?? new Set();
    return inTime(
      addFrames(
        database,
        book,
        frames.map((frame) => withoutBodies(frame, redacted)),
      ),
      ms,
    );
  };

  /** One after another: what is erased must not come behind it. */
  function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const turn = writing.then(writeWaiting);
    writing = turn.catch(() => undefined);
    return turn;
  }

  function add(book: BookId, frames: readonly Frame[]): void {
    if (!isWriter) return;
    const waiting = waitingByBook.get(book) ?? [];
    waiting.push(...frames);
    waitingByBook.set(book, waiting);
    timer ??= setTimeout(() => void write().catch(report), WRITE_AFTER_MS);
  }

  /** Bodies that are to be nowhere go out of the rows that hold them; what waits to be written goes before. */
  async function erase(book: BookId, redacted: readonly RedactedOp[]): Promise<void> {
    if (!isWriter || redacted.length === 0) return;
    const ops = new Set(redacted.map(({ hash }) => hash));
    redactedByBook.set(book, new Set([...(redactedByBook.get(book) ?? []), ...ops]));
    await write();
    const mayHold = ([, chain, first, last]: RowKey) =>
      redacted.some((op) => op.chain === chain && first <= op.seq && op.seq <= last);
    await inTime(eraseRows(database, book, { ops, mayHold }));
  }

  bridge.on('arrived', ({ book, frames, redacted }) => {
    add(book, framesFrom(frames));
    erase(book, redacted).catch(report);
  });

  return {
    books: () => inTime(booksIn(database)),
    erase,
    /** All of the book goes, and nothing of it is written any more. */
    remove(book: BookId): Promise<void> {
      forgotten.add(book);
      return this.alone(() => inTime(removeBook(database, book)));
    },
    /** The work while nothing is written here. */
    alone(work: () => Promise<void>): Promise<void> {
      const turn = writing.then(work);
      writing = turn.catch(() => undefined);
      return turn;
    },
    have: async (book: BookId): Promise<Have> => haveOfRows(await inTime(rowKeys(database, book))),

    /** Gives the journal what only IndexedDB has. Returns how many ops that were. Before anything is read from it. */
    async restoreJournal(book: BookId, journal: Have): Promise<number> {
      const mine = await this.have(book);
      const isMore = Object.entries(mine).some(([chain, run]) => isBeyond(run, journal[chain]));
      if (!isMore) return 0;
      const frames = (await inTime(readFrames(database, book))).filter((frame) =>
        frame.ops.some((op) => !isHeld(journal, mine, op.header)),
      );
      let count = 0;
      for (let at = 0; at < frames.length; at += FRAMES_A_CALL) {
        const part = frames.slice(at, at + FRAMES_A_CALL).map((frame) => frame.bytes);
        count += await bridge.call('ingest', { book, frames: part });
      }
      return count;
    },

    /** Takes from the journal what IndexedDB lacks. Returns how many frames that were. */
    async catchUp(book: BookId, journal: Have): Promise<number> {
      const mine = await this.have(book);
      if (!isWriter || sameHave(mine, journal)) return 0;
      const frames = framesFrom(await bridge.call('frames', { book, have: mine }));
      if (frames.length > 0) await put(book, frames, 120_000);
      return frames.length;
    },
  };
}

type Run = Have[string];

const isBeyond = (mine: Run, other: Run | undefined): boolean =>
  !other ||
  mine.seq > other.seq ||
  (mine.seq === other.seq && mine.hash !== other.hash) ||
  mine.beyond.some(([from, to]) => !coversAll(other, Math.max(from, other.seq + 1), to));

/** Ranges are joined where they meet: one of them holds it all, or it is not all held. */
const coversAll = (run: Run, from: number, to: number): boolean =>
  from > to || run.beyond.some((range) => range[0] <= from && to <= range[1]);

// Where the ends differ at the same number the chains have forked: everything is offered, and told apart by hash.
function isHeld(journal: Have, mine: Have, header: { readonly chain: string; readonly seq: number }): boolean {
  const theirs = journal[header.chain];
  const ours = mine[header.chain];
  const isForked = theirs !== undefined && ours?.seq === theirs.seq && ours.hash !== theirs.hash;
  return !isForked && covers(theirs, header.seq);
}

const framesFrom = (all: readonly Uint8Array[]): Frame[] =>
  all.flatMap((bytes) => {
    const frame = decodeFrame(bytes);
    return frame.ok ? [frame.value.frame] : [];
  });
