import * as v from 'valibot';
import type { AppendRefusal } from './append';
import type { OpenedOp } from './body';
import { bookId, type BookId, type OpHash } from './op';

const device = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** What the page may ask about laptops that are taken out of the room: each call with a parser for its argument. */
export const removalCalls = {
  removals: v.object({}),
  'remove-laptop': v.object({ device }),
  'let-in-again': v.object({ device }),
  /** All that came of the laptop's late work in the book until now. */
  'decide-late': v.object({ device, book: bookId, isAccepted: v.boolean() }),
  /** Ops of a book that count for nothing: a view that was folded with one of them is no longer right. */
  uncounted: v.object({ book: bookId }),
} as const;

/** A laptop by its public key in hex, its code, and the name its last line shows. */
export type RemovedLaptop = { readonly device: string; readonly code: string; readonly name: string };

/** `me`: this laptop was removed; `isMutual` if it had removed that one, too. `late`: what somebody has to decide on. */
export type RemovalReport = {
  readonly me: { readonly at: number; readonly by: RemovedLaptop; readonly isMutual: boolean } | null;
  readonly removed: readonly (RemovedLaptop & { readonly at: number; readonly by: RemovedLaptop })[];
  readonly late: readonly (RemovedLaptop & { readonly book: BookId; readonly ops: readonly OpenedOp[] })[];
};

export type RemovalReplies = {
  removals: RemovalReport;
  /** Null: it is done. */
  'remove-laptop': AppendRefusal | null;
  'let-in-again': AppendRefusal | null;
  'decide-late': AppendRefusal | null;
  uncounted: readonly OpHash[];
};
