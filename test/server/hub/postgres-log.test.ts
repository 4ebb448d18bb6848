import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { FrameLog, Tip } from '../../../server/hub/frame-log';
import type { BookId } from '../../../shared/record/op';
import { problemOf, testFrameLog } from '../../contracts/frame-log';
import { testRemote } from '../../contracts/remote';
import { testShelf } from '../../contracts/shelf';
import { BOOK, OTHER_BOOK } from '../../laptop';
import { signingLaptop, writer } from '../../signing';
import { booksOn, hubPlace } from './hub-place';
import { startPostgres, type Postgres } from './postgres';
import { hubsOn, NEVER_MS } from './postgres-hubs';

let server: Postgres;
const { open, closeAll, freshSchema, medium } = hubsOn(() => server);

beforeAll(async () => void (server = await startPostgres()), 120_000);
afterEach(closeAll);
afterAll(() => server.remove());

testFrameLog('PostgreSQL', () => {
  const schema = freshSchema();
  return Promise.resolve({ open: () => open({ schema }) });
});

testShelf('shelf in PostgreSQL', () => {
  const schema = freshSchema();
  return Promise.resolve({ open: async () => (await open({ schema })).shelf });
});

testRemote('hub on PostgreSQL', () => hubPlace(medium()));

const bytesOf = (length: number, fill: number) => new Uint8Array(length).fill(fill);
const write = (log: FrameLog, book: BookId = BOOK, frame = bytesOf(9, 1)): Promise<Tip> =>
  log.append(book, 0, () => Promise.resolve([frame]));

async function numbersIn(log: FrameLog, book: BookId = BOOK): Promise<number[]> {
  const numbers: number[] = [];
  for await (const { n } of log.read(book, 0)) numbers.push(n);
  return numbers;
}

/** What a log tells, one after the other. */
function hearing(log: FrameLog) {
  const told: BookId[] = [];
  const waiting: (() => void)[] = [];
  log.watch((book) => {
    told.push(book);
    for (const wake of waiting.splice(0)) wake();
  });
  const until = async (isIt: () => boolean) => {
    while (!isIt()) await new Promise<void>((wake) => waiting.push(wake));
  };
  return {
    told,
    count: (n: number) => until(() => told.length >= n),
    of: (book: BookId) => until(() => told.includes(book)),
  };
}

/** Something that the database does with each frame before, or when, it is kept. */
const trouble = (schema: string, body: string, when = 'before insert') =>
  server.ask(`
    create sequence "${schema}".times;
    create function "${schema}".trouble() returns trigger language plpgsql as $$ begin ${body}; return new; end $$;
    create ${when.startsWith('after') ? 'constraint trigger' : 'trigger'} trouble ${when.replace('insert', `insert on "${schema}".frames`)}
      for each row execute function "${schema}".trouble()`);

test('two hubs that write in the same books at once lose nothing and give no number twice', async () => {
  const schema = freshSchema();
  const books = ['b0', 'b1', 'b2'].map((byte) => byte.repeat(16) as BookId);
  const hubs = [booksOn(await open({ schema })), booksOn(await open({ schema }))];
  const given = async (hub: (typeof hubs)[number], name: string, book: BookId) => {
    const one = signingLaptop(name);
    for (let i = 0; i < 400; i += 1) await one.write(`line ${i}`, { book });
    const frames = (await one.keep().frames(book, {})).map(({ bytes }) => bytes);
    const left = [...frames];
    const caller = async () => {
      for (let frame = left.shift(); frame; frame = left.shift())
        expect((await hub.append(book, [frame], name))[0]?.kind).toBe('ok');
    };
    await Promise.all(Array.from({ length: 8 }, caller));
    return frames.length;
  };
  const counts = hubs.flatMap((hub, i) => books.map((book) => given(hub, `${['ana', 'bo'][i] ?? ''} ${book}`, book)));
  expect(await Promise.all(counts)).toEqual([400, 400, 400, 400, 400, 400]);
  const third = booksOn(await open({ schema }));
  const digests = await third.digests();
  for (const hub of hubs) {
    expect(await hub.digests()).toEqual(digests);
    for (const book of books) {
      expect(Object.values(await hub.have(book))).toMatchObject([
        { seq: 400, beyond: [] },
        { seq: 400, beyond: [] },
      ]);
      const given: Uint8Array[] = [];
      for await (const frame of hub.read(book, {})) given.push(frame);
      expect(new Set(given.map((frame) => Buffer.from(frame).toString('hex'))).size).toBe(800);
    }
  }
});

