import { expect } from 'vitest';
import { hubBlobs } from '../../shared/node/hub/blobs';
import { CHUNK_BYTES, type BlobId } from '../../shared/record/blobs/blob';
import { memoryBlobs, readChunks, type BlobPlace } from '../../shared/record/blobs/blob-place';
import { exchangeBlobs } from '../../shared/record/blobs/exchange-blobs';
import { digestOf, sealed } from '../blobs';
import { BOOK } from '../laptop';
import { clientAt, type Where } from './load';

/** A laptop that gives one attachment of so many MiB to hubs, chunk by chunk, and never what was answered for already. */
export function startSending(name: string, mebibytes: number) {
  const { blob, chunks } = sealed(name, mebibytes * CHUNK_BYTES);
  const here = memoryBlobs();
  const wanted = { named: new Set([blob]), erased: new Set<BlobId>() };
  const sent: number[] = [];
  let answered = 0;

  async function exchange(where: Where, beginning: (n: number) => void) {
    for (const [n, bytes] of chunks.entries()) await here.write(BOOK, blob, { n, bytes });
    const client = clientAt(where, 'ana');
    const hub = hubBlobs(client);
    const there: BlobPlace = {
      ...hub,
      async write(book, one, chunk) {
        expect(chunk.n).toBeGreaterThanOrEqual(answered);
        sent.push(chunk.n);
        beginning(chunk.n);
        return (answered = await hub.write(book, one, chunk));
      },
    };
    try {
      expect((await hub.list(BOOK)).get(blob) ?? 0).toBeGreaterThanOrEqual(answered);
      return await exchangeBlobs(BOOK, wanted, { here, there, goesOn: () => true });
    } finally {
      client.close();
    }
  }

  return {
    /** Numbers of the chunks that were sent, each time that one was. */
    sent,
    /** So many chunks are there for good, as hubs said. */
    answered: (): number => answered,
    /** Sends until something breaks, and resolves with that. `cut` is called while that chunk is on its way. */
    async until(where: Where, n: number, cut: () => Promise<void>): Promise<unknown> {
      let cutting: Promise<void> | undefined;
      const broken = await exchange(where, (at) => {
        if (at === n) cutting = cut();
      }).catch((error: unknown) => error);
      await cutting;
      return broken;
    },
    async toTheEnd(where: Where): Promise<void> {
      expect(await exchange(where, () => undefined)).toMatchObject({ sent: 1, isDone: true });
    },
    /** Another laptop reads it there, byte for byte. */
    async expectAt(where: Where, by: string): Promise<void> {
      const client = clientAt(where, by);
      const found = await readChunks(hubBlobs(client), BOOK, blob);
      expect(found && digestOf(found)).toBe(digestOf(chunks));
      expect(await hubBlobs(client).check(BOOK, blob)).toBe(true);
      client.close();
    },
  };
}
