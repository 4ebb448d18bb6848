import type { OpenedOp } from '../body';
import type { BookIndex } from './op-index';
import type { Frame } from '../frame';
import { covers, type Have } from '../have';
import type { Op } from '../op';

/** Opened ops, and where to go on; null at the end. */
export type Page = { readonly ops: readonly OpenedOp[]; readonly next: number | null };

/** `filled` once everything the store held is in `ops`. */
type Reading = { readonly ops: Op[]; readonly filled: Promise<void> };
type Ports = {
  readonly index: BookIndex;
  readonly read: () => Promise<readonly Frame[]>;
  readonly open: (op: Op) => OpenedOp | null;
  readonly breathe: () => Promise<void>;
};

/** All ops by their number of arrival, held from the first read until a window has paged through it. */
export function createBookReading({ index, read, open, breathe }: Ports) {
  let reading: Reading | null = { ops: [], filled: Promise.resolve() };

  function keep(op: Op): void {
    const number = index.numberOf(op.hash);
    if (!reading || number === undefined) return;
    // Of one op there may be a copy without its body.
    if (op.body || !reading.ops[number]) reading.ops[number] = op;
  }

  async function fill(): Promise<void> {
    for (const { ops } of await read()) {
      ops.forEach(keep);
      await breathe();
    }
  }

  function start(): Reading {
    // What arrives while the store is being read is put in as it comes.
    const filled = fill();
    filled.catch(() => (reading = null));
    return { ops: [], filled };
  }

  return {
    keep,
    /** Numbers have changed: the next page begins with the store again. */
    forget: () => void (reading = null),
    /** Ops that `have` lacks, from position `from` on. */
    async page(have: Have, from: number, limit: number): Promise<Page> {
      const { ops: all, filled } = (reading ??= start());
      await filled;
      const ops: OpenedOp[] = [];
      let at = from;
      for (; at < all.length && ops.length < limit; at++) {
        const op = all[at];
        const isHeld = op && covers(have[op.header.chain], op.header.seq) && !index.isForked(op.header.chain);
        const opened = op && !isHeld ? open(op) : null;
        if (opened) ops.push(opened);
      }
      const next = at < all.length ? at : null;
      if (next === null) reading = null;
      return { ops, next };
    },
  };
}
