import { isBlobId, isChunkLength, chunksOf, type BlobId } from '../../shared/record/blobs/blob';
import * as wire from '../../shared/node/hub/wire';
import { DONE, json, Refusal, type Reply } from './reply';
import { bookOf, parsed, type Asked, type Place, type Route } from './route';

/** What laptops give and take of the blobs of a book: chunk by chunk, so that what is cut off goes on where it stood. */
export function blobRoutes({ hub: { blobs } }: Place): readonly Route[] {
  const path = (...parts: readonly string[]) => ['/v1/books/:book/blobs', ...parts].join('/');

  async function read({ name, rest }: Asked): Promise<Reply> {
    const { blob, n } = chunkOf(rest);
    const bytes = await blobs.read(bookOf(name), blob, n);
    if (!bytes) throw new Refusal(404, { why: 'not-found' });
    return { kind: 'bytes', bytes };
  }

  async function write({ name, rest, body }: Asked): Promise<Reply> {
    const { blob, n } = chunkOf(rest);
    const book = bookOf(name);
    if (!isChunkLength(blob, n, body.length)) throw new Refusal(400, { why: 'not-understood' });
    return json({ held: await blobs.write(book, blob, { n, bytes: body }) });
  }

  return [
    {
      method: 'GET',
      path: path(),
      who: 'member',
      answer: async ({ name }) => json({ blobs: [...(await blobs.list(bookOf(name)))] }),
    },
    {
      method: 'POST',
      path: path('erase'),
      who: 'member',
      answer: async ({ name, body }) => {
        await blobs.erase(bookOf(name), parsed(wire.erasedBlobs, body).blobs);
        return DONE;
      },
    },
    {
      method: 'POST',
      path: path(':blob', 'check'),
      who: 'member',
      answer: async ({ name, rest: [blob = ''] }) => json({ isWhole: await blobs.check(bookOf(name), blobOf(blob)) }),
    },
    { method: 'GET', path: path(':blob', ':n'), who: 'member', answer: read },
    { method: 'PUT', path: path(':blob', ':n'), who: 'member', answer: write },
  ];
}

function blobOf(text: string): BlobId {
  if (!isBlobId(text)) throw new Refusal(404, { why: 'not-found' });
  return text;
}

function chunkOf([id = '', number = '']: readonly string[]): { readonly blob: BlobId; readonly n: number } {
  const blob = blobOf(id);
  const n = /^(?:0|[1-9]\d?)$/.test(number) ? Number(number) : NaN;
  if (!(n < chunksOf(blob))) throw new Refusal(404, { why: 'not-found' });
  return { blob, n };
}
