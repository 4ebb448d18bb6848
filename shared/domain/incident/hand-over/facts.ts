import * as v from 'valibot';
import { factId, personRef } from '../../stated';
import { replaces } from '../../view';

/** What whoever takes a role over must know, in the order in which it is said: product.md §3.3, T11. */
export const BRIEF_POINTS = ['situation', 'objective', 'in-flight', 'changes', 'promised', 'risks', 'told'] as const;
export type BriefPoint = (typeof BRIEF_POINTS)[number];

const words = v.pipe(v.string(), v.maxLength(1_500));
const point = v.picklist(BRIEF_POINTS);

/** What the outgoing says of one point in their own words; '': what the record says by itself. */
export const briefWorded = v.object({
  kind: v.literal('brief-worded/1'),
  /** Whose assignment is handed over to. */
  assignment: factId,
  point,
  text: words,
  replaces,
});
/** The incoming said one point back. `text`: what stood there then. */
export const pointReadBack = v.object({
  kind: v.literal('point-read-back/1'),
  assignment: factId,
  person: personRef,
  point,
  text: words,
});
