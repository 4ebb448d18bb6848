import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import type { BookId } from '../../shared/record/op';
import type { Tip } from './frame-log';

type Ports = {
  readonly config: ClientConfig;
  /** Null where hubs cannot tell each other. */
  readonly listen: string | null;
  /** Of all books, those that were removed too. */
  readonly tips: () => Promise<ReadonlyMap<BookId, Tip>>;
  /** Whether this process writes in the book right now. */
  readonly isWriting: (book: BookId) => boolean;
  /** By which this process knows what it said itself. */
  readonly self: string;
  readonly random: () => number;
  readonly pollMs: number;
};

export type PostgresWatch = ReturnType<typeof watchPostgres>;

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

const NOTICE = /^(?<by>[0-9a-f]+) (?<book>[0-9a-f]{32}) (?<last>\d+) (?<erasures>\d+)$/;

/** What one hub tells the others: who it is, the book, and where it ends now. */
export const noticeOf = (self: string, book: BookId, { last, erasures }: Tip): string =>
  `${self} ${book} ${last} ${erasures}`;

/**
 * Finds out what other processes write: at once by notifications, which may be lost, and by looking at the tips, which
 * finds all. `known`: as the books stood before anyone read them.
 */
export function watchPostgres(known: ReadonlyMap<BookId, Tip>, ports: Ports) {
  const { config, listen, tips, isWriting, self, random, pollMs } = ports;
  const seen = new Map(known);
  const listeners = new Set<(book: BookId) => void>();
  const ending = new AbortController();
  const { signal } = ending;
  let running: Promise<unknown> | null = null;

  function hear(book: BookId, tip: Tip): void {
    if (!note(book, tip)) return;
    for (const listener of listeners) listener(book);
  }

  /** False if nothing of it is new. */
  function note(book: BookId, { last, erasures }: Tip): boolean {
    const before = seen.get(book) ?? { last: 0, erasures: 0 };
    if (last <= before.last && erasures <= before.erasures) return false;
    seen.set(book, { last: Math.max(last, before.last), erasures: Math.max(erasures, before.erasures) });
    return true;
  }

  async function look(): Promise<void> {
    // What is being written now is known when it is done, and whose it is: the next look finds what remains.
    for (const [book, tip] of await tips()) if (!isWriting(book)) hear(book, tip);
  }

  async function poll(): Promise<void> {
    while (!signal.aborted) {
      await look().catch(() => undefined);
      await pause(pollMs);
    }
  }

  async function listenOn(statement: string): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      // The tips are looked at all the same.
      if (await listenOnce(statement).catch(() => false)) pauseMs = FIRST_PAUSE_MS;
      await pause(pauseMs * (0.5 + random()));
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }

  /** Until the connection ends. */
  async function listenOnce(statement: string): Promise<boolean> {
    const client = new Client(config);
    const end = () => void client.end().catch(() => undefined);
    client.on('error', () => undefined);
    client.on('notification', ({ payload = '' }) => {
      const { by, book, last, erasures } = NOTICE.exec(payload)?.groups ?? {};
      if (book && by !== self) hear(book as BookId, { last: Number(last), erasures: Number(erasures) });
    });
    signal.addEventListener('abort', end);
    try {
      await client.connect();
      const ended = new Promise<void>((resolve) => client.once('end', resolve));
      await client.query(statement);
      // Nobody told what was written while nobody listened.
      await look().catch(() => undefined);
      await ended;
      return true;
    } finally {
      signal.removeEventListener('abort', end);
      end();
    }
  }

  const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);

  return {
    /** Where a book ends after a write of this process. */
    note: (book: BookId, tip: Tip) => void note(book, tip),
    watch(listener: (book: BookId) => void): () => void {
      listeners.add(listener);
      running ??= Promise.all([poll(), listen === null ? null : listenOn(listen)]);
      return () => void listeners.delete(listener);
    },
    async close(): Promise<void> {
      listeners.clear();
      ending.abort();
      await running;
    },
  };
}
