import type { Bridge, Reply, Started } from '../../shared/bridge';
import { declareIncident, nextReference, type Declaration } from '../../shared/domain/incident/declare';
import { initialsOf, selectPeople } from '../../shared/domain/plan/plan';
import type { FactId } from '../../shared/domain/stated';
import type { Author } from '../../shared/record/body';
import type { AppendReply, AppendRequest } from '../../shared/record/append';
import type { BookId } from '../../shared/record/op';
import type { Database } from '../storage/database';
import { localSeal, noSeal } from '../storage/local-seal';
import { openMirror } from '../storage/mirror';
import { openAttachments } from './attachments/open-attachments';
import { countLive, createCatalog } from './catalog';
import { createDueSteps, createWantedDue, type WantedDue } from './due/dues';
import { createDrafts } from './drafts';
import { lineContext } from './line/line-context';
import { openForgettingStore } from './sync/forgetting-store';
import { openRemovalStore } from './sync/removal-store';
import { createLineSender, type LineSender } from './line/line-sender';
import { createLockedLines } from './sync/locked-lines';
import { createNotices, createSaved, watchBackups, watchClock, watchPlaces } from './notices';
import { emptyIncident } from '../../shared/domain/incident/incident';
import { newClientId, randomHex } from './client-id';
import { obeyRules } from './due/rules';
import { createPlans, type PlanReplica } from './plans';
import { whenIdle } from './idle';
import type { BookPorts, Room } from './room';
import { createSettingsStore, type Route } from './settings';
import { watchStorage } from './storage-watch';
import { openSyncStore } from './sync/sync-store';
import { createTicker } from './ticker';
import { createRegistry } from './registry';
import type { Toasts } from './toasts';
import { createUndoStack } from './undo-stack';
import { createUnreadLines } from './sync/unread-lines';
import { createWipe, restoreDrafts } from './sync/wipe-copy';

/** Why the journal may not be used as it is. */
export type JournalProblem = NonNullable<Started['problem']>;
export type StorageReport = Reply<'storage'>;
export type AppCore = Awaited<ReturnType<typeof openAppCore>>;

