import type { BlobPlace } from '../../record/blobs/blob-place';
import { blobFiles, ownWriter } from '../blobs/blob-files';
import type { Disk } from '../disk';

type Ports = {
  readonly disk: Disk;
  /** That many random bytes. */
  readonly random: (bytes: number) => Uint8Array;
  /** ms, never backwards. */
  readonly mono: () => number;
};

/** The folder beside one shared file: the file moves whole with every line, and attachments do not. */
export const folderBeside = (path: string): string => `${path}-attachments`;

export function blobsBeside(path: string, { disk, random, mono }: Ports): BlobPlace {
  const files = blobFiles({ disk, root: folderBeside(path), writer: ownWriter({ disk, random }), mono });
  return {
    ...files,
    async write(book, blob, chunk) {
      // A drive that is not mounted must not look like one without attachments.
      if ((await disk.stat(path))?.kind !== 'file')
        throw Object.assign(new Error(`${path} is not there`), { code: 'ENOENT' });
      return files.write(book, blob, chunk);
    },
  };
}
