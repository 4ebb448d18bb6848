import { sha256 } from '@noble/hashes/sha2.js';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Disk } from '../../../shared/node/disk';
import { fromUtf8, toHex, toUtf8 } from '../../../shared/record/bytes';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const piece = v.object({
  hash,
  bytes: count,
  /** Runs of `seq` that stand in it, inclusive. */
  ops: v.array(v.tuple([count, count])),
});
const manifest = v.object({
  v: v.literal(1),
  /** When it was made, ms since epoch. Order is by the number in the name: clocks jump. */
  at: count,
  /** Of all its copies, and of those that were new with it. */
  bytes: count,
  added: count,
  /** Ops it holds, each once. */
  ops: count,
  files: v.array(
    v.object({
      /** `<book>/<chain>/<n>.seg` of the journal: its pieces, one after another. */
      path: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}\/[0-9a-f]{32}\/[\w.-]+\.seg$/)),
      pieces: v.array(piece),
    }),
  ),
  vault: v.array(v.object({ hash, bytes: count })),
});

export type Piece = v.InferOutput<typeof piece>;
export type Manifest = v.InferOutput<typeof manifest>;
export type BackedUpFile = Manifest['files'][number];

/** `manifest` is null if it cannot be read. `number` counts up. */
export type NamedManifest = { readonly name: string; readonly number: number; readonly manifest: Manifest | null };

const NAME = /^(\d{8})-[0-9a-f]{8}\.json$/;

export const manifestName = (number: number, mark: Uint8Array): string =>
  `${String(number).padStart(8, '0')}-${toHex(mark)}.json`;

const checkOf = (text: string): string => toHex(sha256(toUtf8(text))).slice(0, 32);

/** A line of JSON and a line with its checksum. */
export function encodeManifest(made: Manifest): Uint8Array {
  const text = JSON.stringify(made);
  return toUtf8(`${text}\n${checkOf(text)}\n`);
}

/** Null if a byte of it is another, or a newer app wrote it. */
export function decodeManifest(bytes: Uint8Array): Manifest | null {
  const [line = '', check] = fromUtf8(bytes).split('\n');
  if (check !== checkOf(line)) return null;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), manifest), line);
  return parsed.success ? parsed.output : null;
}

/** All of a folder, the newest first. A manifest never changes: those in `known` are not read again. */
export async function readManifests(
  folder: string,
  disk: Disk,
  known: Map<string, Manifest> = new Map(),
): Promise<readonly NamedManifest[]> {
  const found: NamedManifest[] = [];
  for (const name of await disk.list(folder)) {
    const number = NAME.exec(name)?.[1];
    if (number === undefined) continue;
    const path = join(folder, name);
    const read = known.get(path) ?? (await disk.read(path).then(decodeManifest, () => null));
    if (read) known.set(path, read);
    found.push({ name, number: Number(number), manifest: read });
  }
  return found.sort((a, b) => b.number - a.number);
}

/** How many ops stand in the files, each once: frames may stand twice, and so may files that were read back. */
export function countOps(files: readonly BackedUpFile[]): number {
  const runsByChain = new Map<string, (readonly [number, number])[]>();
  for (const { path, pieces } of files) {
    const chain = path.slice(0, path.lastIndexOf('/'));
    const runs = runsByChain.get(chain) ?? [];
    runsByChain.set(chain, runs);
    for (const { ops } of pieces) runs.push(...ops);
  }
  return [...runsByChain.values()].reduce((sum, runs) => sum + lengthOf(runs), 0);
}

function lengthOf(runs: readonly (readonly [number, number])[]): number {
  let length = 0;
  let until = -1;
  for (const [first, last] of [...runs].sort((a, b) => a[0] - b[0])) {
    length += Math.max(0, last - Math.max(first, until + 1) + 1);
    until = Math.max(until, last);
  }
  return length;
}

/** The names of all copies of the journal that a backup is made of. */
export const piecesOf = ({ files }: Manifest): string[] =>
  files.flatMap(({ pieces }) => pieces.map((one) => `${one.hash}.seg`));

/** The names of all copies a backup is made of. */
export const copiesOf = (manifest: Manifest): string[] => [
  ...piecesOf(manifest),
  ...manifest.vault.map((one) => `${one.hash}.vault`),
];
