import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The hash of every segment below a folder, by its path: of all of it, or of as many bytes as `known` had. */
export function segmentsIn(folder: string, known?: Segments): Segments {
  const segments = new Map<string, Segment>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.seg')) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const length = known?.get(path)?.length ?? bytes.length;
    segments.set(path, { length, hash: createHash('sha256').update(bytes.subarray(0, length)).digest('hex') });
  }
  return segments;
}

export type Segment = { readonly length: number; readonly hash: string };
export type Segments = ReadonlyMap<string, Segment>;

/** What of the segments that stood there is no longer there as it was. */
export function harmed(before: Segments, folder: string): readonly string[] {
  const after = segmentsIn(folder, before);
  return [...before].filter(([path, { hash }]) => after.get(path)?.hash !== hash).map(([path]) => path);
}
