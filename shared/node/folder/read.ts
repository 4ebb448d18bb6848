import { checkOf, isIntactFrame } from '../../record/frame';
import type { HeldBook } from '../../record/book/held-book';
import type { BookId, OpHash } from '../../record/op';
import type { Catalogue, CatalogueWorld, SeenFile } from './catalogue';
import { READ_PATIENCE_MS } from './publish';
import type { Fresh } from './write';
import { patiently } from '../patience';
import type { PlacedFrame } from '../segment';

/** `hashes` shrinks as they are found. */
type Wanted = { readonly held: HeldBook; readonly book: BookId; readonly hashes: Set<OpHash> };
type From = { readonly world: CatalogueWorld; readonly catalogue: Catalogue };

/**
 * Frames that hold what is wanted, each op once; files with the first op of a chain first. A file that is no longer what
 * it was is forgotten and left out: another copy may hold the same ops, and the next look finds out.
 */
export async function* readFrames(wanted: Wanted, from: From): AsyncGenerator<Fresh> {
  const files = from.catalogue.filesOf(wanted.book).toSorted((a, b) => Number(!hasStart(a)) - Number(!hasStart(b)));
  for (const file of files) {
    const needed = file.frames.filter((frame) => isNeeded(frame, wanted));
    if (needed.length > 0) yield* framesIn(file, needed, { ...from, wanted });
  }
}

const hasStart = ({ frames }: SeenFile) => frames.some(({ sketch }) => sketch.start);

const isNeeded = ({ sketch }: Pick<PlacedFrame, 'sketch'>, { book, hashes }: Wanted) =>
  sketch.book === book && sketch.links.some(({ hash }) => hashes.has(hash));

async function* framesIn(
  { path }: SeenFile,
  needed: readonly PlacedFrame[],
  { world, catalogue, wanted }: From & { readonly wanted: Wanted },
): AsyncGenerator<Fresh> {
  const file = await patiently(() => world.disk.read(path), READ_PATIENCE_MS, world).catch(() => new Uint8Array());
  for (const { sketch, at, length } of needed.filter((frame) => isNeeded(frame, wanted))) {
    const bytes = file.slice(at, at + length);
    if (!isIntactFrame(bytes) || checkOf(bytes) !== sketch.check) {
      catalogue.forget(path);
      return;
    }
    // A copy that its writer did not sign would be refused, and stand in the way of the one that is.
    if (!isNeeded({ sketch }, wanted) || wanted.held.judge(sketch)) continue;
    for (const { hash } of sketch.links) wanted.hashes.delete(hash);
    yield { sketch, bytes };
    await world.breathe();
  }
}
