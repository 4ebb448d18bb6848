import { replacing, standing } from '../../view';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { Incident } from '../incident';

export type HoldCommand = { readonly kind: 'set-legal-hold'; readonly on: boolean };

/** Of two that contradict each other the one that keeps everything counts. */
export const isOnHold = (incident: Incident): boolean =>
  standing(incident, 'legal-hold-set/1').some(({ fact }) => fact.on);

export function decideHold({ incident }: Deciding, { on }: HoldCommand): Decision {
  if (isOnHold(incident) === on) return refuse({ kind: 'unchanged' });
  // Lifting it answers every hold that stands.
  const replaces = on
    ? replacing(incident, 'legal-hold-set/1')
    : standing(incident, 'legal-hold-set/1').map(({ id }) => id);
  return facts({ kind: 'legal-hold-set/1', on, replaces: replaces.slice(-64) });
}
