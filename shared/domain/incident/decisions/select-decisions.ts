import type { FactId } from '../../stated';
import { addedOf, isConflict, standing } from '../../view';
import type { Incident, StatedFact } from '../incident';
import type { Outcome } from './facts';

export type DecisionState = 'proposed' | 'polled' | Outcome;

export type DecisionRecord = {
  readonly id: FactId;
  readonly proposed: StatedFact<'decision-proposed/1'>;
  /** Every time it was asked whether anybody objects, oldest first. */
  readonly polls: readonly StatedFact<'decision-polled/1'>[];
  readonly made: StatedFact<'decision-made/1'> | undefined;
  readonly state: DecisionState;
  readonly isDisputed: boolean;
  /** When somebody said to look at it again, and nobody has; null: nobody said, or it was done. */
  readonly reviewAt: number | null;
};

/** Every proposal and what became of it, oldest first. */
export function selectDecisions(incident: Incident): readonly DecisionRecord[] {
  const polls = addedOf(incident, 'decision-polled/1');
  const reviews = addedOf(incident, 'decision-reviewed/1');
  return addedOf(incident, 'decision-proposed/1').map((proposed) => {
    const asked = polls.filter((one) => one.fact.decision === proposed.id);
    const standingNow = standing(incident, 'decision-made/1', proposed.id);
    const made = standingNow.at(-1);
    const state = made ? made.fact.outcome : asked.length > 0 ? 'polled' : 'proposed';
    const review = reviews.filter((one) => one.fact.made === made?.id).at(-1);
    return {
      ...{ id: proposed.id, proposed, polls: asked, made, state, isDisputed: isConflict(standingNow) },
      reviewAt: (review ? review.fact.nextAt : made?.fact.reviewAt) ?? null,
    };
  });
}

/** Proposed, and nobody has decided: the newest first. */
export const selectPending = (incident: Incident): readonly DecisionRecord[] =>
  selectDecisions(incident)
    .filter(({ made }) => made === undefined)
    .reverse();
