import { chunksOf, type BlobId } from '../../shared/record/blobs/blob';
import type { BlobStore } from '../../shared/record/blobs/blob-place';
import type { BookId } from '../../shared/record/op';
import type { Limit } from './limit';

/** Blobs that take no more than the limit lets them: a chunk that does not fit is refused as `full`. */
export function limitedBlobs(blobs: BlobStore, limit: Limit): BlobStore {
  const heldOf = async (book: BookId, blob: BlobId) => (await blobs.list(book)).get(blob) ?? 0;

  return {
    ...blobs,
    async write(book, blob, chunk) {
      const before = await heldOf(book, blob);
      if (chunk.n !== before) return before;
      await limit.take(chunk.bytes.length);
      try {
        const held = await blobs.write(book, blob, chunk);
        // It was not what its id says, and all of it went.
        if (held <= before) limit.countAgain();
        return held;
      } catch (error) {
        limit.giveBack(chunk.bytes.length);
        throw error;
      }
    },
    async check(book, blob) {
      const seemedWhole = (await heldOf(book, blob)) === chunksOf(blob);
      const isWhole = await blobs.check(book, blob);
      if (seemedWhole && !isWhole) limit.countAgain();
      return isWhole;
    },
    async erase(book, which) {
      const held = await blobs.list(book);
      await blobs.erase(book, which);
      // Else whoever asks for what is not there, again and again, has everything counted each time.
      if (which === 'all' ? held.size > 0 : which.some((blob) => held.has(blob))) limit.countAgain();
    },
  };
}
