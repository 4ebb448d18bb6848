import * as v from 'valibot';
import { bookId } from './op';

const html = v.pipe(v.string(), v.maxLength(256 * 1024));

export const situationCalls = {
  /**
   * Puts the public page of an incident beside its record, in every shared folder that answers. `asked`: somebody wants
   * it now. `kept`: by the laptop that keeps it. `stand-in`: only where nobody has kept it for long. `ended`: in the
   * place of a page that lies there, and nowhere else.
   */
  'write-situation': v.object({
    book: bookId,
    name: v.pipe(v.string(), v.regex(/^situation-[A-Za-z0-9-]{1,40}\.html$/)),
    html,
    why: v.picklist(['asked', 'kept', 'stand-in', 'ended']),
  }),
  /** Prints a page of ours as PDF, where the person says. */
  'save-situation': v.object({ name: v.pipe(v.string(), v.maxLength(200)), html }),
} as const;

/** What became of a page. `restricted`: to others than this laptop, which knows no more of it. `kept-elsewhere`: another laptop wrote it lately. */
export type PageReply =
  | {
      readonly kind: 'written';
      readonly paths: readonly string[];
      readonly failed: { readonly path: string; readonly detail: string } | null;
    }
  | { readonly kind: 'failed'; readonly path: string; readonly detail: string }
  | {
      readonly kind:
        'no-folder' | 'away' | 'paused' | 'kept-off' | 'restricted' | 'kept-elsewhere' | 'too-soon' | 'nothing-there';
    };

export type SituationReplies = {
  readonly 'write-situation': PageReply;
  readonly 'save-situation':
    | { readonly kind: 'saved'; readonly path: string }
    | { readonly kind: 'cancelled' }
    | { readonly kind: 'failed'; readonly detail: string };
};
