import * as v from 'valibot';
import type { Brand } from '../base/brand';

/** Names one fact for ever: hash of the op that made it, a dot, its index there. An entity has the id of the fact that made it. */
export type FactId = Brand<string, 'FactId'>;
export const factId = v.custom<FactId>((value) => typeof value === 'string' && /^[0-9a-f]{64}\.\d{1,3}$/.test(value));

/** The furthest a Date goes to either side of 1970, in ms. */
const MAX_MS = 8.64e15;
/** A moment as facts state it: whole ms since epoch, within what a calendar can show. */
export const ms = v.pipe(v.number(), v.safeInteger(), v.minValue(-MAX_MS), v.maxValue(MAX_MS));
/** The nearest such moment. Plus zero: minus zero does not survive being written down. */
export const toMs = (at: number): number => Math.max(-MAX_MS, Math.min(MAX_MS, Math.round(at))) + 0;

/** The text cut to what a fact may hold, never through the middle of a letter. */
export function clip(text: string, limit: number): string {
  const cut = text.slice(0, limit);
  return text.length > limit && /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** A person as a fact names them: by id where the plan knows one, and always by the name shown then. */
export type PersonRef = { readonly id: string | null; readonly name: string };
export const personRef = v.object({ id: v.nullable(v.string()), name: v.pipe(v.string(), v.maxLength(200)) });

export const toPersonRef = ({ id, name }: PersonRef): PersonRef => ({ id, name: clip(name.trim(), 200) });

/** Who wrote a fact, and on which laptop (its three-letter code). */
export type Writer = { readonly id: string; readonly name: string; readonly device: string };

/** Who had a fact's words destroyed, when (ms since epoch) and why. */
export type Lost = { readonly by: Writer; readonly at: number; readonly reason: string };

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
  /** Only where its words were redacted: the fact says no more than what others hang on. */
  readonly lost?: Lost;
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
