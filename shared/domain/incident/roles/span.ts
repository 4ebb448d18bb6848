import type { Incident } from '../incident';
import { selectOrgTree } from './org-tree';
import { personKey, selectCommander } from './select-roles';

/** More than this nobody can lead. */
export const MOST_REPORTS = 7;

/**
 * How many people answer to the commander directly: in seats nobody else leads, or with an order and no seat at all.
 * Observers do not.
 */
export function selectSpan(incident: Incident): number {
  const commander = selectCommander(incident);
  if (!commander) return 0;
  const { branches, ordered } = selectOrgTree(incident);
  const direct = branches.flatMap(({ seat }) => seat.holders.map(({ person }) => person));
  const keys = new Set([...direct, ...ordered].map(personKey));
  keys.delete(personKey(commander.person));
  return keys.size;
}