test('a hub whose database was set back under it finds out, and takes again what was lost', async () => {
  const schema = freshSchema();
  const hub = booksOn(await open({ schema, pollMs: NEVER_MS }));
  const ana = await writer('ana', 'one', 'two', 'three', 'four');
  const frames = (await ana.keep().frames(BOOK, {})).map(({ bytes }) => bytes);
  await hub.append(BOOK, frames.slice(0, 2), 'ana');
  const back = await medium(schema).snapshot();
  await hub.append(BOOK, frames.slice(2), 'ana');
  const before = await hub.digests();
  await back();
  expect(await hub.digests()).not.toEqual(before);
  expect((await hub.append(BOOK, frames, 'ana')).map(({ kind }) => kind).sort()).toEqual([
    'duplicate',
    'duplicate',
    'ok',
    'ok',
  ]);
  expect(await hub.digests()).toEqual(before);
  const given: Uint8Array[] = [];
  for await (const frame of hub.read(BOOK, {})) given.push(frame);
  expect(given).toEqual(frames);
});

test('a hub that takes up a book again after another removed it gives what it took', async () => {
  const schema = freshSchema();
  const [frame] = (await (await writer('ana', 'one')).keep().frames(BOOK, {})).map(({ bytes }) => bytes);
  if (!frame) throw new Error('no frame');
  const log = await open({ schema });
  await write(log);
  await log.remove(BOOK);
  const hub = booksOn(await open({ schema }));
  await hub.append(BOOK, [frame], 'ana');
  const given: Uint8Array[] = [];
  for await (const one of hub.read(BOOK, {})) given.push(one);
  expect(given).toEqual([frame]);
});

test('a book is read in pages, however large its frames are', async () => {
  const log = await open({ schema: freshSchema() });
  const frames = [1, 2, 3, 4, 5].map((fill) => bytesOf(fill === 3 ? 1_500_000 : 700_000, fill));
  await log.append(BOOK, 0, () => Promise.resolve(frames));
  const found: number[] = [];
  for await (const { bytes } of log.read(BOOK, 0)) found.push(bytes.length, bytes[0] ?? 0);
  expect(found).toEqual([700_000, 1, 700_000, 2, 1_500_000, 3, 700_000, 4, 700_000, 5]);
  const some: number[] = [];
  for await (const { n, bytes } of log.entries(BOOK, [2, 3, 5, 9])) some.push(n, bytes[0] ?? 0);
  expect(some).toEqual([2, 2, 3, 3, 5, 5]);
});

test('a hub is told at once of what another wrote, and finds it there', async () => {
  const schema = freshSchema();
  const [writer, other] = [await open({ schema }), await open({ schema, pollMs: NEVER_MS })];
  const { count } = hearing(other);
  for (let n = 1; n <= 6; n += 1) {
    await write(writer);
    await count(n);
    expect((await other.tips(BOOK)).get(BOOK)).toEqual({ last: n, erasures: 0 });
  }
  await writer.erase(BOOK, new Set());
  await count(7);
  await writer.remove(BOOK);
  await count(8);
  expect(await other.tips()).toEqual(new Map());
});

test('nobody is told of what was not kept', async () => {
  const schema = freshSchema();
  const [writer, other] = [await open({ schema }), await open({ schema, pollMs: NEVER_MS })];
  const { told, of, count } = hearing(other);
  await write(writer, OTHER_BOOK);
  await count(1);
  await trouble(schema, `raise sqlstate '53100'`, 'after insert deferrable initially deferred');
  expect(await problemOf(write(writer))).toBe('full');
  await server.ask(`drop function "${schema}".trouble cascade`);
  const last = 'b2'.repeat(16) as BookId;
  await write(writer, last);
  await of(last);
  expect(told).toEqual([OTHER_BOOK, last]);
});

