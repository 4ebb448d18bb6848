import { blobFiles, type ChunkWriter } from '../blobs/blob-files';
import type { BlobPlace } from '../../record/blobs/blob-place';
import type { BookId } from '../../record/op';
import type { RemoteProblem } from '../../record/remote';
import { patiently } from '../patience';
import { RECHECK_MS, type CatalogueWorld } from './catalogue';
import { publish, READ_PATIENCE_MS, WRITE_PATIENCE_MS } from './publish';

type Ports = {
  readonly world: CatalogueWorld;
  /** Asked before anything of a book is written: a drive may have gone, or be another. */
  readonly prepare: (book: BookId) => Promise<RemoteProblem | null>;
};

/** The blobs of a shared folder: whoever holds one gives it, and whoever reads that it was redacted destroys it. */
export function folderBlobs({ world, prepare }: Ports): BlobPlace {
  const { disk, layout } = world;
  const writer: ChunkWriter = {
    async put(folders, name, bytes) {
      await publish({ folders, name, bytes }, world);
    },
    remove: (path) => patiently(() => disk.remove(path), WRITE_PATIENCE_MS, world),
    // As long as a file that another device published may still be on its way.
    graceMs: RECHECK_MS,
    settle: (folder) => patiently(() => disk.syncFolder(folder), WRITE_PATIENCE_MS, world),
  };
  const files = blobFiles({
    disk: {
      list: (folder) => patiently(() => disk.list(folder), READ_PATIENCE_MS, world),
      read: (path) => patiently(() => disk.read(path), READ_PATIENCE_MS, world),
      stat: (path) => patiently(() => disk.stat(path), READ_PATIENCE_MS, world),
    },
    root: layout.blobs,
    writer,
    mono: () => world.clock.mono(),
  });
  return {
    ...files,
    async write(book, blob, chunk) {
      if (await prepare(book)) throw Object.assign(new Error(`${layout.root} is not what it was`), { code: 'ENOENT' });
      return files.write(book, blob, chunk);
    },
  };
}
