import type { Author, OpenedOp } from './body';
import type { Frame } from './frame';
import type { Have } from './have';
import type { BookId } from './op';
import type { RedactedOp } from './redaction';
import type { StoredDamage } from './store';

export type AppendRequest = {
  readonly book: BookId;
  readonly facts: readonly unknown[];
  readonly by: Author;
  /** The commit's own id; asking again with the same one never writes twice. */
  readonly client: string;
  /** What the window had seen when it decided. */
  readonly decidedOn: Have;
  /** True if the facts replace single values: then nothing may have arrived since. */
  readonly exclusive: boolean;
};

export type AppendRefusal = 'disk-full' | 'read-only' | 'broken' | 'too-large';
/** `stale`: decide again on these. `refused`: nothing is confirmed; ask again with the same client id. */
export type AppendReply =
  | { readonly kind: 'acked'; readonly op: OpenedOp }
  | { readonly kind: 'stale'; readonly ops: readonly OpenedOp[] }
  | { readonly kind: 'refused'; readonly why: AppendRefusal; readonly detail: string };

/** What became known of a book: ops to fold, the frames they came in, and older ops that say something else now. */
export type Opened = {
  readonly ops: readonly OpenedOp[];
  readonly frames: readonly Frame[];
  readonly redacted: readonly RedactedOp[];
  /** How many of the ops this laptop had written, lost, and has back from elsewhere. */
  readonly returned: number;
  /** Ops that were told before count no more, or others do: what was folded of the book is to be folded anew. */
  readonly hasLess: boolean;
};

/** What a person should know of a book's state here. */
export type BookHealth = {
  readonly damage: readonly StoredDamage[];
  readonly rejected: number;
  /** Ops whose keys are not here. */
  readonly unreadable: number;
  /** Ops that only a newer app can open: kept, and handed on as they are. */
  readonly newer: number;
  /** Some of it is sealed for named laptops, of which this is none. */
  readonly isRestricted: boolean;
  readonly forks: number;
};
