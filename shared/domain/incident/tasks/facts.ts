import * as v from 'valibot';
import { factId, ms, personRef } from '../../stated';
import { replaces } from '../../view';

const words = v.pipe(v.string(), v.maxLength(1_500));

export const TASK_MARKS = ['given', 'acknowledged', 'done', 'dropped'] as const;
export type TaskMark = (typeof TASK_MARKS)[number];

/** A task is an action of the timeline: `task` is that line. `told`: its words and whose it was, as they stood then. */
const ofTask = { task: factId, told: v.object({ text: words, person: v.nullable(personRef) }) };

export const taskMarked = v.object({
  kind: v.literal('task-marked/1'),
  ...ofTask,
  mark: v.picklist(TASK_MARKS),
  reason: words,
  happened: v.nullable(v.object({ at: ms, approximate: v.boolean() })),
  replaces,
});
/** Given to another, or to nobody. */
export const taskAssigned = v.object({
  kind: v.literal('task-assigned/1'),
  ...ofTask,
  person: v.nullable(personRef),
  replaces,
});
/** When a report is due now. Null: no timebox any more. */
export const taskTimed = v.object({
  kind: v.literal('task-timed/1'),
  ...ofTask,
  at: v.nullable(ms),
  reason: words,
  replaces,
});
/** Conditions, actions, needs: PagerDuty's CAN report. The timebox is met by it. */
export const taskReported = v.object({
  kind: v.literal('task-reported/1'),
  ...ofTask,
  conditions: words,
  actions: words,
  needs: words,
});
/** Somebody asked how far it is. */
export const taskAsked = v.object({ kind: v.literal('task-asked/1'), ...ofTask });