/** Everything behind the screens: books, settings, notices. One a window. `typed`: words from before it was unlocked. */
export async function openAppCore(bridge: Bridge, database: Database, toasts: Toasts, typed = '') {
  const started = await bridge.call('start', {});
  const seal = started.localKey ? await localSeal(started.localKey) : noSeal;
  const notices = createNotices();
  const saved = createSaved();
  const ticker = createTicker();
  const report = (error: unknown) => {
    notices.tell({ kind: 'copy-failed', detail: error instanceof Error ? error.message : String(error) });
  };
  const settings = createSettingsStore(bridge, started.settings, report);
  const mirror = openMirror(database, bridge, report);

  /** The one way to write: knows whether it worked, for the status bar. A keeper that is gone is a line not saved. */
  async function append(request: AppendRequest): Promise<AppendReply> {
    const reply = await bridge
      .call('append', request)
      .catch((error: unknown): AppendReply => ({ kind: 'refused', why: 'broken', detail: String(error) }));
    if (reply.kind === 'acked') saved.setState({ kind: 'saved', at: Date.now() }, true);
    if (reply.kind === 'refused' && reply.why !== 'too-large') {
      saved.setState(
        (now) => (now.kind === 'not-saved' ? now : { kind: 'not-saved', why: reply.why, since: Date.now() }),
        true,
      );
    }
    return reply;
  }

  /** Typed at the first start and not kept yet: the op that adds the person says already whose laptop this is. */
  let typedName = started.deviceCode;
  const me = (): Author => {
    const person = settings.getState().me;
    return { id: person?.person ?? '', name: person?.name ?? typedName, device: started.deviceCode };
  };
  const ports: BookPorts = {
    bridge,
    database,
    seal,
    mirror,
    notices,
    unread: createUnreadLines(bridge, notices),
    commit: { append, me, now: Date.now },
    atStart: new Set(started.books),
  };
  const catalog = createCatalog(ports);
  const drafts = createDrafts(database, seal);
  const undo = createUndoStack(catalog, newClientId);
  const senders = new Map<BookId, LineSender>();
  const plans = createPlans(ports, started.workspaces);
  const sync = await openSyncStore(bridge);
  const locked = createLockedLines(bridge, newClientId);

  const wipe = createWipe({
    ...{ bridge, database, mirror, drafts, report },
    books: () => [...new Set([...started.books, ...catalog.listed.getState().keys()])],
  });
  /** Nothing of a forgotten book stays in this window, nor in the second copy. */
  async function drop(gone: readonly BookId[]): Promise<void> {
    for (const book of gone) {
      const { route } = settings.getState();
      if (route.screen === 'room' && route.book === book) go({ screen: 'home' });
      catalog.remove(book);
      senders.delete(book);
      drafts.drop(book);
      await mirror.remove(book);
    }
    wipe();
  }
  const removals = await openRemovalStore(bridge);
  const forgetting = await openForgettingStore(bridge, (gone) => void drop(gone).catch(report));
  for (const book of started.forgotten) await mirror.remove(book).catch(report);
  if (started.keptDrafts.length > 0) await restoreDrafts(database, started.keptDrafts).catch(report);

  // What another laptop declared is listed as soon as its first line is here.
  bridge.on('arrived', ({ book, ops, redacted, returned, hasLess }) => {
    if (redacted.length > 0) wipe();
    if (returned > 0) notices.tell({ kind: 'lines-returned', lines: returned });
    if ((ops.length > 0 || hasLess) && !plans.isApart(book)) catalog.open(book).catch(report);
  });
  bridge.on('backup', watchBackups(notices));
  bridge.on('sync', watchPlaces(notices));
  watchClock(ticker, notices, () => countLive(catalog.listed.getState()) > 0);
  bridge.on('joined', ({ workspaces }) => {
    plans.join(workspaces).catch(report);
  });

  /** One a book while the window lives: lines go on their way when their room is left. */
  function senderOf({ book, replica }: Room): LineSender {
    const known = senders.get(book);
    if (known) return known;
    const onSaved = (facts: readonly FactId[]) => {
      undo.push({ book, facts, said: '' });
    };
    const sender = createLineSender(replica, { bridge, drafts, notices, newClientId, onSaved });
    senders.set(book, sender);
    return sender;
  }

  function go(route: Route): void {
    settings.setState({ route, ...(route.screen === 'room' && { lastRoom: route.book }) });
  }

  const wantedDue = createWantedDue();

  let loading: Promise<void> | null = null;
  async function load(): Promise<void> {
    await tellJournal(started, notices);
    const inMirror = await mirror.books().catch(() => []);
    const { route } = settings.getState();
    const isOut = (book: BookId) => plans.isApart(book) || started.forgotten.includes(book);
    const books = [...new Set([...started.books, ...inMirror])].filter((book) => !isOut(book));
    if (route.screen === 'room' && !isOut(route.book)) await catalog.open(route.book);
    await plans.load();
    await catalog.load(books);
    watchStorage(bridge, notices);
    const unsent = await drafts.waiting();
    for (const book of books) if (unsent.has(book)) await senderOf(await catalog.open(book)).restore();
    await logPhoneLines();
    // Locked in a room, they belong there; elsewhere a person says where.
    if (route.screen !== 'room') locked.add(typed);
    else {
      const room = await catalog.open(route.book);
      await senderOf(room).add(typed);
      await logLocked(room);
    }
    whenIdle(() => void finishRedactions(books).catch(report));
    if (started.mustWipe) wipe();
  }

  /** Opening a book destroys what was redacted in it and a run that ended early left in the second copy. */
  async function finishRedactions(books: readonly BookId[]): Promise<void> {
    for (const book of books) {
      const redacted = catalog.opened(book) ? [] : await bridge.call('redacted', { book });
      if (redacted.length > 0) await catalog.open(book);
    }
  }

  /** `book`: only what phones wrote for it; null: what nobody has said the place of. */
  function logLocked({ replica }: Room, book: BookId | null = null): Promise<void> {
    return locked.log(book, replica, (now) =>
      lineContext({
        incident: replica.folded().view,
        people: selectPeople(plans.store.getState()),
        me: me(),
        zone: settings.getState().zone,
        now,
      }),
    );
  }

  /** What phones wrote goes into the incident that they are shown, on whatever screen this window is. */
  async function logPhoneLines(): Promise<void> {
    await locked.load();
    const books = new Set(locked.store.getState().flatMap(({ book }) => book ?? []));
    for (const book of books) await logLocked(await catalog.open(book), book);
  }
  bridge.on('phone-line', () => void logPhoneLines().catch(report));

  return {
    bridge,
    database,
    started,
    settings,
    notices,
    saved,
    ticker,
    toasts,
    mirror,
    catalog,
    registry: createRegistry(),
    undo,
    senderOf,
    attachments: openAttachments(bridge),
    locked,
    logLocked,
    plans,
    sync,
    forgetting,
    removals,
    me,
    go,
    wantedDue,
    dueSteps: createDueSteps(),

    /** Opens the room of a thing that is due, which then shows it. */
    showDue(wanted: WantedDue): void {
      const { route } = settings.getState();
      const isHere = route.screen === 'room' && route.book === wanted.book;
      if (!isHere) go({ screen: 'room', book: wanted.book, pane: 'timeline' });
      wantedDue.setState({ wanted });
    },

    /** Shuts the keys: the window begins anew, at the door. False if no passphrase would keep it shut. */
    async lock(): Promise<boolean> {
      await drafts.settled();
      window.history.replaceState(null, '', `#${settings.getState().theme}`);
      return bridge.call('lock', {});
    },

    /** Opens the incident it was in, if it was in one: then the room is the first thing painted. */
    async openLast(): Promise<void> {
      const { me: known, route } = settings.getState();
      const isUsable = started.problem === null || started.problem.kind === 'read-only';
      const isThere = route.screen === 'room' && !started.forgotten.includes(route.book);
      if (route.screen === 'room' && !isThere) go({ screen: 'home' });
      if (known && isUsable && isThere) await catalog.open(route.book);
    },

    /** Opens what this laptop has: the plan, the incident it was in, then the rest. Once, however often it is asked. */
    load: (): Promise<void> => (loading ??= load()),

    /** The first answer the app ever asks for. A name is enough; a plan that is already here is kept. */
    async introduce(name: string): Promise<void> {
      // A plan that is still being read must not get the same person twice.
      await (loading ??= load());
      const shown = name.trim() || `Laptop ${started.deviceCode}`;
      const known = selectPeople(plans.store.getState()).find((person) => person.name === shown);
      typedName = shown;
      const person = known?.id ?? (await addPerson(await plans.own(), shown));
      settings.setState({ me: { person, name: shown, initials: initialsOf(shown) } });
    },

    /** A new book with everything that opens with it. Rejects if it could not be made durable. */
    async declare(declaration: Omit<Declaration, 'reference' | 'now'>): Promise<Room> {
      const now = Date.now();
      const taken = [...catalog.listed.getState().values()].map((entry) => entry.summary.reference);
      const facts = declareIncident({ ...declaration, reference: nextReference(taken, started.deviceCode, now), now });
      const book = randomHex(16) as BookId;
      const reply = await append({ book, facts, by: me(), client: newClientId(), decidedOn: {}, exclusive: false });
      if (reply.kind !== 'acked') throw new Error(reply.kind === 'refused' ? reply.why : reply.kind);
      const room = await catalog.open(book);
      await obeyRules(plans.store.getState(), room, emptyIncident);
      go({ screen: 'room', book, pane: 'timeline' });
      return room;
    },
  };
}

async function addPerson(plan: PlanReplica, name: string): Promise<FactId> {
  const added = await plan.commit(
    { kind: 'add-person', name, initials: '', phone: '', phone2: '', skills: [] },
    newClientId(),
  );
  const id = added.ok ? added.value.facts[0] : undefined;
  if (!id) throw new Error('the name could not be saved');
  return id;
}

async function tellJournal(
  { problem, isNewDevice }: Started,
  notices: ReturnType<typeof createNotices>,
): Promise<void> {
  if (isNewDevice) notices.tell({ kind: 'keys-replaced' });
  if (problem?.kind === 'read-only') notices.tell({ kind: 'read-only', folder: problem.folder });
  // Without it the browser may evict the second copy when the disk runs low.
  const isKept = await navigator.storage.persist().catch(() => false);
  if (!isKept) notices.tell({ kind: 'not-persistent' });
}
