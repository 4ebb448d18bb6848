import type { FactId, Lost, Stated, Writer } from '../stated';
import type { Withdrawn } from '../view';
import type { IncidentFact } from './facts';
import type { Incident, SeenWriter } from './incident';
import { allLines, editLines, noLines, type Line } from './timeline/lines';

/**
 * A row, its times as steps from the one before: shown, stands, recorded; number of the writer; id; place; fact; who had
 * its words destroyed. A place ends in the hash its id begins with, which is left out.
 */
type FrozenLine = readonly [
  time: number,
  at: number,
  recordedAt: number,
  by: number,
  id: FactId,
  place: string,
  fact: IncidentFact,
  lost?: Lost,
];

/** Hex letters of an op's hash: an id begins with it, a place ends with it. */
const HASH_LENGTH = 64;

type Frozen = {
  readonly by: readonly Writer[];
  readonly lines: readonly FrozenLine[];
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
  const numbersByWriter = new Map<string, number>();
  const numberOf = (by: Writer): number => {
    const text = JSON.stringify(by);
    const number = numbersByWriter.get(text) ?? numbersByWriter.size;
    numbersByWriter.set(text, number);
    return number;
  };
  const lines = allLines(incident.lines).map((line) => freezeLine(line, numberOf));
  return JSON.stringify({
    by: [...numbersByWriter.keys()].map((text) => JSON.parse(text) as Writer),
    lines,
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
    for (const line of frozen.lines) edit.put(thawLine(line, frozen.by));
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

function freezeLine({ time, stated }: Line<IncidentFact>, numberOf: (by: Writer) => number): FrozenLine {
  const { id, fact, by, at, recordedAt, place, lost } = stated;
  const row = [time, at - time, recordedAt - at, numberOf(by), id, place.slice(0, -HASH_LENGTH), fact] as const;
  return lost ? [...row, lost] : row;
}

function thawLine(
  [time, at, recordedAt, by, id, place, fact, lost]: FrozenLine,
  writers: readonly Writer[],
): Line<IncidentFact> {
  const writer = writers[by];
  if (!writer) throw new Error('not a snapshot');
  const stated = { id, fact, by: writer, at: time + at, recordedAt: time + at + recordedAt };
  return { time, stated: { ...stated, place: place + id.slice(0, HASH_LENGTH), ...(lost && { lost }) } };
}

const byId = <F>(facts: readonly Stated<F>[]): ReadonlyMap<FactId, Stated<F>> =>
  new Map(facts.map((one) => [one.id, one]));
