import * as v from 'valibot';
import { factId, ms } from '../../stated';
import { replaces } from '../../view';

const words = v.pipe(v.string(), v.maxLength(1_500));
const minutes = v.pipe(v.number(), v.minValue(1), v.maxValue(10_080));

/** Lower bound: may send. Upper bound: due. As needed: no timer. */
export const cadence = v.union([
  v.object({ mayMinutes: minutes, dueMinutes: minutes }),
  v.object({ asNeeded: v.literal(true) }),
]);
export type Cadence = v.InferOutput<typeof cadence>;
const perSeverity = <S extends v.GenericSchema>(value: S) =>
  v.object({ 1: v.optional(value), 2: v.optional(value), 3: v.optional(value), 4: v.optional(value) });

/** One row of the communication matrix, as it stood when the incident took it over. */
export const audience = v.object({
  id: words,
  name: words,
  frequency: words,
  cadence,
  cadenceBySeverity: perSeverity(cadence),
  firstDueMinutes: perSeverity(minutes),
  channels: v.array(words),
  fallbacks: v.array(words),
  level: words,
  ownerRole: words,
  approverRole: words,
  on: v.boolean(),
});
export type ListedAudience = v.InferOutput<typeof audience>;

export const audiencesListed = v.object({ kind: v.literal('audiences-listed/1'), audiences: v.array(audience) });
export const audienceSwitched = v.object({
  kind: v.literal('audience-switched/1'),
  audience: words,
  name: words,
  on: v.boolean(),
  replaces,
});
const audienceWords = {
  channels: v.array(words),
  /** In the order to try when the channels are down. */
  fallbacks: v.array(words),
  level: words,
  ownerRole: words,
};
/** How often an audience is told, by what means, how deep and by whom: all of it as last said. */
export const audienceSet = v.object({
  kind: v.literal('audience-set/1'),
  audience: words,
  /** Of an audience that was added here, what it is called from now on; a listed one keeps its name. */
  name: words,
  /** By hand: at every severity, and over every preset. Null: as the matrix has it, or as it was added. */
  cadence: v.nullable(cadence),
  ...audienceWords,
  replaces,
});
/** An audience of this room's own, told from now on. Its id is this fact's; withdrawn, it is none any more. */
export const audienceAdded = v.object({
  kind: v.literal('audience-added/1'),
  name: words,
  cadence,
  ...audienceWords,
});
const address = v.pipe(v.string(), v.minLength(1), v.maxLength(254));
export const MAX_ADDRESSES = 200;
const addresses = v.pipe(v.array(address), v.maxLength(MAX_ADDRESSES));
/** Where an audience is reached, who speaks to it and which role approves its words: all of it as last said. */
export const audienceReached = v.object({
  kind: v.literal('audience-reached/1'),
  audience: words,
  name: words,
  /** As typed, whatever they look like. */
  mail: addresses,
  phones: addresses,
  spokesperson: v.pipe(v.string(), v.maxLength(200)),
  /** A role by its id; null: whoever is there. */
  approver: v.nullable(words),
  replaces,
});
export const updateSent = v.object({
  kind: v.literal('update-sent/1'),
  audience: words,
  name: words,
  channels: v.pipe(v.array(words), v.minLength(1)),
  /** When it really went out, if not just now. The next one is counted from there. */
  happened: v.nullable(v.object({ at: ms, approximate: v.boolean() })),
  said: v.pipe(v.string(), v.maxLength(4_000)),
  /** Whose words these were, where they were drafted and approved here. */
  message: v.optional(factId),
});
export const updateSnoozed = v.object({
  kind: v.literal('update-snoozed/1'),
  audience: words,
  name: words,
  until: ms,
  reason: words,
});
/** "Next update at 07:00", as told to the audience. Null: the cadence counts again. */
export const updatePromised = v.object({
  kind: v.literal('update-promised/1'),
  audience: words,
  name: words,
  at: v.nullable(ms),
  replaces,
});
