import { setTimeout as sleep } from 'node:timers/promises';
import { Pool, type ClientConfig } from 'pg';
import { isCollision, logProblem } from './postgres-problem';
import { BEGIN, SETTINGS } from './postgres-sql';

/** A row as the database gives it: numbers of 64 bits are text. */
export type Row = Readonly<Record<string, unknown>>;
/** Rejects as `logProblem` says. */
export type Ask = (statement: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
/** What was done in a transaction, and whether there is anything to keep of it. */
export type Done<T> = { readonly isToKeep: boolean; readonly value: T };
export type Connections = ReturnType<typeof openConnections>;

/** Whoever writes may have to read outside of its transaction: it must never wait for another who does. */
const READERS = 4;
const WRITERS = 6;
const PATIENCE_MS = 10_000;
/** A little more than the server itself waits for a statement. */
const ANSWER_MS = 35_000;
const ATTEMPTS = 6;
const PAUSE_MS = 20;

export const configOf = (connection: string | ClientConfig): ClientConfig => ({
  ...(typeof connection === 'string' ? { connectionString: connection } : connection),
  fallback_application_name: 'holdfast',
  connectionTimeoutMillis: PATIENCE_MS,
  query_timeout: ANSWER_MS,
  keepAlive: true,
});

/** Connections to one database. One on which anything failed is not used again. `random`: from 0 up to 1. */
export function openConnections(config: ClientConfig, random: () => number) {
  const readers = poolOf(config, READERS);
  const writers = poolOf(config, WRITERS);

  async function ask(statement: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    try {
      return (await readers.query<Row>(statement, [...values])).rows;
    } catch (error) {
      throw logProblem(error);
    }
  }

  async function once<T>(work: (ask: Ask) => Promise<Done<T>>): Promise<T> {
    const client = await writers.connect().catch((error: unknown) => Promise.reject(logProblem(error) as Error));
    const within: Ask = async (statement, values) => {
      try {
        // Several statements go as one only without values.
        return (await client.query<Row>(statement, values && [...values])).rows;
      } catch (error) {
        throw logProblem(error);
      }
    };
    const undo = () =>
      within('rollback').then(
        () => true,
        () => false,
      );
    try {
      await within(BEGIN);
      const { isToKeep, value } = await work(within);
      await within(isToKeep ? 'commit' : 'rollback');
      client.release();
      return value;
    } catch (error) {
      // The work failed by itself, or the database did: its connection goes, and with it all that was not kept.
      const isUndone = client.getTransactionStatus() === 'T' && (await undo());
      client.release(!isUndone);
      throw error;
    }
  }

  return {
    ask,
    /** All of the work or nothing of it, durable once resolved. The work is begun again if another one stood in its way. */
    async transact<T>(work: (ask: Ask) => Promise<Done<T>>): Promise<T> {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(work);
        } catch (error) {
          if (!isCollision(error) || attempt === ATTEMPTS) throw error;
        }
        // Uneven: those who collided must not all come back at once.
        await sleep(PAUSE_MS * 2 ** attempt * (0.5 + random()));
      }
    },
    close: async () => {
      await Promise.all([readers.end(), writers.end()]);
    },
  };
}

function poolOf(config: ClientConfig, max: number): Pool {
  const pool = new Pool({
    ...config,
    max,
    verify: (client, done) => void client.query(SETTINGS).then(() => done(), done),
  });
  // A connection may end while nobody asks anything of it. Whoever asks next is told.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}
