import * as v from 'valibot';
import { replaces } from '../../view';

/** While it is on, nothing of the incident may be redacted or forgotten. */
export const legalHoldSet = v.object({ kind: v.literal('legal-hold-set/1'), on: v.boolean(), replaces });