test('a hub is told even if its connection ended, and no one told it', async () => {
  const schema = freshSchema();
  const [writer, other] = [await open({ schema }), await open({ schema, pollMs: NEVER_MS })];
  const { count } = hearing(other);
  const end = `select pg_terminate_backend(pid) from pg_stat_activity where query = $1`;
  for (let n = 1; n <= 3; n += 1) {
    await write(writer);
    await count(n);
    await server.ask(end, [`listen "${schema}"`]);
  }
  const polling = await open({ schema, pollMs: 50 });
  const { of } = hearing(polling);
  await server.ask(`insert into "${schema}".books (book, last) values ($1, 1)`, [OTHER_BOOK]);
  await of(OTHER_BOOK);
});

test('a hub is not told of what it wrote itself', async () => {
  const schema = freshSchema();
  const log = await open({ schema, pollMs: 1 });
  const { told, of } = hearing(log);
  const others = ['c0', 'c1', 'c2'].map((byte) => byte.repeat(16) as BookId);
  const works = [() => write(log), () => log.erase(BOOK, new Set()), () => log.remove(BOOK)];
  for (const [i, other] of others.entries()) {
    await works[i]?.();
    // The look that finds this one finds the other, too.
    await server.ask(`insert into "${schema}".books (book, last) values ($1, 1)`, [other]);
    await of(other);
  }
  expect(told).toEqual(others);
});

test('what a hub was told is durable is there after the server was killed, and the hub goes on', async () => {
  const schema = freshSchema();
  await server.kill();
  await server.start(['fsync=on', 'wal_writer_delay=10s']);
  const log = await open({ schema });
  const books = ['c0', 'c1', 'c2', 'c3'].map((byte) => byte.repeat(16) as BookId);
  const kept = new Map<BookId, number>();
  let killing: Promise<void> | undefined;
  const caller = async (book: BookId): Promise<string> => {
    for (;;) {
      const { last } = await write(log, book);
      kept.set(book, last);
      if (last === 15) killing ??= server.kill();
    }
  };
  const ends = await Promise.all(books.map((book) => problemOf(caller(book))));
  expect(ends).toEqual(['away', 'away', 'away', 'away']);
  await killing;
  await server.start();
  for (const one of [await open({ schema }), log])
    for (const book of books) expect((await numbersIn(one, book)).length).toBeGreaterThanOrEqual(kept.get(book) ?? 0);
  const { last } = await write(log);
  expect(await numbersIn(log)).toHaveLength(last);
});

test.each<[what: string, body: string, why: string]>([
  ['whose disk is full', `raise sqlstate '53100'`, 'full'],
  ['that is read-only', `raise sqlstate '25006'`, 'read-only'],
  ['that shuts down', `raise sqlstate '57P01'`, 'away'],
  ['where others stand in the way for ever', `raise sqlstate '40001'`, 'away'],
])('a database %s is a problem with a name, and nothing is kept', async (_what, body, why) => {
  const schema = freshSchema();
  const log = await open({ schema });
  await trouble(schema, body);
  expect(await problemOf(write(log))).toBe(why);
  expect(await log.tips()).toEqual(new Map());
});

test('whoever stood in another’s way tries again, and chooses once', async () => {
  const schema = freshSchema();
  const log = await open({ schema });
  await trouble(schema, `if nextval('"${schema}".times') < 4 then raise sqlstate '40P01'; end if`);
  let chosen = 0;
  const choose = () => Promise.resolve((chosen += 1) > 0 ? [bytesOf(9, 1)] : []);
  expect(await log.append(BOOK, 0, choose)).toEqual({ last: 1, erasures: 0 });
  expect(chosen).toBe(1);
});

test('a connection that ends while it is chosen costs that write alone', async () => {
  const log = await open({ schema: freshSchema() });
  const end = `select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction'`;
  const choose = async () => {
    await server.ask(end);
    return [bytesOf(9, 1)];
  };
  expect(await problemOf(log.append(BOOK, 0, choose))).toBe('away');
  expect(await write(log)).toEqual({ last: 1, erasures: 0 });
});
