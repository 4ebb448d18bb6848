import { useEffect, useState } from 'react';
import { readAlertRows, type AlertRow, type ReadAlerts } from '../../app/sync/alert-rows';
import { useApp } from '../../app/contexts';

const STEP = 200;

/** The newest alerts, kept up with as more come; null until they are read. `more` reads further back. */
export function useAlertRows(): { readonly read: ReadAlerts | null; readonly more: () => void } {
  const { bridge } = useApp();
  const [count, setCount] = useState(STEP);
  const [read, setRead] = useState<ReadAlerts | null>(null);
  const [known] = useState(() => new Map<string, readonly AlertRow[]>());

  useEffect(() => {
    let isGone = false;
    let isReading = false;
    let isOwed = false;
    /** One after another: in a storm of alerts the last look counts. */
    async function look(): Promise<void> {
      isOwed = isReading;
      if (isReading) return;
      isReading = true;
      const found = await readAlertRows(bridge, count, known).finally(() => (isReading = false));
      if (isGone) return;
      setRead(found);
      if (isOwed) await look();
    }
    void look();
    const unlisten = bridge.on('alerts', () => void look());
    return () => {
      isGone = true;
      unlisten();
    };
  }, [bridge, count, known]);

  return {
    read,
    more: () => {
      setCount(count + STEP);
    },
  };
}
