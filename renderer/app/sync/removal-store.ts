import { createStore, type StoreApi } from 'zustand';
import type { Bridge, RemovalReport } from '../../../shared/bridge';

export type { RemovalReport, RemovedLaptop } from '../../../shared/bridge';
export type RemovalStore = StoreApi<RemovalReport>;

/** Who was taken out of the room, and what of their late work waits, as the keeper last told. */
export async function openRemovalStore(bridge: Bridge): Promise<RemovalStore> {
  const store = createStore<RemovalReport>(() => ({ me: null, removed: [], late: [] }));
  bridge.on('removals', (report) => {
    store.setState(report, true);
  });
  store.setState(await bridge.call('removals', {}), true);
  return store;
}
