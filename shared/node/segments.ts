import { join } from 'node:path';
import { findFrames, isDamage, type Damage, type Frame } from '../record/frame';
import { makeFolders, writeAll, type Disk, type DiskFile } from './disk';

type OpenSegment = { readonly path: string; readonly file: DiskFile; size: number };

/** What a segment will be, while it is being written; whatever is whole in it counts. */
export const PART = '.seg.part';
export const isSegment = (name: string): boolean => name.endsWith('.seg');

export type Segments = ReturnType<typeof openSegments>;

/**
 * Files of frames, `<folder>/<n>.seg`, that are only ever appended to. A new one at every start, at `segmentBytes`, and
 * after every failure; nothing is ever truncated or overwritten. One writer a folder at a time.
 */
export function openSegments(disk: Disk, segmentBytes: number) {
  const openByFolder = new Map<string, OpenSegment>();

  async function newSegment(folder: string): Promise<OpenSegment> {
    await makeFolders(disk, folder);
    const numbers = (await disk.list(folder)).map((name) => Number(/^(\d+).*\.seg$/.exec(name)?.[1] ?? 0));
    const next = Math.max(0, ...numbers) + 1;
    const path = join(folder, `${String(next).padStart(8, '0')}.seg`);
    const file = await disk.create(path);
    await disk.syncFolder(folder);
    return { path, file, size: 0 };
  }

  return {
    /** Durable once resolved, with where it stands. A rejection means *not confirmed*, never *not written*. */
    async write(folder: string, bytes: Uint8Array): Promise<{ readonly path: string; readonly at: number }> {
      const open = openByFolder.get(folder);
      const segment = open && open.size < segmentBytes ? open : await newSegment(folder);
      openByFolder.set(folder, segment);
      // All of it is synced: a failing close takes nothing away.
      if (open && segment !== open) await open.file.close().catch(() => undefined);
      try {
        await writeAll(segment.file, bytes);
        const at = segment.size;
        segment.size += bytes.length;
        return { path: segment.path, at };
      } catch (error) {
        // After a failed write or sync nobody knows what the file holds: the same bytes go to a new one.
        openByFolder.delete(folder);
        await segment.file.close().catch(() => undefined);
        throw error;
      }
    },

    /** What is written next goes to a new file. */
    async leave(folder: string): Promise<void> {
      const open = openByFolder.get(folder);
      openByFolder.delete(folder);
      await open?.file.close().catch(() => undefined);
    },

    /** Only gives the files back: all that was confirmed is durable already. */
    async close(): Promise<void> {
      await Promise.all([...openByFolder.keys()].map((folder) => this.leave(folder)));
    },
  };
}

/** A stretch of a file that could not be read. */
export type SegmentDamage = Damage & { readonly where: string };
export const unreadable = (where: string): SegmentDamage => ({ kind: 'damaged', from: 0, to: 0, where });

/** All that the files of these names hold, in order of the names. */
export async function readSegments(
  folder: string,
  names: readonly string[],
  { disk, breathe }: { readonly disk: Disk; readonly breathe: () => Promise<void> },
) {
  const frames: Frame[] = [];
  const damage: SegmentDamage[] = [];
  for (const name of names) {
    const where = join(folder, name);
    // That the end of a part is missing is no damage: it was never all there.
    const isPart = name.endsWith(PART);
    if (!isSegment(name) && !isPart) continue;
    try {
      for (const found of findFrames(await disk.read(where))) {
        if (!isDamage(found)) frames.push(found);
        else if (!isPart) damage.push({ ...found, where });
        await breathe();
      }
    } catch {
      if (!isPart) damage.push(unreadable(where));
    }
  }
  return { frames, damage };
}

/** Makes durable what a process that was killed may have written there and never synced. */
export async function settleSegments(folder: string, disk: Disk): Promise<void> {
  for (const name of await disk.list(folder)) if (isSegment(name)) await disk.syncFile(join(folder, name));
  await disk.syncFolder(folder);
}
