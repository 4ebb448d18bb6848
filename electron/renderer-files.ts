import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Only what a file says it is, never what its bytes look like. */
const CONTENT_TYPE_BY_EXTENSION: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types holdfast-worker',
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

export type RendererFile = { readonly file: string; readonly headers: Readonly<Record<string, string>> };

/** The built renderer's files by the path of their address. Read once: what is not in the list does not exist. */
export function listRendererFiles(folder: string): ReadonlyMap<string, RendererFile> {
  const files = [...filesUnder(folder)].map((file): [string, RendererFile] => {
    const type = CONTENT_TYPE_BY_EXTENSION[path.extname(file)];
    if (!type) throw new Error(`The renderer holds a file of a kind we do not serve: ${file}`);
    const address = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    return [address, { file, headers: { ...HEADERS, 'Content-Type': type } }];
  });
  return new Map(files);
}

/** The file an address asks for. A bare origin means the page itself. */
export function findRendererFile(files: ReadonlyMap<string, RendererFile>, address: string): RendererFile | undefined {
  const { pathname } = new URL(address);
  return files.get(pathname === '/' ? '/index.html' : pathname);
}

// By hand: readdir's `recursive` does not reach into an asar in every Electron.
function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(at);
    else yield at;
  }
}
