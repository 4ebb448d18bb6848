import * as v from 'valibot';

export const MOST_AT_ONCE = 9_999;

/** People said that it does not work for them. `count`: how many said so, since somebody last wrote down how many. */
export const reportsCounted = v.object({
  kind: v.literal('reports-counted/1'),
  /** How they said it: the service desk, a phone, the corridor. */
  channel: v.pipe(v.string(), v.maxLength(200)),
  count: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MOST_AT_ONCE)),
  symptom: v.pipe(v.string(), v.maxLength(1_500)),
  place: v.pipe(v.string(), v.maxLength(200)),
});
