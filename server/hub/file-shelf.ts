import { join } from 'node:path';
import { errorCode, makeFolders, writeAll, type Disk } from '../../shared/node/disk';
import { toHex } from '../../shared/record/bytes';
import { isShelfName, nameOnShelf, type Shelf } from './shelf';

// No name on a shelf begins so.
const BESIDE = '.new-';

type Ports = { readonly disk: Disk; readonly root: string; readonly random: (bytes: number) => Uint8Array };

/** A shelf in files that only their owner may read: `<root>/<folder>/<name>`. For one process. */
export function fileShelf({ disk, root, random }: Ports): Shelf {
  const folderOf = (folder: string) => join(root, folder);

  /** The file whole, under a name that nobody reads. */
  async function written(folder: string, bytes: Uint8Array): Promise<string> {
    await makeFolders(disk, folderOf(folder));
    const path = join(folderOf(folder), `${BESIDE}${toHex(random(8))}`);
    const file = await disk.create(path, 0o600);
    await writeAll(file, bytes).finally(() => file.close());
    return path;
  }

  const pathOf = (folder: string, name: string): string => join(folderOf(folder), nameOnShelf(name));

  return {
    names: async (folder) => (await disk.list(folderOf(folder))).filter(isShelfName),
    async read(folder, name) {
      try {
        return await disk.read(pathOf(folder, name));
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return null;
        throw error;
      }
    },
    async put(folder, name, bytes) {
      const path = pathOf(folder, name);
      await disk.replace(await written(folder, bytes), path);
      await disk.syncFolder(folderOf(folder));
    },
    async leave(folder, name, bytes) {
      const path = pathOf(folder, name);
      const beside = await written(folder, bytes);
      try {
        await disk.moveIfAbsent(beside, path);
      } catch (error) {
        await disk.remove(beside);
        if (errorCode(error) === 'EEXIST') return false;
        throw error;
      }
      await disk.syncFolder(folderOf(folder));
      return true;
    },
    async remove(folder, name) {
      await disk.remove(pathOf(folder, name));
      await disk.syncFolder(folderOf(folder));
    },
  };
}
