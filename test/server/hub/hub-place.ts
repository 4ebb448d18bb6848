import { fileLog } from '../../../server/hub/file-log';
import { createHubBooks, type HubBooks } from '../../../server/hub/hub-books';
import type { FrameLog } from '../../../server/hub/frame-log';
import type { Disk } from '../../../shared/node/disk';
import { ok } from '../../../shared/base/result';
import { opCountOf } from '../../../shared/record/frame';
import { pagesOf } from '../../../shared/record/page';
import type { Remote } from '../../../shared/record/remote';
import type { RemotePlace } from '../../contracts/remote';
import { verifyTest } from '../../signing';
import { filesBelow, put } from '../../shared/node/folder-place';

export const HUB = '/hub';
const breathe = () => Promise.resolve();

export const logOn = (disk: Disk, root = HUB): FrameLog => fileLog({ disk, root, breathe, segmentBytes: 4_000 });

export const booksOn = (log: FrameLog): HubBooks => createHubBooks({ log, verify: verifyTest, breathe });

/** A hub without a wire between. */
export function remoteOver(books: () => HubBooks, by = 'somebody'): Remote {
  return {
    root: async () => ok(await books().root()),
    digests: async () => ok(await books().digests()),
    have: async (book) => ok(await books().have(book)),
    async *read(book, have) {
      const weigh = (bytes: Uint8Array) => ({ ops: opCountOf(bytes), bytes: bytes.length });
      for await (const page of pagesOf(books().read(book, have), weigh)) yield ok(page);
    },
    append: async (book, frames) => ok(await books().append(book, frames, by)),
  };
}

/** Whenever what lies on the disk is exchanged for something else, the hub starts anew. */
export function hubPlace(disk: Disk): RemotePlace {
  let books = booksOn(logOn(disk));
  const startAnew = () => {
    books = booksOn(logOn(disk));
    return Promise.resolve();
  };
  return { of: () => remoteOver(() => books), ...putBack(disk, startAnew) };
}

/** What happens to the frames of a hub behind its back. */
export function putBack(disk: Disk, startAnew: () => Promise<void>): Pick<RemotePlace, 'wipe' | 'snapshot'> {
  const files = () => filesBelow(disk, HUB);
  return {
    async wipe() {
      for (const path of (await files()).keys()) await disk.remove(path);
      await startAnew();
    },
    async snapshot() {
      const before = await files();
      return async () => {
        for (const [path, bytes] of await files()) {
          const was = before.get(path);
          if (was?.length === bytes.length) continue;
          await disk.remove(path);
          if (was) await put(disk, path, was);
        }
        await startAnew();
      };
    },
  };
}
