import * as v from 'valibot';

const port = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(65_535));

const token = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const html = v.pipe(v.string(), v.maxLength(512 * 1024));

/**
 * What phones on the network are shown to whoever has the token. `write`: with `{{from}}`, `{{text}}` and `{{said}}` where
 * those go; `said` is `kept` or `notKept` once a line was sent.
 */
export const phonePages = v.object({ token, situation: html, write: html, kept: v.string(), notKept: v.string() });
export type PhonePages = v.InferOutput<typeof phonePages>;

/** A line that was typed on a phone. `at`: when, ms since epoch. */
export const phoneLine = v.object({
  id: v.string(),
  from: v.pipe(v.string(), v.maxLength(400)),
  text: v.pipe(v.string(), v.maxLength(10_000)),
  at: v.number(),
});
export type PhoneLine = v.InferOutput<typeof phoneLine>;

/** What a hub says to whoever started its process: that it listens, or why it does not; and what phones write. `pin`: its key's hash, in hex. */
export const hubWord = v.variant('kind', [
  v.object({ kind: v.literal('served'), port, pin: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), id: v.string() }),
  v.object({
    kind: v.literal('not-served'),
    why: v.picklist(['port-in-use', 'no-address', 'no-permission', 'read-only', 'full', 'in-use', 'broken']),
  }),
  v.object({ kind: v.literal('line'), line: phoneLine }),
]);

export type HubWord = v.InferOutput<typeof hubWord>;
export type Served = Extract<HubWord, { kind: 'served' }>;
export type NotServed = Extract<HubWord, { kind: 'not-served' }>['why'];

/** What whoever started a hub says to it. */
export const appWord = v.variant('kind', [
  v.object({ kind: v.literal('phones'), pages: v.nullable(phonePages) }),
  v.object({ kind: v.literal('line-taken'), id: v.string(), isKept: v.boolean() }),
]);
export type AppWord = v.InferOutput<typeof appWord>;
