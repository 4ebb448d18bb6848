import { createStore, type StoreApi } from 'zustand';
import type { Bridge } from '../../shared/bridge';
import type { IncidentCommand } from '../../shared/domain/incident/decide';
import type { Incident } from '../../shared/domain/incident/incident';
import { incidentMeaning } from '../../shared/domain/incident/meaning';
import type { Refusal } from '../../shared/domain/incident/refusal';
import { interleave } from '../../shared/domain/incident/duplicates/interleave';
import { selectTakenIn } from '../../shared/domain/incident/duplicates/select-duplicates';
import type { Meaning } from '../../shared/domain/meaning';
import type { Have } from '../../shared/record/have';
import { covers } from '../../shared/record/have';
import type { OpenedOp } from '../../shared/record/body';
import type { Page } from '../../shared/record/book/reading';
import type { BookId } from '../../shared/record/op';
import { openReplica, type Folded, type Ports, type Replica } from '../../shared/replica';
import type { Database } from '../storage/database';
import type { LocalSeal } from '../storage/local-seal';
import type { Mirror } from '../storage/mirror';
import { afterPaint, whenIdle } from './idle';
import type { NoticeStore } from './notices';
import { hashesOf, keepSnapshot, namesOf, NOTHING, readSnapshot, type Knows } from './snapshots';
import type { UnreadLines } from './sync/unread-lines';

export type IncidentReplica = Replica<Incident, IncidentCommand, Refusal>;

/** An open incident: its replica, and its view as a store that screens select from. */
export type Room = { readonly book: BookId; readonly replica: IncidentReplica; readonly store: StoreApi<Incident> };

export type BookPorts = {
  readonly bridge: Bridge;
  readonly database: Database;
  readonly seal: LocalSeal;
  readonly mirror: Mirror;
  readonly notices: NoticeStore;
  readonly unread: UnreadLines;
  readonly commit: Ports;
  /** In the journal when the app started: of these a second copy is missed if it is not there. */
  readonly atStart: ReadonlySet<BookId>;
};

/** `knows`: the redactions that the snapshot was folded with, and what counted for nothing. `refolded`: told when the view was folded anew. */
type Opening<View> = {
  readonly snapshot?: Folded<View> | undefined;
  readonly knows?: Knows;
  readonly refolded?: () => void;
};

const PAGE = 2_000;

/**
 * Opens a book. On a snapshot it opens at once, and is compared with the journal behind the first paint; nothing is
 * written before that is done. Without one it resolves once all of it was read.
 */
export async function openBook<View, Fact, Command, Reason>(
  book: BookId,
  meaning: Meaning<View, Fact, Command, Reason>,
  ports: BookPorts,
  { snapshot, knows = NOTHING, refolded = () => undefined }: Opening<View> = {},
): Promise<Replica<View, Command, Reason>> {
  const whole = untilDone(async () => {
    if (await readOn(replica, ports, snapshot && knows)) refolded();
  });
  const replica = openReplica(book, meaning, { ...ports.commit, whole }, snapshot);
  let refolding: Promise<void> = Promise.resolve();
  const refold = async () => {
    await whole();
    replica.restart(await readAll(ports.bridge, book));
    refolded();
  };
  ports.bridge.on('arrived', (arrival) => {
    if (arrival.book !== book) return;
    replica.receive(arrival.ops);
    // What was folded of them is in the view, and nothing can be taken out of that.
    if (arrival.redacted.length > 0 || arrival.hasLess) refolding = refolding.then(refold).catch(report(ports.notices));
  });
  if (snapshot) afterPaint(() => void whole().catch(report(ports.notices)));
  else await whole();
  return replica;
}

/** The work, once: asked again only after it failed. */
function untilDone(work: () => Promise<void>): () => Promise<void> {
  let doing: Promise<void> | undefined;
  return () => {
    const now = (doing ??= work());
    now.catch(() => (doing = undefined));
    return now;
  };
}

/**
 * Compares both copies of the book, mends whichever lacks something, and folds what the view does not hold. Returns
 * whether all of it was folded anew.
 */
async function readOn<View, Command, Reason>(
  replica: Replica<View, Command, Reason>,
  ports: BookPorts,
  knows: Knows | undefined,
): Promise<boolean> {
  const { bridge, mirror, notices } = ports;
  const { book } = replica;
  let have = await bridge.call('have', { book });
  const restored = await mirror.restoreJournal(book, have).catch((error: unknown) => {
    report(notices)(error);
    return 0;
  });
  if (restored > 0) have = await bridge.call('have', { book });
  const start = replica.folded().have;
  const redacted = await bridge.call('redacted', { book });
  const isKnown =
    !knows ||
    (knows.redacted === namesOf(redacted) && knows.uncounted === hashesOf(await bridge.call('uncounted', { book })));
  const isCurrent = isKnown && holds(have, start);
  if (isCurrent) for await (const ops of pagesOf(bridge, book, start)) replica.receive(ops);
  else replica.restart(await readAll(bridge, book));
  await tellHealth(ports, book, { restored, hasRead: Object.keys(replica.folded().have).length > 0 });
  const tell = (frames: number) => {
    if (ports.atStart.has(book)) tellRebuilt(ports, have, frames);
  };
  whenIdle(
    () =>
      void mirror
        .erase(book, redacted)
        .then(() => mirror.catchUp(book, have))
        .then(tell, report(notices)),
  );
  return !isCurrent;
}

