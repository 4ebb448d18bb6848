import { roleById, type RoleId } from '../../content/roles';
import { clip, toPersonRef, type FactId, type PersonRef } from '../../stated';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { IncidentFact } from '../facts';
import type { Incident } from '../incident';
import { sameAs, seatOf, selectPresent, selectSeats, type Assignment } from './select-roles';

export type RolesCommand =
  /** Gives a vacant role, adds to a role for many, or offers a held one to the next: then it is a hand-over. */
  | { readonly kind: 'assign-role'; readonly role: RoleId; readonly person: PersonRef; readonly note: string }
  | { readonly kind: 'accept-role'; readonly assignment: FactId }
  | { readonly kind: 'vacate-role'; readonly assignment: FactId; readonly reason: string }
  /** Two in a role for one, after laptops met: this one stays. */
  | { readonly kind: 'keep-holder'; readonly assignment: FactId }
  /** Their part is done: all their seats are vacated, and they count no more as being here. */
  | { readonly kind: 'release-person'; readonly person: PersonRef; readonly reason: string };

export function decideRoles({ incident }: Deciding, command: RolesCommand): Decision {
  if (command.kind === 'assign-role') return assign(incident, command);
  if (command.kind === 'release-person') return release(incident, command.person, clip(command.reason.trim(), 1_500));
  const seat = selectSeats(incident).find((one) =>
    [...one.holders, ...one.next].some((held) => held.id === command.assignment),
  );
  const assignment = [...(seat?.holders ?? []), ...(seat?.next ?? [])].find((one) => one.id === command.assignment);
  if (!seat || !assignment) return refuse({ kind: 'not-found', what: 'assignment' });
  switch (command.kind) {
    case 'accept-role':
      if (assignment.accepted) return refuse({ kind: 'already-accepted' });
      return facts(
        acceptance(assignment, seat.role.name),
        ...endedObserving(incident, seat.role.id, assignment.person),
      );
    case 'vacate-role':
      return facts(vacancy(assignment, seat.role.name, clip(command.reason.trim(), 1_500)));
    case 'keep-holder':
      if (seat.role.holders === 'many' || seat.holders.length < 2 || !seat.holders.includes(assignment))
        return refuse({ kind: 'unchanged' });
      return facts(
        ...seat.holders
          .filter((one) => one.id !== assignment.id)
          .map((one) => vacancy(one, seat.role.name, `${assignment.person.name} keeps the role`)),
      );
  }
}

type Assign = Extract<RolesCommand, { kind: 'assign-role' }>;

function assign(incident: Incident, { role, person, note }: Assign): Decision {
  const def = roleById(role);
  const seat = seatOf(incident, role);
  if (!def || !seat) return refuse({ kind: 'not-found', what: 'role' });
  const { id, name } = toPersonRef(person);
  if (name === '') return refuse({ kind: 'name-needed', why: 'role' });
  if (seat.holders.some((one) => sameAs(one.person, person))) return refuse({ kind: 'already-holds', name });
  if (role === 'observer') {
    const held = selectSeats(incident).find((one) => one.holders.some((holder) => sameAs(holder.person, person)));
    if (held) return refuse({ kind: 'takes-part', name, role: held.role.name });
  }
  const holders = def.holders === 'one' ? seat.holders : [];
  const given: IncidentFact = {
    kind: 'role-assigned/1',
    role,
    roleName: def.name,
    person: { id, name },
    takesOver: holders.slice(0, 64).map((one) => one.id),
    note: clip(note.trim(), 1_500),
  };
  // An earlier offer of the same role falls away: there is one who is next.
  const overtaken = def.holders === 'one' ? seat.next.map((one) => vacancy(one, def.name, '')) : [];
  // What is only offered is not held yet: until it is accepted they listen.
  const listened = holders.length === 0 ? endedObserving(incident, role, person) : [];
  return facts(given, ...overtaken, ...listened);
}

/** Who is given a part no longer only listens. */
function endedObserving(incident: Incident, role: RoleId, person: PersonRef): readonly IncidentFact[] {
  const seat = role === 'observer' ? undefined : seatOf(incident, 'observer');
  return (seat?.holders ?? [])
    .filter((one) => sameAs(one.person, person))
    .map((one) => vacancy(one, seat?.role.name ?? '', ''));
}

function release(incident: Incident, who: PersonRef, reason: string): Decision {
  const person = toPersonRef(who);
  if (person.name === '') return refuse({ kind: 'name-needed', why: 'contact' });
  const left = selectSeats(incident).flatMap(({ role, holders, next }) =>
    [...holders, ...next].filter((one) => sameAs(one.person, person)).map((one) => vacancy(one, role.name, reason)),
  );
  if (left.length === 0 && !selectPresent(incident).some((one) => sameAs(one, person)))
    return refuse({ kind: 'unchanged' });
  return facts({ kind: 'person-released/1', person, reason }, ...left.slice(0, MAX_SEATS));
}

/** An op holds so many facts; nobody holds so many seats. */
const MAX_SEATS = 64;

const acceptance = (one: Assignment, roleName: string): IncidentFact => ({
  kind: 'role-accepted/1',
  assignment: one.id,
  roleName,
  person: one.person,
  takesOver: [...one.takesOver],
});

const vacancy = (one: Assignment, roleName: string, reason: string): IncidentFact => ({
  kind: 'role-vacated/1',
  assignment: one.id,
  roleName,
  person: one.person,
  reason,
});
