import type { FactId, Lost, PersonRef } from '../../stated';
import { history, shown, withdrawalOf } from '../../view';
import { selectStartedAt } from '../header/select-header';
import type { Incident, IncidentLine, StatedFact } from '../incident';
import type { Attachment } from './attachment';
import type { EntryAdded } from './facts';
import { lineById } from './lines';

/** Kinds of rows: what people log, and what the other panes' ops say of themselves. */
export type RowKind = EntryAdded['entry'] | 'milestone' | 'role' | 'sent' | 'task' | 'checklist' | 'system';

/** One row of the timeline as it is shown: corrections and marks taken in. Null: not in the log. */
export type Row = {
  readonly id: FactId;
  readonly kind: RowKind;
  /** Shown time, ms since epoch. */
  readonly time: number;
  readonly recordedAt: number;
  readonly approximate: boolean;
  readonly who: string;
  readonly device: string;
  /** The words of an entry; null for a row that the other panes' facts tell, and where they were redacted. */
  readonly text: string | null;
  /** By whom and why its words were destroyed; null if they stand. */
  readonly redaction: Lost | null;
  readonly owner: PersonRef | null;
  readonly star: boolean;
  readonly isCorrected: boolean;
  readonly isPrivileged: boolean;
  /** Why it was struck out; null if it stands. */
  readonly struck: string | null;
  /** How much later than shown it was written down, where that is worth saying. */
  readonly lateMs: number | null;
  readonly isBeforeStart: boolean;
  readonly saidFor: number | null;
  readonly piece: string | null;
  /** Of a redacted line: what is left of them, without a key. */
  readonly attachments: readonly Attachment[];
};

const LATE_MS = 2 * 60_000;

const KINDS: { readonly [kind: string]: RowKind } = {
  'incident-declared/1': 'milestone',
  'severity-set/1': 'milestone',
  'phase-set/1': 'milestone',
  'legal-hold-set/1': 'milestone',
  'public-face-set/1': 'milestone',
  'role-assigned/1': 'role',
  'role-accepted/1': 'role',
  'role-vacated/1': 'role',
  'person-released/1': 'role',
  'brief-worded/1': 'role',
  'point-read-back/1': 'role',
  'crisis-set/1': 'milestone',
  'criterion-added/1': 'task',
  'criterion-met/1': 'task',
  'set-aside/1': 'milestone',
  'deadline-started/1': 'milestone',
  'deadline-moved/1': 'milestone',
  'deadline-settled/1': 'milestone',
  'update-sent/1': 'sent',
  'update-snoozed/1': 'sent',
  'update-promised/1': 'sent',
  'audience-switched/1': 'sent',
  'audience-reached/1': 'sent',
  'briefing-opened/1': 'milestone',
  'briefing-ended/1': 'milestone',
  'question-asked/1': 'question',
  'question-answered/1': 'message',
  'audience-set/1': 'sent',
  'audience-added/1': 'sent',
  'escalated/1': 'role',
  'escalation-taken/1': 'role',
  'contact-tried/1': 'role',
  'decision-proposed/1': 'decision',
  'decision-polled/1': 'decision',
  'decision-made/1': 'decision',
  'decision-reviewed/1': 'decision',
  'word-set/1': 'sent',
  'approval-asked/1': 'sent',
  'message-approved/1': 'sent',
  'delivery-logged/1': 'sent',
  'feedback-logged/1': 'sent',
  'channels-set/1': 'milestone',
  'task-marked/1': 'task',
  'task-assigned/1': 'task',
  'task-timed/1': 'task',
  'task-reported/1': 'task',
  'task-asked/1': 'task',
  'checklist-started/1': 'checklist',
  'item-added/1': 'checklist',
  'item-marked/1': 'checklist',
  'item-assigned/1': 'checklist',
};

export function selectRow(incident: Incident, id: FactId): Row | null {
  const line = lineById(incident.lines, id);
  return line ? rowOf(incident, line) : null;
}

export function rowOf(incident: Incident, { time, stated }: IncidentLine): Row {
  const { id, fact, by, recordedAt, lost } = stated;
  const late = recordedAt - time;
  const common = {
    id,
    time,
    recordedAt,
    who: by.name,
    device: by.device,
    redaction: lost ?? null,
    star: incident.starred.has(id),
    struck: lost ? null : (withdrawalOf(incident, id)?.fact.reason ?? null),
    lateMs: late > LATE_MS ? late : null,
    isBeforeStart: time < selectStartedAt(incident),
  };
  if (fact.kind === 'entry-added/1' && lost) return { ...common, ...TOLD, kind: fact.entry, attachments: fact.blobs };
  if (fact.kind === 'entry-added/1') return { ...common, ...ofEntry(incident, id, fact) };
  return { ...common, ...TOLD, kind: KINDS[fact.kind] ?? 'system' };
}

/** What a row says that has no words of its own. */
const TOLD: Omit<ReturnType<typeof ofEntry>, 'kind' | 'text'> & { readonly text: null } = {
  approximate: false,
  text: null,
  owner: null,
  isCorrected: false,
  isPrivileged: false,
  saidFor: null,
  piece: null,
  attachments: [],
};

function ofEntry(incident: Incident, id: FactId, entry: EntryAdded) {
  const corrected = shown(incident, 'entry-corrected/1', id);
  const retimed = shown(incident, 'entry-retimed/1', id);
  return {
    kind: entry.entry,
    text: corrected?.fact.text ?? entry.text,
    owner: entry.owner,
    approximate: (retimed?.fact.happened ?? entry.happened)?.approximate ?? false,
    isCorrected: corrected !== undefined,
    isPrivileged: shown(incident, 'entry-privileged/1', id)?.fact.on ?? false,
    saidFor: entry.saidFor,
    attachments: entry.blobs,
    piece: entry.piece ? `${String(entry.piece.number)}/${String(entry.piece.of)}` : null,
  };
}

/** Every wording an entry had, oldest first. */
export function entryTexts(
  incident: Incident,
  id: FactId,
): readonly { readonly text: string; readonly by: string; readonly at: number }[] {
  const line = lineById(incident.lines, id)?.stated;
  if (line?.fact.kind !== 'entry-added/1') return [];
  const first = { text: line.fact.text, by: line.by.name, at: line.recordedAt };
  const corrected = history(incident, 'entry-corrected/1', id).filter(({ lost }) => lost === undefined);
  return [
    ...(line.lost ? [] : [first]),
    ...corrected.map((one: StatedFact<'entry-corrected/1'>) => ({
      text: one.fact.text,
      by: one.by.name,
      at: one.recordedAt,
    })),
  ];
}
