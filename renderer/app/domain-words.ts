import { defineMessages, type IntlShape } from 'react-intl';
import type { Mark } from '../../shared/domain/incident/checklists/facts';
import type { PersonRef } from '../../shared/domain/stated';
import type { Phase, Stamp, SystemState } from '../../shared/domain/incident/header/facts';
import type { Outcome } from '../../shared/domain/incident/decisions/facts';
import type { TaskMark } from '../../shared/domain/incident/tasks/facts';
import type { EntryKind } from '../../shared/domain/incident/timeline/line/reading';

const phases = defineMessages({
  detection: { id: 'phase.detection', defaultMessage: 'Detection' },
  triage: { id: 'phase.triage', defaultMessage: 'Triage' },
  investigation: { id: 'phase.investigation', defaultMessage: 'Investigation' },
  resolution: { id: 'phase.resolution', defaultMessage: 'Resolution' },
  review: { id: 'phase.review', defaultMessage: 'Review' },
  closed: { id: 'phase.closed', defaultMessage: 'Closed' },
});
export const phaseWords = (intl: IntlShape, phase: Phase): string => intl.formatMessage(phases[phase]);

const stamps = defineMessages({
  started: { id: 'stamp.started', defaultMessage: 'Started' },
  detected: { id: 'stamp.detected', defaultMessage: 'Detected' },
  declared: { id: 'stamp.declared', defaultMessage: 'Declared' },
  triaged: { id: 'stamp.triaged', defaultMessage: 'Triaged' },
  investigation: { id: 'stamp.investigation', defaultMessage: 'Investigation began' },
  'cause-known': { id: 'stamp.cause-known', defaultMessage: 'Cause known' },
  mitigated: { id: 'stamp.mitigated', defaultMessage: 'Mitigated' },
  resolved: { id: 'stamp.resolved', defaultMessage: 'Resolved' },
  review: { id: 'stamp.review', defaultMessage: 'Review began' },
  closed: { id: 'stamp.closed', defaultMessage: 'Closed' },
});
export const stampWords = (intl: IntlShape, stamp: Stamp): string => intl.formatMessage(stamps[stamp]);

const states = defineMessages({
  down: { id: 'state.down', defaultMessage: 'down' },
  degraded: { id: 'state.degraded', defaultMessage: 'degraded' },
  isolated: { id: 'state.isolated', defaultMessage: 'isolated' },
  recovering: { id: 'state.recovering', defaultMessage: 'recovering' },
  restored: { id: 'state.restored', defaultMessage: 'restored' },
  unaffected: { id: 'state.unaffected', defaultMessage: 'unaffected' },
});
export const stateWords = (intl: IntlShape, state: SystemState): string => intl.formatMessage(states[state]);

/** Since when, by whom and how a system is cut off. `clock` writes a time. */
export const isolationWords = (
  intl: IntlShape,
  { at, by, how }: { readonly at: number; readonly by: string; readonly how: string },
  clock: (ms: number) => string,
): string =>
  intl.formatMessage(
    { id: 'isolation', defaultMessage: 'isolated {time} by {by}{how}' },
    { time: clock(at), by, how: how === '' ? '' : `: ${how}` },
  );

const detectors = defineMessages({
  monitoring: { id: 'detected.monitoring', defaultMessage: 'monitoring' },
  user: { id: 'detected.user', defaultMessage: 'users' },
  staff: { id: 'detected.staff', defaultMessage: 'IT staff' },
  vendor: { id: 'detected.vendor', defaultMessage: 'a vendor' },
  external: { id: 'detected.external', defaultMessage: 'somebody outside' },
});
export const detectedByWords = (intl: IntlShape, by: keyof typeof detectors): string =>
  intl.formatMessage(detectors[by]);

