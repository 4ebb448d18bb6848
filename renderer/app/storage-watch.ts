import type { Bridge } from '../../shared/bridge';
import type { NoticeStore } from './notices';

export const LOW_BYTES = 500_000_000;
const EVERY_MS = 60_000;

/**
 * Looks once a minute how much room the disk has, and tells before it is full; the first time, also whether what is on it
 * came from another place. Returns how to stop.
 */
export function watchStorage(bridge: Bridge, notices: NoticeStore): () => void {
  const look = async (isFirst = false) => {
    // A keeper that does not answer shows in the status bar with the next line.
    const report = await bridge.call('storage', {}).catch(() => null);
    if (!report) return;
    if (isFirst && report.isMoved) notices.tell({ kind: 'moved' });
    if (report.isReserveSpent) notices.tell({ kind: 'reserve-spent' });
    else if (report.freeBytes !== null && report.freeBytes < LOW_BYTES)
      notices.tell({ kind: 'disk-low', freeBytes: report.freeBytes });
    else notices.putAway('disk-low');
  };
  void look(true);
  const timer = setInterval(() => void look(), EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}
