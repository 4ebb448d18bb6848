import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { fileBlobs } from '../../../server/hub/file-blobs';
import { createLimit } from '../../../server/hub/limit';
import { limitedBlobs } from '../../../server/hub/limited-blobs';
import { limitedLog } from '../../../server/hub/limited-log';
import { hubBlobs } from '../../../shared/node/hub/blobs';
import { HubProblem, type HubClient } from '../../../shared/node/hub/client';
import { shortSecretOf } from '../../../shared/node/hub/code';
import { hubRemote } from '../../../shared/node/hub/remote';
import { CHUNK_BYTES, type BlobId } from '../../../shared/record/blobs/blob';
import { exchangeBlobs } from '../../../shared/record/blobs/exchange-blobs';
import { memoryBlobs, readChunks, type BlobPlace, type BlobStore } from '../../../shared/record/blobs/blob-place';
import { digestOf, sealed } from '../../blobs';
import { testBlobs } from '../../contracts/blobs';
import { BOOK, seededBytes } from '../../laptop';
import { writer } from '../../signing';
import { simulatedDisk } from '../../simulation/simulated-disk';
import { flipChunk, logOn } from '../hub/hub-place';
import { BLOBS, clientOf, contractCrypto, deviceIn, startHub, type TestHub } from './hubs';

async function anasHub(how: Parameters<typeof startHub>[0] = {}): Promise<TestHub> {
  const hub = await startHub(how);
  await hub.hub.members.own(deviceIn('ana'));
  return hub;
}

/** Each time it is opened the hub starts anew on the same disk. */
testBlobs('hub over TLS', () => {
  const disk = simulatedDisk();
  let now: { readonly hub: TestHub; readonly blobs: BlobPlace } | null = null;
  const blobs = (): BlobPlace => now?.blobs ?? memoryBlobs();
  const place: BlobPlace = {
    list: (book) => blobs().list(book),
    read: (book, blob, n) => blobs().read(book, blob, n),
    write: (book, blob, chunk) => blobs().write(book, blob, chunk),
    check: (book, blob) => blobs().check(book, blob),
    erase: (book, which) => blobs().erase(book, which),
  };
  return Promise.resolve({
    async open() {
      await now?.hub.stop();
      const hub = await anasHub({ disk });
      now = { hub, blobs: hubBlobs(clientOf(hub, 'ana')) };
      return place;
    },
    damage: (blob, n) => flipChunk(disk, `${BLOBS}/${BOOK}/${blob}`, n),
  });
});

const refusedBy = async (work: Promise<unknown>): Promise<unknown> => {
  const error = await work.then(
    () => null,
    (problem: unknown) => problem,
  );
  return error instanceof HubProblem ? (error.refused?.why ?? error.why) : error;
};

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const { blob: BLOB, chunks: CHUNKS } = sealed('whole', 1.2 * CHUNK_BYTES);
const [FIRST = new Uint8Array(), SECOND = new Uint8Array()] = CHUNKS;
const BLOBS_OF = `/v1/books/${BOOK}/blobs`;

/** As any program can ask: what a laptop’s own code would not say. */
const ask = (client: HubClient, [method, path]: readonly ['GET' | 'PUT' | 'POST', string], bytes?: Uint8Array) =>
  refusedBy(client.json({ method, path, ...(bytes && { bytes }) }, v.unknown()));

