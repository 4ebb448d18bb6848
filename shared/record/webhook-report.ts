import * as v from 'valibot';
import { bookId } from './op';

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const channel = v.pipe(text(200), v.minLength(1));
const ms = v.pipe(v.number(), v.safeInteger());

const outgoing = v.object({
  /** The reference of the incident. */
  incident: text(200),
  title: text(200),
  severity: v.picklist([1, 2, 3, 4]),
  audience: text(200),
  subject: text(1_500),
  text: v.pipe(text(6_000), v.minLength(1)),
  /** Ms since epoch; null: the message promises none. */
  nextUpdate: v.nullable(ms),
  sentBy: text(200),
  /** The same whenever this message is posted again: who has it drops the second. */
  id: text(200),
});
/** What is posted of a message. */
export type Outgoing = v.InferOutput<typeof outgoing>;

/** What the page may ask about the addresses that messages are posted to: it never learns an address whole, or a secret. */
export const webhookCalls = {
  webhooks: v.object({}),
  /** `secret` empty: one is made, and told this once. `isPlainOk`: the person knows that http can be read by others there. */
  'keep-webhook': v.object({ channel, url: text(2_000), secret: text(200), isPlainOk: v.boolean() }),
  'remove-webhook': v.object({ channel }),
  'post-webhook': v.object({ book: bookId, channel, outgoing }),
} as const;

/** One address. `host`: where it leads, and no more of it. */
export type WebhookReport = { readonly channel: string; readonly host: string; readonly isPlain: boolean };
export type WebhookFault =
  'not-an-address' | 'other-scheme' | 'has-password' | 'plain' | 'plain-outside' | 'short-secret' | 'not-kept';
export type KeptWebhook =
  | { readonly kind: 'kept'; readonly webhooks: readonly WebhookReport[]; readonly made: string | null }
  | { readonly kind: 'refused'; readonly why: WebhookFault };
/** `refused`: it answered, and did not take it. `timed-out`: it may have taken it. */
export type Posted =
  | { readonly kind: 'taken' | 'refused'; readonly status: number }
  | { readonly kind: 'redirected' | 'timed-out' | 'restricted' | 'no-address' }
  | { readonly kind: 'unreachable'; readonly detail: string };
export type WebhookReplies = {
  readonly webhooks: readonly WebhookReport[];
  readonly 'keep-webhook': KeptWebhook;
  readonly 'remove-webhook': readonly WebhookReport[];
  readonly 'post-webhook': Posted;
};
