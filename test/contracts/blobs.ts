import { expect, test } from 'vitest';
import { CHUNK_BYTES, chunksOf, type BlobId, type SealedBlob } from '../../shared/record/blobs/blob';
import { exchangeBlobs } from '../../shared/record/blobs/exchange-blobs';
import { memoryBlobs, readChunks, type BlobPlace } from '../../shared/record/blobs/blob-place';
import { digestOf, sealed } from '../blobs';
import { BOOK, OTHER_BOOK } from '../laptop';

/** Opens a place where blobs lie; each call of `open` on what it returns is a new process on the same medium. */
export type OpenBlobs = () => Promise<{
  readonly open: () => Promise<BlobPlace>;
  /** Flips a byte of a chunk behind the place's back. */
  readonly damage: (blob: BlobId, n: number) => Promise<void>;
}>;

const NOTHING: ReadonlySet<BlobId> = new Set();
const always = () => true;

async function writeAll(place: BlobPlace, { blob, chunks }: SealedBlob, book = BOOK): Promise<number> {
  let held = 0;
  for (const [n, bytes] of chunks.entries()) held = await place.write(book, blob, { n, bytes });
  return held;
}

async function digestIn(place: BlobPlace, { blob }: Pick<SealedBlob, 'blob'>): Promise<string | null> {
  const chunks = await readChunks(place, BOOK, blob);
  return chunks && digestOf(chunks);
}

