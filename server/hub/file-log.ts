import { join } from 'node:path';
import { errorCode, type Disk } from '../../shared/node/disk';
import { segmentOf } from '../../shared/node/segment';
import { isSegment, openSegments, PART, settleSegments } from '../../shared/node/segments';
import { eraseInSegments, fingerprintsIn } from '../../shared/node/segments-erase';
import { concat } from '../../shared/record/bytes';
import { isIntactFrame } from '../../shared/record/frame';
import type { BookId } from '../../shared/record/op';
import { LogProblem, type Entry, type FrameLog } from './frame-log';

type Ports = {
  readonly disk: Disk;
  readonly root: string;
  /** Asked after every frame that is read: lets whoever else is waiting have a turn. */
  readonly breathe: () => Promise<void>;
  /** Ms since whenever. */
  readonly now: () => number;
  readonly segmentBytes?: number;
};

/** Where a frame stands. */
type Spot = { readonly path: string; readonly at: number; readonly length: number };
/** `spots`: by number, the first being 1. `unread`: files that could not be read, when last tried at `triedAt`. */
type Book = { spots: Spot[]; unread: readonly string[]; triedAt: number; erasures: number };

const SEGMENT_BYTES = 4 * 1024 * 1024;
/** Frames no further apart than this are read together. */
const GAP_BYTES = 64 * 1024;
const MAX_SPAN_BYTES = 4 * 1024 * 1024;
/** What could not be read is tried again after this long: nobody should have to start the hub anew for it. */
const AGAIN_MS = 10_000;
const TOO_BUSY = ['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'EBUSY'];

/**
 * A hub's frames in files, nothing to install: `<root>/<book>/<n>.seg`, the frames of all its chains in the order they
 * came. For one process.
 */
export function fileLog({ disk, root, breathe, now, segmentBytes = SEGMENT_BYTES }: Ports): FrameLog {
  const segments = openSegments(disk, segmentBytes);
  const booksById = new Map<BookId, Promise<Book>>();
  const turns = new Map<BookId, Promise<unknown>>();
  const folderOf = (book: BookId) => join(root, book);

  /** What a process that was killed left is made durable before anyone is told of it. */
  async function load(book: BookId): Promise<Book> {
    const folder = folderOf(book);
    await settleSegments(folder, disk).catch(() => undefined);
    return { ...(await spotsIn(folder)), erasures: 0 };
  }

  async function spotsIn(folder: string): Promise<Omit<Book, 'erasures'>> {
    const spots: Spot[] = [];
    const unread: string[] = [];
    for (const name of (await disk.list(folder)).filter((one) => isSegment(one) || one.endsWith(PART))) {
      const path = join(folder, name);
      // What cannot be read now is not there: whoever has it gives it again.
      const bytes = (await disk.read(path).catch(() => void unread.push(path))) ?? new Uint8Array();
      const { frames } = await segmentOf(path, bytes, breathe);
      spots.push(...frames.map(({ at, length }) => ({ path, at, length })));
    }
    return { spots, unread, triedAt: now() };
  }

  function bookOf(book: BookId): Promise<Book> {
    const known = booksById.get(book);
    if (known) return known;
    const loading = load(book);
    loading.catch(() => booksById.delete(book));
    booksById.set(book, loading);
    return loading;
  }

  /** Under the same numbers stands something else now, or nothing. */
  async function reload(book: BookId): Promise<void> {
    const of = await bookOf(book);
    Object.assign(of, await spotsIn(folderOf(book)), { erasures: of.erasures + 1 });
  }

  /** A file that could not be read, and can be now, counts again. */
  async function tryUnread(book: BookId): Promise<void> {
    const of = await bookOf(book);
    if (of.unread.length === 0 || now() - of.triedAt < AGAIN_MS) return;
    of.triedAt = now();
    const read = await Promise.allSettled(of.unread.map((path) => disk.read(path)));
    if (read.some(({ status }) => status === 'fulfilled')) await inTurn(book, () => reload(book));
  }

  function inTurn<T>(book: BookId, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(book) ?? Promise.resolve()).then(() => asProblem(work));
    const done = turn.catch(() => undefined);
    turns.set(book, done);
    return turn;
  }

  async function* entriesAt(book: BookId, numbers: readonly number[]): AsyncGenerator<Entry> {
    const { spots } = await bookOf(book);
    for (const run of runsOf(numbers, spots)) {
      const [first] = run;
      const last = run.at(-1);
      if (!first || !last) continue;
      // A file that cannot be read must not keep all others from being given.
      const bytes = await disk.readPart(first.path, first.at, last.at + last.length - first.at).catch(nothingOr);
      for (const { n, at, length } of run) {
        // A copy of its own: whoever keeps one frame must not keep all that was read with it.
        const frame = bytes.slice(at - first.at, at - first.at + length);
        if (isIntactFrame(frame)) yield { n, bytes: frame };
        // Not awaited: whoever reads may be the one whose turn it is.
        else void inTurn(book, () => reload(book)).catch(() => undefined);
        await breathe();
      }
    }
  }

  const names = async (): Promise<BookId[]> =>
    (await disk.list(root)).filter((name): name is BookId => /^[0-9a-f]{32}$/.test(name));

  return {
    async size() {
      const books = await Promise.all((await names()).map(bookOf));
      return books.reduce((sum, { spots }) => spots.reduce((of, { length }) => of + length, sum), 0);
    },
    async tips(of) {
      const there = await names();
      const wanted = there.filter((name) => name === (of ?? name));
      await Promise.all(wanted.map(tryUnread));
      const books = await Promise.all(wanted.map(async (name) => [name, await bookOf(name)] as const));
      return new Map(
        books
          .filter(([, { spots }]) => spots.length > 0)
          .map(([book, { spots, erasures }]) => [book, { last: spots.length, erasures }]),
      );
    },
    async *read(book, after) {
      yield* entriesAt(book, numbersBehind(after, await bookOf(book)));
    },
    entries: entriesAt,
    append: (book, after, choose) =>
      inTurn(book, async () => {
        const of = await bookOf(book);
        const frames = await choose(entriesAt(book, numbersBehind(after, of)));
        if (frames.length > 0) {
          const { path, at } = await segments.write(folderOf(book), concat(...frames));
          let next = at;
          for (const { length } of frames) {
            of.spots.push({ path, at: next, length });
            next += length;
          }
        }
        return { last: of.spots.length, erasures: of.erasures };
      }),
    erase: (book, ops) =>
      inTurn(book, async () => {
        const folder = folderOf(book);
        await segments.leave(folder);
        const fingerprints = await fingerprintsIn([folder], ops, { disk, breathe });
        await eraseInSegments(folder, fingerprints, { disk, breathe }).finally(() => reload(book));
      }),
    remove: (book) =>
      inTurn(book, async () => {
        const folder = folderOf(book);
        await segments.leave(folder);
        for (const name of await disk.list(folder)) await disk.remove(join(folder, name));
        await disk.syncFolder(folder);
        await reload(book);
      }),
    watch: () => () => undefined,
    async close() {
      await Promise.all(turns.values());
      await segments.close();
    },
  };
}

