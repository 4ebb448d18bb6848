import { checklistById } from '../../content/checklists';
import { clip, toMs, toPersonRef, type PersonRef } from '../../stated';
import { MAX_REPLACES, replacing } from '../../view';
import { facts, refuse, type Deciding, type Decision } from '../deciding';
import type { IncidentFact } from '../facts';
import type { Incident } from '../incident';
import type { Mark } from './facts';
import { selectLists, type Item } from './select-checklists';

export type ChecklistsCommand =
  | { readonly kind: 'start-checklist'; readonly template: string }
  | { readonly kind: 'add-item'; readonly text: string; readonly person: PersonRef | null }
  | {
      readonly kind: 'mark-item';
      readonly item: string;
      readonly mark: Mark;
      readonly reason: string;
      readonly second: PersonRef | null;
      readonly happened: { readonly at: number; readonly approximate: boolean } | null;
    }
  | { readonly kind: 'assign-item'; readonly item: string; readonly person: PersonRef | null };

export function decideChecklists({ incident }: Deciding, command: ChecklistsCommand): Decision {
  switch (command.kind) {
    case 'start-checklist':
      return startChecklist(incident, command.template);
    case 'add-item': {
      const text = command.text.trim();
      if (text === '') return refuse({ kind: 'empty-text' });
      return facts({
        kind: 'item-added/1',
        text: clip(text, 1_500),
        person: command.person && toPersonRef(command.person),
      });
    }
    case 'mark-item': {
      const item = itemOf(incident, command.item);
      return item ? markItem(incident, item, command) : refuse({ kind: 'not-found', what: 'item' });
    }
    case 'assign-item': {
      const item = itemOf(incident, command.item);
      if (!item) return refuse({ kind: 'not-found', what: 'item' });
      return facts({
        kind: 'item-assigned/1',
        item: item.id,
        text: item.text,
        person: command.person && toPersonRef(command.person),
        replaces: replacing(incident, 'item-assigned/1', item.id),
      });
    }
  }
}

const itemOf = (incident: Incident, id: string): Item | undefined =>
  selectLists(incident)
    .flatMap((list) => list.items)
    .find((item) => item.id === id);

function startChecklist(incident: Incident, id: string): Decision {
  const template = checklistById(id);
  if (!template) return refuse({ kind: 'not-found', what: 'list' });
  const open = selectLists(incident).find((list) => list.template === id);
  if (open) return refuse({ kind: 'already-open', title: open.title });
  return facts(checklistFact(id));
}

/** The list with all its words, so that the incident reads alone. */
export function checklistFact(id: string): IncidentFact {
  const template = checklistById(id);
  return {
    kind: 'checklist-started/1',
    template: id,
    title: template?.title ?? id,
    version: template?.version ?? 1,
    items: (template?.items ?? []).map((item) => ({ ...item })),
  };
}

/** What cannot be undone wants a second person, or a reason for going alone. */
function markItem(
  incident: Incident,
  item: Item,
  { mark, reason: typed, second, happened }: Extract<ChecklistsCommand, { kind: 'mark-item' }>,
): Decision {
  const reason = clip(typed.trim(), 1_500);
  if (item.mark === mark && item.answers.length === 0) return refuse({ kind: 'unchanged' });
  if (mark === 'skipped' && reason === '') return refuse({ kind: 'reason-needed', why: 'skip' });
  if (mark === 'blocked' && reason === '') return refuse({ kind: 'reason-needed', why: 'blocked' });
  if (mark === 'done' && (item.danger || item.twoPerson) && second === null && reason === '')
    return refuse({ kind: 'second-person-needed' });
  const answered =
    item.answers.length > 0
      ? item.answers.slice(-MAX_REPLACES).map((one) => one.id)
      : replacing(incident, 'item-marked/1', item.id);
  return facts({
    kind: 'item-marked/1',
    item: item.id,
    text: item.text,
    ownerName: item.ownerName,
    mark,
    reason,
    second: second && toPersonRef(second),
    happened: happened && { ...happened, at: toMs(happened.at) },
    replaces: answered,
  });
}
