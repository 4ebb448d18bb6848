import { createStore, type StoreApi } from 'zustand';
import type { Bridge, SyncReport } from '../../../shared/bridge';

export type {
  FolderReply,
  JoinRequestReport,
  LaptopInRoom,
  LaptopReport,
  LastSeen,
  RemoteReport,
  RemoteState,
  SyncReport,
} from '../../../shared/bridge';
export type SyncStore = StoreApi<SyncReport>;

/** The places this laptop exchanges with, as the keeper last told. */
export async function openSyncStore(bridge: Bridge): Promise<SyncStore> {
  const store = createStore<SyncReport>(() => ({
    isPaused: false,
    keptOff: [],
    remotes: [],
    requests: [],
    laptops: [],
  }));
  bridge.on('sync', (report) => {
    store.setState(report, true);
  });
  store.setState(await bridge.call('sync', {}), true);
  return store;
}
