import { FIELDS, isSkillIn, type Field } from '../../content/fields';
import type { PersonRef } from '../../stated';
import type { Incident } from '../incident';
import { sameAs, seatOf, selectCommander, selectTakingPart } from './select-roles';

/** Somebody of the directory, with what they know. */
type Skilled = { readonly id: string; readonly name: string; readonly skills: readonly string[] };

export type Coverage = {
  readonly field: Field;
  /** Empty: the field is. */
  readonly by: readonly PersonRef[];
  /** By whoever holds the field's seat, or only by what the directory says of somebody who is here. */
  readonly how: 'seat' | 'skill';
};

/**
 * Which fields the room has at hand. One rule: a field is covered by whoever holds its expert's seat; while that seat is
 * empty, by everyone present who takes part, does not command, and has a skill in it in the directory; else by nobody.
 */
export function selectCoverage(incident: Incident, directory: readonly Skilled[]): readonly Coverage[] {
  const commander = selectCommander(incident)?.person;
  const hands = selectTakingPart(incident).filter((one) => !commander || !sameAs(one, commander));
  return FIELDS.map((field) => {
    const seated = (seatOf(incident, field.role)?.holders ?? []).map(({ person }) => person);
    if (seated.length > 0) return { field, by: seated, how: 'seat' };
    const skilled = directory.filter(({ skills }) => skills.some((skill) => isSkillIn(field, skill)));
    return { field, by: hands.filter((one) => skilled.some((known) => sameAs(known, one))), how: 'skill' };
  });
}
