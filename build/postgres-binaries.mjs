// Where a PostgreSQL server's programs are. Node's own modules only: set-up asks before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** The folder with `initdb` and `postgres`; null if there is none. `pg_config` alone is no server. */
export function postgresBinaries() {
  const { stdout } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [stdout?.trim() ?? '', ...versions.map((version) => path.join(DEBIAN, version, 'bin'))];
  const isServer = (/** @type {string} */ folder) =>
    ['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name)));
  return folders.filter(Boolean).find(isServer) ?? null;
}
