import * as v from 'valibot';

const port = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(65_535));

/** What a hub says to whoever started its process: that it listens, or why it does not. `pin`: its key's hash, in hex. */
export const hubWord = v.variant('kind', [
  v.object({ kind: v.literal('served'), port, pin: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), id: v.string() }),
  v.object({
    kind: v.literal('not-served'),
    why: v.picklist(['port-in-use', 'no-address', 'no-permission', 'read-only', 'full', 'in-use', 'broken']),
  }),
]);

export type HubWord = v.InferOutput<typeof hubWord>;
export type Served = Extract<HubWord, { kind: 'served' }>;
export type NotServed = Extract<HubWord, { kind: 'not-served' }>['why'];
