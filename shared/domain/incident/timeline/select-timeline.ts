import type { FactId } from '../../stated';
import { selectBriefings } from '../briefings/select-briefings';
import { isWithdrawn, shown } from '../../view';
import type { Incident, IncidentLine } from '../incident';
import { allLines, linesBetween } from './lines';

/** What the list shows. `all` counts every row; `logged` leaves out what the other panes tell of themselves. */
export type TimelineFilter = 'all' | 'logged' | 'decision' | 'action' | 'question' | 'key';
export const TIMELINE_FILTERS: readonly TimelineFilter[] = ['all', 'logged', 'decision', 'action', 'question', 'key'];

const passes = (incident: Incident, { stated }: IncidentLine, filter: TimelineFilter): boolean => {
  const { fact, id } = stated;
  switch (filter) {
    case 'all':
      return true;
    case 'key':
      return incident.starred.has(id);
    case 'logged':
      return fact.kind === 'entry-added/1';
    case 'decision':
      return fact.kind === 'decision-made/1' || (fact.kind === 'entry-added/1' && fact.entry === 'decision');
    case 'action':
      return fact.kind === 'entry-added/1' && fact.entry === 'action';
    case 'question':
      return fact.kind === 'question-asked/1' || (fact.kind === 'entry-added/1' && fact.entry === 'question');
  }
};

/** Rows that pass the filter and hold the words, in order; null when that is all of them, so that nothing is copied. */
export function filterLines(incident: Incident, filter: TimelineFilter, words: string): readonly IncidentLine[] | null {
  const asked = words.trim().toLowerCase();
  if (filter === 'all' && asked === '') return null;
  return allLines(incident.lines).filter(
    (line) => passes(incident, line, filter) && (asked === '' || textOf(incident, line).includes(asked)),
  );
}

function textOf(incident: Incident, { stated }: IncidentLine): string {
  const { fact, by, id } = stated;
  if (fact.kind !== 'entry-added/1') return JSON.stringify(fact).toLowerCase();
  const text = shown(incident, 'entry-corrected/1', id)?.fact.text ?? fact.text;
  return `${text} ${by.name} ${fact.owner?.name ?? ''} ${fact.tags.join(' ')} ${fact.blobs.map((file) => file.name).join(' ')}`.toLowerCase();
}

/** How many rows pass a filter. Chunks never change, so each is counted once: a line more costs one chunk, not all. */
export function countLines(incident: Incident, filter: TimelineFilter): number {
  if (filter === 'all') return incident.lines.size;
  if (filter === 'key') return incident.starred.size;
  return incident.lines.chunks.reduce((sum, chunk) => sum + countChunk(incident, chunk, filter), 0);
}

type Chunk = readonly IncidentLine[];
type Counted = Exclude<TimelineFilter, 'all' | 'key'>;
const countsByChunk = new WeakMap<Chunk, Map<Counted, number>>();

function countChunk(incident: Incident, chunk: Chunk, filter: Counted): number {
  const counts = countsByChunk.get(chunk) ?? new Map<Counted, number>();
  countsByChunk.set(chunk, counts);
  const known = counts.get(filter);
  if (known !== undefined) return known;
  const count = chunk.filter((line) => passes(incident, line, filter)).length;
  counts.set(filter, count);
  return count;
}

export type OpenQuestion = { readonly id: FactId; readonly text: string; readonly askedOf: string | null };

/** Questions nobody has answered yet, newest first: those of briefings, whoever owes them, and those of the log. */
export const selectOpenQuestions = (incident: Incident): readonly OpenQuestion[] => [
  ...askedInBriefings(incident),
  ...askedInLog(incident),
];

const askedInBriefings = (incident: Incident): readonly OpenQuestion[] =>
  selectBriefings(incident)
    .flatMap(({ questions, withWhom }) =>
      questions
        .filter(({ state }) => state !== 'answered')
        .map(({ id, text, owed }) => ({ id, text, askedOf: owed?.person?.name ?? withWhom })),
    )
    .reverse();

function askedInLog(incident: Incident): readonly OpenQuestion[] {
  const recent = linesBetween(incident.lines, incident.lines.size - LOOKED_AT, incident.lines.size);
  const answered = new Set(
    recent.flatMap(({ stated: { id, fact } }) =>
      fact.kind === 'entry-added/1' && fact.replyTo && !isWithdrawn(incident, id) ? [fact.replyTo] : [],
    ),
  );
  return recent
    .flatMap(({ stated: { id, fact } }) => {
      const isOpen =
        fact.kind === 'entry-added/1' && fact.entry === 'question' && !answered.has(id) && !isWithdrawn(incident, id);
      if (!isOpen) return [];
      return [
        {
          id,
          text: shown(incident, 'entry-corrected/1', id)?.fact.text ?? fact.text,
          askedOf: fact.owner?.name ?? null,
        },
      ];
    })
    .reverse();
}

// A question that a thousand lines have passed by is found with the filter.
const LOOKED_AT = 1_000;
