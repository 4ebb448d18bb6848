import { expect, test, vi } from 'vitest';
import { createNotices } from '../../../renderer/app/notices';
import { watchStorage } from '../../../renderer/app/storage-watch';
import type { Bridge, StorageReport } from '../../../shared/bridge';

const plenty: StorageReport = {
  folder: '/journal',
  journalBytes: 0,
  attachmentBytes: 0,
  freeBytes: 9_000_000_000,
  isReserveSpent: false,
  isMoved: false,
};

async function toldOn(...reports: readonly StorageReport[]) {
  vi.useFakeTimers();
  const left = [...reports];
  const bridge = {
    call: () => Promise.resolve(left.shift() ?? plenty),
    on: () => () => undefined,
  } as unknown as Bridge;
  const notices = createNotices();
  const stop = watchStorage(bridge, notices);
  await vi.advanceTimersByTimeAsync((reports.length - 1) * 60_000 + 1_000);
  stop();
  vi.useRealTimers();
  return notices.store.getState();
}

test('a disk that runs low is told, with what is left', async () => {
  expect(await toldOn({ ...plenty, freeBytes: 300_000_000 })).toEqual([{ kind: 'disk-low', freeBytes: 300_000_000 }]);
});

test('a disk that has room again is no longer told of', async () => {
  expect(await toldOn({ ...plenty, freeBytes: 1 }, plenty)).toEqual([]);
});

test('the reserve being used is told before all', async () => {
  expect(await toldOn({ ...plenty, freeBytes: 0, isReserveSpent: true })).toEqual([{ kind: 'reserve-spent' }]);
});

test('a journal that was copied or moved is told once, however often the disk is looked at', async () => {
  const moved = { ...plenty, isMoved: true };
  expect(await toldOn(moved)).toEqual([{ kind: 'moved' }]);
  expect(await toldOn(plenty, moved)).toEqual([]);
});

test('a disk with room is not worth a word', async () => {
  expect(await toldOn(plenty)).toEqual([]);
});
