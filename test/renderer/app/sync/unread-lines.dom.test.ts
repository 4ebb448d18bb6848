import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createNotices } from '../../../../renderer/app/notices';
import { createUnreadLines, GRACE_MS } from '../../../../renderer/app/sync/unread-lines';
import type { Bridge } from '../../../../shared/bridge';
import { BOOK, OTHER_BOOK } from '../../../laptop';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The keeper says of every book that is asked about that `unreadable` of it cannot be read. */
function watching() {
  const now = { unreadable: 0, isRestricted: false };
  const listeners: ((arrival: unknown) => void)[] = [];
  const bridge = {
    call: () => Promise.resolve({ damage: [], rejected: 0, forks: 0, ...now }),
    on: (_event: string, listener: (arrival: unknown) => void) => void listeners.push(listener),
  } as unknown as Bridge;
  const notices = createNotices();
  const unread = createUnreadLines(bridge, notices);
  return {
    notices,
    note: unread.note,
    told: () => notices.store.getState(),
    arrives: async (unreadable: number, isRestricted = false) => {
      Object.assign(now, { unreadable, isRestricted });
      for (const listener of listeners) listener({ book: BOOK, ops: [{}] });
      await vi.advanceTimersByTimeAsync(1);
    },
  };
}
const sealed = (unreadable: number, isOld = false) => ({ unreadable, isRestricted: false, hasRead: true, isOld });

test('lines whose key comes within the time that two who meet need are not told of', async () => {
  const { note, told, arrives } = watching();
  note(BOOK, sealed(3));
  await arrives(0);
  await vi.advanceTimersByTimeAsync(GRACE_MS);
  expect(told()).toEqual([]);
});

test('lines of all books that stay sealed are told as one, and no more once their keys have come', async () => {
  const { note, told, arrives } = watching();
  note(BOOK, sealed(3));
  note(OTHER_BOOK, sealed(2));
  await vi.advanceTimersByTimeAsync(GRACE_MS);
  expect(told()).toEqual([{ kind: 'sealed-lines', count: 5 }]);
  await arrives(0);
  expect(told()).toEqual([{ kind: 'sealed-lines', count: 2 }]);
});

test('what was put away stays away until there is more of it', async () => {
  const { note, told, arrives, notices } = watching();
  note(BOOK, sealed(3));
  await vi.advanceTimersByTimeAsync(GRACE_MS);
  notices.putAway('sealed-lines');
  await arrives(2);
  await vi.advanceTimersByTimeAsync(GRACE_MS);
  expect(told()).toEqual([]);
  await arrives(4);
  await vi.advanceTimersByTimeAsync(GRACE_MS);
  expect(told()).toEqual([{ kind: 'sealed-lines', count: 4 }]);
});

test('an incident that is restricted to others is told of at once, unless none of it can be read here', () => {
  const { note, told } = watching();
  note(OTHER_BOOK, { ...sealed(9), isRestricted: true, hasRead: false });
  expect(told()).toEqual([]);
  note(BOOK, { ...sealed(2), isRestricted: true });
  expect(told()).toEqual([{ kind: 'restricted-lines', count: 2 }]);
});

test('lines that were here when the app started are told of at once: nobody has just met', () => {
  const { note, told } = watching();
  note(BOOK, sealed(3, true));
  expect(told()).toEqual([{ kind: 'sealed-lines', count: 3 }]);
});