const marks = defineMessages({
  todo: { id: 'mark.todo', defaultMessage: 'to do again' },
  doing: { id: 'mark.doing', defaultMessage: 'under way' },
  done: { id: 'mark.done', defaultMessage: 'done' },
  skipped: { id: 'mark.skipped', defaultMessage: 'skipped' },
  blocked: { id: 'mark.blocked', defaultMessage: 'blocked' },
});
export const markWords = (intl: IntlShape, mark: Mark): string => intl.formatMessage(marks[mark]);

const taskMarks = defineMessages({
  given: { id: 'task.given', defaultMessage: 'given again' },
  acknowledged: { id: 'task.acknowledged', defaultMessage: 'acknowledged' },
  done: { id: 'task.done', defaultMessage: 'done' },
  dropped: { id: 'task.dropped', defaultMessage: 'dropped' },
});
export const taskMarkWords = (intl: IntlShape, mark: TaskMark): string => intl.formatMessage(taskMarks[mark]);

const reached = defineMessages({
  reached: { id: 'reached.reached', defaultMessage: 'reached' },
  'no-answer': { id: 'reached.no-answer', defaultMessage: 'no answer' },
  'left-message': { id: 'reached.left-message', defaultMessage: 'left a message' },
});
export const reachedWords = (intl: IntlShape, outcome: keyof typeof reached): string =>
  intl.formatMessage(reached[outcome]);

const outcomes = defineMessages({
  go: { id: 'outcome.go', defaultMessage: 'go' },
  no: { id: 'outcome.no', defaultMessage: 'no' },
  later: { id: 'outcome.later', defaultMessage: 'not now' },
});
export const outcomeWords = (intl: IntlShape, outcome: Outcome): string => intl.formatMessage(outcomes[outcome]);

/** An order with whose it is before it. Who was not known yet still stands in its words with an @. */
export const taskWords = ({ person, text }: { readonly person: PersonRef | null; readonly text: string }): string =>
  person ? `${person.name}: ${text.startsWith(`@${person.name} `) ? text.slice(person.name.length + 2) : text}` : text;

/** Conditions, actions, needs in one line; what was not said is left out. */
export const canWords = (
  intl: IntlShape,
  said: { readonly conditions: string; readonly actions: string; readonly needs: string },
): string =>
  [
    said.conditions &&
      intl.formatMessage({ id: 'can.conditions', defaultMessage: 'C: {words}' }, { words: said.conditions }),
    said.actions && intl.formatMessage({ id: 'can.actions', defaultMessage: 'A: {words}' }, { words: said.actions }),
    said.needs && intl.formatMessage({ id: 'can.needs', defaultMessage: 'N: {words}' }, { words: said.needs }),
  ]
    .filter((one) => one !== '')
    .join(' · ');

const kinds = defineMessages({
  note: { id: 'kind.note', defaultMessage: 'Note' },
  action: { id: 'kind.action', defaultMessage: 'Action' },
  decision: { id: 'kind.decision', defaultMessage: 'Decision' },
  question: { id: 'kind.question', defaultMessage: 'Question' },
  'follow-up': { id: 'kind.follow-up', defaultMessage: 'Follow-up' },
  change: { id: 'kind.change', defaultMessage: 'Change' },
  message: { id: 'kind.message', defaultMessage: 'Message' },
});
export const kindWords = (intl: IntlShape, kind: EntryKind): string => intl.formatMessage(kinds[kind]);
export const ENTRY_GLYPHS: { readonly [K in EntryKind]: string } = {
  note: '·',
  action: '!',
  decision: '◆',
  question: '?',
  'follow-up': '+',
  change: '=',
  message: '▸',
};

export const severityWords = (intl: IntlShape, level: 1 | 2 | 3 | 4): string =>
  intl.formatMessage({ id: 'severity', defaultMessage: 'SEV{level, number}' }, { level });

/** Who may read an incident, where that is not everyone in the room. */
export const readersWords = (intl: IntlShape, laptops: number): string =>
  intl.formatMessage(
    {
      id: 'restricted',
      defaultMessage: '{laptops, plural, one {Restricted to # laptop} other {Restricted to # laptops}}',
    },
    { laptops },
  );
export const RESTRICTED_GLYPH = '◧';
