import type { PersonRef } from '../../stated';
import { selectAudiences } from '../comms/audiences';
import type { Incident } from '../incident';
import { sameAs, seatOf } from '../roles/select-roles';
import { selectTasks } from '../tasks/select-tasks';
import type { DueWhat } from './due';

/**
 * Whether somebody should be called for it: who owes it, the commander and the deputy. Where none of them is there,
 * everybody is called.
 */
export function concerns(incident: Incident, what: DueWhat, me: PersonRef): boolean {
  if (what.kind === 'no-commander') return true;
  const called = [
    ...holdersOf(incident, 'incident-commander'),
    ...holdersOf(incident, 'deputy'),
    ...owers(incident, what),
  ];
  return called.length === 0 || called.some((one) => sameAs(one, me));
}

function owers(incident: Incident, what: DueWhat): readonly PersonRef[] {
  switch (what.kind) {
    case 'update':
    case 'prompt': {
      const audience = selectAudiences(incident).find((one) => one.id === what.audience);
      return audience ? holdersOf(incident, audience.ownerRole) : [];
    }
    case 'timebox': {
      const task = selectTasks(incident).find((one) => one.id === what.task);
      return task ? [task.givenBy, ...(task.person ? [task.person] : [])] : [];
    }
    case 'shift':
      return holdersOf(incident, what.role);
    case 'deadline':
      return holdersOf(incident, 'legal');
    case 'briefing':
      return holdersOf(incident, 'comms-lead');
    case 'no-commander':
    case 'decision':
    case 'next-check':
    case 'estimate':
    case 'phase':
    case 'escalation':
    case 'crisis':
    case 'item':
      return [];
  }
}

const holdersOf = (incident: Incident, role: string): readonly PersonRef[] =>
  (seatOf(incident, role)?.holders ?? []).map((one) => one.person);
