import type { ClientConfig } from 'pg';
import { toHex } from '../../shared/record/bytes';
import { decodeFrame, withoutBodies } from '../../shared/record/frame';
import type { BlobStore } from '../../shared/record/blobs/blob-place';
import type { BookId, OpHash } from '../../shared/record/op';
import { LogProblem, type Entry, type FrameLog, type Tip } from './frame-log';
import { postgresBlobs } from './postgres-blobs';
import { configOf, openConnections, type Ask, type Done, type Row } from './postgres-connections';
import { placeOf, startProblem } from './postgres-problem';
import { postgresShelf } from './postgres-shelf';
import { statementsFor } from './postgres-sql';
import { canNotify, findTables } from './postgres-start';
import { noticeOf, watchPostgres } from './postgres-watch';
import type { Shelf } from './shelf';

type Ports = {
  /** `postgres://user:password@host:port/database`, or its parts. */
  readonly connection: string | ClientConfig;
  readonly schema?: string;
  /** Asked after every frame that is read: lets whoever else is waiting have a turn. */
  readonly breathe: () => Promise<void>;
  /** That many random bytes. */
  readonly random: (bytes: number) => Uint8Array;
  readonly pollMs?: number;
};

/** What else a hub keeps stands in the same database. */
export type PostgresLog = FrameLog & { readonly blobs: BlobStore; readonly shelf: Shelf };

const SCHEMA = 'holdfast';
const POLL_MS = 5_000;
const PAGE_FRAMES = 512;
const PAGE_BYTES = 1024 * 1024;

/**
 * A hub's frames in PostgreSQL, 13 or newer, or what speaks as it does: for several processes in front of one database.
 * Makes its tables where nothing is. Rejects with a `PostgresProblem` if it cannot begin.
 */
