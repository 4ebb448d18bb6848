import * as v from 'valibot';
import { replaces } from '../../view';

/** Whether people without Holdfast are shown the incident's situation on a page of its own. */
export const publicFaceSet = v.object({ kind: v.literal('public-face-set/1'), on: v.boolean(), replaces });
