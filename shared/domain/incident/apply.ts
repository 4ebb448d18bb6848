import { compareStated, isFirst, type FactId, type Stated } from '../stated';
import { addFact, addSingle, addWithdrawal, draftOf, singleKey, type Draft, type Replacing } from '../view';
import { attendanceKey } from './briefings/select-briefings';
import { briefKey } from './hand-over/select-hand-over';
import type { IncidentFact, IncidentFactKind, IncidentFactOf } from './facts';
import type { Incident } from './incident';
import { editLines, type LinesEdit } from './timeline/lines';

/**
 * What a fact of each kind does to the view. `single`: one value, of which the unreplaced stand. `tells`: it has a row
 * in the timeline if it is the first fact of its op. `entry`: lives in the timeline alone, for there are many. A missing kind is a compile error.
 */
type Effect<F> =
  | { readonly as: 'single'; readonly target: (fact: F) => string; readonly tells: boolean }
  | { readonly as: 'added'; readonly tells: boolean }
  | { readonly as: 'entry' }
  | { readonly as: 'withdrawal' };

const value = { as: 'single', target: () => '', tells: true } as const;
const ofEntry = { as: 'single', target: (fact: { entry: FactId }) => fact.entry, tells: false } as const;
const ofAudience = { as: 'single', target: (fact: { audience: string }) => fact.audience, tells: true } as const;
const ofItem = { as: 'single', target: (fact: { item: string }) => fact.item, tells: true } as const;
const ofTask = { as: 'single', target: (fact: { task: FactId }) => fact.task, tells: true } as const;
const ofDeadline = { as: 'single', target: (fact: { deadline: FactId }) => fact.deadline, tells: true } as const;
const ofMessage = { as: 'single', target: (fact: { message: FactId }) => fact.message, tells: false } as const;
const added = { as: 'added', tells: true } as const;

const effects: { readonly [K in IncidentFactKind]: Effect<IncidentFactOf<K>> } = {
  'incident-declared/1': added,
  'title-set/1': value,
  'type-set/1': value,
  'severity-set/1': value,
  'impact-set/1': value,
  'phase-set/1': value,
  'stamp-set/1': { as: 'single', target: (fact) => fact.stamp, tells: true },
  'situation-set/1': value,
  'bridge-set/1': value,
  'eta-set/1': value,
  'objective-set/1': value,
  'next-check-set/1': value,
  'detected-by-set/1': value,
  'system-set/1': { as: 'single', target: (fact) => fact.system, tells: true },
  'entry-added/1': { as: 'entry' },
  'entry-corrected/1': ofEntry,
  'entry-retimed/1': ofEntry,
  'entry-starred/1': ofEntry,
  'entry-privileged/1': ofEntry,
  'role-assigned/1': added,
  'role-accepted/1': added,
  'role-vacated/1': added,
  'audiences-listed/1': { as: 'added', tells: false },
  'audience-switched/1': ofAudience,
  'audience-set/1': ofAudience,
  'audience-added/1': added,
  'update-sent/1': added,
  'update-snoozed/1': added,
  'update-promised/1': ofAudience,
  'checklist-started/1': added,
  'item-added/1': added,
  'item-marked/1': ofItem,
  'item-assigned/1': ofItem,
  'task-marked/1': ofTask,
  'task-assigned/1': ofTask,
  'task-timed/1': ofTask,
  'task-reported/1': added,
  'task-asked/1': added,
  'escalated/1': added,
  'escalation-taken/1': added,
  'contact-tried/1': added,
  'decision-proposed/1': added,
  'decision-polled/1': added,
  'decision-made/1': { as: 'single', target: (fact) => fact.decision, tells: true },
  'word-set/1': { as: 'single', target: (fact) => fact.word, tells: true },
  'message-drafted/1': { as: 'added', tells: false },
  'message-worded/1': ofMessage,
  'message-next-set/1': ofMessage,
  'approval-asked/1': added,
  'message-approved/1': added,
  'delivery-logged/1': added,
  'feedback-logged/1': added,
  'channels-set/1': value,
  'crisis-set/1': value,
  'recovery-reported/1': { as: 'single', target: (fact) => fact.system, tells: true },
  'person-released/1': added,
  'brief-worded/1': { as: 'single', target: (fact) => briefKey(fact.assignment, fact.point), tells: true },
  'point-read-back/1': added,
  'incident-taken-in/1': added,
  'incident-merged/1': added,
  'incident-told-apart/1': added,
  'access-set/1': added,
  'legal-hold-set/1': value,
  'op-redacted/1': { as: 'added', tells: false },
  'withdrawn/1': { as: 'withdrawal' },
  'public-face-set/1': value,
  'audience-reached/1': ofAudience,
  'criterion-added/1': added,
  'criterion-met/1': { as: 'single', target: (fact) => fact.criterion, tells: true },
  'set-aside/1': value,
  'reports-counted/1': added,
  'deadline-started/1': added,
  'deadline-moved/1': ofDeadline,
  'deadline-settled/1': ofDeadline,
  'decision-reviewed/1': added,
  'isolation-noted/1': { as: 'single', target: (fact) => fact.system, tells: true },
  'briefing-opened/1': added,
  'agenda-set/1': { as: 'single', target: (fact) => fact.briefing, tells: true },
  'attendance-noted/1': { as: 'single', target: (fact) => attendanceKey(fact.briefing, fact.person), tells: true },
  'question-asked/1': added,
  'question-answered/1': { as: 'single', target: (fact) => fact.question, tells: true },
  'briefing-ended/1': added,
};

