import { clip, compareStated } from '../../stated';
import { history, isWithdrawn, MAX_REPLACES, standing } from '../../view';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import { selectSeverity } from '../header/select-header';
import type { Incident, StatedFact } from '../incident';

export type TriageCommand = { readonly kind: 'set-aside'; readonly on: boolean; readonly reason: string };

const MAX_REASON_CHARACTERS = 1_500;

/**
 * The fact by which the incident waits for the others; undefined if it does not. Of two that contradict each other the
 * one that keeps it before everybody's eyes counts. A step up in severity since, or one that its author had not heard
 * of, brings it back for good.
 */
export function selectSetAside(incident: Incident): StatedFact<'set-aside/1'> | undefined {
  const stands = standing(incident, 'set-aside/1');
  const last = stands.at(-1);
  if (!last || !stands.every(({ fact }) => fact.on)) return undefined;
  return selectSeverity(incident) < last.fact.severity || hasWorsenedSince(incident, last) ? undefined : last;
}

function hasWorsenedSince(incident: Incident, aside: StatedFact<'set-aside/1'>): boolean {
  let before: number = aside.fact.severity;
  for (const set of history(incident, 'severity-set/1')) {
    if (compareStated(set, aside) < 0 || isWithdrawn(incident, set.id)) continue;
    if (set.fact.severity < before) return true;
    before = set.fact.severity;
  }
  return false;
}

export function decideTriage({ incident }: Deciding, { on, reason: typed }: TriageCommand): Decision {
  if ((selectSetAside(incident) !== undefined) === on) return refuse({ kind: 'unchanged' });
  const reason = clip(typed.trim(), MAX_REASON_CHARACTERS);
  if (on && reason === '') return refuse({ kind: 'reason-needed', why: 'set-aside' });
  // It answers all that stand, also those which no longer count.
  const replaces = standing(incident, 'set-aside/1').map(({ id }) => id);
  return facts({
    kind: 'set-aside/1',
    on,
    severity: selectSeverity(incident),
    reason,
    replaces: replaces.slice(-MAX_REPLACES),
  });
}
