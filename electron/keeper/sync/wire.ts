import type { HubLive } from '../../../shared/node/hub/live';
import type { BookId } from '../../../shared/record/op';
import type { Place } from './place';
import type { Rounds } from './rounds';
import type { Target } from './target';

type Ends = { readonly target: Target; readonly rounds: Rounds };

export type Wire = ReturnType<typeof createWire>;

/**
 * Lines that come and go at once, between the rounds that make sure of everything: what a place says is taken in as it
 * comes, and what is new here is given to it without waiting for a round.
 */
export function createWire(listen: NonNullable<Place['listen']>, { target, rounds }: Ends) {
  let live: HubLive | null = null;
  const waiting = new Set<BookId>();
  let giving: Promise<void> | null = null;

  async function giveAll(): Promise<void> {
    for (const book of waiting) {
      waiting.delete(book);
      await target.push(book);
    }
  }

  return {
    start(): void {
      live ??= listen({
        frames: (book, frames) => {
          // What could not be kept now comes again with a round, which says why.
          void target.hear(book, frames).catch(() => undefined);
        },
        poke: () => void rounds.now(),
        alert: () => {
          target.alerts.look();
        },
        presence: () => undefined,
        opened: () => void rounds.now(),
        closed: () => void rounds.now(),
      });
    },
    stop(): void {
      live?.close();
      live = null;
    },
    /** The place answers: it should be heard from now on. */
    wake(): void {
      live?.wake();
    },
    /** Something is new here in the book. */
    give(book: BookId): void {
      if (!live?.isOpen()) return;
      waiting.add(book);
      // What did not get through goes with the next round.
      giving ??= giveAll()
        .catch(() => undefined)
        .finally(() => (giving = null));
    },
  };
}
