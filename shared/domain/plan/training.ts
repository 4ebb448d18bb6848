import * as v from 'valibot';
import { factId, type FactId } from '../stated';

/** Looked on; was taught; has done it in a drill. */
export const TRAINED_HOW = ['shadowed', 'trained', 'drilled'] as const;
export type TrainedHow = (typeof TRAINED_HOW)[number];

/**
 * Somebody learned a role. `at`: the day, as ms since epoch at noon UTC, so that it is the same day in nearly every
 * zone. Later training stands beside earlier; what was recorded by mistake is withdrawn.
 */
export const trainingRecorded = v.object({
  kind: v.literal('training-recorded/1'),
  person: factId,
  role: v.pipe(v.string(), v.minLength(1), v.maxLength(400)),
  how: v.picklist(TRAINED_HOW),
  at: v.pipe(v.number(), v.safeInteger()),
});

export type Training = Omit<v.InferOutput<typeof trainingRecorded>, 'kind'> & { readonly id: FactId };

const YEAR_MS = 365 * 86_400_000;

/** What was learned more than a year ago may be forgotten. */
export const isOldTraining = ({ at }: Training, now: number): boolean => now - at > YEAR_MS;

/** Looking on does not make anybody ready. */
export const makesReady = ({ how }: Training): boolean => how !== 'shadowed';
