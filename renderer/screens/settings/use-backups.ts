import { useEffect, useState } from 'react';
import { useApp } from '../../app/contexts';
import { NO_BACKUPS, type BackupReport } from '../../app/sync/backup-words';

/** The backups as the keeper last told; null until it has. */
export function useBackups(): BackupReport | null {
  const { bridge } = useApp();
  const [report, setReport] = useState<BackupReport | null>(null);
  useEffect(() => {
    bridge.call('backups', {}).then(setReport, () => {
      setReport(NO_BACKUPS);
    });
    return bridge.on('backup', setReport);
  }, [bridge]);
  return report;
}