async function readAll(bridge: Bridge, book: BookId): Promise<readonly OpenedOp[]> {
  const all: OpenedOp[] = [];
  for await (const ops of pagesOf(bridge, book, {})) all.push(...ops);
  return all;
}

async function* pagesOf(bridge: Bridge, book: BookId, have: Have): AsyncGenerator<readonly OpenedOp[]> {
  for (let at: number | null = 0; at !== null;) {
    const page: Page = await bridge.call('read', { book, have, from: at, limit: PAGE });
    yield page.ops;
    at = page.next;
  }
}

const report = (notices: NoticeStore) => (error: unknown) => {
  notices.tell({ kind: 'copy-failed', detail: String(error) });
};

/** A snapshot may only be read on from if the journal holds all that it was folded from. */
const holds = (journal: Have, snapshot: Have): boolean =>
  Object.entries(snapshot).every(([chain, run]) => {
    const here = journal[chain];
    const isForked = here?.seq === run.seq && here.hash !== run.hash;
    return !isForked && covers(here, run.seq) && run.beyond.every(([, to]) => covers(here, to));
  });

/** `restored`: lines that came back from the second copy. `hasRead`: some of the book can be read here. */
type Read = { readonly restored: number; readonly hasRead: boolean };

async function tellHealth(
  { bridge, notices, unread, atStart }: BookPorts,
  book: BookId,
  { restored, hasRead }: Read,
): Promise<void> {
  const { damage, rejected, forks, unreadable, newer, isRestricted } = await bridge.call('health', { book });
  const damaged = damage.filter((one) => one.kind === 'damaged');
  const [first] = damaged;
  if (first)
    notices.tell({ kind: 'journal-damaged', places: damaged.length, repaired: restored > 0, where: first.where });
  else if (restored > 0) notices.tell({ kind: 'journal-restored', lines: restored });
  if (unreadable > 0) unread.note(book, { unreadable, isRestricted, hasRead, isOld: atStart.has(book) });
  if (newer > 0) notices.tell({ kind: 'newer-facts', count: newer });
  if (rejected > 0) notices.tell({ kind: 'rejected', count: rejected });
  if (forks > 0) notices.tell({ kind: 'forked', count: forks });
}

/** Small differences are the normal tail after a crash; a whole book that was gone is told. */
function tellRebuilt({ notices }: BookPorts, have: Have, frames: number): void {
  const all = Object.values(have).reduce((sum, run) => sum + run.seq, 0);
  if (frames > 5 && frames >= all * 0.5) notices.tell({ kind: 'copy-rebuilt', lines: frames });
}

/** Opens an incident for the screens, and keeps its snapshot fresh. */
export async function openRoom(book: BookId, ports: BookPorts, open: (book: BookId) => Promise<Room>): Promise<Room> {
  const kept = await readSnapshot(book, ports);
  const snapshots: { renew?: () => void } = {};
  const replica = await openBook(book, incidentMeaning, ports, {
    snapshot: kept?.folded,
    knows: kept?.knows ?? NOTHING,
    refolded: () => snapshots.renew?.(),
  });
  const store = createStore<Incident>(() => replica.folded().view);
  followTakenIn(replica, open, (view) => {
    store.setState(view, true);
  });
  void replica.whole().then(
    () => {
      const { size } = replica.folded().view.strange;
      if (size > 0) ports.notices.tell({ kind: 'newer-facts', count: size });
    },
    // Told by whoever began it.
    () => undefined,
  );
  snapshots.renew = keepSnapshot(ports, replica, kept?.folded.view.lines.size ?? 0);
  return { book, replica, store };
}

/** Tells the view whenever it is another: with the lines of every incident that was found to be the same. */
function followTakenIn(
  replica: IncidentReplica,
  open: (book: BookId) => Promise<Room>,
  tell: (view: Incident) => void,
): void {
  const others = new Map<BookId, IncidentReplica | null>();
  const view = () =>
    [...others.values()].reduce(
      (all, other) => (other ? interleave(all, other.folded().view) : all),
      replica.folded().view,
    );
  const refresh = () => {
    for (const taken of selectTakenIn(replica.folded().view) as readonly BookId[]) follow(taken);
    tell(view());
  };
  function follow(taken: BookId): void {
    if (others.has(taken) || taken === replica.book) return;
    others.set(taken, null);
    open(taken).then(
      (room) => {
        others.set(taken, room.replica);
        room.replica.subscribe(() => {
          tell(view());
        });
        tell(view());
      },
      () => others.delete(taken),
    );
  }
  replica.subscribe(refresh);
  refresh();
}
