import { basename, dirname, join } from 'node:path';
import { equalBytes, fromUtf8 } from '../../record/bytes';
import type { Clock } from '../../record/ports';
import type { RemoteProblem } from '../../record/remote';
import { FILE_START_BYTES, MAX_FILE_BYTES } from '../../record/warroom-file';
import { RECHECK_MS } from '../folder/catalogue';
import { READ_PATIENCE_MS } from '../folder/publish';
import { patiently } from '../patience';
import { readWarroom, type FileProblem, type WarroomFile } from './read';
import type { WritingWorld } from './write-beside';

/** Copies that a synced drive made of a file are read too, as many as that. */
const MAX_COPIES = 16;
const FIRST_AGAIN_MS = 2_000;
const LAST_AGAIN_MS = 10 * 60 * 1000;

export type SightWorld = WritingWorld & {
  readonly path: string;
  readonly clock: Clock;
  readonly breathe: () => Promise<void>;
};
export type FileSight = ReturnType<typeof createFileSight>;

type Seen = { readonly file: WarroomFile; readonly looks: number; readonly lookAgainAt: number };

/**
 * What a shared file and its conflict copies hold, read again only when they changed. `known`: ids that were met here, of
 * the file and of its books: a file that shows none of them is another one, or the drive is not mounted.
 */
