import { decodeFrame } from '../../shared/record/frame';
import { NotConfirmed, type Store } from '../../shared/record/store';
import { inTime, ofBook, type Database } from './database';
import { addFrames, booksIn, eraseRows, readFrames, removeBook } from './frame-rows';

/** IndexedDB as the only store, in a plain browser: for development and tests. Open the database `strict`. */
export function dexieStore(database: Database): Store {
  async function confirmed<T>(work: Promise<T>): Promise<T> {
    try {
      return await inTime(work);
    } catch (error) {
      const isFull = error instanceof Error && error.name === 'QuotaExceededError';
      throw new NotConfirmed(isFull ? 'disk-full' : 'broken', error instanceof Error ? error.message : String(error));
    }
  }
  return {
    books: () => booksIn(database),
    read: async (book) => {
      const begun = await database.begun
        .where(':id')
        .between(...ofBook(book))
        .toArray();
      return { frames: await readFrames(database, book), damage: [], begun: begun.map((row) => row.chain) };
    },
    begin: async (book, chain) => {
      await confirmed(database.begun.put({ book, chain }));
    },
    retire: async (book, chain) => {
      await confirmed(database.begun.delete([book, chain]));
    },
    append: async (book, _chain, frames) => {
      const decoded = frames.flatMap((bytes) => {
        const frame = decodeFrame(bytes);
        return frame.ok ? [frame.value.frame] : [];
      });
      await confirmed(addFrames(database, book, decoded));
    },
    remove: async (book) => {
      await confirmed(removeBook(database, book));
    },
    erase: async (book, ops) => {
      await confirmed(eraseRows(database, book, { ops }));
    },
  };
}
