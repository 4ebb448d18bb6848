import * as v from 'valibot';
import type { AppendRefusal } from './append';
import type { KitProblem } from './keys/kit';
import type { BookId } from './op';

const secret = v.pipe(v.string(), v.maxLength(1_000));

/** What the page may ask about who opens this laptop's keys, and while they are shut. */
export const guardCalls = {
  /** The first call of a page: whether the others will be answered. */
  'lock-state': v.object({}),
  /** `file`: the passphrase is forgotten, the right to read the files is enough. `replace`: new keys, beside the old. */
  unlock: v.object({ how: v.picklist(['passphrase', 'kit', 'key-store', 'file', 'replace']), text: secret }),
  /** A line that is typed while locked: sealed for this laptop, durable once answered. */
  'lock-line': v.object({
    client: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    typed: v.pipe(v.string(), v.minLength(1), v.maxLength(16_000)),
  }),
  lock: v.object({}),
  'locked-lines': v.object({}),
  /** The line is in the record. */
  'locked-line-done': v.object({ client: v.pipe(v.string(), v.maxLength(200)) }),
  guard: v.object({}),
  /** `next` null: no passphrase any more. */
  'set-passphrase': v.object({ current: secret, next: v.nullable(secret) }),
  /** Words for a new recovery kit; it is one once it was confirmed. */
  'begin-kit': v.object({}),
  /** The words at these places of the kit, from 1, as a person read them off the paper. */
  'confirm-kit': v.object({
    words: v.pipe(
      v.array(v.object({ position: v.number(), word: v.pipe(v.string(), v.maxLength(60)) })),
      v.maxLength(24),
    ),
  }),
  /** Brings back what a kit opens, on a laptop whose keys are others. */
  'use-kit': v.object({ text: secret }),
} as const;

/** Which ways in there are, and how many lines wait behind the door. */
export type LockState =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'locked';
      readonly why: 'passphrase' | 'key-store';
      readonly hasKit: boolean;
      readonly hasFile: boolean;
      readonly lines: number;
    };

export type Unlocked = { readonly kind: 'opened' | 'wrong' } | { readonly kind: 'not-words'; readonly why: KitProblem };

/** `at`: when it was entered, ms since epoch. `book`: of the incident a phone shows; null: a person says which it is of. */
export type LockedLine = {
  readonly client: string;
  readonly typed: string;
  readonly at: number;
  readonly book: BookId | null;
};

/** Who opens the keys. `file`: whoever may read the files of this account. */
export type GuardReport = {
  readonly passphrase: boolean;
  readonly keyStore: boolean;
  readonly file: boolean;
  readonly hasKit: boolean;
  /** Another laptop holds the keys, too. */
  readonly isElsewhere: boolean;
};

export type GuardReplies = {
  'lock-state': LockState;
  unlock: Unlocked;
  'lock-line':
    { readonly kind: 'kept'; readonly lines: number } | { readonly kind: 'refused'; readonly why: AppendRefusal };
  lock: boolean;
  'locked-lines': readonly LockedLine[];
  'locked-line-done': null;
  guard: GuardReport;
  /** `wrong`: that is not the passphrase. `not-kept`: the disk took nothing, and all is as it was. */
  'set-passphrase': 'set' | 'wrong' | 'not-kept';
  'begin-kit': readonly string[];
  'confirm-kit': 'confirmed' | 'other-words' | 'not-kept';
  'use-kit':
    | { readonly kind: 'brought'; readonly rooms: number }
    /** `kept`: somebody had removed this laptop from the room, and the kit says that it stays. */
    | { readonly kind: 'nothing' | 'kept' }
    | { readonly kind: 'not-words'; readonly why: KitProblem };
};
