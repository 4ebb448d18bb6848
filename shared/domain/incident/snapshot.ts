import type { FactId, Stated } from '../stated';
import type { Withdrawn } from '../view';
import type { IncidentFact } from './facts';
import type { Incident, SeenWriter } from './incident';
import { allLines, editLines, noLines, type Line } from './timeline/lines';

type Frozen = {
  readonly lines: readonly Line<IncidentFact>[];
  readonly singles: readonly (readonly [string, readonly Stated<IncidentFact>[], readonly FactId[]])[];
  readonly added: readonly (readonly [string, readonly Stated<IncidentFact>[]])[];
  readonly withdrawals: readonly (readonly [FactId, readonly Stated<Withdrawn>[]])[];
  readonly strange: readonly FactId[];
  readonly starred: readonly FactId[];
  readonly writers: readonly (readonly [string, SeenWriter])[];
};

/** The view as a text that `thaw` makes the same view of. Only ever read by the version that wrote it. */
export function freeze(incident: Incident): string {
  const { singles, added, withdrawals, strange, starred, writers } = incident;
  return JSON.stringify({
    lines: allLines(incident.lines),
    singles: [...singles].map(([key, { all, replaced }]) => [key, [...all.values()], [...replaced]]),
    added: [...added].map(([kind, facts]) => [kind, [...facts.values()]]),
    withdrawals: [...withdrawals],
    strange: [...strange],
    starred: [...starred],
    writers: [...writers],
  } satisfies Frozen);
}

/** The view back; null if the text was cut or is not one. It was written by us and is only a cache, so its shape is trusted. */
export function thaw(text: string): Incident | null {
  try {
    const frozen = JSON.parse(text) as Frozen;
    const edit = editLines<IncidentFact>(noLines);
    for (const line of frozen.lines) edit.put(line);
    return {
      lines: edit.done(),
      singles: new Map(
        frozen.singles.map(([key, all, replaced]) => [key, { all: byId(all), replaced: new Set(replaced) }]),
      ),
      added: new Map(frozen.added.map(([kind, facts]) => [kind, byId(facts)])),
      withdrawals: new Map(frozen.withdrawals),
      strange: new Set(frozen.strange),
      starred: new Set(frozen.starred),
      writers: new Map(frozen.writers),
    };
  } catch {
    return null;
  }
}

const byId = <F>(facts: readonly Stated<F>[]): ReadonlyMap<FactId, Stated<F>> =>
  new Map(facts.map((one) => [one.id, one]));
