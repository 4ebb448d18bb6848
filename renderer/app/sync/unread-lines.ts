import type { Bridge } from '../../../shared/bridge';
import type { BookHealth } from '../../../shared/record/append';
import type { BookId } from '../../../shared/record/op';
import type { NoticeStore } from '../notices';

/** `hasRead`: some of the book can be read here. `isOld`: it was here when the app started. */
type Unread = Pick<BookHealth, 'unreadable' | 'isRestricted'> & {
  readonly hasRead: boolean;
  readonly isOld: boolean;
};

export type UnreadLines = ReturnType<typeof createUnreadLines>;

/** Laptops that have just met hear of lines before they hear of the keys. */
export const GRACE_MS = 20_000;

/** Tells of the lines of all books that cannot be read here, and no more once their keys have come. */
export function createUnreadLines(bridge: Bridge, notices: NoticeStore) {
  const unreadByBook = new Map<BookId, Unread>();
  const asked = new Set<BookId>();

  const countOf = (is: (unread: Unread) => boolean): number =>
    [...unreadByBook.values()].filter(is).reduce((sum, { unreadable }) => sum + unreadable, 0);
  const sealed = createCount('sealed-lines', notices, () => countOf(({ isRestricted }) => !isRestricted));
  // Whoever may read none of it need not be told that it is there.
  const restricted = createCount('restricted-lines', notices, () =>
    countOf(({ isRestricted, hasRead }) => isRestricted && hasRead),
  );

  const note = (book: BookId, unread: Unread): void => {
    unreadByBook.set(book, unread);
    sealed.lower();
    restricted.lower();
    restricted.raise();
    if (unread.isOld) sealed.raise();
    else setTimeout(sealed.raise, GRACE_MS);
  };

  bridge.on('arrived', ({ book, ops }) => {
    const before = unreadByBook.get(book);
    if (!before || before.unreadable === 0 || asked.has(book)) return;
    asked.add(book);
    // A keeper that does not answer shows in the status bar with the next line.
    void bridge
      .call('health', { book })
      .then((health) => {
        note(book, { ...health, hasRead: before.hasRead || ops.length > 0, isOld: false });
      })
      .catch(() => undefined)
      .finally(() => asked.delete(book));
  });

  return { note };
}

/** A notice with a number: told again when it grows; while it stands it follows down, and goes at none. */
function createCount(kind: 'sealed-lines' | 'restricted-lines', notices: NoticeStore, count: () => number) {
  let told = 0;
  const tell = () => {
    told = count();
    notices.tell({ kind, count: told });
  };
  return {
    raise: (): void => {
      if (count() > told) tell();
    },
    lower: (): void => {
      if (count() >= told) return;
      const stands = notices.store.getState().some((notice) => notice.kind === kind);
      told = count();
      if (told === 0) notices.putAway(kind);
      else if (stands) tell();
    },
  };
}
