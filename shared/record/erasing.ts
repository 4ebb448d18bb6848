import * as v from 'valibot';
import type { AppendRefusal } from './append';
import { bookId, type BookId } from './op';
import type { RedactedOp } from './redaction';

const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** What the page may ask about what is to be destroyed: each call with a parser for its argument. */
export const erasingCalls = {
  /** Ops of a book whose bodies are to be nowhere. */
  redacted: v.object({ book: bookId }),
  forgetting: v.object({}),
  /** Says that a book should be forgotten everywhere, agrees, or does not. */
  forget: v.object({ book: bookId, says: v.picklist(['ask', 'agree', 'refuse']) }),
  /** While a book is held it cannot be forgotten. */
  hold: v.object({ book: bookId, on: v.boolean() }),
  /** Removes the files of the page's own store, which is closed. The keeper holds its drafts until it is filled again. */
  'wipe-copy': v.object({
    drafts: v.pipe(
      v.array(v.object({ id: v.pipe(v.string(), v.maxLength(200)), draft: bytes })),
      v.maxLength(1_000),
      v.transform((parsed): readonly KeptDraft[] => parsed),
    ),
  }),
} as const;

/** `isAlone`: no other laptop ever joined. `asks`: who wants which book forgotten. */
export type ForgettingReport = {
  readonly isAlone: boolean;
  readonly asks: readonly {
    readonly book: BookId;
    /** Of the laptop that asks. */
    readonly code: string;
    readonly isMine: boolean;
    readonly at: number;
  }[];
  readonly holds: readonly BookId[];
};
/** `alone`: nobody else is there to agree. `forgotten`: with this it is gone. `not-kept`: the disk took nothing. */
export type ForgetAnswer = { readonly kind: 'said' | 'alone' | 'on-hold' | 'forgotten' | 'not-kept' };

/** As the page sealed it. */
export type KeptDraft = { readonly id: string; readonly draft: Uint8Array };

export type ErasingReplies = {
  redacted: readonly RedactedOp[];
  forgetting: ForgettingReport;
  forget: ForgetAnswer;
  /** Null: it is done. */
  hold: AppendRefusal | null;
  'wipe-copy': null;
};
