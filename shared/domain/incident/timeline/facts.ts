import * as v from 'valibot';
import { factId, ms, personRef } from '../../stated';
import { replaces } from '../../view';
import { attachment, MAX_ON_LINE } from './attachment';

export const ENTRY_KINDS = ['note', 'action', 'decision', 'question', 'follow-up', 'change', 'message'] as const;

/** When it happened, ms since epoch, as the scribe states it. Not when it was written down. */
export const statedTime = v.object({ at: ms, approximate: v.boolean() });

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(4_000));
const words = v.pipe(v.array(v.pipe(v.string(), v.maxLength(120))), v.maxLength(50));

export const entryAdded = v.object({
  kind: v.literal('entry-added/1'),
  entry: v.picklist(ENTRY_KINDS),
  text,
  /** The line exactly as typed, beside what was understood. */
  typed: v.pipe(v.string(), v.maxLength(8_000)),
  happened: v.nullable(statedTime),
  /** A time well in the future that the line named: it is logged now and flagged. */
  saidFor: v.nullable(ms),
  owner: v.nullable(personRef),
  mentions: v.pipe(v.array(personRef), v.maxLength(50)),
  tags: words,
  timeboxMs: v.nullable(v.pipe(v.number(), v.finite())),
  replyTo: v.nullable(factId),
  star: v.boolean(),
  /** Of a long text cut into pieces: which piece this is, and of how many. */
  piece: v.nullable(v.object({ number: count, of: count })),
  source: v.picklist(['typed', 'pasted', 'paper', 'import']),
  /** What is attached. Lines of before there were attachments have none. */
  blobs: v.optional(v.pipe(v.array(attachment), v.maxLength(MAX_ON_LINE)), []),
});

export type EntryAdded = v.InferOutput<typeof entryAdded>;

export const entryCorrected = v.object({ kind: v.literal('entry-corrected/1'), entry: factId, text, replaces });
export const entryRetimed = v.object({
  kind: v.literal('entry-retimed/1'),
  entry: factId,
  happened: statedTime,
  replaces,
});
export const entryStarred = v.object({ kind: v.literal('entry-starred/1'), entry: factId, on: v.boolean(), replaces });
/** Left out of exports unless asked for. */
export const entryMarkedPrivileged = v.object({
  kind: v.literal('entry-privileged/1'),
  entry: factId,
  on: v.boolean(),
  replaces,
});
