import * as v from 'valibot';
import { factId, ms } from '../../stated';
import { replaces } from '../../view';

const words = v.pipe(v.string(), v.maxLength(1_500));
const label = v.pipe(v.string(), v.maxLength(200));
const body = v.pipe(v.string(), v.maxLength(6_000));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** One of the facts that all messages share, such as what is known. `word` as templates name it. */
export const wordSet = v.object({ kind: v.literal('word-set/1'), word: label, text: words, replaces });

const toAudience = { audience: label, name: label };

/** Words to one audience begin. Its id is this fact's. */
export const messageDrafted = v.object({
  kind: v.literal('message-drafted/1'),
  ...toAudience,
  /** Which words, and the words themselves: whatever becomes of the library, this message can be read. */
  template: label,
  title: label,
  subject: words,
  body,
  isFinal: v.boolean(),
  language: label,
  nextAt: v.nullable(ms),
});
const ofMessage = { message: factId, ...toAudience };

/** Words typed in place of the template's. Null: the template's again. */
export const messageWorded = v.object({
  kind: v.literal('message-worded/1'),
  ...ofMessage,
  text: v.nullable(body),
  replaces,
});
/** When the audience hears again, as the message says from now on. Null: it does not say. */
export const messageNextSet = v.object({
  kind: v.literal('message-next-set/1'),
  ...ofMessage,
  at: v.nullable(ms),
  replaces,
});
export const approvalAsked = v.object({ kind: v.literal('approval-asked/1'), ...ofMessage });
/**
 * These very words may go. `worded` and `timed`: which words and which next time they are, so that another's edit makes
 * it void wherever the two meet. `uses`: what they were made from, to tell when that changes.
 */
export const messageApproved = v.object({
  kind: v.literal('message-approved/1'),
  ...ofMessage,
  text: v.pipe(body, v.minLength(1)),
  worded: v.nullable(factId),
  timed: v.nullable(factId),
  uses: v.pipe(v.array(v.object({ word: label, value: words })), v.maxLength(80)),
  /** The name of the role that is to approve such words, where whoever did it did not hold that role. */
  lacking: v.optional(label),
});

export const DELIVERY_METHODS = [
  'app-link',
  'copied',
  'phone',
  'sms',
  'printed',
  'radio',
  'in-person',
  'webhook',
] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

/** One channel a message went by, or failed to. */
export const deliveryLogged = v.object({
  kind: v.literal('delivery-logged/1'),
  ...ofMessage,
  channel: label,
  method: v.picklist(DELIVERY_METHODS),
  outcome: v.picklist(['sent', 'failed']),
  /** How many of how many heard it; null where nobody counted. */
  reached: v.nullable(count),
  of: v.nullable(count),
  proof: words,
  happened: v.nullable(v.object({ at: ms, approximate: v.boolean() })),
});
/** What came back from an audience. */
export const feedbackLogged = v.object({
  kind: v.literal('feedback-logged/1'),
  ...toAudience,
  from: label,
  channel: label,
  text: v.pipe(words, v.minLength(1)),
});
/** The usual channels are down, or up again: fallbacks come first meanwhile. */
export const channelsSet = v.object({
  kind: v.literal('channels-set/1'),
  areDown: v.boolean(),
  reason: words,
  replaces,
});
