import type { Keep } from '../../../shared/record/keep';
import type { BookId } from '../../../shared/record/op';
import type { SealedFile } from '../sealed-file';
import { isKeptOff, readKeptSync, type KeptRemote, type KeptSync } from './kept-sync';
import type { OpenPlace } from './place';
import { createRounds, type Rounds } from './rounds';
import { createTarget, type Target, type TargetWorld } from './target';
import { createWire, type Wire } from './wire';

export type PlacesPorts = Omit<TargetWorld, 'wants' | 'isPaused' | 'changed'> & {
  readonly keep: Keep;
  readonly file: SealedFile;
  readonly openPlace: OpenPlace;
  /** ms, never backwards. */
  readonly mono: () => number;
};

export type Running = {
  readonly target: Target;
  readonly rounds: Rounds;
  /** Null where a place says nothing of itself. */
  readonly wire: Wire | null;
  readonly close: () => void;
};
export type Places = Awaited<ReturnType<typeof openPlaces>>;

const REMEMBER_AFTER_MS = 3_000;

/** The places this laptop exchanges with, each at work unless all are paused, and what is remembered of them. */
export async function openPlaces({ file, openPlace, mono, ...ports }: PlacesPorts) {
  const { keep } = ports;
  let kept: KeptSync = await readKeptSync(file);
  const running = new Map<string, Running>();
  const listeners = new Set<() => void>();
  let remembering: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();

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
    const rounds: Rounds = createRounds(target, mono, () => wire?.wake());
    const wire: Wire | null = remote.listen && createWire(remote.listen, { target, rounds });
    const close = () => {
      remote.close();
    };
    return { target, rounds, wire, close };
  }

  function run(one: Running): void {
    running.set(one.target.id, one);
    if (kept.isPaused) return;
    one.rounds.start();
    one.wire?.start();
  }

  function halt({ rounds, wire }: Running): Promise<void> {
    wire?.stop();
    return rounds.stop();
  }

  for (const one of kept.remotes) run(open(one));
  const unsubscribe = keep.subscribe(({ book }) => {
    for (const { target, rounds, wire } of running.values())
      void target.touch(book).then(() => {
        if (kept.isPaused) return;
        wire?.give(book);
        rounds.stir();
      });
  });

  return {
    open,
    all: (): readonly Running[] => [...running.values()],
    get: (id: string): Running | undefined => running.get(id),
    isApart,
    isPaused: () => kept.isPaused,
    keptOff: () => kept.keptOff,
    changed,

    /** From now on it is one of them. */
    add(one: Running): void {
      run(one);
      remember();
      changed();
    },

    /** The same place, somewhere else or known otherwise. */
    replace(one: Running, by: KeptRemote): void {
      void halt(one).then(one.close);
      run(open(by));
      remember();
      changed();
    },

    /** Null if there is no such place. It is no more asked, and still to be closed. */
    async take(id: string): Promise<Running | null> {
      const found = running.get(id);
      running.delete(id);
      remember();
      changed();
      if (found) await halt(found);
      return found ?? null;
    },

    /** Remembered for the next start as well. */
    async pause(isPaused: boolean): Promise<void> {
      kept = { ...kept, isPaused };
      remember();
      changed();
      for (const one of running.values()) {
        if (isPaused) void halt(one);
        else run(one);
      }
      await writing;
    },

    /** The book goes to no place, and comes from none, until it is said otherwise. */
    keepOff: async (book: BookId, isOff: boolean): Promise<void> => {
      const others = kept.keptOff.filter((one) => one !== book);
      kept = { ...kept, keptOff: isOff ? [...others, book] : others };
      remember();
      await writing;
      for (const { target, rounds } of running.values()) {
        await target.touch(book);
        if (!kept.isPaused) rounds.stir();
      }
    },

    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    async close(): Promise<void> {
      unsubscribe();
      await Promise.all([...running.values()].map(halt));
      for (const one of running.values()) one.close();
      await Promise.all([...running.values()].map(({ target }) => target.settled()));
      if (running.size > 0) remember();
      clearTimeout(remembering);
      await writing;
    },
  };
}
