import * as v from 'valibot';
import { factId, ms, personRef } from '../../stated';
import { replaces } from '../../view';

const words = v.pipe(v.string(), v.maxLength(1_500));
const proposal = v.pipe(words, v.minLength(1));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(999));

/** "I propose…": asked aloud, before anybody decides. A decision's id is this fact's. */
export const decisionProposed = v.object({
  kind: v.literal('decision-proposed/1'),
  proposal,
  options: words,
  risk: words,
});
/** "Any strong objections?" and what was answered. */
export const decisionPolled = v.object({
  kind: v.literal('decision-polled/1'),
  decision: factId,
  proposal,
  objections: count,
  /** What was objected. */
  reason: words,
});

export const OUTCOMES = ['go', 'no', 'later'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Looked at again: it stands, or it is taken back. `made` is the decision as it stood. Its id is no decision's. */
export const decisionReviewed = v.object({
  kind: v.literal('decision-reviewed/1'),
  decision: factId,
  made: factId,
  told: v.object({ text: proposal }),
  stands: v.boolean(),
  reason: words,
  /** When to look once more; null: this was the last time. */
  nextAt: v.nullable(ms),
});

/** Who decided what. Two who decide apart contradict each other only if they decided otherwise. */
export const decisionMade = v.object({
  kind: v.literal('decision-made/1'),
  decision: factId,
  told: v.object({ text: proposal, person: v.nullable(personRef) }),
  outcome: v.picklist(OUTCOMES),
  reason: words,
  /** When to look whether it was right; null: nobody said. */
  reviewAt: v.nullable(ms),
  replaces,
});
