import { WORKING_ROLES, type RoleDef } from '../content/roles';
import { selectPeople, selectTrainings, type Person, type Plan } from './plan';
import { makesReady, type Training } from './training';

/** Somebody with what they last learned of a role. */
export type Learned = { readonly person: Person; readonly last: Training };

export type Readiness = {
  readonly role: RoleDef;
  /** Who could take it: trained or drilled in it, however long ago; the latest first. */
  readonly ready: readonly Learned[];
  /** Who has only looked on. */
  readonly learning: readonly Learned[];
};

/** For every role who else could take it. */
export function selectReadiness(plan: Plan): readonly Readiness[] {
  const people = selectPeople(plan);
  const trainings = trainingsByCell(plan);
  return WORKING_ROLES.map((role) => {
    const learned = people
      .map((person) => ({ person, all: trainings.get(cellOf(person.id, role.id)) ?? [] }))
      .flatMap(({ person, all }) => {
        const last = all.findLast(makesReady) ?? all.at(-1);
        return last ? [{ person, last }] : [];
      })
      .sort((a, b) => b.last.at - a.last.at);
    return {
      role,
      ready: learned.filter(({ last }) => makesReady(last)),
      learning: learned.filter(({ last }) => !makesReady(last)),
    };
  });
}

/** One person and one role: a cell of the matrix. */
export const cellOf = (person: string, role: string): string => `${person} ${role}`;

/** Every training by its cell, oldest first. */
export function trainingsByCell(plan: Plan): ReadonlyMap<string, readonly Training[]> {
  const byCell = new Map<string, Training[]>();
  for (const one of selectTrainings(plan)) {
    const cell = cellOf(one.person, one.role);
    byCell.set(cell, [...(byCell.get(cell) ?? []), one]);
  }
  return byCell;
}

/** What hangs on one person, or on nobody at all: roles in the order of the board. */
export type SinglePersonRisks = {
  readonly onOne: readonly { readonly person: Person; readonly roles: readonly RoleDef[] }[];
  readonly onNobody: readonly RoleDef[];
};

export function selectSinglePersonRisks(readiness: readonly Readiness[]): SinglePersonRisks {
  const byPerson = new Map<string, { person: Person; roles: RoleDef[] }>();
  for (const { role, ready } of readiness) {
    const [only, second] = ready;
    if (!only || second) continue;
    const known = byPerson.get(only.person.id) ?? { person: only.person, roles: [] };
    known.roles.push(role);
    byPerson.set(only.person.id, known);
  }
  return {
    onOne: [...byPerson.values()],
    onNobody: readiness.filter(({ ready }) => ready.length === 0).map(({ role }) => role),
  };
}
