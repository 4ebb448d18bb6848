import { chunksOf, isBlob, isChunkLength, type BlobId } from '../../record/blobs/blob';
import { exchangeBlobs } from '../../record/blobs/exchange-blobs';
import { readChunks, readOnlyBlobs, type BlobPlace } from '../../record/blobs/blob-place';
import type { Keep } from '../../record/keep';
import type { BookId } from '../../record/op';
import type { CarriedBlob } from '../../record/warroom-file';
import type { Disk } from '../disk';

/** The attachments of a `.warroom` file: their chunks stand one after another from `at` on, as the header lists them. */
export type BlobSection = { readonly at: number; readonly bytes: number; readonly blobs: readonly CarriedBlob[] };

export const bytesOf = (blobs: readonly CarriedBlob[]): number =>
  blobs.reduce((sum, { chunks }) => chunks.reduce((of, length) => of + length, sum), 0);

/** Where they stand in a file that has them before `end`. One that says what cannot be has none. */
export function sectionBefore(end: number, blobs: readonly CarriedBlob[] = []): BlobSection {
  const isSound = ({ blob, chunks }: CarriedBlob) =>
    chunks.length === chunksOf(blob) && chunks.every((length, n) => isChunkLength(blob, n, length));
  const bytes = bytesOf(blobs);
  return blobs.every(isSound) && bytes <= end ? { at: end - bytes, bytes, blobs } : { at: end, bytes: 0, blobs: [] };
}

/** As a place, from which only is taken. */
export function sectionPlace(path: string, { at, blobs }: BlobSection, disk: Pick<Disk, 'readPart'>): BlobPlace {
  const spots = new Map<string, { readonly at: number; readonly length: number }>();
  let next = at;
  for (const { book, blob, chunks } of blobs)
    for (const [n, length] of chunks.entries()) {
      spots.set(`${book} ${blob} ${String(n)}`, { at: next, length });
      next += length;
    }
  return readOnlyBlobs({
    list: (book) =>
      Promise.resolve(
        new Map(blobs.filter((one) => one.book === book).map(({ blob, chunks }) => [blob, chunks.length])),
      ),
    async read(book, blob, n) {
      const spot = spots.get(`${book} ${blob} ${String(n)}`);
      const bytes = spot && (await disk.readPart(path, spot.at, spot.length));
      return bytes?.length === spot?.length ? (bytes ?? null) : null;
    },
  });
}

/** Those that are what their ids say. */
export async function wholeIn({ blobs }: BlobSection, within: BlobPlace): Promise<readonly CarriedBlob[]> {
  const whole: CarriedBlob[] = [];
  for (const one of blobs) {
    const chunks = await readChunks(within, one.book, one.blob);
    if (chunks && isBlob(one.blob, chunks)) whole.push(one);
  }
  return whole;
}

/** Of a book, those that lie here whole and may go along: in the order they will stand, with the lengths of their chunks. */
export async function blobsToCarry(book: BookId, keep: Keep, here: BlobPlace): Promise<readonly CarriedBlob[]> {
  const { named, erased } = await keep.wantedBlobs(book);
  const found: CarriedBlob[] = [];
  for (const [blob, held] of await here.list(book)) {
    const isWanted = named?.has(blob) !== false && !erased.has(blob);
    const chunks = isWanted && held === chunksOf(blob) ? await lengthsOf(book, blob, here) : null;
    if (chunks) found.push({ book, blob, chunks });
  }
  return found;
}

/** Null if one of them cannot be read now. */
async function lengthsOf(book: BookId, blob: BlobId, here: BlobPlace): Promise<number[] | null> {
  const chunks: number[] = [];
  for (let n = 0; n < chunksOf(blob); n++) {
    const bytes = await here.read(book, blob, n);
    if (!bytes) return null;
    chunks.push(bytes.length);
  }
  return chunks;
}

/** Their bytes, one after another. Rejects if one cannot be read any more. */
export async function* bytesToCarry(blobs: readonly CarriedBlob[], here: BlobPlace): AsyncGenerator<Uint8Array> {
  for (const { book, blob, chunks } of blobs)
    for (const n of chunks.keys()) {
      const bytes = await here.read(book, blob, n);
      if (!bytes || bytes.length !== chunks[n])
        throw Object.assign(new Error(`${blob} cannot be read`), { code: 'EIO' });
      yield bytes;
    }
}

/** Takes in what is lacking here. Returns how many came. */
export async function takeBlobs(
  { blobs }: BlobSection,
  from: BlobPlace,
  { keep, here }: { readonly keep: Keep; readonly here: BlobPlace },
): Promise<number> {
  let received = 0;
  for (const book of new Set(blobs.map((one) => one.book))) {
    const how = { here, there: from, goesOn: () => true };
    received += (await exchangeBlobs(book, await keep.wantedBlobs(book), how)).received.length;
  }
  return received;
}
