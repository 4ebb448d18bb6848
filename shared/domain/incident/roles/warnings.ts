import type { RoleDef } from '../../content/roles';
import type { PersonRef } from '../../stated';
import { selectSeverity } from '../header/select-header';
import type { Incident } from '../incident';
import { sameAs, selectCommander, selectSeats, SHIFT_MS } from './select-roles';
import { MOST_REPORTS, selectSpan } from './span';

export type RoleWarning = {
  readonly kind: 'commander-fixes' | 'commander-and-comms' | 'shift-over' | 'span';
  readonly person: PersonRef;
  readonly role: RoleDef;
};

const BOTH_MS = 20 * 60_000;

/** Hints, never refusals: a commander who fixes, one who also writes to everybody for too long, a shift that is over. */
export function selectRoleWarnings(incident: Incident, now: number): readonly RoleWarning[] {
  const seats = selectSeats(incident);
  const commander = selectCommander(incident);
  if (!commander) return [];
  const also = (id: string) =>
    seats.find((seat) => seat.role.id === id && seat.holders.some((one) => sameAs(one.person, commander.person)));
  const warnings: RoleWarning[] = [];
  for (const seat of seats.filter((one) => one.role.id.startsWith('sme-') || one.role.id === 'tech-lead')) {
    if (also(seat.role.id)) warnings.push({ kind: 'commander-fixes', person: commander.person, role: seat.role });
  }
  const comms = also('comms-lead');
  const both = comms?.holders.find((one) => sameAs(one.person, commander.person));
  if (comms && both && selectSeverity(incident) <= 2 && now - Math.max(both.since, commander.since) > BOTH_MS) {
    warnings.push({ kind: 'commander-and-comms', person: commander.person, role: comms.role });
  }
  const [command] = seats;
  if (command && now - commander.since > SHIFT_MS)
    warnings.push({ kind: 'shift-over', person: commander.person, role: command.role });
  if (command && selectSpan(incident) > MOST_REPORTS)
    warnings.push({ kind: 'span', person: commander.person, role: command.role });
  return warnings;
}