test.each<readonly ['GET' | 'PUT' | 'POST', string]>([
  ['GET', `/v1/books/${BOOK}x/blobs`],
  ['GET', '/v1/books/..%2f..%2fetc/blobs'],
  ['GET', `${BLOBS_OF}/${BLOB}`],
  ['GET', `${BLOBS_OF}/${BLOB}/2`],
  ['GET', `${BLOBS_OF}/${BLOB}/-1`],
  ['GET', `${BLOBS_OF}/${BLOB}/00`],
  ['GET', `${BLOBS_OF}/${BLOB}/1e0`],
  ['GET', `${BLOBS_OF}/${BLOB}/0x1`],
  ['GET', `${BLOBS_OF}/${BLOB}/`],
  ['GET', `${BLOBS_OF}/${BLOB}/check`],
  ['GET', `${BLOBS_OF}/${BLOB.toUpperCase()}/0`],
  ['GET', `${BLOBS_OF}/${BLOB.slice(0, 64)}-65/0`],
  ['GET', `${BLOBS_OF}/..%2f${BLOB}/0`],
  ['GET', `${BLOBS_OF}/${BLOB}/..%2f0`],
  ['GET', `${BLOBS_OF}/../blobs/%2e%2e/0`],
  ['PUT', `${BLOBS_OF}/${BLOB}/2`],
  ['PUT', `${BLOBS_OF}/${BLOB}/64`],
  ['PUT', `${BLOBS_OF}/erase/0`],
  ['PUT', `${BLOBS_OF}/..%2f..%2fshelf%2fidentity/0`],
  ['PUT', `/v1/books/..%2fshelf/blobs/${BLOB}/0`],
  ['POST', `${BLOBS_OF}/check/check`],
  ['POST', `${BLOBS_OF}/erase/check`],
  ['POST', `${BLOBS_OF}/${BLOB}/erase`],
])('%s %s is nothing that a hub has, and touches nothing', async (method, path) => {
  const hub = await anasHub();
  const client = clientOf(hub, 'ana');
  const place = hubBlobs(client);
  for (const [n, bytes] of CHUNKS.entries()) await place.write(BOOK, BLOB, { n, bytes });
  const before = hub.disk.files();
  expect(await ask(client, [method, path], method === 'PUT' ? FIRST : undefined)).toBe('not-found');
  expect(hub.disk.files()).toEqual(before);
});

test.each([
  ['nothing', 0, new Uint8Array()],
  ['a first one that is not full', 0, FIRST.slice(1)],
  ['a last one of nothing', 1, new Uint8Array()],
])('a chunk of %s is not taken: whatever came after it would not open', async (_what, n, bytes) => {
  const hub = await anasHub();
  const place = hubBlobs(clientOf(hub, 'ana'));
  if (n > 0) await place.write(BOOK, BLOB, { n: 0, bytes: FIRST });
  expect(await refusedBy(place.write(BOOK, BLOB, { n, bytes }))).toBe('not-understood');
  expect((await place.list(BOOK)).get(BLOB) ?? 0).toBe(n);
});

test('a chunk may have a mebibyte to the byte, and not one more', async () => {
  const place = hubBlobs(clientOf(await anasHub(), 'ana'));
  expect(FIRST.length).toBe(CHUNK_BYTES);
  expect(await place.write(BOOK, BLOB, { n: 0, bytes: FIRST })).toBe(1);
  const larger = new Uint8Array(CHUNK_BYTES + 1);
  const refused = await refusedBy(place.write(BOOK, BLOB, { n: 1, bytes: larger }));
  // Whoever is still sending when he is refused may not hear why.
  expect(['too-large', { kind: 'offline' }]).toContainEqual(refused);
  expect(await place.list(BOOK)).toEqual(new Map([[BLOB, 1]]));
});

test('only members are told of blobs: no stranger, and nobody who is still asking to be let in', async () => {
  const hub = await anasHub();
  await hubBlobs(clientOf(hub, 'ana')).write(BOOK, BLOB, { n: 0, bytes: FIRST });
  const secret = seededBytes('secret')(16);
  const kept = { whole: hashOf(secret), short: hashOf(shortSecretOf(secret)) };
  await hub.hub.invites.make('ab'.repeat(16), { ...kept, minutes: 10, isOwners: false });
  const guest = clientOf(hub, 'bo', { secret });
  expect((await guest.session()).as).toBe('guest');
  for (const client of [guest, clientOf(hub, 'cy')]) {
    const place = hubBlobs(client);
    const asked = [
      place.list(BOOK),
      place.read(BOOK, BLOB, 0),
      place.write(BOOK, BLOB, { n: 1, bytes: SECOND }),
      place.check(BOOK, BLOB),
      place.erase(BOOK, [BLOB]),
    ];
    for (const one of asked) expect(await refusedBy(one)).toBe('not-let-in');
  }
  expect(await hub.hub.blobs.list(BOOK)).toEqual(new Map([[BLOB, 1]]));
});

