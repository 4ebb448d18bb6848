import { useSyncExternalStore } from 'react';

/** One timer for the whole page. Nothing it drives ever writes a fact. */
export type Ticker = { readonly now: () => number; readonly subscribe: (listener: () => void) => () => void };

/** Tells the whole second, and at once after sleep or a clock jump, when timers must be computed anew. */
export function createTicker(clock: () => number = Date.now): Ticker {
  const listeners = new Set<() => void>();
  let now = clock();
  const tick = () => {
    now = clock();
    for (const listener of listeners) listener();
    setTimeout(tick, 1_000 - (clock() % 1_000));
  };
  setTimeout(tick, 1_000 - (now % 1_000));
  return {
    now: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The current time, ms since epoch, rounded down to `stepMs`: the component renders once a step. */
export function useNow(ticker: Ticker, stepMs = 1_000): number {
  return useSyncExternalStore(ticker.subscribe, () => Math.floor(ticker.now() / stepMs) * stepMs);
}
