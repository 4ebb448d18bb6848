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
import { filesBelow, put } from '../../shared/node/folder/place';
import type { SimulatedDisk } from '../../simulation/simulated-disk';

export const HUB = '/hub';
const breathe = () => Promise.resolve();

export const logOn = (disk: Disk, root = HUB, now = () => 0): FrameLog =>
  fileLog({ disk, root, breathe, now, segmentBytes: 4_000 });

export const booksOn = (log: FrameLog): HubBooks => createHubBooks({ log, verify: verifyTest, breathe });

/** Turns a byte of a blob's chunk over behind the hub's back. */
export async function flipChunk(disk: SimulatedDisk, folder: string, n: number): Promise<void> {
  const name = (await disk.list(folder)).find((one) => Number(one.slice(0, 2)) === n) ?? '';
  disk.flip(`${folder}/${name}`, 500);
}

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

/** What a hub's frames stand in, so that all of it can be exchanged for something else. */
export type Medium = {
  readonly open: () => FrameLog | Promise<FrameLog>;
  /** Removes all that is there. */
  readonly wipe: () => Promise<void>;
  /** Remembers what is there; it is set back to it when the answer is called. */
  readonly snapshot: () => Promise<() => Promise<void>>;
};

/** Whenever what it stands in is exchanged for something else, the hub starts anew. */
export async function hubPlace(medium: Medium): Promise<RemotePlace> {
  let books = booksOn(await medium.open());
  const startAnew = async () => void (books = booksOn(await medium.open()));
  return { of: () => remoteOver(() => books), ...behindItsBack(medium, startAnew) };
}

/** What happens to the frames of a hub behind its back. */
export const behindItsBack = (
  { wipe, snapshot }: Medium,
  startAnew: () => Promise<void>,
): Pick<RemotePlace, 'wipe' | 'snapshot'> => ({
  wipe: () => wipe().then(startAnew),
  async snapshot() {
    const back = await snapshot();
    return () => back().then(startAnew);
  },
});

export function mediumOn(disk: Disk): Medium {
  const files = () => filesBelow(disk, HUB);
  return {
    open: () => logOn(disk),
    async wipe() {
      for (const path of (await files()).keys()) await disk.remove(path);
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
      };
    },
  };
}
