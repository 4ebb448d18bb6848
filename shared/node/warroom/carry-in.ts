import type { CarriedKey } from '../../record/keys/carried-keys';
import type { BlobPlace } from '../../record/blobs/blob-place';
import type { Keep } from '../../record/keep';
import { pagesOf } from '../../record/page';
import type { RemoteProblem } from '../../record/remote';
import { NotConfirmed } from '../../record/store';
import type { Carried } from './carried-file';
import type { Disk } from '../disk';
import { problemOf } from '../patience';
import { sectionPlace, takeBlobs } from './carried-blobs';
import { readFrames, type ReadFrame } from './frames';

/** What taking in did. Whatever stopped it, what arrived is there, and the same file may be taken in again. */
export type Imported = {
  /** Ops that were not here before and can be read. */
  readonly received: number;
  /** How many attachments came. */
  readonly attachments: number;
  /** Ops that were here already, and could not be read until now. */
  readonly opened: number;
  /** Ops of its books that are kept here and cannot be read: their keys have not come. */
  readonly waiting: number;
  readonly problem: RemoteProblem | null;
  /** Why this laptop could not keep all of it; null if it could. */
  readonly notKept: NotConfirmed['why'] | null;
};

/** Takes in all that a file holds and was not here; a second time nothing changes. `keys`: as unlocked, or none. */
export async function importCarried(
  { path, frames, section }: Carried,
  keys: readonly CarriedKey[],
  { keep, disk, here }: { readonly keep: Keep; readonly disk: Disk; readonly here?: BlobPlace },
): Promise<Imported> {
  const books = [...new Set(frames.map(({ sketch }) => sketch.book))];
  let received = 0;
  let opened = 0;
  let attachments = 0;
  let problem: RemoteProblem | null = null;
  let notKept: NotConfirmed['why'] | null = null;
  try {
    // Keys first: what is taken in is then opened and told at once, with the frames it came in.
    for (const { book, key } of keys) opened += await keep.adopt(book, [key]);
    for (const book of books) {
      const sourced = frames.filter(({ sketch }) => sketch.book === book).map((placed) => ({ path, placed }));
      for await (const page of pagesOf(readFrames(sourced, disk), weightOf))
        received += await keep.ingest(
          book,
          page.map(({ bytes }) => bytes),
        );
    }
    // Behind the lines: they say which.
    if (here) attachments = await takeBlobs(section, sectionPlace(path, section, disk), { keep, here });
  } catch (error) {
    if (error instanceof NotConfirmed) notKept = error.why;
    else problem = problemOf(error);
  }
  const healths = await Promise.all(books.map((book) => keep.health(book)));
  const waiting = healths.reduce((sum, { unreadable }) => sum + unreadable, 0);
  return { received, attachments, opened, waiting, problem, notKept };
}

const weightOf = ({ placed, bytes }: ReadFrame) => ({ ops: placed.sketch.links.length, bytes: bytes.length });
