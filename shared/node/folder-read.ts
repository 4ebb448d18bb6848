import { decodeFrame, type Frame } from '../record/frame';
import type { HeldBook } from '../record/held-book';
import type { BookId, OpHash } from '../record/op';
import type { Catalogue, SeenFile } from './folder-catalogue';
import { READ_PATIENCE_MS, type FolderWorld } from './folder-file';
import { patiently } from './patience';
import type { PlacedFrame } from './segment';

/** `hashes` shrinks as they are found. */
type Wanted = { readonly held: HeldBook; readonly book: BookId; readonly hashes: Set<OpHash> };
type From = { readonly world: FolderWorld; readonly catalogue: Catalogue };

/**
 * Frames that hold what is wanted, each op once; files with the first op of a chain first. A file that is no longer what
 * it was is forgotten and left out: another copy may hold the same ops, and the next look finds out.
 */
export async function* readFrames(wanted: Wanted, from: From): AsyncGenerator<Frame> {
  const files = from.catalogue.filesOf(wanted.book).toSorted((a, b) => Number(!hasStart(a)) - Number(!hasStart(b)));
  for (const file of files) {
    const needed = file.frames.filter((frame) => isNeeded(frame, wanted));
    if (needed.length > 0) yield* framesIn(file, needed, { ...from, wanted });
  }
}

const hasStart = ({ frames }: SeenFile) => frames.some(({ sketch }) => sketch.start);

const isNeeded = ({ sketch }: PlacedFrame, { book, hashes }: Wanted) =>
  sketch.book === book && sketch.links.some(({ hash }) => hashes.has(hash));

async function* framesIn(
  { path }: SeenFile,
  needed: readonly PlacedFrame[],
  { world, catalogue, wanted }: From & { readonly wanted: Wanted },
): AsyncGenerator<Frame> {
  const bytes = await patiently(() => world.disk.read(path), READ_PATIENCE_MS, world).catch(() => null);
  for (const place of needed.filter((frame) => isNeeded(frame, wanted))) {
    const decoded = bytes && decodeFrame(bytes, place.at);
    if (!decoded?.ok || !isThat(decoded.value.frame, place)) {
      catalogue.forget(path);
      return;
    }
    // A copy that its writer did not sign would be refused, and stand in the way of the one that is.
    if (!isNeeded(place, wanted) || wanted.held.judge(place.sketch)) continue;
    for (const { hash } of place.sketch.links) wanted.hashes.delete(hash);
    yield decoded.value.frame;
  }
}

const isThat = (frame: Frame, { sketch }: PlacedFrame) =>
  frame.ops.length === sketch.links.length && frame.ops.at(-1)?.hash === sketch.links.at(-1)?.hash;
