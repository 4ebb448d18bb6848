import * as v from 'valibot';
import { CHUNK_BYTES, chunksOf } from '../../record/blobs/blob';
import type { BlobPlace } from '../../record/blobs/blob-place';
import type { BookId } from '../../record/op';
import { HubProblem, type HubClient } from './client';
import * as wire from './wire';

const NOTHING = v.object({});

/** The blobs that lie at a hub, asked over the wire. Rejects with a `HubProblem`. */
export function hubBlobs(client: Pick<HubClient, 'json' | 'bytes'>): BlobPlace {
  const path = (book: BookId, ...parts: readonly (string | number)[]) =>
    ['/v1/books', book, 'blobs', ...parts].join('/');

  async function list(book: BookId): ReturnType<BlobPlace['list']> {
    return new Map((await client.json({ method: 'GET', path: path(book) }, wire.blobs)).blobs);
  }

  return {
    list,
    async read(book, blob, n) {
      const bytes = await client.bytes({ method: 'GET', path: path(book, blob, n) });
      if (bytes && bytes.length > CHUNK_BYTES) throw new HubProblem({ kind: 'unreliable' });
      return bytes;
    },
    async write(book, blob, { n, bytes }) {
      const { held } = await client.json({ method: 'PUT', path: path(book, blob, n), bytes }, wire.held);
      if (held > chunksOf(blob)) throw new HubProblem({ kind: 'unreliable' });
      return held;
    },
    check: async (book, blob) =>
      (await client.json({ method: 'POST', path: path(book, blob, 'check') }, wire.checked)).isWhole,
    async erase(book, which) {
      const doomed = which === 'all' ? [...(await list(book)).keys()] : which;
      for (let i = 0; i < doomed.length; i += wire.MAX_ERASED) {
        const blobs = doomed.slice(i, i + wire.MAX_ERASED);
        await client.json({ method: 'POST', path: path(book, 'erase'), json: { blobs } }, NOTHING);
      }
    },
  };
}
