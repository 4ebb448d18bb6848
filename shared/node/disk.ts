import { mkdir, open, readdir, readFile, rm, statfs } from 'node:fs/promises';

/** A file being written. Only ever appended to. */
export interface DiskFile {
  /** Writes from the start of `bytes` at the file's end. Returns how many were taken: short writes happen. */
  write(bytes: Uint8Array): Promise<number>;
  /** Resolves once all written bytes are on the medium. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The little of a file system that the record needs. Rejections carry Node's `code` (ENOSPC, EROFS …). */
export interface Disk {
  /** Names in a folder, sorted; none if there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  read(path: string): Promise<Uint8Array>;
  /** Creates the file; rejects with EEXIST if it is there. */
  create(path: string): Promise<DiskFile>;
  /** Creates the folder and those above it, each made durable in its parent. */
  makeFolder(path: string): Promise<void>;
  /** Makes names in a folder durable. Ignores what a file system cannot do. */
  syncFolder(path: string): Promise<void>;
  remove(path: string): Promise<void>;
  freeBytes(path: string): Promise<number>;
}

export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The machine's own disk. */
export function nodeDisk(): Disk {
  async function syncFolder(path: string): Promise<void> {
    // Windows opens no folders, and some network shares refuse to sync them.
    const folder = await open(path, 'r').catch(() => null);
    await folder?.sync().catch(() => undefined);
    await folder?.close();
  }
  return {
    list: async (folder) => {
      try {
        return (await readdir(folder)).sort();
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return [];
        throw error;
      }
    },
    read: (path) => readFile(path),
    create: async (path) => {
      const handle = await open(path, 'ax');
      return {
        write: async (bytes) => (await handle.write(bytes)).bytesWritten,
        sync: () => handle.datasync(),
        close: () => handle.close(),
      };
    },
    makeFolder: async (path) => {
      const first = await mkdir(path, { recursive: true });
      if (first) await syncFolder(`${first}/..`);
    },
    syncFolder,
    remove: (path) => rm(path, { force: true }),
    freeBytes: async (path) => {
      const { bavail, bsize } = await statfs(path);
      return bavail * bsize;
    },
  };
}

/** Writes all bytes, however many writes that takes, and makes them durable. */
export async function writeAll(file: DiskFile, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const taken = await file.write(bytes.subarray(at));
    if (taken <= 0) throw Object.assign(new Error('the disk takes no more bytes'), { code: 'ENOSPC' });
    at += taken;
  }
  await file.sync();
}
