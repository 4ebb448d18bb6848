import * as v from 'valibot';
import { factId, personRef } from '../../stated';

const words = v.pipe(v.string(), v.maxLength(1_500));

/** The next level is asked: why, what was tried, what is asked for. */
export const escalated = v.object({
  kind: v.literal('escalated/1'),
  level: v.picklist([2, 3, 4]),
  levelName: words,
  person: v.nullable(personRef),
  why: words,
  tried: words,
  asked: words,
});
/** Who was asked has taken it. */
export const escalationTaken = v.object({
  kind: v.literal('escalation-taken/1'),
  escalation: factId,
  levelName: words,
  person: v.nullable(personRef),
});

export const REACHED = ['reached', 'no-answer', 'left-message'] as const;
/** Somebody tried to reach somebody. */
export const contactTried = v.object({
  kind: v.literal('contact-tried/1'),
  person: personRef,
  channel: words,
  outcome: v.picklist(REACHED),
  note: words,
});
