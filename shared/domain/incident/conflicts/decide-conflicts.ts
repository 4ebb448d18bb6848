import { clip, type FactId } from '../../stated';
import { MAX_REPLACES } from '../../view';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { IncidentFact } from '../facts';
import { MAX_TITLE_CHARACTERS } from '../header/decide-header';
import { decideRoles } from '../roles/decide-roles';
import { selectConflicts, type ConflictField } from './select-conflicts';

export type ConflictsCommand =
  /** The chosen value again, replacing every one that stands. */
  | { readonly kind: 'choose'; readonly field: ConflictField; readonly target?: string; readonly value: FactId }
  /** Words made of both titles. */
  | { readonly kind: 'merge-title'; readonly title: string };

export function decideConflicts(deciding: Deciding, command: ConflictsCommand): Decision {
  const conflicts = selectConflicts(deciding.incident);
  if (command.kind === 'merge-title') {
    const conflict = conflicts.find(({ field }) => field === 'title-set/1');
    const title = clip(command.title.trim(), MAX_TITLE_CHARACTERS);
    if (title === '') return refuse({ kind: 'empty-text' });
    return facts({ kind: 'title-set/1', title, replaces: lastOf(conflict?.all ?? []) });
  }
  const { field, target = '', value } = command;
  const conflict = conflicts.find((one) => one.field === field && one.target === target);
  const chosen = conflict?.values.find(({ id }) => id === value);
  if (!conflict || !chosen) return refuse({ kind: 'not-found', what: 'fact' });
  if (field === 'role-assigned/1') return decideRoles(deciding, { kind: 'keep-holder', assignment: value });
  return facts({ ...chosen.fact, replaces: lastOf(conflict.all) } as IncidentFact);
}

const lastOf = (all: readonly FactId[]): FactId[] => all.slice(-MAX_REPLACES);
