import { addedOf } from '../../view';
import { selectAccess } from '../access/select-access';
import { isClosed, selectStartedAt, selectSystems, selectType } from '../header/select-header';
import type { Incident } from '../incident';

/** Books of the incidents whose lines are shown here too. */
export const selectTakenIn = (incident: Incident): readonly string[] => [
  ...new Set(addedOf(incident, 'incident-taken-in/1').map(({ fact }) => fact.book)),
];

/** The book in which this incident is carried on; null if it is itself. */
export const selectMergedInto = (incident: Incident): string | null =>
  addedOf(incident, 'incident-merged/1').at(-1)?.fact.book ?? null;

export type Known = { readonly book: string; readonly incident: Incident };
/** Two incidents that may be one. `kept`: the one that began first. */
export type Suspicion = { readonly kept: Known; readonly other: Known; readonly system: string | null };

const NEAR_MS = 30 * 60_000;

/**
 * Live incidents declared on two laptops within half an hour, about one system or of one type. Only where the same may
 * read both: whatever is answered is written into one of them, and names the other.
 */
export function suspectDuplicates(known: readonly Known[]): readonly Suspicion[] {
  const live = known
    .filter(({ incident }) => !isClosed(incident) && selectMergedInto(incident) === null)
    .sort((a, b) => selectStartedAt(a.incident) - selectStartedAt(b.incident));
  return live.flatMap((kept, i) => live.slice(i + 1).flatMap((other) => suspicion(kept, other)));
}

function suspicion(kept: Known, other: Known): Suspicion[] {
  const isNear = selectStartedAt(other.incident) - selectStartedAt(kept.incident) <= NEAR_MS;
  if (!isNear || deviceOf(kept) === deviceOf(other) || isDecided(kept, other) || isDecided(other, kept)) return [];
  if (readersOf(kept) !== readersOf(other)) return [];
  const systems = new Set(selectSystems(other.incident).map(({ system }) => system));
  const shared = selectSystems(kept.incident).find(({ system }) => systems.has(system));
  const type = selectType(kept.incident);
  const isSameType = type !== 'unknown' && type === selectType(other.incident);
  return shared || isSameType ? [{ kept, other, system: shared?.name ?? null }] : [];
}

const deviceOf = ({ incident }: Known) => addedOf(incident, 'incident-declared/1').at(0)?.by.device;

const readersOf = ({ incident }: Known): string => String(selectAccess(incident)?.devices ?? 'everyone');

const isDecided = ({ incident }: Known, { book }: Known): boolean =>
  [...addedOf(incident, 'incident-told-apart/1'), ...addedOf(incident, 'incident-taken-in/1')].some(
    ({ fact }) => fact.book === book,
  );
