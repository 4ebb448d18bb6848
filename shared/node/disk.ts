import { link, mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file being written. Only ever appended to. */
export interface DiskFile {
  /** Writes from the start of `bytes` at the file's end. Returns how many were taken: short writes happen. */
  write(bytes: Uint8Array): Promise<number>;
  /** Resolves once all written bytes are on the medium. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What stands at a path. */
export type Standing = { readonly kind: 'file' | 'folder' | 'other'; readonly size: number };

/** The little of a file system that the record needs. Rejections carry Node's `code` (ENOSPC, EROFS …). */
export interface Disk {
  /** Names in a folder, sorted; none if there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  read(path: string): Promise<Uint8Array>;
  /** At most `length` bytes from `from` on; fewer where the file ends. */
  readPart(path: string, from: number, length: number): Promise<Uint8Array>;
  /** Null if nothing stands there. */
  stat(path: string): Promise<Standing | null>;
  /**
   * Gives a file another name on the same medium; rejects with EEXIST if that is taken. Whoever reads finds the whole
   * file or none. The name is durable once its folder is synced; until then the old one may be there too.
   */
  moveIfAbsent(from: string, to: string): Promise<void>;
  /**
   * Gives a file another name on the same medium, over whatever file has it. Whoever reads finds the old file or the new
   * one, whole. Durable once the folder is synced. For a file that is shared as one; nothing else is ever replaced.
   */
  replace(from: string, to: string): Promise<void>;
  /**
   * Creates the file; rejects with EEXIST if it is there. Its name is durable once its folder is synced. `mode`: who may
   * read it, where a file system knows that.
   */
  create(path: string, mode?: number): Promise<DiskFile>;
  /** Resolves once all that was ever written to the file, by whatever process, is on the medium. */
  syncFile(path: string): Promise<void>;
  /** Creates one folder; nothing if it is there. Its name is durable once the folder above is synced. */
  makeFolder(path: string): Promise<void>;
  /** Makes names in a folder durable. Ignores what a file system cannot do. */
  syncFolder(path: string): Promise<void>;
  remove(path: string): Promise<void>;
  freeBytes(path: string): Promise<number>;
}

export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR', 'EMLINK'];

async function moveIfAbsent(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!NO_LINKS.includes(errorCode(error))) throw error;
    // FAT and some shares know no links, and no rename that refuses. Whoever came between would have to bring the same
    // name, and names say the hash of what they hold.
    if (await standingAt(to)) throw Object.assign(new Error('the name is taken'), { code: 'EEXIST' });
    await rename(from, to);
    return;
  }
  // It has its name: a second one that stays harms nobody.
  await rm(from, { force: true }).catch(() => undefined);
}

async function standingAt(path: string): Promise<Standing | null> {
  try {
    const found = await stat(path);
    const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
    return { kind, size: found.size };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return null;
    throw error;
  }
}

async function readPart(path: string, from: number, length: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const bytes = new Uint8Array(length);
    let filled = 0;
    for (let read = 1; filled < length && read > 0; filled += read)
      read = (await file.read(bytes, filled, length - filled, from + filled)).bytesRead;
    return filled === length ? bytes : bytes.slice(0, filled);
  } finally {
    await file.close();
  }
}

/** The machine's own disk. */
export function nodeDisk(): Disk {
  return {
    list: async (folder) => {
      try {
        return (await readdir(folder)).sort();
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return [];
        throw error;
      }
    },
    read: async (path) => {
      const { buffer, byteOffset, byteLength } = await readFile(path);
      // A Buffer's slices share its memory: a frame sent to a window would take its whole file along.
      return new Uint8Array(buffer, byteOffset, byteLength);
    },
    readPart,
    stat: standingAt,
    moveIfAbsent,
    replace: rename,
    create: async (path, mode) => {
      const handle = await open(path, 'ax', mode);
      return {
        write: async (bytes) => (await handle.write(bytes)).bytesWritten,
        sync: () => handle.datasync(),
        close: () => handle.close(),
      };
    },
    syncFile: async (path) => {
      // Windows flushes only what is open for writing; a read-only disk opens nothing so.
      const file = await open(path, 'r+').catch(() => open(path, 'r'));
      await file.datasync().finally(() => file.close());
    },
    makeFolder: async (path) => {
      try {
        await mkdir(path);
      } catch (error) {
        const isThere = errorCode(error) === 'EEXIST' && (await stat(path)).isDirectory();
        if (!isThere) throw error;
      }
    },
    syncFolder: async (path) => {
      // Windows opens no folders, and some network shares refuse to sync them.
      const folder = await open(path, 'r').catch(() => null);
      await folder?.sync().catch(() => undefined);
      await folder?.close();
    },
    remove: (path) => rm(path, { force: true }),
    freeBytes: async (path) => {
      const { bavail, bsize } = await statfs(path);
      return bavail * bsize;
    },
  };
}

/** Creates the folder and those above it that are missing, each made durable in the one above. */
export async function makeFolders(disk: Disk, path: string): Promise<void> {
  const above = dirname(path);
  try {
    await disk.makeFolder(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || above === path) throw error;
    await makeFolders(disk, above);
    await disk.makeFolder(path);
  }
  // Even if it was there: whoever made it may have been stopped before its name was durable.
  await disk.syncFolder(above);
}

/** Writes all bytes, however many writes that takes, and makes them durable. */
export async function writeAll(file: DiskFile, bytes: Uint8Array): Promise<void> {
  await writeWhole(file, bytes);
  await file.sync();
}

/** Writes all bytes, however many writes that takes. */
export async function writeWhole(file: DiskFile, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const taken = await file.write(bytes.subarray(at));
    if (taken <= 0) throw Object.assign(new Error('the disk takes no more bytes'), { code: 'ENOSPC' });
    at += taken;
  }
}
