import { isConflict, standing } from '../../view';
import type { Incident, StatedFact } from '../incident';

const FIELDS = ['title-set/1', 'severity-set/1', 'phase-set/1', 'type-set/1', 'eta-set/1', 'bridge-set/1'] as const;
export type ConflictField = (typeof FIELDS)[number];
export type Conflict = { readonly field: ConflictField; readonly values: readonly StatedFact[] };

/** Header values that people set apart from each other and nobody has chosen between. Equal values are no conflict. */
export function selectConflicts(incident: Incident): readonly Conflict[] {
  return FIELDS.flatMap((field) => {
    const values: readonly StatedFact[] = standing(incident, field);
    return isConflict(values) ? [{ field, values }] : [];
  });
}