export function createFileSight(world: SightWorld, known: Set<string>, changed: () => void) {
  const { disk, path, clock, breathe } = world;
  const seenByPath = new Map<string, Seen>();
  let recheckAt = clock.mono() + RECHECK_MS;
  let mayFill = false;

  const part = (at: string, from: number, length: number) =>
    patiently(() => disk.readPart(at, from, length), READ_PATIENCE_MS, world);
  const patientDisk = {
    ...disk,
    readPart: part,
    stat: (at: string) => patiently(() => disk.stat(at), READ_PATIENCE_MS, world),
  };

  async function isAsSeen({ file, lookAgainAt }: Seen): Promise<boolean> {
    if (clock.mono() >= lookAgainAt) return false;
    const stands = await patientDisk.stat(file.path);
    return stands?.size === file.bytes && equalBytes(await part(file.path, 0, FILE_START_BYTES), file.start);
  }

  function remember(file: WarroomFile): void {
    const looks = (seenByPath.get(file.path)?.looks ?? 0) + 1;
    const pause = Math.min(FIRST_AGAIN_MS * 2 ** Math.min(looks, 20), LAST_AGAIN_MS);
    // What is not whole may be on its way; what is whole has another start once it is another.
    const lookAgainAt = file.damage.length > 0 ? clock.mono() + pause : Infinity;
    seenByPath.set(file.path, { file, looks: file.damage.length > 0 ? looks : 0, lookAgainAt });
    changed();
  }

  function forget(at: string): void {
    if (seenByPath.delete(at)) changed();
  }

  /** Why the file cannot be used; null if it can, or is not there yet. */
  async function lookAtFile(isRecheck: boolean): Promise<RemoteProblem | null> {
    const seen = seenByPath.get(path);
    if (seen && !isRecheck && (await isAsSeen(seen))) return null;
    const reading = { disk: patientDisk, breathe, maxBytes: MAX_FILE_BYTES, before: seen?.file };
    const read = await readWarroom(path, reading);
    if (!read.ok) {
      forget(path);
      return problemWith(read.error);
    }
    const problem = isProven(read.value) ? null : ({ kind: 'another' } as const);
    if (problem) forget(path);
    else remember(read.value);
    return problem;
  }

  function problemWith(problem: FileProblem): RemoteProblem | null {
    switch (problem.kind) {
      case 'missing':
        return known.size > 0 ? { kind: 'emptied' } : null;
      case 'empty':
        return mayFill ? null : { kind: 'emptied' };
      case 'cut':
        return mayFill ? null : { kind: 'busy' };
      case 'changing':
        return { kind: 'busy' };
      case 'not-a-file':
      case 'foreign':
        return { kind: 'another' };
      case 'too-large':
        return { kind: 'too-large' };
      case 'newer':
        return problem;
    }
  }

  const idsIn = ({ header, frames }: WarroomFile): string[] => [
    ...(header ? [header.id] : []),
    ...new Set(frames.map(({ sketch }) => sketch.book)),
  ];
  const isProven = (file: WarroomFile) => known.size === 0 || idsIn(file).some((id) => known.has(id));

  async function lookAtCopies(isRecheck: boolean): Promise<void> {
    const id = seenByPath.get(path)?.file.header?.id;
    const names = await disk.list(dirname(path)).catch(() => []);
    const copies = names.filter((name) => isCopyOf(basename(path), name)).map((name) => join(dirname(path), name));
    for (const at of seenByPath.keys()) if (at !== path && !copies.includes(at)) forget(at);
    for (const at of copies.slice(0, MAX_COPIES)) {
      // Another file with a name like it is no copy: a copy has its id.
      if (id) await lookAtCopy(at, { id, isRecheck }).catch(() => undefined);
    }
  }

  async function lookAtCopy(at: string, { id, isRecheck }: { id: string; isRecheck: boolean }): Promise<void> {
    const seen = seenByPath.get(at);
    if (seen && !isRecheck && (await isAsSeen(seen))) return;
    if (!asciiOf(await disk.readPart(at, 0, FILE_START_BYTES)).includes(id)) return;
    const read = await readWarroom(at, { disk, breathe, maxBytes: MAX_FILE_BYTES, before: seen?.file });
    if (read.ok && read.value.header?.id === id) remember(read.value);
  }

  return {
    /** Looks anew. Returns why nothing can be read or written there, if so. */
    async look(): Promise<RemoteProblem | null> {
      if ((await patientDisk.stat(dirname(path)))?.kind !== 'folder') return { kind: 'offline' };
      const isRecheck = clock.mono() >= recheckAt;
      if (isRecheck) recheckAt = clock.mono() + RECHECK_MS;
      const problem = await lookAtFile(isRecheck);
      if (problem) return problem;
      await lookAtCopies(isRecheck);
      const file = seenByPath.get(path)?.file;
      for (const id of file ? idsIn(file) : []) known.add(id);
      return null;
    },
    /** The file first, then its copies. */
    files: (): WarroomFile[] =>
      [...seenByPath.values()]
        .map(({ file }) => file)
        .sort((a, b) => Number(a.path !== path) - Number(b.path !== path)),
    file: (): WarroomFile | null => seenByPath.get(path)?.file ?? null,
    /** Whether the file is still the one that was seen; where there was none, whether there still is none. */
    async isCurrent(): Promise<boolean> {
      const seen = seenByPath.get(path);
      if (seen) return isAsSeen({ ...seen, lookAgainAt: Infinity });
      return mayFill || (await patientDisk.stat(path)) === null;
    },
    /** Whether what has the name now may make room for a new file. */
    mayReplace: (): boolean => seenByPath.has(path) || mayFill,
    /** Just written here. */
    put(file: WarroomFile): void {
      mayFill = false;
      remember(file);
      for (const id of idsIn(file)) known.add(id);
    },
    /** The file is not what it was: at the next look it is read again. */
    outdate: (): void => void (recheckAt = clock.mono()),
    startAnew(): void {
      known.clear();
      mayFill = true;
    },
  };
}

const ENDING = '.warroom';

/** `name (conflicted copy).warroom`, `name.sync-conflict-….warroom`, `name-laptop.warroom`, `name (1).warroom` … */
function isCopyOf(name: string, other: string): boolean {
  const stem = name.endsWith(ENDING) ? name.slice(0, -ENDING.length) : name;
  return other !== name && other.startsWith(stem) && other.endsWith(ENDING);
}

function asciiOf(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    return '';
  }
}
