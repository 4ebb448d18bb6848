import { roleById } from '../../content/roles';
import { CHECKLISTS, FIRST_CHECKLIST_ID, SECOND_CHECKLIST_ID, suggestedLists } from '../../content/checklists';
import type { IncidentType } from '../../content/incident-types';
import type { FactId, PersonRef } from '../../stated';
import { addedOf, history, shown, standing } from '../../view';
import type { Incident, StatedFact } from '../incident';
import { selectStartedAt, selectType } from '../header/select-header';
import { isStopped } from '../comms/select-comms';
import type { ListedItem, Mark } from './facts';
import { seenAt } from './seen';

export type Item = Omit<ListedItem, 'owner'> & {
  readonly id: string;
  readonly owner: string | null;
  /** The owner role as a person reads it; '' if nobody owns it. */
  readonly ownerName: string;
  readonly person: PersonRef | null;
  readonly mark: Mark;
  readonly markedBy: StatedFact<'item-marked/1'> | undefined;
  /** Two laptops gave different answers and nobody has chosen. */
  readonly answers: readonly StatedFact<'item-marked/1'>[];
  /** Ms since epoch; null: no time was set, or it is over. */
  readonly dueAt: number | null;
  /** Since when the record shows it, though nobody has ticked it; null: it does not. */
  readonly seenAt: number | null;
};

export type List = {
  readonly id: FactId | 'ad-hoc';
  readonly template: string;
  readonly title: string;
  readonly items: readonly Item[];
  /** Done, or skipped with a reason: nothing left to do about them. */
  readonly settled: number;
};

const MINUTE_MS = 60_000;

/** Started lists in the order they were started, then what was made in the room. */
export function selectLists(incident: Incident): readonly List[] {
  const started = addedOf(incident, 'checklist-started/1').map((list) =>
    toList(
      list.id,
      list.fact.template,
      list.fact.title,
      list.fact.items.map((item) => {
        const made = toItem(incident, itemId(list.id, item.no), item, list.recordedAt);
        return isSettled(made) ? made : { ...made, seenAt: seenAt(incident, list.fact.template, item.no) };
      }),
    ),
  );
  const made = addedOf(incident, 'item-added/1').map((one, i) =>
    toItem(incident, one.id, adHocItem(one, i), one.recordedAt, one.fact.person),
  );
  return made.length > 0 ? [...started, toList('ad-hoc', '', '', made)] : started;
}

export const itemId = (list: FactId, no: string): string => `${list}/${no}`;

function toList(id: List['id'], template: string, title: string, items: readonly Item[]): List {
  return { id, template, title, items, settled: items.filter(isSettled).length };
}

export const isSettled = (item: Item): boolean => item.mark === 'done' || item.mark === 'skipped';

const adHocItem = (one: StatedFact<'item-added/1'>, index: number): ListedItem => ({
  no: String(index + 1),
  text: one.fact.text,
  owner: null,
  kind: 'do',
  danger: false,
  twoPerson: false,
  dueMinutes: null,
});

function toItem(
  incident: Incident,
  id: string,
  item: ListedItem,
  startedAt: number,
  made: PersonRef | null = null,
): Item {
  const marks = standing(incident, 'item-marked/1', id);
  const markedBy = marks.at(-1);
  const differ = new Set(marks.map((one) => one.fact.mark)).size > 1;
  const assigned = shown(incident, 'item-assigned/1', id);
  return {
    ...item,
    id,
    ownerName: item.owner === null ? '' : (roleById(item.owner)?.name ?? item.owner),
    person: assigned ? assigned.fact.person : made,
    mark: markedBy?.fact.mark ?? 'todo',
    markedBy,
    answers: differ ? marks : [],
    dueAt: item.dueMinutes === null || isStopped(incident) ? null : startedAt + item.dueMinutes * MINUTE_MS,
    seenAt: null,
  };
}

/** When an item was done: as stated, else when it was ticked. */
export const doneAt = (mark: StatedFact<'item-marked/1'>): number => mark.fact.happened?.at ?? mark.recordedAt;

export const itemHistory = (incident: Incident, id: string) => history(incident, 'item-marked/1', id);

/** Shipped lists that fit and are not yet open: by type, and the second quarter of an hour once it has come. */
export function selectSuggestedLists(incident: Incident, now: number) {
  const open = new Set(selectLists(incident).map((list) => list.template));
  const elapsed = now - selectStartedAt(incident);
  const fitting = suggestedLists(selectType(incident) as IncidentType);
  return CHECKLISTS.filter(
    ({ id }) =>
      !open.has(id) &&
      (fitting.includes(id) || id === FIRST_CHECKLIST_ID || (id === SECOND_CHECKLIST_ID && elapsed >= 15 * MINUTE_MS)),
  );
}
