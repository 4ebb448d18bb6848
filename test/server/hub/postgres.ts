import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client, type ClientConfig } from 'pg';
import { postgresBinaries } from '../../../build/postgres-binaries.mjs';

/** A PostgreSQL of its own, reached through a socket in its own folder. */
export type Postgres = {
  /** How its administrator reaches it. */
  readonly connection: ClientConfig & { readonly password: string };
  readonly ask: (statement: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;
  /** As a power cut leaves it: nothing is brought to an end. */
  readonly kill: () => Promise<void>;
  /** `settings`: as `name=value`. */
  readonly start: (settings?: readonly string[]) => Promise<void>;
  /** Stops, keeps a copy of all of it, and goes on. The answer sets it back to that copy. */
  readonly backUp: (settings?: readonly string[]) => Promise<() => Promise<void>>;
  /** Ends it and removes all of it. */
  readonly remove: () => Promise<void>;
};

const PASSWORD = 'correct horse';
const ENGLISH = { ...process.env, LC_ALL: 'C' };
/** Whoever asks for durability has it, and nobody else: a hub must not rely on what a server was told. */
const SETTINGS = ['listen_addresses=', 'synchronous_commit=off', 'max_connections=60', 'shared_buffers=16MB'];

export async function startPostgres(): Promise<Postgres> {
  const bin = postgresBinaries();
  if (bin === null)
    throw new Error('No PostgreSQL server is on this machine. On Debian or Ubuntu: sudo apt-get install postgresql');
  const folder = await mkdtemp(join(tmpdir(), 'pg-'));
  const as = ordinaryUser();
  const [data, secret] = [join(folder, 'data'), join(folder, 'password')];
  await writeFile(secret, PASSWORD);
  if (as) for (const path of [folder, secret]) await chown(path, as.uid, as.gid);
  const made = ['-D', data, '-U', 'hub', '--auth=scram-sha-256', `--pwfile=${secret}`, '--no-sync', '-E', 'UTF8'];
  execFileSync(join(bin, 'initdb'), made, { ...as, cwd: folder, env: ENGLISH, stdio: 'pipe' });
  const connection = { host: folder, port: 5432, user: 'hub', password: PASSWORD, database: 'postgres' };
  let server: ChildProcess | null = null;

  async function start(settings: readonly string[] = ['fsync=off']): Promise<void> {
    const told = [...SETTINGS, `unix_socket_directories=${folder}`, ...settings].flatMap((one) => ['-c', one]);
    server = spawn(join(bin ?? '', 'postgres'), ['-D', data, ...told], {
      ...as,
      cwd: folder,
      env: ENGLISH,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await ready(server);
  }

  async function end(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    if (server?.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  }

  await start();
  return {
    connection,
    async ask(statement, values = []) {
      const client = new Client(connection);
      await client.connect();
      const asked = client.query<Record<string, unknown>>(statement, values.length > 0 ? [...values] : undefined);
      return (await asked.finally(() => client.end())).rows;
    },
    start,
    kill: () => end('SIGQUIT'),
    async backUp(settings) {
      const copy = join(folder, 'copy');
      await end('SIGINT');
      execFileSync('cp', ['-a', data, copy]);
      await start(settings);
      return async () => {
        await end('SIGQUIT');
        await rm(data, { recursive: true });
        execFileSync('cp', ['-a', copy, data]);
        await start(settings);
      };
    },
    async remove() {
      await end('SIGINT');
      await rm(folder, { recursive: true });
    },
  };
}

/** A server refuses to be root. */
function ordinaryUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString());
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    return { uid: 65534, gid: 65534 };
  }
}

/** Once it takes connections. What it says is read to the end: a full pipe would stop it. */
function ready(server: ChildProcess): Promise<void> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', () => reject(new Error(`PostgreSQL did not start:\n${said.slice(-20).join('\n')}`)));
    if (!server.stderr) return;
    createInterface(server.stderr).on('line', (line) => {
      said.push(line);
      if (line.includes('ready to accept connections')) resolve();
    });
  });
}
