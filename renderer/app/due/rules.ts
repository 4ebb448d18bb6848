import type { Incident } from '../../../shared/domain/incident/incident';
import { followUps } from '../../../shared/domain/plan/follow-ups';
import { selectRules, type Plan } from '../../../shared/domain/plan/plan';
import type { FactId } from '../../../shared/domain/stated';
import { newClientId } from '../client-id';
import type { Room } from '../room';

/**
 * Does what this room's rules ask for after a command of this laptop has moved the incident on from `before`. Returns
 * the facts that were written. What a rule asks for and is so already, or cannot be, is left out.
 */
export async function obeyRules(plan: Plan, { replica }: Room, before: Incident): Promise<readonly FactId[]> {
  const written: FactId[] = [];
  for (const command of followUps(selectRules(plan), before, replica.folded().view)) {
    const done = await replica.commit(command, newClientId());
    if (done.ok) written.push(...done.value.facts);
  }
  return written;
}
