import type { Connections, Row } from './postgres-connections';
import type { Statements } from './postgres-sql';
import { nameOnShelf, type Shelf } from './shelf';

/** A shelf in PostgreSQL, for all processes of a hub. Rejects with a `LogProblem`. */
export function postgresShelf(connections: Connections, sql: Statements): Shelf {
  const { ask } = connections;
  const write = (statement: string, values: readonly unknown[]): Promise<readonly Row[]> =>
    connections.transact(async (within) => ({ isToKeep: true, value: await within(statement, values) }));

  return {
    names: async (folder) => (await ask(sql.names, [folder])).map(({ name }) => String(name)).sort(),
    async read(folder, name) {
      const [row] = await ask(sql.readShelf, [folder, nameOnShelf(name)]);
      return row?.bytes instanceof Uint8Array ? new Uint8Array(row.bytes) : null;
    },
    async put(folder, name, bytes) {
      await write(sql.putShelf, [folder, nameOnShelf(name), bytes]);
    },
    leave: async (folder, name, bytes) => (await write(sql.leaveShelf, [folder, nameOnShelf(name), bytes])).length > 0,
    async remove(folder, name) {
      await write(sql.clearShelf, [folder, nameOnShelf(name)]);
    },
  };
}
