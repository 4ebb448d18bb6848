import { randomBytes } from 'node:crypto';
import type { PoolConfig } from 'pg';
import type { PostgresLog } from '../../../server/hub/postgres-log';
import { postgresLog } from '../../../server/hub/postgres-log';
import type { Medium } from './hub-place';
import type { Postgres } from './postgres';

const breathe = () => Promise.resolve();
const random = (bytes: number) => new Uint8Array(randomBytes(bytes));

/** Looked at so seldom that within a test only a notification tells. */
export const NEVER_MS = 3_600_000;

type How = { readonly schema: string; readonly connection?: string | PoolConfig; readonly pollMs?: number };

/** Opens logs, each as a process of its own, and closes what a test left open. */
export function hubsOn(server: () => Postgres) {
  const opened = new Set<PostgresLog>();
  let schemas = 0;
  const freshSchema = () => `hub ${(schemas += 1)}`;

  async function open({ connection = server().connection, ...how }: How): Promise<PostgresLog> {
    const log = await postgresLog({ connection, breathe, random, ...how });
    opened.add(log);
    return { ...log, close: () => (opened.delete(log) ? log.close() : Promise.resolve()) };
  }

  async function closeAll(): Promise<void> {
    for (const log of opened) await log.close();
    opened.clear();
  }

  /** One hub at a time: the one before ends when the next begins. */
  function medium(schema = freshSchema()): Medium {
    const ask = (statement: string) => server().ask(statement.replaceAll('$', `"${schema}".`));
    let kept = 0;
    return {
      async open() {
        await closeAll();
        return open({ schema, pollMs: NEVER_MS });
      },
      async wipe() {
        await ask('delete from $frames; delete from $books');
      },
      async snapshot() {
        const [books, frames] = [`$"books ${(kept += 1)}"`, `$"frames ${kept}"`];
        await ask(`create table ${books} as table $books; create table ${frames} as table $frames`);
        return async () => {
          await ask(`delete from $frames; delete from $books;
            insert into $books table ${books}; insert into $frames table ${frames}`);
        };
      },
    };
  }

  return { open, closeAll, freshSchema, medium };
}
