import * as v from 'valibot';
import { createStore } from 'zustand';
import { summarize, summary, type Summary } from '../../shared/domain/incident/summary';
import { INCIDENT_FOLD } from '../../shared/domain/incident/incident';
import type { BookId as RecordBookId } from '../../shared/record/op';
import { inTime } from '../storage/database';
import { whenIdle } from './idle';
import { openRoom, type BookPorts, type Room } from './room';

/** Names an incident's book, for screens to hand on. */
export type BookId = RecordBookId;

/** A book on the home screen. Live incidents are open, so that what is due in them is known. */
export type Listed = { readonly book: BookId; readonly summary: Summary; readonly room: Room | null };

export type Catalog = ReturnType<typeof createCatalog>;

/** All incidents of this laptop: first as last summarised, then as they are. */
export function createCatalog(ports: BookPorts) {
  const { database, seal } = ports;
  const listed = createStore<ReadonlyMap<BookId, Listed>>(() => new Map());
  const opening = new Map<BookId, Promise<Room>>();

  function list(entry: Listed): void {
    listed.setState((all) => new Map(all).set(entry.book, entry), true);
  }

  function follow(room: Room): void {
    let last = '';
    const refresh = () => {
      const now = summarize(room.store.getState());
      const text = JSON.stringify(now);
      if (!now || text === last) return;
      last = text;
      list({ book: room.book, summary: now, room });
      whenIdle(() => void keepSummary(ports, room.book, text));
    };
    room.store.subscribe(refresh);
    refresh();
  }

  /** The open room of a book; opens it the first time. */
  function open(book: BookId): Promise<Room> {
    const known = opening.get(book);
    if (known) return known;
    const room = openRoom(book, ports, open).then((opened) => {
      follow(opened);
      return opened;
    });
    room.catch(() => opening.delete(book));
    opening.set(book, room);
    return room;
  }

  return {
    listed,
    open,
    /** The incident is no more. */
    remove(book: BookId): void {
      opening.delete(book);
      listed.setState((all) => new Map([...all].filter(([one]) => one !== book)), true);
    },
    /** The room of a book that is open already. */
    opened: (book: BookId): Room | undefined => listed.getState().get(book)?.room ?? undefined,
    /** Fills the list: summaries at once, then every book that is live or was never summarised is opened. */
    async load(books: readonly BookId[]): Promise<void> {
      const rows = await inTime(database.summaries.toArray()).catch(() => []);
      const current = rows.filter((row) => row.fold === INCIDENT_FOLD);
      const known = new Map(
        await Promise.all(current.map(async (row) => [row.book, parse(await seal.open(row.summary))] as const)),
      );
      for (const book of books) {
        const kept = known.get(book);
        if (kept && !listed.getState().has(book)) list({ book, summary: kept, room: null });
      }
      for (const book of books) if (known.get(book)?.isClosed !== true) await open(book);
    },
  };
}

const parse = (text: string | null): Summary | undefined => {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), summary), text);
  return parsed.success ? parsed.output : undefined;
};

async function keepSummary({ database, seal }: BookPorts, book: BookId, text: string): Promise<void> {
  const summary = await seal.seal(text);
  await inTime(database.summaries.put({ book, fold: INCIDENT_FOLD, summary })).catch(() => undefined);
}

/** Incidents that go on. */
export const countLive = (listed: ReadonlyMap<BookId, Listed>): number =>
  [...listed.values()].filter(({ summary }) => !summary.isClosed && summary.endedAt === null).length;
