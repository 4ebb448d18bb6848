import { expect, test } from 'vitest';
import { createNotices, watchBackups } from '../../../renderer/app/notices';
import type { BackupReport } from '../../../shared/bridge';

const reportOf = (last: BackupReport['last']): BackupReport => ({
  folder: '/stick',
  isOwn: false,
  isRunning: false,
  last,
  backups: [],
});
const failed = reportOf({ kind: 'problem', at: 1, why: { kind: 'offline' } });
const taken = reportOf({ kind: 'taken', at: 2, mended: 0, spoilt: 0 });

test('that backups fail is told once, goes when one was made, and is told anew when they fail again', () => {
  const notices = createNotices();
  const shown = () => notices.store.getState().map(({ kind }) => kind);
  const watch = watchBackups(notices);
  watch(reportOf(null));
  expect(shown()).toEqual([]);
  watch(failed);
  expect(shown()).toEqual(['backup-failed']);
  notices.putAway('backup-failed');
  watch(failed);
  expect(shown()).toEqual([]);
  watch(taken);
  watch(failed);
  expect(shown()).toEqual(['backup-failed']);
  watch(taken);
  expect(shown()).toEqual([]);
});
