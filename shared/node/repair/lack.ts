import { createHeldBook, type FrameSketch, type HeldBook, type Verify } from '../../record/book/held-book';
import type { BookId, ChainId } from '../../record/op';
import type { Sourced } from '../warroom/frames';

/** Frames of one chain that a place lacks, in the order of their ops. */
export type Lacking = { readonly book: BookId; readonly chain: ChainId; readonly frames: readonly Sourced[] };

/**
 * Of what other copies hold, what a place lacks and every reader would take: proven by the device of its chain's first
 * op. `isWanted`: whether a frame has anything to do with that place.
 */
export function lackingIn(
  here: readonly FrameSketch[],
  offered: readonly Sourced[],
  { verify, isWanted }: { readonly verify: Verify; readonly isWanted: (sketch: FrameSketch) => boolean },
): Lacking[] {
  const held = new Map<BookId, HeldBook>();
  const bookOf = (book: BookId): HeldBook => {
    const known = held.get(book) ?? createHeldBook(book, verify);
    held.set(book, known);
    return known;
  };
  for (const sketch of startsFirst(here, (one) => one)) {
    const book = bookOf(sketch.book);
    if (!book.judge(sketch)) book.take(sketch);
  }
  const byChain = new Map<ChainId, Lacking>();
  for (const one of startsFirst(offered, ({ placed }) => placed.sketch)) {
    const { sketch } = one.placed;
    const book = bookOf(sketch.book);
    if (!isWanted(sketch) || book.holds(sketch) || book.judge(sketch)) continue;
    // Nobody can tell who wrote it: a first op that comes later may name another.
    if (!sketch.start && book.deviceOf(sketch.chain) === undefined) continue;
    book.take(sketch);
    const { frames } = byChain.get(sketch.chain) ?? { frames: [] };
    byChain.set(sketch.chain, { book: sketch.book, chain: sketch.chain, frames: [...frames, one] });
  }
  return [...byChain.values()].map((lack) => ({
    ...lack,
    frames: lack.frames.toSorted((a, b) => seqOf(a) - seqOf(b)),
  }));
}

const seqOf = ({ placed }: Sourced): number => placed.sketch.links[0]?.seq ?? 0;

const startsFirst = <T>(all: readonly T[], sketchOf: (one: T) => FrameSketch): T[] =>
  all.toSorted((a, b) => Number(!sketchOf(a).start) - Number(!sketchOf(b).start));
