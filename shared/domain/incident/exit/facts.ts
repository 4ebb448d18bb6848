import * as v from 'valibot';
import { factId } from '../../stated';
import { replaces } from '../../view';

const words = v.pipe(v.string(), v.minLength(1), v.maxLength(400));

/** What must be true before the incident counts as over. A criterion's id is this fact's; withdrawn, it is none any more. */
export const criterionAdded = v.object({ kind: v.literal('criterion-added/1'), text: words });
/** Somebody has seen that it is true, or that it is not any more. */
export const criterionMet = v.object({
  kind: v.literal('criterion-met/1'),
  criterion: factId,
  told: v.object({ text: words }),
  met: v.boolean(),
  replaces,
});
