import * as v from 'valibot';
import { replaces } from '../../view';

/** Somebody said that the others come first, or that this one counts again. `severity`: as its author was shown it. */
export const setAside = v.object({
  kind: v.literal('set-aside/1'),
  on: v.boolean(),
  severity: v.picklist([1, 2, 3, 4]),
  reason: v.pipe(v.string(), v.maxLength(1_500)),
  replaces,
});