test('a hub that gives more than a chunk, or says it holds more than a blob has, is not believed', async () => {
  const lying: BlobStore = {
    ...memoryBlobs(),
    list: () => Promise.resolve(new Map([[BLOB, 3]])),
    read: () => Promise.resolve(new Uint8Array(CHUNK_BYTES + 1)),
    write: () => Promise.resolve(3),
  };
  const place = hubBlobs(clientOf(await anasHub({ blobs: lying }), 'ana'));
  const asked = [place.list(BOOK), place.read(BOOK, BLOB, 0), place.write(BOOK, BLOB, { n: 0, bytes: FIRST })];
  for (const one of asked) expect(await refusedBy(one)).toEqual({ kind: 'unreliable' });
});

test('a hub that is full says so with 507, takes lines of members, and goes on where it stood once there is room', async () => {
  const disk = simulatedDisk();
  const kept = {
    log: logOn(disk),
    blobs: fileBlobs({ disk, root: BLOBS, random: seededBytes('full'), mono: () => 0 }),
  };
  const limitBytes = 1.5 * CHUNK_BYTES;
  const limit = createLimit({ limitBytes, parts: [kept.log, kept.blobs], mono: () => 0 });
  const limited = { log: limitedLog(kept.log, limit), blobs: limitedBlobs(kept.blobs, limit) };
  const hub = await anasHub({ disk, crypto: contractCrypto, ...limited });
  const client = clientOf(hub, 'ana');
  const place = hubBlobs(client);
  const [one, two] = [sealed('one', 1.2 * CHUNK_BYTES), sealed('two', 1.2 * CHUNK_BYTES)];
  const here = memoryBlobs();
  for (const { blob, chunks } of [one, two])
    for (const [n, bytes] of chunks.entries()) await here.write(BOOK, blob, { n, bytes });
  const wanted = { named: new Set([one.blob, two.blob]), erased: new Set<BlobId>() };
  const exchanging = () => exchangeBlobs(BOOK, wanted, { here, there: place, goesOn: () => true });
  expect(await refusedBy(exchanging())).toBe('full');
  expect(await place.list(BOOK)).toEqual(new Map([[one.blob, 2]]));
  const metrics = await (await fetch(`http://127.0.0.1:${String(hub.listening.healthPort)}/metrics`)).text();
  expect(metrics).toContain('holdfast_requests_total{method="PUT",status="507"} 1');
  // As the members’ book is: signed, and not sealed.
  const plain = (await (await writer('bo', 'one')).keep().frames(BOOK, {})).map(({ bytes }) => bytes);
  expect(await hubRemote(client).append(BOOK, plain)).toMatchObject({ value: [{ kind: 'ok' }] });
  await place.erase(BOOK, [one.blob]);
  expect(await place.write(BOOK, two.blob, { n: 0, bytes: two.chunks[0] ?? new Uint8Array() })).toBe(1);
});

test('a whole blob that came by one laptop is what another one reads, chunk by chunk', async () => {
  const hub = await anasHub();
  await hub.hub.members.own(deviceIn('bo'));
  const { blob, chunks } = sealed('whole', 2.2 * CHUNK_BYTES);
  const [hers, his] = [hubBlobs(clientOf(hub, 'ana')), hubBlobs(clientOf(hub, 'bo'))];
  for (const [n, bytes] of chunks.entries()) await hers.write(BOOK, blob, { n, bytes });
  const read = await readChunks(his, BOOK, blob);
  expect(read && digestOf(read)).toBe(digestOf(chunks));
});
