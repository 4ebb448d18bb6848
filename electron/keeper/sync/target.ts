import type { RemoteReport, RemoteState } from '../../../shared/bridge';
import { exchange, type Exchanged } from '../../../shared/record/exchange';
import { toHex } from '../../../shared/record/bytes';
import type { Crypto } from '../../../shared/record/keys/crypto';
import { sameHave, type Have } from '../../../shared/record/have';
import type { Keep } from '../../../shared/record/keep';
import type { BookId, OpHash } from '../../../shared/record/op';
import type { RemoteProblem } from '../../../shared/record/remote';
import { errorCode } from '../../../shared/node/disk';
import type { Redacted } from '../../../shared/node/folder/erase';
import { HubProblem } from '../../../shared/node/hub/client';
import { problemOf } from '../../../shared/node/patience';
import type { Members } from '../members';
import { createBlobLooks, type HeldBlobs } from './blob-looks';
import { createCoverage } from './coverage';
import { createJoinDesk } from './join-desk';
import { createJoinWish } from './join-wish';
import type { KeptRemote } from './kept-sync';
import { createLooks } from './looks';
import { createWatch } from './watched-place';
import type { Place } from './place';

export type TargetWorld = {
  readonly keep: Keep;
  readonly blobs: HeldBlobs;
  readonly members: Members;
  readonly crypto: Crypto;
  /** Of this device's signing key. */
  readonly seed: Uint8Array;
  /** ms since epoch. */
  readonly now: () => number;
  /** False for a book that is kept off every place. */
  readonly wants: (book: BookId) => boolean;
  readonly isPaused: () => boolean;
  readonly changed: () => void;
};

export type Target = ReturnType<typeof createTarget>;

const MAX_LIVELY = 200;
const MAX_PUSHED = 64;
const TIDY_EVERY_MS = 10 * 60 * 1000;
const SETTLED_MS = 60 * 60 * 1000;

