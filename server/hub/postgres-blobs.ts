import { chunksOf, isBlobId, type BlobId } from '../../shared/record/blobs/blob';
import { checkChunks, type BlobStore } from '../../shared/record/blobs/blob-place';
import type { BookId } from '../../shared/record/op';
import type { Ask, Connections, Row } from './postgres-connections';
import type { Statements } from './postgres-sql';

/**
 * Blobs in PostgreSQL, a row a chunk, for all processes of a hub. Whoever changes a blob has the row of its first chunk,
 * so that nothing of it is written while it goes. Rejects with a `LogProblem`.
 */
export function postgresBlobs(connections: Connections, sql: Statements): BlobStore {
  const { ask } = connections;

  /** `work` is told whether the blob is begun: then nobody else changes it meanwhile. */
  const change = <T>(book: BookId, blob: string, work: (within: Ask, isBegun: boolean) => Promise<T>): Promise<T> =>
    connections.transact(async (within) => {
      const locked = await within(sql.lockChunks, [book, blob]);
      return { isToKeep: true, value: await work(within, locked.length > 0) };
    });

  async function heldOf(within: Ask, book: BookId, blob: BlobId): Promise<number> {
    const rows = await within(sql.chunkNumbers, [book, blob]);
    const missing = rows.findIndex(({ n }, i) => Number(n) !== i);
    return missing < 0 ? rows.length : missing;
  }

  async function readChunk(within: Ask, book: BookId, blob: BlobId, n: number): Promise<Uint8Array | null> {
    const [row] = await within(sql.readChunk, [book, blob, n]);
    return row?.bytes instanceof Uint8Array ? new Uint8Array(row.bytes) : null;
  }

  /** Whether it is what its id says; what can be read to its end and is not goes. */
  async function checked(within: Ask, book: BookId, blob: BlobId): Promise<boolean> {
    const isWhole = await checkChunks(blob, (n) => readChunk(within, book, blob, n));
    if (isWhole === false) await within(sql.eraseChunks, [book, blob]);
    return isWhole === true;
  }

  return {
    list: async (book) => new Map((await ask(sql.heldIn, [book])).flatMap(heldIn)),
    read: (book, blob, n) => readChunk(ask, book, blob, n),
    write: (book, blob, { n, bytes }) =>
      change(book, blob, async (within, isBegun) => {
        const before = isBegun ? await heldOf(within, book, blob) : 0;
        if (n !== before || n >= chunksOf(blob)) return before;
        await within(sql.writeChunk, [book, blob, n, bytes]);
        const held = await heldOf(within, book, blob);
        return held < chunksOf(blob) || (await checked(within, book, blob)) ? held : 0;
      }),
    check: (book, blob) => change(book, blob, async (within, isBegun) => isBegun && checked(within, book, blob)),
    async erase(book, blobs) {
      const doomed = blobs === 'all' ? (await ask(sql.blobs, [book])).map(({ blob }) => String(blob)) : blobs;
      // One by one: gigabytes would take longer than the database lets a statement run.
      for (const blob of doomed) await change(book, blob, (within) => within(sql.eraseChunks, [book, blob]));
    },
    async size() {
      const [row] = await ask(sql.sizeOfChunks);
      return Number(row?.bytes);
    },
  };
}

function heldIn({ blob, held }: Row): readonly (readonly [BlobId, number])[] {
  const id = String(blob);
  return isBlobId(id) ? [[id, Math.min(Number(held), chunksOf(id))]] : [];
}
