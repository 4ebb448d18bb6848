import { selectConflicts } from '../../../shared/domain/incident/conflicts/select-conflicts';
import type { IncidentCommand } from '../../../shared/domain/incident/decide';
import type { Incident } from '../../../shared/domain/incident/incident';
import { selectLists } from '../../../shared/domain/incident/checklists/select-checklists';
import { allLines } from '../../../shared/domain/incident/timeline/lines';
import type { FactId } from '../../../shared/domain/stated';
import type { Dice } from './dice';

const WORDS = [
  'api down',
  'db failover',
  'rolled back',
  'cache cold',
  'dns?',
  'on it',
  'paged ops',
  'étage 3 ✓',
] as const;

export const words = (dice: Dice) => `${dice.pick(WORDS)} ${String(dice.below(1_000))}`;

/** What somebody in the room could ask for now: mostly a line, often a value that others set as well. */
export function wish(incident: Incident, dice: Dice): IncidentCommand {
  const lines = allLines(incident.lines);
  const entry = dice.any(lines.filter(({ stated }) => stated.fact.kind === 'entry-added/1'))?.stated.id;
  const rare = dice.below(10);
  if (rare < 4) return line(dice);
  if (rare < 8) return value(incident, dice);
  const asked = (entry && onEntry(entry, dice)) ?? line(dice);
  // Rolls of its own: which lines go changes nothing in a world until one does.
  return entry && rare > 7 && dice.another(entry).chance(0.5)
    ? { kind: 'redact', line: entry, reason: 'a name' }
    : asked;
}

function line(dice: Dice): IncidentCommand {
  const text = words(dice);
  const plain = { happened: null, saidFor: null, owner: null, mentions: [], tags: [], timeboxMs: null, replyTo: null };
  const entry = { ...plain, entry: 'note', text, typed: text, star: false, piece: null, source: 'typed' } as const;
  return { kind: 'add-entries', entries: [{ ...entry, blobs: [] }] };
}

function value(incident: Incident, dice: Dice): IncidentCommand {
  const conflict = dice.any(selectConflicts(incident));
  const chosen = conflict && dice.any(conflict.values);
  if (conflict && chosen && dice.chance(0.3))
    return { kind: 'choose', field: conflict.field, target: conflict.target, value: chosen.id };
  const item = dice.any(selectLists(incident).flatMap((list) => list.items));
  const wishes: readonly [IncidentCommand, ...IncidentCommand[]] = [
    { kind: 'set-title', title: words(dice) },
    { kind: 'set-severity', severity: dice.pick([1, 2, 3, 4]), reason: words(dice) },
    { kind: 'set-situation', text: words(dice) },
    { kind: 'set-system', name: dice.pick(['DB', 'Web']), state: dice.pick(['down', 'degraded', 'restored']) },
    { kind: 'set-phase', phase: dice.pick(['detection', 'investigation', 'triage']), reason: words(dice) },
    { kind: 'add-item', text: words(dice), person: null },
    ...(item ? [mark(item.id, dice)] : []),
  ];
  return dice.pick(wishes);
}

const mark = (item: string, dice: Dice): IncidentCommand => ({
  kind: 'mark-item',
  item,
  mark: dice.pick(['done', 'skipped', 'doing']),
  reason: words(dice),
  second: { id: null, name: 'Bo' },
  happened: null,
});

const onEntry = (entry: FactId, dice: Dice): IncidentCommand =>
  dice.pick<IncidentCommand>([
    { kind: 'correct-entry', entry, text: words(dice) },
    { kind: 'star-entry', entry, on: dice.chance(0.5) },
    { kind: 'retract-entry', entry, reason: words(dice) },
  ]);
