import { equalBytes, fromHex, toHex } from '../bytes';
import type { Frame } from '../frame';
import { chainIdOf, type BookId, type ChainId, type Op, type OpHash, type OpHeader } from '../op';
import type { Ports } from '../ports';
import { headOf } from '../keys/seal';
import { filterSlowly } from '../slowly';

/** Frames told apart. `unknown`: new ones of chains whose first op, and so whose writer, has not come yet. */
export type Sorted = {
  readonly genuine: readonly Frame[];
  readonly unknown: readonly Frame[];
  /** How many were signed by nobody who may, or belong elsewhere. */
  readonly bad: number;
  /** Chains whose first op names another device than one that was believed to write in them: to be sorted anew. */
  readonly misjudged: readonly ChainId[];
};

export type Gate = ReturnType<typeof createGate>;
type GatePorts = Pick<Ports, 'sealer' | 'breathe'>;

/** Lets through what its chain's own device signed. A chain is bound to its device by its id, so no list is needed. */
export function createGate(book: BookId, { sealer, breathe }: GatePorts) {
  const devicesByChain = new Map<ChainId, Uint8Array>();
  /** Who signed in a chain whose first op is not here. */
  const guessesByChain = new Map<ChainId, ReadonlySet<Uint8Array>>();
  /** By their proofs: of one op there may be a copy that its writer signed, behind one that he did not. */
  const unknownFrames = new Map<string, Frame>();
  const believed = new WeakSet<Frame>();
  /** Came along with their chain's first op, and could not be kept then. */
  const again = new Map<string, Frame>();
  /** Holds on to nothing that was sorted. */
  let turn: Promise<void> = Promise.resolve();

  /** Returns whether the frame may stand in this book at all. */
  function meet({ ops: [first] }: Frame): boolean {
    if (first?.header.book !== book) return false;
    if (!first.header.start) return true;
    if (!isBound(first.header, first.header.start)) return false;
    devicesByChain.set(first.header.chain, fromHex(first.header.start.device));
    sealer.learn(first.header);
    return true;
  }

  /**
   * Where a chain's first op is not here, as after damage, one of the devices known here may have written it: a head
   * names its chain, so whoever signed it vouches for it. That one did keeps no other out, until the first op comes.
   */
  function writerOf(frame: Frame): Uint8Array | undefined {
    const chain = chainOf(frame);
    const bound = devicesByChain.get(chain);
    if (bound) return bound;
    const guesses = guessesByChain.get(chain) ?? new Set();
    const found = [...guesses, sealer.device, ...devicesByChain.values()].find((device) => isBy(device, frame));
    if (found) believed.add(frame);
    if (found) guessesByChain.set(chain, new Set([...guesses, found]));
    return found;
  }

  /** Chains whose first op has come by now, and was not written by all who signed in them before. */
  function takeMisjudged(): ChainId[] {
    return [...guessesByChain].flatMap(([chain, guesses]) => {
      const device = devicesByChain.get(chain);
      if (!device) return [];
      guessesByChain.delete(chain);
      return [...guesses].every((guess) => equalBytes(guess, device)) ? [] : [chain];
    });
  }

  const isBy = (device: Uint8Array, frame: Frame): boolean =>
    sealer.verify(device, headOf(lastOf(frame)), frame.signature);

  function isSigned(frame: Frame): boolean {
    const device = writerOf(frame);
    return device !== undefined && isBy(device, frame);
  }

  /** What was believed is asked again: its chain's first op may have come while it was made durable. */
  const isStillSigned = (frame: Frame): boolean => !believed.has(frame) || isSigned(frame);

  const hasWriter = (frame: Frame): boolean => writerOf(frame) !== undefined;

  async function sortNow(frames: readonly Frame[], verified: 'each' | 'runs'): Promise<Sorted> {
    const before = devicesByChain.size;
    const fitting = await filterSlowly(frames, meet, breathe);
    const isNews = devicesByChain.size > before;
    const freed = isNews ? await filterSlowly(unknownFrames.values(), hasWriter, breathe) : [];
    const fit = await filterSlowly(fitting, hasWriter, breathe);
    const released = [...freed, ...again.values()];
    for (const frame of released) unknownFrames.delete(proofOf(frame));
    again.clear();
    const known = new Set([...fit, ...released]);
    const unknown = fitting.filter((frame) => !known.has(frame) && !unknownFrames.has(proofOf(frame)));
    for (const frame of unknown) unknownFrames.set(proofOf(frame), frame);
    const genuine = new Set(
      verified === 'each'
        ? await filterSlowly(known, isSigned, breathe)
        : await filterSlowly(lastFirst(known), isSignedOrCovered([...known], isSigned), breathe),
    );
    return {
      genuine: [...known].filter((frame) => genuine.has(frame)),
      unknown,
      bad: frames.length - fitting.length + known.size - genuine.size,
      misjudged: takeMisjudged(),
    };
  }

  return {
    /** Whether it may be said of the frame, without waiting for its turn, that its chain's device signed it. */
    isSigned,
    isStillSigned,

    /** Frames that were genuine and could not be kept: they come along with the next. */
    putBack(frames: readonly Frame[]): void {
      for (const frame of frames) again.set(proofOf(frame), frame);
    },

    /** Takes note of what this device just wrote: it needs no proof. */
    meetOwn(frame: Frame): void {
      meet(frame);
    },

    /** The public key of a chain's device, in hex; undefined until its first op has come. */
    deviceOf(chain: ChainId): string | undefined {
      const device = devicesByChain.get(chain);
      return device && toHex(device);
    },

    /**
     * Keeps the order of what is genuine. Frames that were unknown come along once their chain's first op is here.
     * `each`: every frame must be signed well itself, as what will be handed on must be. `runs`: a good signature
     * covers, through the hashes, all before it, so that of what this laptop took in before only the ends are verified.
     */
    sort(frames: readonly Frame[], verified: 'each' | 'runs'): Promise<Sorted> {
      // One after the other: what one lays aside as unknown, the next may bring the first op of.
      const sorted = turn.then(() => sortNow(frames, verified));
      turn = sorted.then(nothing, nothing);
      return sorted;
    },
  };
}

