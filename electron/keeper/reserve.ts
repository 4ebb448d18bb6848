import { join } from 'node:path';
import { writeAll, type Disk } from '../../shared/node/disk';

/** Space held back on the disk, given up when it fills so that the last lines still fit. */
export type Reserve = {
  /** Sets the space aside if it is not yet and the disk has plenty. Never rejects: a reserve is a comfort, not a need. */
  setAside(): Promise<void>;
  /** Gives the space up. False if there was none left to give. */
  release(): Promise<boolean>;
  isSpent(): boolean;
};

export const RESERVE_BYTES = 32 * 1024 * 1024;
const CHUNK_BYTES = 1024 * 1024;

export function openReserve(disk: Disk, root: string, bytes = RESERVE_BYTES): Reserve {
  const path = join(root, 'reserve');
  let spent = false;
  return {
    async setAside() {
      try {
        if ((await disk.list(root)).includes('reserve') || (await disk.freeBytes(root)) < bytes * 4) return;
        const file = await disk.create(path);
        // Not zeros: a file system that compresses would keep nothing aside.
        const chunk = Uint8Array.from({ length: CHUNK_BYTES }, (_, i) => (i * 2654435761) >>> 13);
        try {
          for (let written = 0; written < bytes; written += CHUNK_BYTES) await writeAll(file, chunk);
        } finally {
          await file.close();
        }
      } catch {
        await disk.remove(path).catch(() => undefined);
      }
    },
    async release() {
      if (spent || !(await disk.list(root)).includes('reserve')) return false;
      spent = true;
      await disk.remove(path);
      return true;
    },
    isSpent: () => spent,
  };
}
