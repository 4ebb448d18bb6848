import { durationIn } from '../../../shared/domain/incident/timeline/line/duration';
import type { LineContext } from '../../../shared/domain/incident/timeline/line/reading';
import type { PersonRef } from '../../../shared/domain/stated';

/** Who is meant by a typed name: someone known, by name or its first letters, else the name alone. */
export function readPerson(typed: string, { people, me }: Pick<LineContext, 'people' | 'me'>): PersonRef {
  const name = typed.trim().replace(/^@/, '').replaceAll('.', ' ');
  const lower = name.toLowerCase();
  if (lower === 'me') return me;
  const exact = people.find((one) => one.name.toLowerCase() === lower);
  const near = people.filter((one) => one.name.toLowerCase().startsWith(lower) && lower !== '');
  const known = exact ?? (near.length === 1 ? near[0] : undefined);
  return known ? { id: known.id, name: known.name } : { id: null, name };
}

export type Assignment = {
  /** Null: nobody. */
  readonly person: PersonRef | null;
  /** When a report is due, ms since epoch; null: nothing was said of it. */
  readonly until: number | null;
};

/** "bob 10m": a name, then how long. Either may be missing. */
export function readAssignment(typed: string, context: LineContext): Assignment {
  const words = typed.trim().split(/\s+/);
  const ms = durationIn(words.at(-1) ?? '');
  const name = (ms === null ? words : words.slice(0, -1)).join(' ');
  return {
    person: name === '' ? null : readPerson(name, context),
    until: ms === null ? null : context.now + ms,
  };
}
