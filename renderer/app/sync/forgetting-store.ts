import { createStore, type StoreApi } from 'zustand';
import type { Bridge, ForgettingReport } from '../../../shared/bridge';
import type { BookId } from '../../../shared/record/op';

export type { ForgettingReport };
export type ForgettingStore = StoreApi<ForgettingReport>;

/** Who wants which incident forgotten, as the keeper last told. `gone`: told of books that are no more. */
export async function openForgettingStore(
  bridge: Bridge,
  gone: (books: readonly BookId[]) => void,
): Promise<ForgettingStore> {
  const store = createStore<ForgettingReport>(() => ({ isAlone: true, asks: [], holds: [] }));
  bridge.on('forgetting', (told) => {
    store.setState(told.report, true);
    if (told.gone.length > 0) gone(told.gone);
  });
  store.setState(await bridge.call('forgetting', {}), true);
  return store;
}
