import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PostgresLog } from '../../../server/hub/postgres-log';
import { CHUNK_BYTES, chunksOf, type BlobId, type SealedBlob } from '../../../shared/record/blobs/blob';
import { readChunks } from '../../../shared/record/blobs/blob-place';
import { digestOf, sealed } from '../../blobs';
import { testBlobs } from '../../contracts/blobs';
import { problemOf } from '../../contracts/frame-log';
import { BOOK, OTHER_BOOK } from '../../laptop';
import { startPostgres, type Postgres } from './postgres';
import { hubsOn, NEVER_MS } from './postgres-hubs';

let server: Postgres;
const { open, closeAll, freshSchema } = hubsOn(() => server);

beforeAll(async () => void (server = await startPostgres()), 120_000);
afterEach(closeAll);
afterAll(() => server.remove());

testBlobs('blobs in PostgreSQL', () => {
  const schema = freshSchema();
  return Promise.resolve({
    open: async () => (await open({ schema })).blobs,
    async damage(blob: BlobId, n: number) {
      const flipped = 'set_byte(bytes, 500, get_byte(bytes, 500) # 1)';
      const where = 'book = $1 and blob = $2 and n = $3';
      await server.ask(`update "${schema}".chunks set bytes = ${flipped} where ${where}`, [BOOK, blob, n]);
    },
  });
});

async function give({ blobs }: PostgresLog, { blob, chunks }: SealedBlob): Promise<void> {
  for (let n = 0; n < chunks.length;) n = await blobs.write(BOOK, blob, { n, bytes: chunks[n] ?? new Uint8Array() });
}

test('several hubs that take the same blobs at once, from laptops that each begin anew, have each of them once', async () => {
  const schema = freshSchema();
  const hubs = await Promise.all([1, 2, 3].map(() => open({ schema, pollMs: NEVER_MS })));
  const blobs = [sealed('one', 3.2 * CHUNK_BYTES), sealed('two', 2.1 * CHUNK_BYTES), sealed('small')];
  await Promise.all(hubs.flatMap((hub) => [...blobs, ...blobs.toReversed()].map((blob) => give(hub, blob))));
  for (const { blob, chunks } of blobs) {
    const found = await readChunks((await open({ schema })).blobs, BOOK, blob);
    expect(found && digestOf(found)).toBe(digestOf(chunks));
    expect((await hubs[0]?.blobs.list(BOOK))?.get(blob)).toBe(chunks.length);
  }
  const bytes = blobs.flatMap(({ chunks }) => chunks).reduce((sum, { length }) => sum + length, 0);
  expect(await hubs[0]?.blobs.size()).toBe(bytes);
});

test('what is destroyed while another hub writes it is not left in a piece that nobody would find', async () => {
  const schema = freshSchema();
  const [one, two] = [await open({ schema }), await open({ schema })];
  const { blob, chunks } = sealed('destroyed', 2.2 * CHUNK_BYTES);
  const write = (n: number) => one.blobs.write(BOOK, blob, { n, bytes: chunks[n] ?? new Uint8Array() });
  await write(0);
  // Whoever writes waits within his transaction until the gate opens.
  const gate = new Client(server.connection);
  await gate.connect();
  await gate.query('select pg_advisory_lock(1)');
  await server.ask(`
    create function "${schema}".wait() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock(1); return new; end $$;
    create trigger wait before insert on "${schema}".chunks for each row execute function "${schema}".wait()`);
  const waiting = async (count: number) => {
    const found = `select 1 from pg_stat_activity where wait_event_type = 'Lock'`;
    while ((await server.ask(found)).length < count && !isErased) continue;
  };
  let isErased = false;
  const writing = write(1);
  await waiting(1);
  const erasing = two.blobs.erase(BOOK, [blob]).then(() => (isErased = true));
  await waiting(2);
  await gate.end();
  expect(await writing).toBe(2);
  await erasing;
  expect(await server.ask(`select n from "${schema}".chunks`)).toEqual([]);
});

test('a blob of which the database lost a chunk goes on there, and is whole only if all of it is right', async () => {
  const schema = freshSchema();
  const hub = await open({ schema });
  const [right, wrong] = [sealed('right', 3.2 * CHUNK_BYTES), sealed('wrong', 3.2 * CHUNK_BYTES)];
  const lose = (n: number) => server.ask(`delete from "${schema}".chunks where n = $1`, [n]);
  const { blob } = right;
  await give(hub, right);
  await lose(1);
  expect(await hub.blobs.list(BOOK)).toEqual(new Map([[blob, 1]]));
  expect(await hub.blobs.check(BOOK, blob)).toBe(false);
  expect(await hub.blobs.write(BOOK, blob, { n: 1, bytes: right.chunks[1] ?? new Uint8Array() })).toBe(chunksOf(blob));
  await lose(0);
  // None counts, and the rest is told, so that whoever must can have it destroyed.
  expect(await hub.blobs.list(BOOK)).toEqual(new Map([[blob, 0]]));
  expect(await hub.blobs.write(BOOK, blob, { n: 0, bytes: wrong.chunks[0] ?? new Uint8Array() })).toBe(0);
  expect(await hub.blobs.size()).toBe(0);
});

test('a book of many blobs is destroyed whole, and no other', async () => {
  const hub = await open({ schema: freshSchema() });
  const blobs = Array.from({ length: 30 }, (_, i) => sealed(`many ${String(i)}`));
  for (const one of blobs) await give(hub, one);
  const [first = sealed('none')] = blobs;
  await hub.blobs.write(OTHER_BOOK, first.blob, { n: 0, bytes: first.chunks[0] ?? new Uint8Array() });
  expect((await hub.blobs.list(BOOK)).size).toBe(30);
  await hub.blobs.erase(BOOK, 'all');
  expect(await hub.blobs.list(BOOK)).toEqual(new Map());
  expect([...(await hub.blobs.list(OTHER_BOOK)).keys()]).toEqual([first.blob]);
});

test.each([
  ['whose disk is full', '53100', 'full'],
  ['that is read-only', '25006', 'read-only'],
  ['where others stand in the way for ever', '40001', 'away'],
])('a database %s is a problem with a name, and nothing of the chunk is kept', async (_what, state, why) => {
  const schema = freshSchema();
  const hub = await open({ schema });
  await server.ask(`
    create function "${schema}".trouble() returns trigger language plpgsql as $$ begin raise sqlstate '${state}'; end $$;
    create trigger trouble before insert on "${schema}".chunks for each row execute function "${schema}".trouble()`);
  expect(await problemOf(give(hub, sealed('trouble')))).toBe(why);
  expect(await hub.blobs.list(BOOK)).toEqual(new Map());
});
