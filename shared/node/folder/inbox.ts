import { join } from 'node:path';
import { errorCode } from '../disk';
import { publish, READ_PATIENCE_MS, type FolderWorld } from './publish';
import { patiently } from '../patience';

/** Small files by which laptops that share no key yet speak to each other: requests to join, and their answers. */
export type Inbox = {
  /** Names, sorted; none where nobody left anything yet. */
  names(): Promise<readonly string[]>;
  /** Null if it is gone, larger than `limit` bytes, or cannot be read now. */
  read(name: string, limit: number): Promise<Uint8Array | null>;
  /** Durable once resolved. What has the name already stays. */
  leave(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
};

export function folderInbox(world: FolderWorld): Inbox {
  const { disk, layout } = world;
  return {
    async names() {
      try {
        return [...(await patiently(() => disk.list(layout.inbox), READ_PATIENCE_MS, world))].sort();
      } catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return [];
        throw error;
      }
    },
    async read(name, limit) {
      const path = join(layout.inbox, name);
      const stands = await disk.stat(path).catch(() => null);
      if (stands?.kind !== 'file' || stands.size > limit) return null;
      return disk.read(path).catch(() => null);
    },
    async leave(name, bytes) {
      await publish({ folders: [layout.inbox], name, bytes, only: true }, world);
    },
    remove: (name) => disk.remove(join(layout.inbox, name)),
  };
}
