import type { ClientConfig } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { PostgresProblem, refuseOld, type StartProblem } from '../../../server/hub/postgres-problem';
import { postgresWords } from '../../../server/hub/postgres-words';
import type { BookId } from '../../../shared/record/op';
import { sealed } from '../../blobs';
import { BOOK } from '../../laptop';
import { problemOf } from '../../contracts/frame-log';
import { startPostgres, type Postgres } from './postgres';
import { hubsOn } from './postgres-hubs';

let server: Postgres;
const { open, closeAll, freshSchema } = hubsOn(() => server);
const SCHEMA = 'holdfast';
const GUEST = { user: 'guest', password: 'battery staple' };

beforeAll(async () => {
  server = await startPostgres();
  await server.ask(`create role guest login password '${GUEST.password}'`);
}, 120_000);
afterEach(async () => {
  await closeAll();
  await server.ask(`drop schema if exists ${SCHEMA} cascade`);
});
afterAll(() => server.remove());

async function startOf(connection: string | ClientConfig = server.connection): Promise<StartProblem> {
  const error = await open({ schema: SCHEMA, connection }).then(
    () => null,
    (problem: unknown) => problem,
  );
  if (!(error instanceof PostgresProblem)) throw new Error('no problem at the start', { cause: error });
  const words = postgresWords(error.problem);
  expect(`${words} ${JSON.stringify(error.problem)}`).not.toMatch(/correct horse|battery staple|wrong one/);
  expect(words).toMatch(/^[A-Za-z].*\. .*[.;]$/);
  return error.problem;
}

test('a hub that cannot reach its database says which', async () => {
  const problem = await startOf('postgres://hub:wrong%20one@127.0.0.1:1/postgres');
  expect(problem).toMatchObject({ kind: 'cannot-connect', place: { host: '127.0.0.1', port: 1 } });
  expect(postgresWords(problem)).toContain('127.0.0.1:1');
  expect(await startOf({ ...server.connection, port: 1 })).toMatchObject({ kind: 'cannot-connect' });
});

test('an address that is none is said to be none', async () => {
  expect(await startOf('postgres://hub:wrong one@host:port/postgres')).toMatchObject({ kind: 'bad-address' });
});

test.each<[what: string, other: ClientConfig, kind: StartProblem['kind']]>([
  ['a wrong password', { password: 'wrong one' }, 'not-let-in'],
  ['no password', { password: '' }, 'not-let-in'],
  ['an unknown user', { user: 'nobody' }, 'not-let-in'],
  ['an unknown database', { database: 'nothing' }, 'no-such-database'],
  ['a user who may not make a schema', GUEST, 'no-permission'],
])('%s is told apart', async (_what, other, kind) => {
  expect(await startOf({ ...server.connection, ...other })).toMatchObject({ kind });
});

test.each([
  ['tables of other names', 'create table tally (n integer)'],
  ['a view', 'create view format as select 1 as version'],
  [
    'tables of the same names',
    'create table format (name text); create table books (title text); create table frames (wood text)',
  ],
  [
    'an empty table of formats',
    'create table format (what text, version integer); create table books (); create table frames ()',
  ],
])('a schema with %s is somebody else’s, and stays as it is', async (_what, made) => {
  await server.ask(`create schema ${SCHEMA}; set search_path to ${SCHEMA}; ${made}`);
  const things = 'select count(*) from pg_class where relnamespace = $1::regnamespace';
  const before = await server.ask(things, [SCHEMA]);
  expect(await startOf()).toMatchObject({ kind: 'not-ours', place: { schema: SCHEMA } });
  expect(await server.ask(things, [SCHEMA])).toEqual(before);
});

test('what a newer version keeps is left to it', async () => {
  await (await open({ schema: SCHEMA })).close();
  await server.ask(`update ${SCHEMA}.format set version = 2`);
  expect(await startOf()).toMatchObject({ kind: 'newer-format', format: 2 });
});

test('a server that is too old is named, and no other', () => {
  const place = { host: 'db', port: 5432, user: 'hub', database: 'rooms', schema: SCHEMA };
  expect(() => refuseOld(120_022, place)).toThrow(new PostgresProblem({ kind: 'too-old', place, version: 12 }));
  expect(postgresWords({ kind: 'too-old', place, version: 12 })).toContain('PostgreSQL 12');
  refuseOld(130_000, place);
});

test('hubs that start at once on an empty database make the tables once', async () => {
  const schema = freshSchema();
  const logs = await Promise.all([1, 2, 3, 4].map(() => open({ schema })));
  const books = logs.map((_log, i) => `d${i}`.repeat(16) as BookId);
  for (const [i, log] of logs.entries())
    await log.append(books[i] ?? BOOK, 0, () => Promise.resolve([new Uint8Array(9)]));
  expect([...((await logs[0]?.tips()) ?? [])].map(([book]) => book).sort()).toEqual(books);
});

/** As a hub left it that knew no blobs yet. */
async function beforeBlobs(): Promise<void> {
  const log = await open({ schema: SCHEMA });
  await log.append(BOOK, 0, () => Promise.resolve([new Uint8Array(9)]));
  await log.close();
  await server.ask(`drop table ${SCHEMA}.chunks`);
}

test('a database from before blobs is given room for them by hubs that start at once, and keeps what it had', async () => {
  await beforeBlobs();
  const logs = await Promise.all([1, 2, 3, 4].map(() => open({ schema: SCHEMA })));
  const { blob, chunks } = sealed('first');
  expect(await logs[0]?.blobs.write(BOOK, blob, { n: 0, bytes: chunks[0] ?? new Uint8Array() })).toBe(1);
  for (const log of logs) {
    expect(await log.blobs.list(BOOK)).toEqual(new Map([[blob, 1]]));
    expect(await log.tips()).toEqual(new Map([[BOOK, { last: 1, erasures: 0 }]]));
  }
});

test('a hub that may not make room for blobs in a database from before them says so, and changes nothing', async () => {
  await beforeBlobs();
  await server.ask(`grant usage on schema ${SCHEMA} to guest; grant all on all tables in schema ${SCHEMA} to guest`);
  expect(await startOf({ ...server.connection, ...GUEST })).toMatchObject({ kind: 'no-permission' });
});

test('a hub that may neither make a schema nor tell others keeps its frames in the one it is given', async () => {
  await server.ask(`create schema ${SCHEMA}; grant all on schema ${SCHEMA} to guest`);
  await server.ask('revoke execute on function pg_notify from public');
  const connection = { ...server.connection, ...GUEST };
  const [log, other] = [await open({ schema: SCHEMA, connection }), await open({ schema: SCHEMA, pollMs: 50 })];
  const told = new Promise<BookId>((tell) => other.watch(tell));
  expect(await log.append(BOOK, 0, () => Promise.resolve([new Uint8Array(9)]))).toEqual({ last: 1, erasures: 0 });
  expect(await told).toBe(BOOK);
});

test('a database that takes nothing new says so at the start, and to whoever writes later', async () => {
  const connection = { ...server.connection, options: '-c default_transaction_read_only=on' };
  expect(await startOf(connection)).toMatchObject({ kind: 'read-only' });
  await (await open({ schema: SCHEMA })).close();
  const log = await open({ schema: SCHEMA, connection });
  expect(await log.tips()).toEqual(new Map());
  expect(await problemOf(log.append(BOOK, 0, () => Promise.resolve([new Uint8Array(9)])))).toBe('read-only');
});
