import * as v from 'valibot';
import { factId, ms } from '../../stated';
import { replaces } from '../../view';

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const words = v.pipe(v.string(), v.maxLength(1_500));
const told = v.object({ text: name });

/** Somebody outside must hear by a time that is not ours to move: a law, a contract, an insurer. Its id is this fact's. */
export const deadlineStarted = v.object({
  kind: v.literal('deadline-started/1'),
  /** Of the table of duties; '' for one that is not in it. */
  duty: v.pipe(v.string(), v.maxLength(40)),
  name,
  /** When what starts the clock happened. */
  from: ms,
  dueAt: ms,
  /** What it was started on: who decided, what was known. */
  basis: words,
});

/** It was reckoned wrong, or more time was given. */
export const deadlineMoved = v.object({
  kind: v.literal('deadline-moved/1'),
  deadline: factId,
  told,
  dueAt: ms,
  reason: words,
  replaces,
});

export const DEADLINE_OUTCOMES = ['met', 'not-needed', 'open'] as const;
export type DeadlineOutcome = (typeof DEADLINE_OUTCOMES)[number];

/** How it ended: they were told at `at`, or it turned out not to apply. `open`: it runs again. */
export const deadlineSettled = v.object({
  kind: v.literal('deadline-settled/1'),
  deadline: factId,
  told,
  outcome: v.picklist(DEADLINE_OUTCOMES),
  at: ms,
  words,
  replaces,
});
