import * as v from 'valibot';

/**
 * The body of an op is destroyed wherever this is read; the record sees to that. `blanked`: what stands in the place of
 * facts that lost their words, by their index in the op.
 */
export const opRedacted = v.object({
  kind: v.literal('op-redacted/1'),
  op: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  reason: v.pipe(v.string(), v.maxLength(1_000)),
  blanked: v.pipe(
    v.array(v.tuple([v.pipe(v.number(), v.safeInteger(), v.minValue(0)), v.unknown()])),
    v.maxLength(256),
  ),
});
