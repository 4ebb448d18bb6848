import * as v from 'valibot';
import { ms, personRef } from '../../stated';
import { replaces } from '../../view';

const words = v.pipe(v.string(), v.maxLength(1_500));

export const MARKS = ['todo', 'doing', 'done', 'skipped', 'blocked'] as const;
export type Mark = (typeof MARKS)[number];

/** An item as the list carried it. `no` is its number as printed, such as "6b". */
export const listedItem = v.object({
  no: v.pipe(v.string(), v.maxLength(8)),
  text: words,
  owner: v.nullable(words),
  kind: v.picklist(['do', 'verify', 'decide', 'notify', 'evidence']),
  danger: v.boolean(),
  twoPerson: v.boolean(),
  dueMinutes: v.nullable(v.pipe(v.number(), v.finite())),
});
export type ListedItem = v.InferOutput<typeof listedItem>;

export const checklistStarted = v.object({
  kind: v.literal('checklist-started/1'),
  template: words,
  title: words,
  version: v.pipe(v.number(), v.finite()),
  items: v.pipe(v.array(listedItem), v.maxLength(200)),
});
/** An item made in the room. Its id is this fact's id. */
export const itemAdded = v.object({
  kind: v.literal('item-added/1'),
  text: v.pipe(words, v.minLength(1)),
  person: v.nullable(personRef),
});
/** `item`: `<list's fact id>/<no>`, or the id of an item made in the room. */
export const itemMarked = v.object({
  kind: v.literal('item-marked/1'),
  item: words,
  text: words,
  ownerName: words,
  mark: v.picklist(MARKS),
  reason: words,
  /** Who stood beside it, where the item cannot be undone. */
  second: v.nullable(personRef),
  happened: v.nullable(v.object({ at: ms, approximate: v.boolean() })),
  replaces,
});
export const itemAssigned = v.object({
  kind: v.literal('item-assigned/1'),
  item: words,
  text: words,
  person: v.nullable(personRef),
  replaces,
});
