import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  blobsIn,
  CHUNK_BYTES,
  chunksOf,
  isBlob,
  isBlobId,
  MAX_BLOB_BYTES,
  openBlob,
  sealBlob,
} from '../../../../shared/record/blobs/blob';
import { concat } from '../../../../shared/record/bytes';
import { memoryBlobs } from '../../../../shared/record/blobs/blob-place';
import { digestOf, plain, sealed } from '../../../blobs';
import { testBlobs } from '../../../contracts/blobs';
import { BOOK, seededBytes } from '../../../laptop';
import { sodium } from '../../../sealing';

testBlobs('memory', () => {
  const place = memoryBlobs();
  return Promise.resolve({
    open: () => Promise.resolve(place),
    async damage(blob, n) {
      // It lies there as it was given out.
      const chunk = await place.read(BOOK, blob, n);
      if (chunk) chunk[500] = (chunk[500] ?? 0) ^ 1;
    },
  });
});

const CAPACITY = CHUNK_BYTES - 17;

test.each([0, 1, 255, 4_096, CAPACITY - 1, CAPACITY, CAPACITY + 1, 2 * CAPACITY, 3 * CAPACITY + 5])(
  'an attachment of %i bytes opens to the same bytes',
  (bytes) => {
    const { chunks, ...ref } = sealed(`of ${String(bytes)}`, bytes);
    expect(isBlobId(ref.blob)).toBe(true);
    expect(isBlob(ref.blob, chunks)).toBe(true);
    const opened = openBlob(ref, chunks, sodium) ?? new Uint8Array([1]);
    expect(digestOf([opened])).toBe(digestOf([plain(`of ${String(bytes)}`, bytes)]));
    expect(chunksOf(ref.blob)).toBe(Math.max(1, Math.ceil(bytes / CAPACITY)));
    for (const chunk of chunks.slice(0, -1)) expect(chunk.length).toBe(CHUNK_BYTES);
    expect(chunks.at(-1)?.length).toBeLessThanOrEqual(CHUNK_BYTES);
  },
);

test('the lengths of what lies about tell buckets, and no size', () => {
  const lengths = (bytes: number) => sealed(String(bytes), bytes).chunks.map(({ length }) => length);
  expect(lengths(17_000)).toEqual(lengths(30_000));
  expect(lengths(CAPACITY + 300)).toEqual(lengths(CAPACITY + 900));
});

test('chunks in another order, of another blob, cut, longer or altered do not open', () => {
  const { chunks, ...ref } = sealed('a', 2.5 * CHUNK_BYTES);
  const other = sealed('b', 2.5 * CHUNK_BYTES);
  const [one, two, three] = chunks as [Uint8Array, Uint8Array, Uint8Array];
  const altered = Uint8Array.from(two, (byte, i) => (i === 70_000 ? byte ^ 1 : byte));
  const wrong = [[two, one, three], [one, two], [one, two, three, three], [one, altered, three], other.chunks];
  for (const some of wrong) {
    expect(openBlob(ref, some, sodium)).toBeNull();
    expect(isBlob(ref.blob, some)).toBe(false);
  }
  expect(openBlob({ ...ref, key: other.key }, chunks, sodium)).toBeNull();
  expect(openBlob({ ...ref, key: '' }, chunks, sodium)).toBeNull();
});

test('the right bytes cut in other places are not the blob: its chunks would not open', async () => {
  const { chunks, blob } = sealed('cut elsewhere', 1.2 * CHUNK_BYTES);
  const all = concat(...chunks);
  const place = memoryBlobs();
  for (const at of [0, CHUNK_BYTES - 1, all.length - CHUNK_BYTES]) {
    const cut = [all.slice(0, at), all.slice(at)];
    expect(isBlob(blob, cut)).toBe(false);
    for (const [n, bytes] of cut.entries()) await place.write(BOOK, blob, { n, bytes });
    expect(await place.list(BOOK)).toEqual(new Map());
  }
});

test('what is too large is not sealed', () => {
  const ports = { crypto: sodium, random: seededBytes('large') };
  expect(() => sealBlob(new Uint8Array(MAX_BLOB_BYTES + 1), ports)).toThrow(RangeError);
});

test('whatever a fact says, reading which blobs it names never throws, and names only blobs', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue(), (one, two) => {
      for (const fact of [one, { blobs: one }, { blobs: [one, { blob: one, key: two }] }])
        for (const { blob } of blobsIn(fact)) expect(isBlobId(blob)).toBe(true);
    }),
  );
  const { blob, key } = sealed('named');
  const named = {
    kind: 'x/1',
    blobs: [
      { blob, key, name: 'a.png' },
      { blob: `${blob}99`, key },
      { blob, key: 'k' },
    ],
  };
  expect(blobsIn(named)).toEqual([{ blob, key }]);
});