const numbersBehind = (after: number, { spots }: Book): number[] =>
  Array.from({ length: Math.max(0, spots.length - after) }, (_, i) => after + i + 1);

/** Numbers whose frames are read together. */
function runsOf(numbers: readonly number[], spots: readonly Spot[]): (Spot & { readonly n: number })[][] {
  const runs: (Spot & { readonly n: number })[][] = [];
  let start = 0;
  let end = 0;
  let path = '';
  for (const n of numbers) {
    const spot = spots[n - 1];
    if (!spot) continue;
    const isNear = spot.path === path && spot.at >= end && spot.at - end <= GAP_BYTES;
    if (isNear && spot.at + spot.length - start <= MAX_SPAN_BYTES) runs.at(-1)?.push({ n, ...spot });
    else {
      runs.push([{ n, ...spot }]);
      ({ path, at: start } = spot);
    }
    end = spot.at + spot.length;
  }
  return runs;
}

/** What is too busy to answer is asked again; what cannot be read is as good as gone. */
function nothingOr(error: unknown): Uint8Array {
  if (!(error instanceof Error) || ['', ...TOO_BUSY].includes(errorCode(error))) throw error;
  return new Uint8Array();
}

/** What a disk says against it, as every log says it. */
export async function asProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = errorCode(error);
    if (!(error instanceof Error) || code === '') throw error;
    throw new LogProblem(whyOf(code), error.message);
  }
}

function whyOf(code: string): LogProblem['why'] {
  if (['ENOSPC', 'EDQUOT'].includes(code)) return 'full';
  return ['EROFS', 'EACCES', 'EPERM'].includes(code) ? 'read-only' : 'away';
}
