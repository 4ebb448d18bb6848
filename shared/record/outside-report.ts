import * as v from 'valibot';
import { webhookCalls, type WebhookReplies } from './webhook-report';

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
/** An address and nothing else: no name, no query, no line of its own. */
const address = v.pipe(
  text(254),
  v.regex(/^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,188}[\p{L}\p{N}])?$/u),
);
const number = v.pipe(v.string(), v.regex(/^\+?\d{3,15}$/));
const MAX_ADDRESSES = 200;

const handedOn = v.variant('kind', [
  v.object({
    kind: v.literal('mail'),
    to: v.pipe(v.array(address), v.minLength(1), v.maxLength(MAX_ADDRESSES)),
    /** Those who get it do not see each other. */
    isBlind: v.boolean(),
    subject: text(1_500),
    body: text(6_000),
  }),
  v.object({ kind: v.literal('call'), number }),
  v.object({
    kind: v.literal('sms'),
    numbers: v.pipe(v.array(number), v.minLength(1), v.maxLength(MAX_ADDRESSES)),
    body: text(6_000),
  }),
]);
/** What is handed to the program of this laptop that mails, calls or texts. Whoever opens it builds the link. */
export type HandedOn = v.InferOutput<typeof handedOn>;

export const outsideCalls = {
  'open-outside': handedOn,
  /** A page without a script, onto paper. `name`: of the file, where there is no printer. */
  'print-sheet': v.object({ name: text(200), html: text(1_000_000) }),
  ...webhookCalls,
} as const;

/**
 * `copied`: what was too long for a link and is on the clipboard instead. `whom`: the addresses as well. That it was
 * opened says nothing of whether it was sent.
 */
export type OpenedOutside =
  { readonly kind: 'opened'; readonly copied: 'nothing' | 'words' | 'whom-and-words' } | { readonly kind: 'failed' };
export type Printed =
  | { readonly kind: 'printed' | 'cancelled' }
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'failed'; readonly detail: string };
export type OutsideReplies = {
  readonly 'open-outside': OpenedOutside;
  readonly 'print-sheet': Printed;
} & WebhookReplies;
