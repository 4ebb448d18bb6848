import * as v from 'valibot';
import { fromUtf8, toUtf8 } from '../../shared/record/bytes';
import type { BlobPlace } from '../../shared/record/blobs/blob-place';
import type { Crypto } from '../../shared/record/keys/crypto';
import { forgettingsOf, type ForgetWord } from '../../shared/record/members/forgetting';
import { isForgetFact } from '../../shared/record/members/members';
import { bookId, type BookId } from '../../shared/record/op';
import { standingOf, type MemberWord } from '../../shared/record/members/standing';
import type { HubBooks } from './hub-books';
import { readSaid, type HubRoom } from './member-words';
import type { Shelf } from './shelf';

type Ports = {
  readonly books: HubBooks;
  readonly blobs: Pick<BlobPlace, 'erase'>;
  readonly shelf: Shelf;
  readonly crypto: Crypto;
};

export type HubMembers = Awaited<ReturnType<typeof openHubMembers>>;

const device = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const keptRoom = v.object({ book: bookId, founder: device, by: device });
type KeptRoom = v.InferOutput<typeof keptRoom>;
const OWNERS = 'owners';
const ROOMS = 'rooms';
const KNOWN = 'known';
const REFRESH_MS = 1_000;

/**
 * Whom a hub lets in: its owners, whoever they and those let into their rooms let in, and nobody who was removed. It
 * reads that in the members' books, which are signed and not sealed. Rejects with a `LogProblem`.
 */
export async function openHubMembers({ books, blobs, shelf, crypto }: Ports) {
  let owners: ReadonlySet<string> = new Set(await shelf.names(OWNERS));
  let rooms: readonly KeptRoom[] = await readRooms(shelf);
  const lastKnown = await readKnown(shelf);
  let members: ReadonlySet<string> = new Set();
  let read: ReadonlySet<BookId> = new Set();
  /** Of which nothing lies here any more. */
  const gone = new Set<BookId>();
  let heeding: Promise<void> = Promise.resolve();
  let refreshing: Promise<void> = Promise.resolve();
  let refreshedAt = -Infinity;
  const listeners = new Set<() => void>();

  /** Whoever brings a room must be let in himself: from the owners on, until nobody comes any more. */
  async function heed(): Promise<void> {
    let now: ReadonlySet<string> = owners;
    let met: readonly BookId[] = [];
    for (let before = -1; before < now.size;) {
      before = now.size;
      const said = await readSaid(
        rooms.filter(({ by }) => now.has(by)),
        books,
        crypto,
      );
      met = said.books;
      const { removals, words, holdersOf } = standingOf(said.words, met, said.lateOf);
      const removed = new Set(removals.map((removal) => removal.device));
      // Whose members' book is gone gives it again: whoever was let in by it last must be able to.
      const known = said.silent.flatMap((book) => lastKnown.get(book) ?? []);
      const letIn = [...owners, ...known, ...met.flatMap((book) => [...holdersOf(book)])];
      now = new Set(letIn.filter((one) => !removed.has(one)));
      await forgetWhat(words);
      for (const book of met)
        if (!said.silent.includes(book))
          await remember(
            book,
            [...holdersOf(book)].filter((one) => now.has(one)),
          );
    }
    read = new Set(met);
    members = now;
    for (const listener of listeners) listener();
  }

  async function remember(book: BookId, devices: readonly string[]): Promise<void> {
    if (lastKnown.get(book)?.join() === devices.join()) return;
    lastKnown.set(book, devices);
    await shelf.put(KNOWN, book, toUtf8(JSON.stringify(devices)));
  }

  /** Two of the room want a book gone. */
  async function forgetWhat(words: readonly MemberWord[]): Promise<void> {
    const said = words.flatMap(({ fact, ...word }): ForgetWord[] => (isForgetFact(fact) ? [{ ...word, fact }] : []));
    for (const { book, isForgotten } of forgettingsOf(said).values()) {
      if (!isForgotten || gone.has(book)) continue;
      await books.forget(book);
      await blobs.erase(book, 'all');
      gone.add(book);
    }
  }

  function soon(): Promise<void> {
    heeding = heeding.catch(() => undefined).then(heed);
    return heeding;
  }

  await soon();
  const unsubscribe = books.subscribe(({ book }) => {
    // What could not be read now is read with the next word.
    if (read.has(book)) void soon().catch(() => undefined);
  });

  return {
    isMember: (one: string): boolean => members.has(one),
    all: (): readonly string[] => [...members],
    hasOwner: (): boolean => owners.size > 0,
    /** From now on the device is let in, and whoever it lets in. */
    async own(one: string): Promise<void> {
      await shelf.put(OWNERS, one, new Uint8Array());
      owners = new Set([...owners, one]);
      await soon();
    },
    /** `by`, who is let in, says that these rooms meet here. */
    async bring(brought: readonly HubRoom[], by: string): Promise<void> {
      const known = new Set(rooms.map(nameOf));
      const news = brought.map(({ book, founder }) => ({ book, founder, by })).filter((one) => !known.has(nameOf(one)));
      for (const one of news) await shelf.put(ROOMS, nameOf(one), toUtf8(JSON.stringify(one)));
      rooms = [...rooms, ...news];
      if (news.length > 0) await soon();
    },
    /** Reads again what another process of the hub may have been told. */
    async refresh(): Promise<void> {
      // Strangers ask for it: all of them together once in a while.
      if (performance.now() - refreshedAt < REFRESH_MS) return refreshing;
      refreshedAt = performance.now();
      refreshing = (async () => {
        owners = new Set(await shelf.names(OWNERS));
        rooms = await readRooms(shelf);
        await soon();
      })();
      return refreshing;
    },
    /** Resolves once all that was said is heeded. */
    heeded: (): Promise<void> => heeding,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: unsubscribe,
  };
}

const nameOf = ({ book, founder, by }: KeptRoom): string => `${book}-${founder.slice(0, 32)}-${by.slice(0, 32)}`;

async function readRooms(shelf: Shelf): Promise<readonly KeptRoom[]> {
  const rooms: KeptRoom[] = [];
  for (const name of await shelf.names(ROOMS)) {
    const bytes = await shelf.read(ROOMS, name);
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), keptRoom), bytes && fromUtf8(bytes));
    if (parsed.success) rooms.push(parsed.output);
  }
  return rooms;
}

async function readKnown(shelf: Shelf): Promise<Map<BookId, readonly string[]>> {
  const known = new Map<BookId, readonly string[]>();
  for (const name of await shelf.names(KNOWN)) {
    const bytes = await shelf.read(KNOWN, name);
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(device)), bytes && fromUtf8(bytes));
    if (parsed.success && v.is(bookId, name)) known.set(name, parsed.output);
  }
  return known;
}
