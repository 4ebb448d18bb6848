import * as v from 'valibot';
import type { Brand } from '../base/brand';

/** Names one fact for ever: hash of the op that made it, a dot, its index there. An entity has the id of the fact that made it. */
export type FactId = Brand<string, 'FactId'>;
export const factId = v.custom<FactId>((value) => typeof value === 'string' && /^[0-9a-f]{64}\.\d{1,3}$/.test(value));

/** A person as a fact names them: by id where the plan knows one, and always by the name shown then. */
export type PersonRef = { readonly id: string | null; readonly name: string };
export const personRef = v.object({ id: v.nullable(v.string()), name: v.pipe(v.string(), v.maxLength(200)) });

/** Who wrote a fact, and on which laptop (its three-letter code). */
export type Writer = { readonly id: string; readonly name: string; readonly device: string };

/** A fact with what its op says of it. */
export type Stated<F> = {
  readonly id: FactId;
  readonly fact: F;
  readonly by: Writer;
  /** Where it stands if no time is stated, ms since epoch. */
  readonly at: number;
  /** When it was written down by the writer's corrected clock, ms since epoch. */
  readonly recordedAt: number;
  /** Sorts facts the same way on every laptop; ties of `place` are broken by the id. */
  readonly place: string;
};

/** Negative if `a` comes before `b`. */
export function compareStated(a: Stated<unknown>, b: Stated<unknown>): number {
  if (a.place !== b.place) return a.place < b.place ? -1 : 1;
  return indexOf(a.id) - indexOf(b.id);
}

const indexOf = (id: FactId): number => Number(id.slice(65));
/** Whether the fact is the first its op made: the one that tells of the op in the timeline. */
export const isFirst = (id: FactId): boolean => id.endsWith('.0');
export const factIdOf = (hash: string, index: number): FactId => `${hash}.${String(index)}` as FactId;
