import type { RoleId } from '../../content/roles';
import type { Incident } from '../incident';
import { selectOpenTasks } from '../tasks/select-tasks';
import { personKey, selectCommander, selectSeats, type RoleSeat } from './select-roles';

/** More than this nobody can lead. */
export const MOST_REPORTS = 7;

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

/** How many people answer to the commander directly: in seats nobody else leads, or with an order and no seat at all. */
export function selectSpan(incident: Incident): number {
  const commander = selectCommander(incident);
  if (!commander) return 0;
  const seats = selectSeats(incident);
  const peopleIn = (among: readonly RoleSeat[]) => among.flatMap(({ holders }) => holders.map(({ person }) => person));
  const isFilled = (id: RoleId) => seats.some(({ role, holders }) => role.id === id && holders.length > 0);
  const led = seats.filter(({ role }) => {
    const lead = LED_BY[role.id];
    return lead !== undefined && isFilled(lead);
  });
  const direct = peopleIn(seats.filter((seat) => !led.includes(seat)));
  const seated = new Set(peopleIn(seats).map(personKey));
  const ordered = selectOpenTasks(incident).flatMap(({ person }) =>
    person && !seated.has(personKey(person)) ? [person] : [],
  );
  const keys = new Set([...direct, ...ordered].map(personKey));
  keys.delete(personKey(commander.person));
  return keys.size;
}
