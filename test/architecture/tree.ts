import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const NOT_OURS = new Set(['node_modules', '.git', '.cache', 'dist', 'release', 'test-results', 'bench-results']);
const TEXT = /\.(tsx?|mjs|cjs|css|html|json|md|ya?ml|sh)$|^(run|\.npmrc|\.gitignore)$/;

/** The text files under these folders (the whole tree for '.'), by path from the root. */
export function readTree(...folders: readonly string[]): ReadonlyMap<string, string> {
  const files = folders
    .filter((folder) => existsSync(path.join(ROOT, folder)))
    .flatMap((folder) => [...filesUnder(folder)]);
  return new Map(files.map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')]));
}

function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(ROOT, folder), { withFileTypes: true })) {
    const at = path.posix.join(folder, entry.name);
    if (entry.isDirectory() && !NOT_OURS.has(entry.name)) yield* filesUnder(at);
    else if (entry.isFile() && TEXT.test(entry.name)) yield at;
  }
}
