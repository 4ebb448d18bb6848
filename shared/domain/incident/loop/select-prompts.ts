import type { FactId } from '../../stated';
import { shown } from '../../view';
import { selectPending } from '../decisions/select-decisions';
import { selectDues } from '../due/select-dues';
import type { Due } from '../due/due';
import type { Incident } from '../incident';
import { selectCommander } from '../roles/select-roles';

/** What the commander should say next, and what the answer becomes. */
export type Prompt =
  | { readonly kind: 'take-command' }
  /** What is happening, what is done about it, what is missing; and when we look again. */
  | { readonly kind: 'size-up' }
  | { readonly kind: 'propose' }
  | { readonly kind: 'poll' | 'decide' | 'review'; readonly decision: FactId; readonly proposal: string }
  | { readonly kind: 'objective' }
  /** Something is late or nearly so: it is opened where it can be settled. */
  | { readonly kind: 'due'; readonly due: Due };

/**
 * The commander's loop, size-up → stabilise → update → verify, as what to say next: what is missing altogether, the
 * decision that is open, what is late, and always room for the next proposal.
 */
export function selectPrompts(incident: Incident, now: number): readonly Prompt[] {
  const pending = selectPending(incident).map(({ id: decision, proposed, polls }): Prompt => ({
    kind: polls.length > 0 ? 'decide' : 'poll',
    decision,
    proposal: proposed.fact.proposal,
  }));
  const all = selectDues(incident, now);
  const dues = all.filter(({ urgency, what }) => urgency !== 'later' && what.kind !== 'item');
  const check = dues.find(({ what }) => what.kind === 'next-check');
  const hasSituation = shown(incident, 'situation-set/1') !== undefined;
  return [
    ...(selectCommander(incident) ? [] : [{ kind: 'take-command' } as const]),
    ...pending,
    ...reviews(dues),
    { kind: 'propose' },
    ...(hasSituation && !check ? [] : [{ kind: 'size-up' } as const]),
    ...(shown(incident, 'objective-set/1') ? [] : [{ kind: 'objective' } as const]),
    ...dues
      .filter(({ what }) => what.kind !== 'next-check' && what.kind !== 'no-commander' && what.kind !== 'decision')
      .slice(0, MOST_DUES)
      .map((due): Prompt => ({ kind: 'due', due })),
    ...(hasSituation && !check ? [{ kind: 'size-up' } as const] : []),
    ...reviews(all.filter(({ urgency }) => urgency === 'later')),
  ];
}

/** What is more than that is F2's. */
const MOST_DUES = 4;

const reviews = (dues: readonly Due[]): readonly Prompt[] =>
  dues.flatMap(({ what }): Prompt[] =>
    what.kind === 'decision' ? [{ kind: 'review', decision: what.decision, proposal: what.text }] : [],
  );