/** One place this laptop exchanges with: what is known of it, and one round at a time. */
export function createTarget(kept: KeptRemote, remote: Place, world: TargetWorld) {
  const { keep, blobs, members, crypto, seed, now, wants, isPaused, changed } = world;
  const coverage = createCoverage(kept.covered);
  const watch = createWatch(coverage, wants);
  const { inbox } = remote;
  const settled = new Map<BookId, string>();
  const keys = crypto.signingKeys(seed);
  const device = toHex(keys.publicKey);
  const desk = inbox && createJoinDesk(kept.id, { inbox, members, keys, crypto });
  /** Books with ops that came here since the place was last compared with them. */
  let dirty = new Set<BookId>();
  /** Books that changed lately, the newest last: what other laptops are told of. */
  const lively = new Set<BookId>();
  let isCompared = false;
  let isCounted = false;
  let state: RemoteState = { kind: 'checking' };
  const joining = createJoinWish(kept.joining, { place: remote, members, keys, crypto });
  let { lastAt } = kept;
  let strangers = 0;
  const mayLook = () => !isPaused() && !joining.kept();
  const alerts = createLooks(remote.takeAlerts, mayLook);
  const attachments = createBlobLooks({ keep, blobs, there: remote.blobs, wants, goesOn: mayLook });
  let tidyAt = now() + TIDY_EVERY_MS;
  let settledAt = now();

  function show(next: RemoteState): void {
    state = next;
    changed();
  }

  function showProblem(why: RemoteProblem): void {
    if (why.kind !== 'offline') show({ kind: 'blocked', why });
    else if (state.kind !== 'offline') show({ kind: 'offline', since: now() });
  }

  /** What waits, as far as an earlier run knew what the place holds. */
  async function count(): Promise<void> {
    for (const book of await keep.books()) if (wants(book)) coverage.compare(book, await keep.have(book));
    isCounted = true;
  }

  /** Looks at both sides of the books. */
  async function compare(books: Iterable<BookId>): Promise<void> {
    for (const book of books) {
      const mark = coverage.mark(book);
      const theirs = await remote.have(book);
      if (theirs.ok) coverage.see(book, theirs.value, mark);
      if (wants(book)) coverage.compare(book, await keep.have(book));
      else coverage.forget(book);
    }
  }

  async function exchangeOnce(): Promise<Exchanged> {
    // What waits may have come there by another.
    const before = new Set(isCompared ? [...dirty, ...coverage.lacking()] : await keep.books());
    dirty = new Set();
    coverage.beginRound();
    const { watched, changed, ended } = watch.watch(remote);
    const done = await exchange(keep, watched, {
      // Asked before every book: a pause acts at once.
      wants: (book) => !isPaused() && wants(book),
      settled,
      same: (book, mine) => {
        coverage.see(book, mine, 0);
        coverage.compare(book, mine);
      },
      progress: (moved, of) => {
        show({ kind: 'syncing', moved, of });
      },
    });
    const touched = new Set([...before, ...dirty, ...changed]);
    attachments.touch(touched);
    if (done.problem || isPaused()) {
      void ended(null);
      dirty = touched;
      return done;
    }
    await compare(touched);
    isCompared = true;
    lastAt = now();
    // What lost lines may have lost attachments.
    if (ended(lastAt)) attachments.unsettle();
    await say(touched);
    return done;
  }

  async function say(touched: Iterable<BookId>): Promise<void> {
    for (const book of touched) {
      lively.delete(book);
      lively.add(book);
    }
    for (const book of [...lively].slice(0, -MAX_LIVELY)) lively.delete(book);
    const haves = new Map<BookId, Have>();
    for (const book of lively) if (wants(book)) haves.set(book, await keep.have(book));
    await remote.say({ device, at: now(), haves });
  }

  /** Sealed for another room, and not for some laptops of this one. */
  const isOfStrangers = async (book: BookId): Promise<boolean> =>
    (await keep.isSealed(book)) && !(await keep.health(book)).isRestricted;

  async function countStrangers(): Promise<void> {
    let count = 0;
    const there = await remote.digests();
    if (!there.ok) return;
    for (const book of there.value.keys()) if (wants(book) && (await isOfStrangers(book))) count += 1;
    strangers = count;
  }

  async function awaitAnswer(): Promise<void> {
    const stands = await joining.look();
    if (stands.kind === 'problem') showProblem(stands.why);
    else show(stands);
  }

  /** Of the books that come here, what may have a body nowhere any more. */
  async function redacted(): Promise<Redacted> {
    const all = new Map<BookId, ReadonlySet<OpHash> | 'all'>(keep.forgotten().map((book) => [book, 'all']));
    for (const book of await keep.books()) {
      const ops = wants(book) ? await keep.redacted(book) : [];
      if (ops.length > 0) all.set(book, new Set(ops.map(({ hash }) => hash)));
    }
    return all;
  }

  /** What a place once said that it has and did not give, it may give now. */
  function unsettle(): void {
    settled.clear();
    attachments.unsettle();
    settledAt = now();
  }

  async function meet(): Promise<void> {
    // Either way: a clock that jumped back must not put it off.
    if (Math.abs(now() - settledAt) >= SETTLED_MS) unsettle();
    const done = await exchangeOnce();
    await countStrangers();
    if (done.problem) {
      showProblem(done.problem);
      return;
    }
    await desk?.look();
    await remote.erase(await redacted());
    if (now() >= tidyAt) {
      tidyAt = now() + TIDY_EVERY_MS;
      await remote.tidy();
    }
    const notKept = done.notKept ?? alerts.notKept() ?? attachments.notKept();
    show(notKept ? { kind: 'not-kept', why: notKept } : { kind: 'up-to-date', at: lastAt ?? now() });
    alerts.look();
    attachments.look();
  }

  /** Where both sides hold the same of a book, no round need look at it. */
  async function weigh(book: BookId): Promise<void> {
    const mine = await keep.have(book);
    coverage.compare(book, mine);
    const theirs = coverage.haveOf(book);
    if (!theirs || !sameHave(mine, theirs)) return;
    dirty.delete(book);
    lastAt = now();
    if (state.kind === 'up-to-date') show({ kind: 'up-to-date', at: lastAt });
  }

  return {
    id: kept.id,
    /** Looks, gives and takes. What went wrong is its state, and tried again in the next round. */
    async round(): Promise<void> {
      try {
        if (!isCounted) await count();
        if (joining.kept()) await awaitAnswer();
        else await meet();
      } catch (error) {
        if (!(error instanceof HubProblem) && errorCode(error) === '') throw error;
        showProblem(error instanceof HubProblem ? error.why : problemOf(error));
      }
    },

    ask: joining.ask,
    withdraw: joining.withdraw,

    /** Ops came into the book here. */
    async touch(book: BookId): Promise<void> {
      dirty.add(book);
      if (wants(book)) coverage.compare(book, await keep.have(book));
      changed();
    },
    /** What the place said that is new in a book: durable here first. What else it has, the next round finds. */
    async hear(book: BookId, frames: readonly Uint8Array[]): Promise<void> {
      if (isPaused() || joining.kept() || !wants(book)) return;
      // First: what is told here while it is taken in must not be given back.
      coverage.seeFrames(book, frames);
      watch.hear(frames);
      await keep.ingest(book, frames);
      await weigh(book);
    },
    /** Gives what is new here in a book to a place whose other ops are known. False if only a round can tell. */
    async push(book: BookId): Promise<boolean> {
      const theirs = coverage.haveOf(book);
      if (isPaused() || joining.kept() || !wants(book) || !theirs) return false;
      const frames = watch.unheard((await keep.frames(book, theirs)).map(({ bytes }) => bytes));
      if (frames.length === 0) return true;
      // More than a few lines is work for a round.
      if (frames.length > MAX_PUSHED) return false;
      const answer = await remote.append(book, frames);
      const isTaken = answer.ok && answer.value.every(({ kind }) => kind === 'ok' || kind === 'duplicate');
      if (isTaken) coverage.seeFrames(book, frames);
      await weigh(book);
      return isTaken;
    },
    isDirty: () => dirty.size > 0,
    isAway: () => state.kind === 'offline' || state.kind === 'blocked',
    /** It has not answered for long: a share that hangs says nothing, not even that. */
    showHanging(): void {
      showProblem({ kind: 'offline' });
    },
    desk,
    alerts,
    /** Resolves once nothing goes on beside the rounds. */
    settled: async (): Promise<void> => {
      await Promise.all([alerts.settled(), attachments.settled()]);
    },
    startAnew: () => {
      remote.startAnew();
    },
    recheck: () => {
      unsettle();
      remote.recheck();
    },
    haveOf: coverage.haveOf,
    peers: () => remote.peers(),
    devices: () => remote.devices(),
    answers: () => state.kind !== 'offline' && state.kind !== 'checking',
    report: (): Omit<RemoteReport, 'host'> => ({
      id: kept.id,
      kind: kept.kind,
      path: kept.path,
      isLarge: remote.isLarge(),
      state: isPaused() ? { kind: 'paused' } : state,
      lastAt,
      waiting: coverage.waiting(wants),
      strangers,
      restored: watch.restored(),
    }),
    kept: (): KeptRemote => ({
      ...kept,
      hub: kept.hub && { ...kept.hub, secret: joining.kept() && kept.hub.secret },
      known: [...remote.known()],
      lastAt,
      covered: coverage.counts(),
      joining: joining.kept(),
    }),
  };
}