/** To be asked of each chain's frames from its end on. */
function isSignedOrCovered(frames: readonly Frame[], isSigned: (frame: Frame) => boolean) {
  const covered = new Set<OpHash | ''>();
  const early = beforeStarts(frames);
  return (frame: Frame): boolean => {
    const isCovered = covered.has(lastOf(frame).hash) && !early.has(frame);
    const isGood = isCovered || isSigned(frame);
    if (isGood) covered.add(frame.ops[0]?.header.prev ?? '');
    return isGood;
  };
}

const lastFirst = (frames: Iterable<Frame>): Frame[] =>
  [...frames].sort((a, b) => lastOf(b).header.seq - lastOf(a).header.seq);

/**
 * Frames that were kept before their chain's first op came, when nobody could tell yet who signed them: a good op in
 * them may bear a signature that others would refuse.
 */
function beforeStarts(frames: readonly Frame[]): ReadonlySet<Frame> {
  const begun = new Set<ChainId>();
  return new Set(
    frames.filter((frame) => {
      if (frame.ops[0]?.header.start) begun.add(chainOf(frame));
      return !begun.has(chainOf(frame));
    }),
  );
}

const isBound = ({ book, chain }: OpHeader, start: NonNullable<OpHeader['start']>): boolean =>
  chainIdOf(fromHex(start.device), fromHex(book), fromHex(start.random)) === chain;

function lastOf({ ops }: Frame): Op {
  const last = ops.at(-1);
  if (!last) throw new Error('a frame holds at least one op');
  return last;
}

const nothing = () => undefined;

const proofOf = (frame: Frame): string => `${lastOf(frame).hash} ${toHex(frame.signature)}`;

const chainOf = (frame: Frame): ChainId => lastOf(frame).header.chain;
