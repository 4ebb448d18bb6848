import { createBookIndex, type Link } from './op-index';
import { equalBytes, fromHex } from '../bytes';
import { bookDigest, type Digest } from '../digest';
import { checkOf, type Frame } from '../frame';
import type { Have } from '../have';
import { chainIdOf, type BookId, type ChainId, type ChainStart, type OpHash } from '../op';
import type { BadFrame, OpVerdict } from '../remote';
import { headOf, type Sealer } from '../keys/seal';

export type Verify = Sealer['verify'];

/** A frame without its bodies: who wrote it, where its ops stand, and what proves it. */
export type FrameSketch = {
  readonly book: BookId;
  readonly chain: ChainId;
  readonly links: readonly Link[];
  /** Ops in it whose bodies are there: a remote cannot open them, but may have to destroy them. */
  readonly bodies: readonly OpHash[];
  readonly start: ChainStart | undefined;
  readonly head: Uint8Array;
  readonly signature: Uint8Array;
  /** The checksum of its bytes, in hex. */
  readonly check: string;
};

/**
 * Verifies each sketch once: a book is built anew whenever a file of it comes or goes, and signatures are what takes
 * time. Holds on to nothing that its caller does not.
 */
export function verifyOnce(verify: Verify): Verify {
  const proofs = new WeakMap<
    Uint8Array,
    { readonly device: Uint8Array; readonly head: Uint8Array; readonly isGood: boolean }
  >();
  return (device, head, signature) => {
    const proof = proofs.get(signature);
    if (proof?.head === head && equalBytes(proof.device, device)) return proof.isGood;
    const isGood = verify(device, head, signature);
    proofs.set(signature, { device, head, isGood });
    return isGood;
  };
}

export type HeldBook = ReturnType<typeof createHeldBook>;

/** Shares no memory with the frame: a file's bytes must not stay because one of its sketches does. */
export function sketchOf(frame: Frame): FrameSketch | null {
  const first = frame.ops[0];
  const last = frame.ops.at(-1);
  if (!first || !last) return null;
  const { book, chain, start } = first.header;
  const links = frame.ops.map(({ hash, header: { seq, prev } }) => ({ hash, chain, seq, prev }));
  const bodies = frame.ops.flatMap(({ hash, body }) => (body ? hash : []));
  const signature = frame.signature.slice();
  return { book, chain, links, bodies, start, head: headOf(last), signature, check: checkOf(frame.bytes) };
}

/** What a remote knows of a book it cannot open: which ops are there, and whether their writers signed them. */
export function createHeldBook(book: BookId, verify: Verify) {
  const index = createBookIndex();
  const devicesByChain = new Map<ChainId, string>();
  const unproven = new Set<ChainId>();
  let isOutdated = false;
  let known: { readonly have: Have; readonly digest: Digest } | null = null;

  function current() {
    if (known) return known;
    const have = index.have();
    return (known = { have, digest: bookDigest(have) });
  }

  /**
   * Why the frame may not stand here; null if it may. `others`: devices of chains whose first op comes with it. What
   * comes before the chain's first op cannot be proven yet.
   */
  function judge(
    { book: named, chain, start, head, signature }: FrameSketch,
    others: ReadonlyMap<ChainId, string> = devicesByChain,
  ): BadFrame | null {
    if (named !== book) return 'other-book';
    if (start && chainIdOf(fromHex(start.device), fromHex(book), fromHex(start.random)) !== chain) return 'other-chain';
    const device = start?.device ?? devicesByChain.get(chain) ?? others.get(chain);
    if (device === undefined) return null;
    return verify(fromHex(device), head, signature) ? null : 'signature';
  }

  return {
    judge,
    has: index.has,
    holds: (sketch: FrameSketch) => sketch.links.every((link) => index.has(link.hash)),
    deviceOf: (chain: ChainId): string | undefined => devicesByChain.get(chain),
    /** Chains whose first op names the device. */
    chainsOf: (device: string): ChainId[] =>
      [...devicesByChain].filter(([, writer]) => writer === device).map(([chain]) => chain),
    /** Takes in a frame that `judge` lets stand. */
    take(sketch: FrameSketch): readonly OpVerdict[] {
      const { chain, start, links } = sketch;
      if (start) devicesByChain.set(chain, start.device);
      else if (!devicesByChain.has(chain)) unproven.add(chain);
      if (start && unproven.has(chain)) isOutdated = true;
      known = null;
      return links.map((link) => ({ kind: index.add(link), op: link.hash }));
    },
    /** True once a chain's first op came after others of it, which must be judged anew: take all in from the start. */
    isOutdated: () => isOutdated,
    have: (): Have => current().have,
    digest: (): Digest => current().digest,
    missingFrom: index.missingFrom,
  };
}
