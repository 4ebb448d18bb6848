import * as v from 'valibot';

const laptop = v.object({ name: v.pipe(v.string(), v.maxLength(200)), code: v.pipe(v.string(), v.maxLength(200)) });

/**
 * Who may read the incident from here on: laptops by their public keys, null for everyone in the room. The record seals
 * by it; `people` says whose they are, as known then.
 */
export const accessSet = v.object({
  kind: v.literal('access-set/1'),
  devices: v.nullable(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))), v.minLength(1), v.maxLength(128))),
  people: v.pipe(v.array(laptop), v.maxLength(128)),
});
export type AccessSet = v.InferOutput<typeof accessSet>;
