import type { FolderReply, HubReplies, HubReply, SyncReport, Whereabouts } from '../../../shared/bridge';
import { HubProblem } from '../../../shared/node/hub/client';
import { toHex } from '../../../shared/record/bytes';
import type { Keep } from '../../../shared/record/keep';
import type { BookId, OpHash } from '../../../shared/record/op';
import type { Members } from '../members';
import type { SealedFile } from '../sealed-file';
import { isKeptOff, readKeptSync, type KeptHub, type KeptRemote, type KeptSync } from './kept-sync';
import type { OpenPlace, Place, PlaceKind } from './place';
import { cancelAt, enterHub, inviteTo } from './hub-desk';
import { createRounds, type Rounds } from './rounds';
import { createWhereabouts } from './whereabouts';
import { createTarget, type Target, type TargetWorld } from './target';
import { createWire, type Wire } from './wire';

type Ports = Omit<TargetWorld, 'wants' | 'isPaused' | 'changed'> & {
  readonly keep: Keep;
  readonly members: Members;
  readonly file: SealedFile;
  readonly openPlace: OpenPlace;
  readonly random: (bytes: number) => Uint8Array;
  /** ms, never backwards. */
  readonly mono: () => number;
};

type Running = {
  readonly target: Target;
  readonly rounds: Rounds;
  /** Null where a place says nothing of itself. */
  readonly wire: Wire | null;
  readonly close: () => void;
};
export type Sync = Awaited<ReturnType<typeof openSync>>;

const REMEMBER_AFTER_MS = 3_000;

