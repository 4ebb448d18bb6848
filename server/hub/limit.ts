import { LogProblem } from './frame-log';

export type Limit = ReturnType<typeof createLimit>;

type Ports = {
  /** Bytes that a hub keeps of all that counts. */
  readonly limitBytes: number;
  /** What counts: asked how many bytes there are of it. */
  readonly parts: readonly { size(): Promise<number> }[];
  /** ms, never backwards. */
  readonly mono: () => number;
};

/** After that long what other processes wrote, and what went, is counted again. */
const COUNT_AGAIN_MS = 10 * 60 * 1000;

/** One count for all that a hub keeps, so that no part of it can go beyond the limit by itself. */
export function createLimit({ limitBytes, parts, mono }: Ports) {
  /** Since this process began. */
  let taken = 0;
  /** What was there before this process took anything. */
  let counting: { readonly before: Promise<number>; readonly at: number } | null = null;

  /** What is written meanwhile may count twice until the next time. It is never left out. */
  async function count(): Promise<number> {
    const takenBefore = taken;
    const sizes = await Promise.all(parts.map((part) => part.size()));
    return sizes.reduce((sum, size) => sum + size, 0) - takenBefore;
  }

  function counted(): Promise<number> {
    if (counting && mono() - counting.at < COUNT_AGAIN_MS) return counting.before;
    const now = { before: count(), at: mono() };
    counting = now;
    now.before.catch(() => {
      if (counting === now) counting = null;
    });
    return now.before;
  }

  return {
    /** Counts bytes that are about to be written. Rejects as `full` if they do not fit, and nothing is counted then. */
    async take(bytes: number, how: { readonly isTakenAnyway: boolean } = { isTakenAnyway: false }): Promise<void> {
      if (bytes === 0) return;
      const before = await counted();
      if (before + taken + bytes > limitBytes && !how.isTakenAnyway)
        throw new LogProblem('full', `no more than ${String(limitBytes)} bytes are kept`);
      taken += bytes;
    },
    /** They were not written after all. */
    giveBack: (bytes: number): void => void (taken -= bytes),
    /** Something went: how much, is found out when it is next asked. */
    countAgain: (): void => void (counting = null),
  };
}
