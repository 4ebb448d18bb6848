import { createStore, type StoreApi } from 'zustand';
import type { Bridge } from '../../shared/bridge';
import type { IncidentCommand } from '../../shared/domain/incident/decide';
import { INCIDENT_FOLD, type Incident } from '../../shared/domain/incident/incident';
import { incidentMeaning } from '../../shared/domain/incident/meaning';
import type { Refusal } from '../../shared/domain/incident/refusal';
import { freeze, thaw } from '../../shared/domain/incident/snapshot';
import type { Meaning } from '../../shared/domain/meaning';
import type { Have } from '../../shared/record/have';
import { covers } from '../../shared/record/have';
import type { BookId } from '../../shared/record/op';
import { openReplica, type Folded, type Ports, type Replica } from '../../shared/replica';
import { inTime, type Database } from '../storage/database';
import type { Mirror } from '../storage/mirror';
import type { NoticeStore } from './notices';

export type IncidentReplica = Replica<Incident, IncidentCommand, Refusal>;

/** An open incident: its replica, and its view as a store that screens select from. */
export type Room = { readonly book: BookId; readonly replica: IncidentReplica; readonly store: StoreApi<Incident> };

export type BookPorts = {
  readonly bridge: Bridge;
  readonly database: Database;
  readonly mirror: Mirror;
  readonly notices: NoticeStore;
  readonly commit: Ports;
};

const PAGE = 2_000;

/** Opens a book on the newest snapshot and reads on from there. Both copies are compared first, and mended. */
export async function openBook<View, Fact, Command, Reason>(
  book: BookId,
  meaning: Meaning<View, Fact, Command, Reason>,
  ports: BookPorts,
  from?: Folded<View>,
): Promise<Replica<View, Command, Reason>> {
  const { bridge, mirror, notices, commit } = ports;
  let have = await bridge.call('have', { book });
  const restored = await mirror.restoreJournal(book, have).catch((error: unknown) => {
    notices.tell({ kind: 'copy-failed', detail: String(error) });
    return 0;
  });
  if (restored > 0) have = await bridge.call('have', { book });
  const replica = openReplica(book, meaning, commit, from && holds(have, from.have) ? from : undefined);
  bridge.on('arrived', (arrival) => {
    if (arrival.book === book) replica.receive(arrival.ops);
  });
  const start = replica.folded().have;
  for (let at: number | null = 0; at !== null;) {
    const page: Awaited<ReturnType<typeof bridge.call<'read'>>> = await bridge.call('read', {
      book,
      have: start,
      from: at,
      limit: PAGE,
    });
    replica.receive(page.ops);
    at = page.next;
  }
  await tellHealth(ports, book, restored);
  whenIdle(() => void mirror.catchUp(book, have).then((frames) => tellRebuilt(ports, have, frames), report(notices)));
  return replica;
}

const report = (notices: NoticeStore) => (error: unknown) => {
  notices.tell({ kind: 'copy-failed', detail: String(error) });
};

/** A snapshot may only be used if the journal holds all that it was folded from. */
const holds = (journal: Have, snapshot: Have): boolean =>
  Object.entries(snapshot).every(
    ([chain, run]) => covers(journal[chain], run.seq) && run.beyond.every(([, to]) => covers(journal[chain], to)),
  );

async function tellHealth({ bridge, notices }: BookPorts, book: BookId, restored: number): Promise<void> {
  const { damage, rejected, forks } = await bridge.call('health', { book });
  const damaged = damage.filter((one) => one.kind === 'damaged');
  const [first] = damaged;
  if (first)
    notices.tell({ kind: 'journal-damaged', places: damaged.length, repaired: restored > 0, where: first.where });
  else if (restored > 0) notices.tell({ kind: 'journal-restored', lines: restored });
  if (rejected > 0) notices.tell({ kind: 'rejected', count: rejected });
  if (forks > 0) notices.tell({ kind: 'forked', count: forks });
}

/** Small differences are the normal tail after a crash; a whole book that was gone is told. */
function tellRebuilt({ notices }: BookPorts, have: Have, frames: number): void {
  const all = Object.values(have).reduce((sum, run) => sum + run.seq, 0);
  if (frames > 5 && frames >= all * 0.5) notices.tell({ kind: 'copy-rebuilt', lines: frames });
}

export const whenIdle = (work: () => void): void => void requestIdleCallback(work, { timeout: 5_000 });

/** Opens an incident for the screens, and keeps its snapshot fresh. */
export async function openRoom(book: BookId, ports: BookPorts): Promise<Room> {
  const { database } = ports;
  const row = await inTime(database.snapshots.get(book)).catch(() => undefined);
  const kept = row?.fold === INCIDENT_FOLD ? foldedFrom(row.view, row.have) : undefined;
  const replica = await openBook(book, incidentMeaning, ports, kept);
  const store = createStore<Incident>(() => replica.folded().view);
  replica.subscribe(() => {
    store.setState(replica.folded().view, true);
  });
  const { size } = replica.folded().view.strange;
  if (size > 0) ports.notices.tell({ kind: 'newer-facts', count: size });
  keepSnapshot(database, replica, kept?.view.lines.size ?? 0);
  return { book, replica, store };
}

function foldedFrom(view: string, have: string): Folded<Incident> | undefined {
  const incident = thaw(view);
  return incident ? { view: incident, have: JSON.parse(have) as Have } : undefined;
}

const SNAPSHOT_EVERY_LINES = 200;

function keepSnapshot(database: Database, replica: IncidentReplica, lines: number): void {
  let kept = lines;
  let isBusy = false;
  const write = async () => {
    const { view, have } = replica.folded();
    if (isBusy || view.lines.size - kept < SNAPSHOT_EVERY_LINES) return;
    isBusy = true;
    kept = view.lines.size;
    const row = { book: replica.book, fold: INCIDENT_FOLD, have: JSON.stringify(have), view: freeze(view) };
    // A snapshot only saves time: without it the book is folded from its ops.
    await inTime(database.snapshots.put(row)).catch(() => undefined);
    isBusy = false;
  };
  replica.subscribe(() => {
    if (replica.folded().view.lines.size - kept >= SNAPSHOT_EVERY_LINES) whenIdle(() => void write());
  });
  whenIdle(() => void write());
}
