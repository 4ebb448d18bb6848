import { dirname, join } from 'node:path';
import { exchangeBlobs } from '../../record/blobs/exchange-blobs';
import { readOnlyBlobs, type BlobPlace } from '../../record/blobs/blob-place';
import type { BookId } from '../../record/op';
import { MAX_FILE_BYTES } from '../../record/warroom-file';
import { blobFiles, ownWriter } from '../blobs/blob-files';
import type { Disk } from '../disk';
import { isBook } from '../folder/layout';
import { attachmentRoots, blobsBelow, readAttachments } from '../verify/attachments';
import { placeAt, type VerifyPlace } from '../verify/place';
import { sectionPlace } from '../warroom/carried-blobs';
import { readWarroom } from '../warroom/read';
import { BACKUPS, copyFolders } from './source';

type Ports = { readonly disk: Disk; readonly random: (bytes: number) => Uint8Array };
type Source = { readonly place: BlobPlace; readonly books: readonly BookId[] };

/**
 * Gives a place the attachments that other copies have whole, of the books that stand in `at`. What is damaged there
 * stays beside them. Returns how many came.
 */
export async function repairAttachments(
  place: VerifyPlace,
  { from, at }: { readonly from: readonly string[]; readonly at: string },
  { disk, random }: Ports,
): Promise<number> {
  const [root] = place.kind === 'file' ? [] : attachmentRoots(place);
  if (root === undefined) return 0;
  const here = blobFiles({ disk, root, writer: ownWriter({ disk, random }), mono: () => 0 });
  // What cannot be read as it should be does not count from here on.
  for (const { book, blob } of (await readAttachments(place, disk)).spoilt) await here.check(book, blob);
  const books = (await disk.list(at)).filter(isBook);
  const own = place.kind === 'profile' ? [join(place.path, BACKUPS)] : [];
  let count = 0;
  for (const path of [...own, ...from])
    for (const { place: there, books: held } of await sourcesAt(path, disk))
      for (const book of held.filter((one) => books.includes(one))) {
        const all = { named: null, erased: new Set<never>() };
        count += (await exchangeBlobs(book, all, { here, there, goesOn: () => true })).received.length;
      }
  return count;
}

async function sourcesAt(path: string, disk: Disk): Promise<readonly Source[]> {
  const place = await placeAt(path, disk);
  const within = place.kind === 'profile' ? join(path, BACKUPS) : path;
  const roots = [
    ...attachmentRoots(place),
    ...(await copyFolders(within, disk)).map((copies) => join(dirname(copies), 'blobs')),
  ];
  const sources: Source[] = [];
  for (const root of roots) {
    const names = await disk.list(root).catch((): readonly string[] => []);
    const books = names.filter(isBook);
    sources.push({ place: readOnlyBlobs(blobsBelow(root, disk)), books });
  }
  if (place.kind === 'file') sources.push(...(await sectionOf(path, disk)));
  return sources;
}

async function sectionOf(path: string, disk: Disk): Promise<readonly Source[]> {
  const read = await readWarroom(path, { disk, breathe: () => Promise.resolve(), maxBytes: MAX_FILE_BYTES });
  if (!read.ok) return [];
  const { section } = read.value;
  return [{ place: sectionPlace(path, section, disk), books: [...new Set(section.blobs.map(({ book }) => book))] }];
}