/** A tick taken back this soon was a slip: both ops stay, the timeline shows neither. */
export const SLIP_MS = 10_000;

type Edit = {
  readonly draft: Draft<IncidentFact>;
  readonly lines: LinesEdit<IncidentFact>;
  /** Changes to the stars, applied once at the end: most facts have none. */
  readonly stars: Map<FactId, boolean>;
};

/**
 * The incident with these facts, whatever their order and however often they come. Total: never throws, never refuses.
 * `strange`: ids of facts that this version cannot read.
 */
export function applyAll(
  incident: Incident,
  stated: Iterable<Stated<IncidentFact>>,
  strange: readonly FactId[] = [],
): Incident {
  const edit: Edit = { draft: draftOf(incident), lines: editLines(incident.lines), stars: new Map() };
  const writers = new Map(incident.writers);
  for (const one of stated) {
    const { by, place } = one;
    if (place > (writers.get(by.id)?.place ?? '')) writers.set(by.id, { id: by.id, name: by.name, place });
    applyOne(edit, one);
  }
  const { singles, added: addedFacts, withdrawals } = edit.draft;
  return {
    singles,
    added: addedFacts,
    withdrawals,
    strange: strange.length > 0 ? new Set([...incident.strange, ...strange]) : incident.strange,
    lines: edit.lines.done(),
    starred: starsAfter(incident.starred, edit.stars),
    writers,
  };
}

function starsAfter(before: ReadonlySet<FactId>, changes: ReadonlyMap<FactId, boolean>): ReadonlySet<FactId> {
  const real = [...changes].filter(([id, on]) => before.has(id) !== on);
  if (real.length === 0) return before;
  const after = new Set(before);
  for (const [id, on] of real) {
    if (on) after.add(id);
    else after.delete(id);
  }
  return after;
}

function applyOne(edit: Edit, stated: Stated<IncidentFact>): void {
  const { fact } = stated;
  // The table is typed by kind; here the kind is only known at run time.
  const effect = effects[fact.kind] as Effect<IncidentFact>;
  switch (effect.as) {
    case 'withdrawal':
      if (fact.kind === 'withdrawn/1') addWithdrawal(edit.draft, stated as Stated<typeof fact>);
      return;
    case 'entry':
      showLine(edit, stated);
      markStar(edit, stated.id);
      return;
    case 'added':
      addFact(edit.draft, stated);
      if (effect.tells && isFirst(stated.id)) showLine(edit, stated);
      return;
    case 'single':
      addSingle(edit.draft, stated as Stated<IncidentFact & Replacing>, effect.target(fact));
      if (effect.tells && isFirst(stated.id)) showLine(edit, stated);
      followUp(edit, fact);
  }
}

/** What a single value changes beyond itself. */
function followUp(edit: Edit, fact: IncidentFact): void {
  if (fact.kind === 'entry-starred/1') markStar(edit, fact.entry);
  if (fact.kind === 'item-marked/1') hideSlips(edit, fact.item);
  if (fact.kind === 'entry-retimed/1') {
    const entry = edit.lines.get(fact.entry);
    if (entry) showLine(edit, entry.stated);
  }
}

function showLine({ draft, lines }: Edit, stated: Stated<IncidentFact>): void {
  lines.put({ time: lineTime(draft, stated), stated });
}

/** A stated time, else where the op stands. */
function lineTime(draft: Draft<IncidentFact>, { id, fact, at }: Stated<IncidentFact>): number {
  if (fact.kind === 'entry-added/1') {
    const retimed = lastStanding(draft, 'entry-retimed/1', id);
    return retimed?.kind === 'entry-retimed/1' ? retimed.happened.at : (fact.happened?.at ?? at);
  }
  if (
    fact.kind === 'item-marked/1' ||
    fact.kind === 'task-marked/1' ||
    fact.kind === 'update-sent/1' ||
    fact.kind === 'delivery-logged/1'
  )
    return fact.happened?.at ?? at;
  return at;
}

function markStar({ draft, lines, stars }: Edit, id: FactId): void {
  const set = lastStanding(draft, 'entry-starred/1', id);
  const entry = lines.get(id)?.stated.fact;
  if (entry?.kind !== 'entry-added/1') return;
  stars.set(id, set?.kind === 'entry-starred/1' ? set.on : entry.star);
}

function lastStanding(draft: Draft<IncidentFact>, kind: IncidentFactKind, target: string): IncidentFact | undefined {
  const single = draft.singles.get(singleKey(kind, target));
  if (!single) return undefined;
  const left = [...single.all.values()].filter((one) => !single.replaced.has(one.id));
  return left.sort(compareStated).at(-1)?.fact;
}

function hideSlips({ draft, lines }: Edit, item: string): void {
  const marks = draft.singles.get(singleKey('item-marked/1', item))?.all;
  for (const untick of marks?.values() ?? []) {
    if (untick.fact.kind !== 'item-marked/1' || untick.fact.mark !== 'todo') continue;
    for (const id of untick.fact.replaces) {
      const tick = marks?.get(id);
      if (!tick || Math.abs(untick.recordedAt - tick.recordedAt) > SLIP_MS) continue;
      lines.remove(untick.id);
      lines.remove(tick.id);
    }
  }
}
