import { ROLES } from './roles';
import type { RoleId } from './roles';
import type { Severity } from './severities';

/** With this many people present, all that the severity asks for is required. */
export const PEOPLE_FOR_ALL_ROLES = 4;

/** How long a required seat may stay empty before it turns amber. */
export const VACANT_AMBER_MINUTES = 15;

const FIRST_SEATS: readonly RoleId[] = ['incident-commander', 'scribe', 'comms-lead'];

/**
 * The seats to fill now, in board order: one person → commander, two → and scribe, three → and comms, from four the
 * rest of the severity's list. A seat that the severity does not ask for is never required, however many are there.
 */
export const requiredRoles = (severity: Severity, peoplePresent: number): readonly RoleId[] => {
  const asked = ROLES.filter((role) => role.neededAt.includes(severity)).map((role) => role.id);
  if (peoplePresent >= PEOPLE_FOR_ALL_ROLES) return asked;
  const seats = FIRST_SEATS.slice(0, Math.max(1, peoplePresent));
  return asked.filter((role) => seats.includes(role));
};

/** In a crisis these are called in, however few are awake: what is decided then is not the room's alone. */
export const CRISIS_ROLES: readonly RoleId[] = ['executive-sponsor', 'legal', 'business-continuity'];

/** Whether at least one expert, of whatever field, is required now. */
export const requiresExpert = (severity: Severity, peoplePresent: number): boolean =>
  severity === 1 && peoplePresent >= PEOPLE_FOR_ALL_ROLES;