/** All places this laptop exchanges with. Goes on whether a window is open or not. */
export async function openSync({ file, openPlace, random, mono, ...ports }: Ports) {
  const { keep, members, now, crypto } = ports;
  const keys = crypto.signingKeys(ports.seed);
  let kept: KeptSync = await readKeptSync(file);
  const running = new Map<string, Running>();
  const listeners = new Set<() => void>();
  let remembering: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();

  const whereabouts = createWhereabouts({
    keep,
    now,
    targets: () => [...running.values()].map(({ target }) => target),
  });

  const isApart = (book: BookId): boolean => isKeptOff(kept, book);

  function changed(): void {
    for (const listener of listeners) listener();
    remembering ??= setTimeout(remember, REMEMBER_AFTER_MS);
  }

  function remember(): void {
    clearTimeout(remembering);
    remembering = undefined;
    kept = { ...kept, remotes: [...running.values()].map(({ target }) => target.kept()) };
    const text = JSON.stringify(kept);
    // A disk that takes nothing now loses only what a place was last seen to hold.
    writing = writing.then(() => file.write(text)).catch(() => undefined);
  }

  function open(one: KeptRemote): Running {
    const remote = openPlace(one);
    const target = createTarget(one, remote, {
      ...ports,
      wants: (book) => !isApart(book) && !keep.isForgotten(book),
      isPaused: () => kept.isPaused,
      changed,
    });
    const rounds = createRounds(target, mono);
    const wire = remote.listen && createWire(remote.listen, { target, rounds });
    const close = () => {
      remote.close();
    };
    return { target, rounds, wire, close };
  }

  function begin({ rounds, wire }: Running): void {
    rounds.start();
    wire?.start();
  }

  function halt({ rounds, wire }: Running): Promise<void> {
    wire?.stop();
    return rounds.stop();
  }

  function add(one: Running): void {
    running.set(one.target.id, one);
    remember();
    if (!kept.isPaused) begin(one);
    changed();
  }

  for (const one of kept.remotes) {
    const opened = open(one);
    running.set(one.id, opened);
    if (!kept.isPaused) begin(opened);
  }
  const unsubscribe = keep.subscribe(({ book }) => {
    for (const { target, rounds, wire } of running.values())
      void target.touch(book).then(() => {
        if (kept.isPaused) return;
        wire?.give(book);
        rounds.stir();
      });
  });

  /** What stands in a place that a person chose: nothing of anyone's, books of this room, or another room. */
  async function lookAt(remote: Place): Promise<FolderReply | 'empty' | 'ours'> {
    const root = await remote.root();
    const digests = root.ok ? await remote.digests() : root;
    if (!digests.ok) return { kind: 'problem', why: digests.error };
    if (digests.value.size === 0) return 'empty';
    const ours = new Set(members.books());
    for (const book of await keep.books()) if (!(await keep.isSealed(book))) ours.add(book);
    return [...digests.value.keys()].some((book) => ours.has(book)) ? 'ours' : { kind: 'other-room' };
  }

  const newRemote = (kind: PlaceKind, path: string, hub: KeptHub | null = null): KeptRemote => ({
    id: toHex(random(8)),
    kind,
    path,
    hub,
    known: [],
    lastAt: null,
    covered: {},
    joining: null,
  });

  const isThere = (path: string) => [...running.values()].some(({ target }) => target.kept().path === path);

  return {
    /** From now on the place is kept in step, unless it is somebody else's. */
    async share(kind: PlaceKind, path: string): Promise<FolderReply> {
      if (isThere(path)) return { kind: 'there-already' };
      const looked = await lookAt(openPlace(newRemote(kind, path)));
      if (looked !== 'empty' && looked !== 'ours') return looked;
      await members.found();
      const one = open(newRemote(kind, path));
      add(one);
      void one.rounds.now();
      return { kind: 'added' };
    },

    /** Asks whoever meets in the folder to be let in. */
    async join(path: string, name: string): Promise<FolderReply> {
      if (isThere(path)) return { kind: 'there-already' };
      const looked = await lookAt(openPlace(newRemote('folder', path)));
      if (looked === 'empty') return { kind: 'no-room' };
      if (looked !== 'ours' && looked.kind !== 'other-room') return looked;
      const one = open(newRemote('folder', path));
      if (looked !== 'ours') await one.target.ask({ id: toHex(random(16)), name, at: now() });
      add(one);
      await one.rounds.now();
      return { kind: looked === 'ours' ? 'added' : 'asked' };
    },

    /** Goes to the hub of a code: keeps in step with it, or asks whoever meets there to be let in. */
    async useHub(code: string, name: string): Promise<HubReply> {
      const entered = await enterHub(code, { keys, crypto });
      if (entered.kind !== 'entered') return entered;
      const { as, hub, address } = entered;
      if ([...running.values()].some(({ target }) => target.kept().hub?.pin === hub.pin))
        return { kind: 'there-already' };
      const one = open(newRemote('hub', address, hub));
      if (as === 'member') await members.found();
      else await one.target.ask({ id: toHex(random(16)), name, at: now() });
      add(one);
      void one.rounds.now();
      return { kind: as === 'member' ? 'added' : 'asked' };
    },

    /** A code by which one laptop comes to the hub. */
    async invite(id: string): Promise<HubReplies['invite']> {
      const hub = running.get(id)?.target.kept().hub;
      if (!hub) return { kind: 'problem', why: { kind: 'offline' } };
      try {
        const invitation = await inviteTo(hub, { keys, crypto, random });
        // By this laptop's own time, whatever the hub's clock says.
        const over = () => void cancelAt(hub, invitation.id, { keys, crypto }).catch(() => undefined);
        setTimeout(over, invitation.minutes * 60_000).unref();
        return invitation;
      } catch (error) {
        if (!(error instanceof HubProblem)) throw error;
        return { kind: 'problem', why: error.why };
      }
    },

    /** Answers a laptop that asks to be let in; false if it asks no more. */
    async answer(remote: string, id: string, isLetIn: boolean): Promise<boolean> {
      const found = running.get(remote);
      const isDone = (await found?.target.desk?.answer(id, isLetIn)) ?? false;
      changed();
      return isDone;
    },

    /** Nothing in the folder is touched but what this laptop asked there. */
    async remove(id: string): Promise<void> {
      const found = running.get(id);
      running.delete(id);
      remember();
      changed();
      if (!found) return;
      await halt(found);
      await found.target.withdraw();
      found.close();
    },

    /** A person said that this empty or other folder is the one from now on. */
    async startAnew(id: string): Promise<void> {
      const found = running.get(id);
      found?.target.startAnew();
      await found?.rounds.now();
    },

    async now(): Promise<void> {
      if (kept.isPaused) return;
      await Promise.all(
        [...running.values()].map(({ target, rounds }) => {
          target.recheck();
          return rounds.now();
        }),
      );
    },

    /** Nothing goes out or comes in from now on, at the next start either. */
    async pause(isPaused: boolean): Promise<void> {
      kept = { ...kept, isPaused };
      remember();
      changed();
      for (const one of running.values()) {
        if (isPaused) void halt(one);
        else begin(one);
      }
      await writing;
    },

    /** The book goes to no place, and comes from none, until it is said otherwise. */
    async keepOff(book: BookId, isOff: boolean): Promise<void> {
      const others = kept.keptOff.filter((one) => one !== book);
      kept = { ...kept, keptOff: isOff ? [...others, book] : others };
      remember();
      await writing;
      for (const { target, rounds } of running.values()) {
        await target.touch(book);
        if (!kept.isPaused) rounds.stir();
      }
    },

    report: (): SyncReport => ({
      isPaused: kept.isPaused,
      keptOff: kept.keptOff,
      remotes: [...running.values()].map(({ target }) => target.report()),
      requests: [...running.values()].flatMap(({ target }) => target.desk?.requests() ?? []),
      laptops: whereabouts.laptops(),
    }),

    /** Of a book, or of one op in it. */
    where: (book: BookId, op: OpHash | null): Promise<Whereabouts> => whereabouts.of(book, op, isApart(book)),

    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    async close(): Promise<void> {
      unsubscribe();
      await Promise.all([...running.values()].map(halt));
      for (const one of running.values()) one.close();
      if (running.size > 0) remember();
      clearTimeout(remembering);
      await writing;
    },
  };
}