export async function postgresLog({ connection, schema = SCHEMA, ...ports }: Ports): Promise<PostgresLog> {
  const { breathe, random, pollMs = POLL_MS } = ports;
  const config = configOf(connection);
  const place = placeOf(config, schema);
  const sql = statementsFor(schema);
  const uneven = () => (random(1)[0] ?? 0) / 256;
  const connections = openConnections(config, uneven);
  const self = toHex(random(8));
  const turns = new Map<BookId, Promise<unknown>>();

  const allTips = async () => tipsIn(await connections.ask(sql.allTips));

  async function begin() {
    await findTables({ connections, sql, place });
    const isToTell = await canNotify({ connections, sql }, schema);
    const listen = isToTell ? sql.listen : null;
    const isWriting = (book: BookId) => turns.has(book);
    const how = { config, listen, tips: allTips, isWriting, self, random: uneven, pollMs };
    return { isToTell, watching: watchPostgres(await allTips(), how) };
  }

  const { isToTell, watching } = await begin().catch(async (error: unknown) => {
    await connections.close();
    throw startProblem(error, place);
  });

  function inTurn<T>(book: BookId, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(book) ?? Promise.resolve()).then(work);
    const done = turn
      .catch(() => undefined)
      .then(() => {
        if (turns.get(book) === done) turns.delete(book);
      });
    turns.set(book, done);
    return turn;
  }

  /** Whoever has the row of a book is the only one who writes in it. */
  async function lock(ask: Ask, book: BookId): Promise<Tip | null> {
    const [row] = await ask(sql.lock, [book]);
    return row ? tipIn(row) : null;
  }

  async function lockOrMake(ask: Ask, book: BookId): Promise<Tip> {
    const found = await lock(ask, book);
    if (found) return found;
    await ask(sql.make, [book]);
    const made = await lock(ask, book);
    if (!made) throw new LogProblem('away', 'the book went while it was made');
    return made;
  }

  async function* pages(pageBehind: (n: number) => Promise<readonly Row[]>, after: number, until: number) {
    for (let at = after; at < until;) {
      const rows = await pageBehind(at);
      if (rows.length === 0) return;
      for (const row of rows) {
        const entry = entryIn(row);
        at = entry.n;
        yield entry;
        await breathe();
      }
    }
  }

  const behind = (ask: Ask, book: BookId, after: number, until = Infinity): AsyncGenerator<Entry> =>
    pages((at) => ask(sql.page, [book, at, PAGE_FRAMES, PAGE_BYTES]), after, until);

  /** Told to others with what was written, or not at all. */
  async function tell(ask: Ask, book: BookId, tip: Tip): Promise<void> {
    if (isToTell) await ask(sql.notify, [schema, noticeOf(self, book, tip)]);
  }

  /** One change of a book that is there, and of nothing else. */
  const change = (book: BookId, isRemoved: boolean, work: (ask: Ask) => Promise<void>): Promise<void> =>
    inTurn(book, async () => {
      const changed = await connections.transact(async (ask): Promise<Done<Tip | null>> => {
        const before = await lock(ask, book);
        if (!before) return { isToKeep: false, value: null };
        await work(ask);
        const tip = { ...before, erasures: before.erasures + 1 };
        await ask(sql.mark, [book, tip.erasures, isRemoved]);
        await tell(ask, book, tip);
        return { isToKeep: true, value: tip };
      });
      if (changed) watching.note(book, changed);
    });

  return {
    blobs: postgresBlobs(connections, sql),
    shelf: postgresShelf(connections, sql),
    async size() {
      const [row] = await connections.ask(sql.size);
      return Number(row?.bytes);
    },
    tips: async (of) => tipsIn(await (of ? connections.ask(sql.tipOf, [of]) : connections.ask(sql.tips))),
    read: (book, after) => behind(connections.ask, book, after),
    async *entries(book, numbers) {
      for (let i = 0; i < numbers.length; i += PAGE_FRAMES) {
        const some = numbers.slice(i, i + PAGE_FRAMES);
        const page = (at: number) => connections.ask(sql.pageOf, [book, at, PAGE_FRAMES, PAGE_BYTES, some]);
        yield* pages(page, 0, some.at(-1) ?? 0);
      }
    },
    append: (book, after, choose) =>
      inTurn(book, async () => {
        let chosen: { readonly behind: number; readonly frames: readonly Uint8Array[] } | null = null;
        const tip = await connections.transact(async (ask): Promise<Done<Tip>> => {
          const before = await lockOrMake(ask, book);
          // Chosen once: whoever chose has taken in what came before, and told of it.
          chosen ??= { behind: before.last, frames: await choose(behind(ask, book, after, before.last)) };
          if (chosen.behind !== before.last) throw new LogProblem('away', 'another hub came between');
          const { frames } = chosen;
          if (frames.length === 0) return { isToKeep: false, value: before };
          const next = { ...before, last: before.last + frames.length };
          await ask(sql.write, [book, before.last, frames, next.last]);
          await tell(ask, book, next);
          return { isToKeep: true, value: next };
        });
        watching.note(book, tip);
        return tip;
      }),
    erase: (book, ops) =>
      change(book, false, async (ask) => {
        for await (const { n, bytes } of behind(ask, book, 0)) {
          const bare = withoutAny(bytes, ops);
          if (bare) await ask(sql.rewrite, [book, n, bare]);
        }
      }),
    remove: (book) =>
      change(book, true, async (ask) => {
        await ask(sql.empty, [book]);
      }),
    watch: (listener) => watching.watch(listener),
    async close() {
      await Promise.all(turns.values());
      await watching.close();
      await connections.close();
    },
  };
}

/** Null if it holds no such body. */
function withoutAny(bytes: Uint8Array, ops: ReadonlySet<OpHash>): Uint8Array | null {
  const decoded = decodeFrame(bytes);
  if (!decoded.ok) return null;
  const bare = withoutBodies(decoded.value.frame, ops);
  return bare === decoded.value.frame ? null : bare.bytes;
}

const tipIn = ({ last, erasures }: Row): Tip => ({ last: Number(last), erasures: Number(erasures) });

const tipsIn = (rows: readonly Row[]): ReadonlyMap<BookId, Tip> =>
  new Map(rows.map((row) => [String(row.book) as BookId, tipIn(row)]));

function entryIn({ n, bytes }: Row): Entry {
  if (!(bytes instanceof Uint8Array)) throw new Error('a frame is bytes');
  // A copy of its own: whoever keeps one frame must not keep all that was read with it.
  return { n: Number(n), bytes: new Uint8Array(bytes) };
}
