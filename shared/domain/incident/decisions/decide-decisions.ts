import { clip, toMs, toPersonRef, type FactId, type PersonRef } from '../../stated';
import { replacing } from '../../view';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import { orderFact } from '../tasks/order-fact';
import type { Outcome } from './facts';
import { selectDecisions, type DecisionRecord } from './select-decisions';

export type DecisionsCommand =
  | { readonly kind: 'propose'; readonly proposal: string; readonly options: string; readonly risk: string }
  | { readonly kind: 'poll'; readonly decision: FactId; readonly objections: number; readonly reason: string }
  | {
      readonly kind: 'decide';
      readonly decision: FactId;
      readonly outcome: Outcome;
      readonly reason: string;
      readonly reviewAt: number | null;
      /** Who carries it out, and by when he reports; null: nobody is named. */
      readonly order: { readonly person: PersonRef; readonly timeboxMs: number | null } | null;
    }
  /** Looked at again when its time came; taken back, it is decided otherwise in the same step. */
  | {
      readonly kind: 'review-decision';
      readonly decision: FactId;
      readonly stands: boolean;
      readonly reason: string;
      readonly nextAt: number | null;
    };

const MAX_CHARACTERS = 1_500;
const MOST_OBJECTIONS = 999;
const words = (typed: string): string => clip(typed.trim(), MAX_CHARACTERS);

export function decideDecisions({ incident, me, now }: Deciding, command: DecisionsCommand): Decision {
  if (command.kind === 'propose') {
    const proposal = words(command.proposal);
    if (proposal === '') return refuse({ kind: 'empty-text' });
    return facts({ kind: 'decision-proposed/1', proposal, options: words(command.options), risk: words(command.risk) });
  }
  const record = selectDecisions(incident).find((one) => one.id === command.decision);
  if (!record) return refuse({ kind: 'not-found', what: 'decision' });
  const { id: decision } = record;
  const { proposal } = record.proposed.fact;
  switch (command.kind) {
    case 'poll':
      return facts({
        kind: 'decision-polled/1',
        decision,
        proposal,
        objections: Math.max(0, Math.min(MOST_OBJECTIONS, Math.trunc(command.objections) || 0)),
        reason: words(command.reason),
      });
    case 'review-decision':
      return review({ incident, me, now }, record, command);
    case 'decide': {
      if (record.made?.fact.outcome === command.outcome && !record.isDisputed) return refuse({ kind: 'unchanged' });
      const { order, outcome } = command;
      const isOrdered = outcome === 'go' && order !== null && order.person.name.trim() !== '';
      return facts(
        {
          kind: 'decision-made/1',
          decision,
          told: { text: proposal, person: toPersonRef(me) },
          outcome,
          reason: words(command.reason),
          reviewAt: command.reviewAt === null ? null : toMs(command.reviewAt),
          replaces: replacing(incident, 'decision-made/1', decision),
        },
        ...(isOrdered ? [orderFact(proposal, toPersonRef(order.person), order.timeboxMs)] : []),
      );
    }
  }
}

type Review = Extract<DecisionsCommand, { readonly kind: 'review-decision' }>;

function review(
  { incident, me, now }: Pick<Deciding, 'incident' | 'me' | 'now'>,
  { id: decision, made, proposed }: DecisionRecord,
  { stands, reason: typed, nextAt }: Review,
): Decision {
  if (!made) return refuse({ kind: 'not-found', what: 'decision' });
  const reason = words(typed);
  const text = proposed.fact.proposal;
  if (!stands && reason === '') return refuse({ kind: 'reason-needed', why: 'reversed' });
  if (stands && nextAt !== null && nextAt <= now) return refuse({ kind: 'in-the-past', at: nextAt });
  const next = !stands || nextAt === null ? null : toMs(nextAt);
  return facts(
    { kind: 'decision-reviewed/1', decision, made: made.id, told: { text }, stands, reason, nextAt: next },
    ...(stands
      ? []
      : [
          {
            kind: 'decision-made/1',
            decision,
            told: { text, person: toPersonRef(me) },
            outcome: 'no',
            reason,
            reviewAt: null,
            replaces: replacing(incident, 'decision-made/1', decision),
          } as const,
        ]),
  );
}
