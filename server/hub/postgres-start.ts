import type { Connections } from './postgres-connections';
import { isMadeAlready, PostgresProblem, refuseOld, sqlState, type PostgresPlace } from './postgres-problem';
import { CHUNKS, FORMAT, TABLES, type Statements } from './postgres-sql';

type Ports = { readonly connections: Connections; readonly sql: Statements; readonly place: PostgresPlace };

/** Finds the tables of a hub, or makes them where nothing is. Rejects with a `PostgresProblem`, or as the log does. */
export async function findTables(ports: Ports): Promise<void> {
  const { connections, sql, place } = ports;
  const [row] = await connections.ask('show server_version_num');
  refuseOld(Number(row?.server_version_num), place);
  const there = await thingsIn(ports);
  if (there !== null && there.length > 0) return findOurs(there, ports);
  const made = connections.transact(async (ask) => {
    // Only where it lacks: an administrator may have made it for a hub that may make none.
    if (there === null) await ask(sql.createSchema);
    await ask(sql.createTables);
    return { isToKeep: true, value: undefined };
  });
  await made.catch(async (error: unknown) => {
    if (!isMadeAlready(error)) throw error;
    await findOurs((await thingsIn(ports)) ?? [], ports);
  });
}

/** The names of all that stands in the schema; null if there is no schema. */
async function thingsIn({ connections, sql, place }: Ports): Promise<readonly string[] | null> {
  const rows = await connections.ask(sql.things, [place.schema]);
  return rows.length === 0 ? null : rows.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
}

async function findOurs(things: readonly string[], ports: Ports): Promise<void> {
  await checkFormat(things, ports);
  if (things.includes(CHUNKS)) return;
  const { connections, sql } = ports;
  const made = connections.transact(async (ask) => ({ isToKeep: true, value: await ask(sql.createChunks) }));
  await made.catch((error: unknown) => {
    if (!isMadeAlready(error)) throw error;
  });
}

async function checkFormat(things: readonly string[], { connections, sql, place }: Ports): Promise<void> {
  const notOurs = new PostgresProblem({ kind: 'not-ours', place });
  if (!TABLES.every((table) => things.includes(table))) throw notOurs;
  const [row] = await connections.ask(sql.version).catch((error: unknown) => {
    throw isOtherTable(error) ? notOurs : error;
  });
  if (!row) throw notOurs;
  const format = Number(row.version);
  if (format > FORMAT) throw new PostgresProblem({ kind: 'newer-format', place, format });
}

/** A column or a table of that name is not there, or is of another type. */
const isOtherTable = (error: unknown) => ['42703', '42883', '42809'].includes(sqlState(error));

/** Whether hubs can tell each other at once. Some that speak as PostgreSQL does know no notifications: they are asked. */
export async function canNotify({ connections, sql }: Pick<Ports, 'connections' | 'sql'>, channel: string) {
  try {
    await connections.ask(sql.notify, [channel, '']);
    return true;
  } catch (error) {
    if (['42', '0A'].includes(sqlState(error).slice(0, 2))) return false;
    throw error;
  }
}
