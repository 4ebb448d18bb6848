import type { FactId, PersonRef } from '../../stated';
import { addedOf, isWithdrawn } from '../../view';
import { CRISIS_ROLES, requiredRoles, VACANT_AMBER_MINUTES } from '../../content/required-roles';
import { ROLES, type RoleDef } from '../../content/roles';
import type { Incident, StatedFact } from '../incident';
import { isCrisis, selectSeverity, selectStartedAt } from '../header/select-header';

export type Assignment = {
  readonly id: FactId;
  readonly role: string;
  readonly person: PersonRef;
  readonly note: string;
  /** When it was given, ms since epoch. */
  readonly since: number;
  readonly accepted: boolean;
  /** Holders that keep the role until this is accepted. */
  readonly takesOver: readonly FactId[];
};

export type RoleSeat = {
  readonly role: RoleDef;
  /** In the role now. More than one in a role for one: people took it apart from each other and must choose. */
  readonly holders: readonly Assignment[];
  /** Offered the role, not yet accepted. */
  readonly next: readonly Assignment[];
};

type Acceptance = StatedFact<'role-accepted/1'>;

/** Every shipped role with who holds it and who is to follow. */
export function selectSeats(incident: Incident): readonly RoleSeat[] {
  const assignments = selectAssignments(incident);
  return ROLES.map((role) => ({
    role,
    holders: assignments.filter((one) => one.role === role.id && one.isHeld),
    next: assignments.filter((one) => one.role === role.id && !one.isHeld),
  }));
}

/** Assignments neither vacated nor handed over. */
function selectAssignments(incident: Incident): readonly (Assignment & { readonly isHeld: boolean })[] {
  const acceptances = addedOf(incident, 'role-accepted/1');
  const gone = new Set<FactId>(addedOf(incident, 'role-vacated/1').map((one) => one.fact.assignment));
  for (const acceptance of acceptances) for (const id of acceptance.fact.takesOver) gone.add(id);
  const acceptedById = new Map<FactId, Acceptance>(acceptances.map((one) => [one.fact.assignment, one]));
  return addedOf(incident, 'role-assigned/1')
    .filter((one) => !gone.has(one.id))
    .map((one) => {
      const { role, person, note, takesOver } = one.fact;
      // Whoever takes a vacant role himself has accepted it, and there is nothing to accept in listening.
      const accepted =
        role === 'observer' ||
        acceptedById.has(one.id) ||
        (takesOver.length === 0 && person.id !== null && person.id === one.by.id);
      // Whoever was to hand over has gone: the one who follows is in the role.
      const isHeld = accepted || takesOver.every((id) => gone.has(id) || isWithdrawn(incident, id));
      const since = acceptedById.get(one.id)?.recordedAt ?? one.recordedAt;
      return { id: one.id, role, person, note, since, accepted, takesOver, isHeld };
    });
}

export const seatOf = (incident: Incident, role: string): RoleSeat | undefined =>
  selectSeats(incident).find((seat) => seat.role.id === role);

/** The one in command; undefined if nobody is, or if two claim it. */
export function selectCommander(incident: Incident): Assignment | undefined {
  const holders = seatOf(incident, 'incident-commander')?.holders ?? [];
  return holders.length === 1 ? holders[0] : undefined;
}

/** Everyone who wrote here or holds a role, each once, by name; not who was released and has written nothing since. */
export function selectPresent(incident: Incident): readonly PersonRef[] {
  const held = selectSeats(incident).flatMap((seat) => seat.holders.map((one) => one.person));
  const released = selectReleased(incident);
  const writers = [...incident.writers.values()].filter((one) => !released.has(personKey(one)));
  const byKey = new Map([...writers, ...held].map((person) => [personKey(person), person]));
  return [...byKey.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Whoever only listens: in the observer's seat, and in no other. */
export function selectObservers(incident: Incident): readonly Assignment[] {
  const seats = selectSeats(incident);
  const working = seats.filter(({ role }) => role.id !== 'observer').flatMap(({ holders }) => holders);
  const listening = seats.find(({ role }) => role.id === 'observer')?.holders ?? [];
  return listening.filter((one) => !working.some(({ person }) => sameAs(person, one.person)));
}

/** Everyone present who takes part. An observer is no pair of hands: no seat has to be filled because of one. */
export function selectTakingPart(incident: Incident): readonly PersonRef[] {
  const observers = selectObservers(incident);
  return selectPresent(incident).filter((one) => !observers.some(({ person }) => sameAs(person, one)));
}

/** Who was released, by their key, with the last release; not whoever has written since. */
export function selectReleased(incident: Incident): ReadonlyMap<string, StatedFact<'person-released/1'>> {
  const last = new Map(addedOf(incident, 'person-released/1').map((one) => [personKey(one.fact.person), one]));
  for (const [key, { place }] of last) if ((incident.writers.get(key)?.place ?? '') > place) last.delete(key);
  return last;
}

export const personKey = ({ id, name }: PersonRef): string => id ?? name.trim().toLowerCase();

export const sameAs = (a: PersonRef, b: PersonRef): boolean => personKey(a) === personKey(b) || a.name === b.name;

export type Vacancy = { readonly role: RoleDef; readonly urgency: 'now' | 'soon' };

/** Roles that should be filled with the people who are here. Never a wall of vacancies for two people awake. */
export function selectVacancies(incident: Incident, now: number): readonly Vacancy[] {
  const present = selectTakingPart(incident).length;
  const needed = [
    ...requiredRoles(selectSeverity(incident), Math.max(1, present)),
    ...(isCrisis(incident) ? CRISIS_ROLES : []),
  ];
  const early = new Set(requiredRoles(selectSeverity(incident), Math.min(3, Math.max(1, present))));
  const isLate = now - selectStartedAt(incident) > VACANT_AMBER_MINUTES * 60_000;
  return selectSeats(incident)
    .filter((seat) => needed.includes(seat.role.id) && seat.holders.length === 0)
    .map((seat) => ({ role: seat.role, urgency: early.has(seat.role.id) || isLate ? 'now' : 'soon' }));
}

export const SHIFT_MS = 4 * 60 * 60_000;
