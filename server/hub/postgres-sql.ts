import { escapeIdentifier } from 'pg';

/** Of the tables below. A hub that finds a higher one leaves all as it is. */
export const FORMAT = 1;
/** Stands in the table that says the format: another program's tables do not have it. */
export const WHAT = 'holdfast hub';
export const TABLES = ['format', 'books', 'frames', 'shelf'] as const;
/** Came later: a hub makes it where a database of the same format lacks it. */
export const CHUNKS = 'chunks';

/** For every connection. What never ends keeps a book from everyone. */
export const SETTINGS = "set statement_timeout = '30s'; set idle_in_transaction_session_timeout = '60s'";
/** Said in every transaction: between a hub and its database may stand what hands connections from one to another. */
export const BEGIN = 'begin isolation level read committed; set local synchronous_commit = on';

export type Statements = ReturnType<typeof statementsFor>;

/**
 * What is said to a database whose tables stand in this schema. `last`: the highest number a book ever gave. `removed`:
 * its frames are gone; numbers go on where they were, so that nobody takes one frame for another.
 */
export function statementsFor(schema: string) {
  const inSchema = (table: (typeof TABLES)[number] | typeof CHUNKS) => `${escapeIdentifier(schema)}.${table}`;
  const [format, books, frames] = [inSchema('format'), inSchema('books'), inSchema('frames')];
  const [shelf, chunks] = [inSchema('shelf'), inSchema(CHUNKS)];
  const createChunks = `
      create table if not exists ${chunks} (
        book text, blob text, n integer, bytes bytea not null, primary key (book, blob, n)
      )`;

  /** No more than so many frames and bytes, but one frame in any case. */
  const page = (which: string) => `
    select n, bytes
    from (
      select n, bytes, octet_length(bytes) as size, sum(octet_length(bytes)) over (order by n) as until
      from (select n, bytes from ${frames} where book = $1 and n > $2 ${which} order by n limit $3) as counted
    ) as weighed
    where until <= $4 or until = size
    order by n`;

  return {
    createSchema: `create schema ${escapeIdentifier(schema)}`,
    createTables: `
      create table ${format} (what text primary key, version integer not null);
      create table ${books} (
        book text primary key,
        last bigint not null default 0,
        erasures bigint not null default 0,
        removed boolean not null default false
      );
      create table ${frames} (book text, n bigint, bytes bytea not null, primary key (book, n));
      create table ${shelf} (folder text, name text, bytes bytea not null, primary key (folder, name));
      ${createChunks};
      insert into ${format} (what, version) values ('${WHAT}', ${FORMAT})`,
    createChunks,
    /** A row for the schema, or one for each thing in it. */
    things: `
      select c.relname as name
      from pg_catalog.pg_namespace as s left join pg_catalog.pg_class as c on c.relnamespace = s.oid
      where s.nspname = $1`,
    version: `select version from ${format} where what = '${WHAT}'`,
    size: `select coalesce(sum(octet_length(bytes)), 0) as bytes from ${frames}`,
    tips: `select book, last, erasures from ${books} where last > 0 and not removed`,
    tipOf: `select book, last, erasures from ${books} where last > 0 and not removed and book = $1`,
    /** Those that were removed, too. */
    allTips: `select book, last, erasures from ${books}`,
    lock: `select last, erasures from ${books} where book = $1 for update`,
    make: `insert into ${books} (book) values ($1) on conflict do nothing`,
    write: `
      with written as (
        insert into ${frames} (book, n, bytes)
        select $1::text, $2::bigint + place, bytes
        from unnest($3::bytea[]) with ordinality as chosen (bytes, place)
      )
      update ${books} set last = $4, removed = false where book = $1::text`,
    rewrite: `update ${frames} set bytes = $3 where book = $1 and n = $2`,
    empty: `delete from ${frames} where book = $1`,
    mark: `update ${books} set erasures = $2, removed = removed or $3 where book = $1`,
    names: `select name from ${shelf} where folder = $1`,
    readShelf: `select bytes from ${shelf} where folder = $1 and name = $2`,
    putShelf: `
      insert into ${shelf} (folder, name, bytes) values ($1, $2, $3)
      on conflict (folder, name) do update set bytes = excluded.bytes`,
    leaveShelf: `insert into ${shelf} (folder, name, bytes) values ($1, $2, $3) on conflict do nothing returning name`,
    clearShelf: `delete from ${shelf} where folder = $1 and name = $2`,
    sizeOfChunks: `select coalesce(sum(octet_length(bytes)), 0) as bytes from ${chunks}`,
    /** Chunks count up to the first that is missing. */
    heldIn: `
      select blob, count(*) filter (where n = place) as held
      from (
        select blob, n, row_number() over (partition by blob order by n) - 1 as place from ${chunks} where book = $1
      ) as placed
      group by blob`,
    blobs: `select distinct blob from ${chunks} where book = $1`,
    chunkNumbers: `select n from ${chunks} where book = $1 and blob = $2 order by n`,
    readChunk: `select bytes from ${chunks} where book = $1 and blob = $2 and n = $3`,
    lockChunks: `select n from ${chunks} where book = $1 and blob = $2 and n = 0 for update`,
    writeChunk: `insert into ${chunks} (book, blob, n, bytes) values ($1, $2, $3, $4) on conflict do nothing`,
    eraseChunks: `delete from ${chunks} where book = $1 and blob = $2`,
    notify: 'select pg_notify($1, $2)',
    listen: `listen ${escapeIdentifier(schema)}`,
    page: page(''),
    pageOf: page('and n = any($5::bigint[])'),
  };
}
