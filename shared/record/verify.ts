import { createHeldBook, type FrameSketch, type Verify } from './book/held-book';
import type { BadFrame } from './remote';
import type { BookId, ChainId, OpHash } from './op';

/** One chain of a book, as far as it is there. Ranges are inclusive. */
export type ChainReport = {
  readonly chain: string;
  /** The last op there is, gap or not. */
  readonly last: number;
  readonly gaps: readonly (readonly [from: number, to: number])[];
  /** The public key of the device that wrote it, in hex; null where its first op is missing. */
  readonly writer: string | null;
  /** The other side of a fork: it begins with ops of the chain that it left. */
  readonly isBranch: boolean;
};

export type BookReport = {
  readonly book: BookId;
  /** Different ops whose writers signed them, as far as can be told. */
  readonly ops: number;
  readonly chains: readonly ChainReport[];
  /** Frames that are taken for nothing, by why. */
  readonly refused: Readonly<Partial<Record<BadFrame, number>>>;
};

/** An op by what a torn header still says of it. */
export type OpHint = { readonly chain: string; readonly seq: number } | { readonly prev: string };

export type VerifiedBook = {
  readonly report: BookReport;
  /** Whether an op of which no more than this is left stands elsewhere, whole. */
  readonly has: (hint: OpHint) => boolean;
};

/** Judges all frames of a book as every reader would: signatures, bindings, chains, gaps, forks. */
export function verifyBook(book: BookId, sketches: readonly FrameSketch[], verify: Verify): VerifiedBook {
  const held = createHeldBook(book, verify);
  const hashes = new Set<OpHash>();
  const chains = new Set<ChainId>();
  const places = new Set<string>();
  const prevs = new Set<string>();
  const refused: Partial<Record<BadFrame, number>> = {};
  for (const sketch of sketches.toSorted((a, b) => Number(!a.start) - Number(!b.start))) {
    const why = held.judge(sketch);
    if (why) refused[why] = (refused[why] ?? 0) + 1;
    if (why) continue;
    held.take(sketch);
    chains.add(sketch.chain);
    for (const { hash, chain, seq, prev } of sketch.links) {
      hashes.add(hash);
      places.add(`${chain} ${String(seq)}`);
      prevs.add(prev);
    }
  }
  const reports = Object.entries(held.have()).map(([chain, { seq, beyond }]): ChainReport => {
    const ends = [seq, ...beyond.map(([, to]) => to)];
    const gaps = beyond.map(([from], i) => [(ends[i] ?? 0) + 1, from - 1] as const);
    const isBranch = !chains.has(chain as ChainId);
    return { chain, last: ends.at(-1) ?? 0, gaps, writer: held.deviceOf(chain as ChainId) ?? null, isBranch };
  });
  return {
    report: { book, ops: hashes.size, chains: reports, refused },
    has: (hint) => ('prev' in hint ? prevs.has(hint.prev) : places.has(`${hint.chain} ${String(hint.seq)}`)),
  };
}