/** What every place of blobs promises: `shared/record/blobs/blob-place.ts`. */
export function testBlobs(name: string, make: OpenBlobs): void {
  test(`${name}: a place without blobs says so`, async () => {
    const place = await (await make()).open();
    const { blob } = sealed('none');
    expect(await place.list(BOOK)).toEqual(new Map());
    expect(await place.read(BOOK, blob, 0)).toBeNull();
    expect(await place.check(BOOK, blob)).toBe(false);
    await place.erase(BOOK, [blob]);
    await place.erase(BOOK, 'all');
  });

  test(`${name}: a blob is read byte for byte by the next process, and only in its book`, async () => {
    const { open } = await make();
    const [small, large] = [sealed('small', 10), sealed('large', 2.5 * CHUNK_BYTES)];
    const place = await open();
    expect(await writeAll(place, small)).toBe(1);
    expect(await writeAll(place, large)).toBe(3);
    const next = await open();
    expect(await next.list(BOOK)).toEqual(new Map([small, large].map(({ blob }) => [blob, chunksOf(blob)])));
    expect(await digestIn(next, large)).toBe(digestOf(large.chunks));
    expect(await digestIn(next, small)).toBe(digestOf(small.chunks));
    expect(await next.check(BOOK, large.blob)).toBe(true);
    expect(await next.list(OTHER_BOOK)).toEqual(new Map());
    expect(await next.read(OTHER_BOOK, small.blob, 0)).toBeNull();
  });

  test(`${name}: what was cut off goes on where it stood, in another process as well`, async () => {
    const { open } = await make();
    const { blob, chunks } = sealed('cut off', 3.2 * CHUNK_BYTES);
    const place = await open();
    for (const n of [0, 1]) await place.write(BOOK, blob, { n, bytes: chunks[n] ?? new Uint8Array() });
    const next = await open();
    expect(await next.list(BOOK)).toEqual(new Map([[blob, 2]]));
    expect(await next.read(BOOK, blob, 2)).toBeNull();
    for (const n of [2, 3]) await next.write(BOOK, blob, { n, bytes: chunks[n] ?? new Uint8Array() });
    expect(await digestIn(await open(), { blob })).toBe(digestOf(chunks));
  });

  test(`${name}: a chunk that is not the next changes nothing, nor does one that lies there`, async () => {
    const place = await (await make()).open();
    const { blob, chunks } = sealed('order', 2.5 * CHUNK_BYTES);
    const [first = new Uint8Array(), second = new Uint8Array()] = chunks;
    expect(await place.write(BOOK, blob, { n: 1, bytes: second })).toBe(0);
    expect(await place.write(BOOK, blob, { n: 0, bytes: first })).toBe(1);
    expect(await place.write(BOOK, blob, { n: 0, bytes: second })).toBe(1);
    expect(await place.write(BOOK, blob, { n: 2, bytes: second })).toBe(1);
    expect(digestOf([(await place.read(BOOK, blob, 0)) ?? new Uint8Array()])).toBe(digestOf([first]));
  });

  test(`${name}: bytes that are not what the id says are not kept, and keep nobody from the right ones`, async () => {
    const place = await (await make()).open();
    const blob = sealed('right', 1.5 * CHUNK_BYTES);
    const other = sealed('other', 1.5 * CHUNK_BYTES);
    const [first = new Uint8Array()] = blob.chunks;
    const [, wrong = new Uint8Array()] = other.chunks;
    await place.write(BOOK, blob.blob, { n: 0, bytes: first });
    expect(await place.write(BOOK, blob.blob, { n: 1, bytes: wrong })).toBe(0);
    expect(await place.list(BOOK)).toEqual(new Map());
    expect(await writeAll(place, blob)).toBe(2);
    expect(await digestIn(place, blob)).toBe(digestOf(blob.chunks));
  });

  test(`${name}: two that give the same at once make one`, async () => {
    const { open } = await make();
    const [place, again] = [await open(), await open()];
    const blob = sealed('at once', 2.5 * CHUNK_BYTES);
    await Promise.all([writeAll(place, blob), writeAll(place, blob)]);
    await writeAll(again, blob);
    expect(await digestIn(again, blob)).toBe(digestOf(blob.chunks));
  });

  test(`${name}: what is erased is gone, of that book alone, and may come again`, async () => {
    const { open } = await make();
    const place = await open();
    const [one, two, elsewhere] = [sealed('one'), sealed('two', 1.5 * CHUNK_BYTES), sealed('elsewhere')];
    await writeAll(place, one);
    await writeAll(place, two);
    await writeAll(place, elsewhere, OTHER_BOOK);
    await place.erase(BOOK, [two.blob]);
    const next = await open();
    expect([...(await next.list(BOOK)).keys()]).toEqual([one.blob]);
    expect(await next.read(BOOK, two.blob, 0)).toBeNull();
    await writeAll(next, two);
    expect(await next.check(BOOK, two.blob)).toBe(true);
    await next.erase(BOOK, 'all');
    const last = await open();
    expect(await last.list(BOOK)).toEqual(new Map());
    expect([...(await last.list(OTHER_BOOK)).keys()]).toEqual([elsewhere.blob]);
  });

  test(`${name}: two laptops that attached apart have both through it, and what was redacted nobody`, async () => {
    const { open } = await make();
    const there = await open();
    const [ana, bo] = [memoryBlobs(), memoryBlobs()];
    const [hers, his, secret] = [sealed('hers', 2.5 * CHUNK_BYTES), sealed('his'), sealed('secret')];
    await writeAll(ana, hers);
    await writeAll(ana, secret);
    await writeAll(bo, his);
    const named = new Set([hers.blob, his.blob, secret.blob]);
    const how = { there, goesOn: always };
    await exchangeBlobs(BOOK, { named, erased: NOTHING }, { here: ana, ...how });
    expect(await exchangeBlobs(BOOK, { named, erased: NOTHING }, { here: bo, ...how })).toMatchObject({ sent: 1 });
    const erased = new Set([secret.blob]);
    await exchangeBlobs(BOOK, { named, erased }, { here: ana, ...how });
    await exchangeBlobs(BOOK, { named, erased }, { here: bo, ...how });
    for (const place of [ana, bo, there]) {
      expect(await digestIn(place, hers)).toBe(digestOf(hers.chunks));
      expect(await digestIn(place, his)).toBe(digestOf(his.chunks));
      expect([...(await place.list(BOOK)).keys()].sort()).toEqual([hers.blob, his.blob].sort());
    }
  });

  test(`${name}: a chunk that was damaged is not given, and whoever has the blob mends it`, async () => {
    const { open, damage } = await make();
    const { blob, chunks, key } = sealed('damaged', 2.5 * CHUNK_BYTES);
    const here = memoryBlobs();
    await writeAll(here, { blob, chunks, key });
    const wanted = { named: new Set([blob]), erased: NOTHING };
    await exchangeBlobs(BOOK, wanted, { here, there: await open(), goesOn: always });
    await damage(blob, 1);
    const there = await open();
    const bo = memoryBlobs();
    await exchangeBlobs(BOOK, wanted, { here: bo, there, goesOn: always });
    expect(await digestIn(bo, { blob })).toBeNull();
    expect(await there.check(BOOK, blob)).toBe(false);
    await exchangeBlobs(BOOK, wanted, { here, there, goesOn: always });
    await exchangeBlobs(BOOK, wanted, { here: bo, there, goesOn: always });
    expect(await digestIn(bo, { blob })).toBe(digestOf(chunks));
  });
}
