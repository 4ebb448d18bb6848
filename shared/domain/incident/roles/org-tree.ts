import type { RoleId } from '../../content/roles';
import type { PersonRef } from '../../stated';
import type { Incident } from '../incident';
import { selectOpenTasks } from '../tasks/select-tasks';
import { personKey, selectSeats, type RoleSeat } from './select-roles';

/** Who leads whom, where the lead's seat is filled; everybody else answers to the commander. */
const LED_BY: { readonly [role in RoleId]?: RoleId } = {
  'first-responder': 'tech-lead',
  'sme-network': 'tech-lead',
  'sme-systems': 'tech-lead',
  'sme-application': 'tech-lead',
  'sme-database': 'tech-lead',
  'sme-security': 'tech-lead',
  'internal-liaison': 'comms-lead',
  'customer-liaison': 'comms-lead',
  'service-desk-lead': 'comms-lead',
};

/** A seat that is held, and the held seats that it leads. */
export type Branch = { readonly seat: RoleSeat; readonly led: readonly RoleSeat[] };

export type OrgTree = {
  /** The top, whether or not anybody sits there. */
  readonly command: RoleSeat | undefined;
  /** What answers to it directly, in the order of the board. */
  readonly branches: readonly Branch[];
  /** Whoever has an order and no seat: they answer to it too. */
  readonly ordered: readonly PersonRef[];
};

/** Who answers to whom. Observers answer to nobody and stand outside it. */
export function selectOrgTree(incident: Incident): OrgTree {
  const seats = selectSeats(incident);
  const held = seats.filter(({ role, holders }) => role.id !== 'observer' && holders.length > 0);
  const leadOf = ({ role }: RoleSeat): RoleId | undefined => {
    const lead = LED_BY[role.id];
    return held.some((one) => one.role.id === lead) ? lead : undefined;
  };
  const seated = new Set(held.flatMap(({ holders }) => holders.map(({ person }) => personKey(person))));
  const ordered = selectOpenTasks(incident).flatMap(({ person }) =>
    person && !seated.has(personKey(person)) ? [person] : [],
  );
  return {
    command: seats.find(({ role }) => role.id === 'incident-commander'),
    branches: held
      .filter((seat) => seat.role.id !== 'incident-commander' && leadOf(seat) === undefined)
      .map((seat) => ({ seat, led: held.filter((one) => leadOf(one) === seat.role.id) })),
    ordered: [...new Map(ordered.map((person) => [personKey(person), person])).values()],
  };
}
