import type { Bridge, Reply } from '../../../shared/bridge';
import type { Attachment } from '../../../shared/domain/incident/timeline/attachment';
import type { BlobId } from '../../../shared/record/blobs/blob';
import type { BookId } from '../../../shared/record/op';
import { pictureType } from './picture-type';

/** `no-picture`: its bytes are here, and they are none that is shown. */
export type FoundPicture =
  { readonly kind: 'picture'; readonly picture: Blob } | { readonly kind: 'no-picture' | 'away' };

export type Attachments = ReturnType<typeof openAttachments>;

/** Enough for what is on screen; whatever is looked at again is read again. */
const MAX_HELD_BYTES = 48_000_000;

/**
 * Attachments of lines, as they are looked at: nothing is read before. `books`: where they may lie, for lines of an
 * incident that was taken in stand in this one.
 */
export function openAttachments(bridge: Bridge) {
  /** Newest last. */
  const shown = new Map<string, Blob>();
  // What came can be shown now, and what went may be shown no more.
  bridge.on('blobs', () => {
    shown.clear();
  });

  function hold(id: string, picture: Blob): void {
    shown.delete(id);
    shown.set(id, picture);
    let size = [...shown.values()].reduce((sum, one) => sum + one.size, 0);
    for (const [oldest, { size: less }] of shown) {
      if (size <= MAX_HELD_BYTES) return;
      shown.delete(oldest);
      size -= less;
    }
  }

  async function find(books: readonly BookId[], { blob, key }: Attachment): Promise<FoundPicture> {
    const held = shown.get(blob);
    if (held) {
      hold(blob, held);
      return { kind: 'picture', picture: held };
    }
    for (const book of books) {
      const found = await bridge
        .call('blob', { book, blob: blob as BlobId, key })
        .catch(() => ({ kind: 'away' }) as const);
      if (found.kind === 'away') continue;
      const type = pictureType(found.bytes);
      if (!type) return { kind: 'no-picture' };
      const picture = new Blob([new Uint8Array(found.bytes)], { type });
      hold(blob, picture);
      return { kind: 'picture', picture };
    }
    return { kind: 'away' };
  }

  return {
    find,
    /** Which of them can be opened here now. */
    async here(books: readonly BookId[]): Promise<ReadonlySet<string>> {
      const all = await Promise.all(books.map((book) => bridge.call('blobs-here', { book }).catch(() => [])));
      return new Set(all.flat());
    },
    /** Writes it as it was, where the person says. */
    async save(books: readonly BookId[], { blob, key, name }: Attachment): Promise<Reply<'save-blob'>> {
      for (const book of books) {
        const reply = await bridge.call('save-blob', { book, blob: blob as BlobId, key, name });
        if (reply.kind !== 'away') return reply;
      }
      return { kind: 'away' };
    },
    /** Told when some came or went. Returns how to stop listening. */
    subscribe: (listener: () => void): (() => void) => bridge.on('blobs', listener),
  };
}
