import { KeyPlatformContext } from '../../../../renderer/ui/key-platform';
import { OverlaysPage } from './overlays-page';
import { PartsPage } from './parts-page';
import { RoomPage } from './room-page';
import { StartPage } from './start-page';
import { TablesPage } from './tables-page';

/** Every part in every state, on a page each for what belongs together. */
export function Gallery({ page }: { readonly page: string }) {
  return <KeyPlatformContext value="other">{pageFor(page)}</KeyPlatformContext>;
}

function pageFor(page: string) {
  if (page === 'room') return <RoomPage />;
  if (page === 'start') return <StartPage />;
  if (page === 'tables') return <TablesPage />;
  if (page === 'overlays') return <OverlaysPage />;
  return <PartsPage />;
}
