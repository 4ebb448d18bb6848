import { join } from 'node:path';
import { chunksOf, isBlob, isBlobId, type BlobId } from '../../record/blobs/blob';
import { readChunks, type BlobPlace } from '../../record/blobs/blob-place';
import type { BookId } from '../../record/op';
import { blobFiles } from '../blobs/blob-files';
import { isBook } from '../folder/layout';
import { folderBeside } from '../warroom/blobs-beside';
import { sectionPlace, wholeIn } from '../warroom/carried-blobs';
import { readWarroom } from '../warroom/read';
import { MAX_FILE_BYTES } from '../../record/warroom-file';
import type { ReadDisk } from './files';
import type { VerifyPlace } from './place';

/** Attachments of a place. `partial`: not all of it is there; `spoilt`: it is not what its id says. */
export type Attachments = {
  readonly whole: ReadonlySet<BlobId>;
  readonly partial: readonly AttachmentAt[];
  readonly spoilt: readonly AttachmentAt[];
};
export type AttachmentAt = { readonly path: string; readonly book: BookId; readonly blob: BlobId };

const never = () => Promise.reject(new Error('nothing is changed by looking'));
const LOOKING = { put: never, remove: never, settle: never, graceMs: Infinity };

/** The folder where attachments stand, as a place that is only read. */
export const blobsBelow = (root: string, disk: ReadDisk): BlobPlace =>
  blobFiles({ disk, root, writer: LOOKING, mono: () => 0 });

/** Where a place keeps its attachments: folders, each with books. */
export function attachmentRoots(place: VerifyPlace): readonly string[] {
  switch (place.kind) {
    case 'profile':
      return [join(place.path, 'blobs')];
    case 'folder':
      return [join(place.path, 'holdfast', 'blobs')];
    case 'file':
      return [folderBeside(place.path)];
    default:
      return [];
  }
}

/** Reads every attachment of a place. Changes nothing. */
export async function readAttachments(place: VerifyPlace, disk: ReadDisk): Promise<Attachments> {
  const found = { whole: new Set<BlobId>(), partial: [] as AttachmentAt[], spoilt: [] as AttachmentAt[] };
  for (const root of attachmentRoots(place))
    for (const book of (await listed(root, disk)).filter(isBook)) {
      const below = blobsBelow(root, disk);
      const held = await below.list(book);
      for (const blob of (await listed(join(root, book), disk)).filter(isBlobId)) {
        const at = { path: join(root, book, blob), book, blob };
        if ((await listed(at.path, disk)).length === 0) continue;
        if (held.get(blob) !== chunksOf(blob)) found.partial.push(at);
        else if (await isWhole(below, book, blob)) found.whole.add(blob);
        else found.spoilt.push(at);
      }
    }
  if (place.kind === 'file') await readSection(place.path, disk, found);
  return found;
}

type Found = { readonly whole: Set<BlobId>; readonly spoilt: AttachmentAt[] };

async function readSection(path: string, disk: ReadDisk, found: Found): Promise<void> {
  const read = await readWarroom(path, { disk, breathe: () => Promise.resolve(), maxBytes: MAX_FILE_BYTES });
  if (!read.ok) return;
  const { section } = read.value;
  const whole = new Set(await wholeIn(section, sectionPlace(path, section, disk)));
  for (const one of section.blobs)
    if (whole.has(one)) found.whole.add(one.blob);
    else found.spoilt.push({ path, book: one.book, blob: one.blob });
}

async function isWhole(place: BlobPlace, book: BookId, blob: BlobId): Promise<boolean> {
  const chunks = await readChunks(place, book, blob);
  return chunks !== null && isBlob(blob, chunks);
}

const listed = (folder: string, disk: ReadDisk): Promise<readonly string[]> => disk.list(folder).catch(() => []);
