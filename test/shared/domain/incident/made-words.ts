import { DEADLINE_OUTCOMES } from '../../../../shared/domain/incident/deadlines/facts';
import { OUTCOMES } from '../../../../shared/domain/incident/decisions/facts';
import type { IncidentFactKind, IncidentFactOf } from '../../../../shared/domain/incident/facts';
import { TASK_MARKS } from '../../../../shared/domain/incident/tasks/facts';
import { audience, happenedOf, idOf, message, MINUTE, NOON, person, pick, task, type Given } from './given';

/** How a fact of each kind is made. */
export type Make<Kinds extends IncidentFactKind> = {
  readonly [K in Kinds]: (given: Given) => Omit<IncidentFactOf<K>, 'kind' | 'replaces'>;
};

/** Orders, decisions, calls, and words to people. */
export const MADE_WORDS: Make<
  | 'task-marked/1'
  | 'task-assigned/1'
  | 'task-timed/1'
  | 'task-reported/1'
  | 'task-asked/1'
  | 'escalated/1'
  | 'escalation-taken/1'
  | 'contact-tried/1'
  | 'decision-proposed/1'
  | 'decision-polled/1'
  | 'decision-made/1'
  | 'decision-reviewed/1'
  | 'deadline-started/1'
  | 'deadline-moved/1'
  | 'deadline-settled/1'
  | 'word-set/1'
  | 'message-drafted/1'
  | 'message-worded/1'
  | 'message-next-set/1'
  | 'approval-asked/1'
  | 'message-approved/1'
  | 'delivery-logged/1'
  | 'feedback-logged/1'
  | 'channels-set/1'
> = {
  'task-marked/1': (given) => ({
    ...task(given),
    mark: pick(TASK_MARKS, given.n),
    reason: '',
    happened: happenedOf(given.n),
  }),
  'task-assigned/1': (given) => ({ ...task(given), person: given.n % 4 === 0 ? null : person(given.n) }),
  'task-timed/1': (given) => ({
    ...task(given),
    at: given.n % 4 === 0 ? null : NOON + given.n * MINUTE,
    reason: '',
  }),
  'task-reported/1': (given) => ({ ...task(given), conditions: `c ${String(given.n)}`, actions: '', needs: '' }),
  'task-asked/1': task,
  'escalated/1': ({ n }) => ({
    level: pick([2, 3, 4] as const, n),
    levelName: 'level',
    person: n % 2 === 0 ? null : person(n),
    why: `because ${String(n)}`,
    tried: '',
    asked: '',
  }),
  'escalation-taken/1': (given) => ({ escalation: idOf(given, 'escalated/1'), levelName: 'level', person: null }),
  'contact-tried/1': ({ n }) => ({
    person: person(n),
    channel: 'Phone',
    outcome: pick(['reached', 'no-answer'] as const, n),
    note: '',
  }),
  'decision-proposed/1': ({ n }) => ({ proposal: `proposal ${String(n)}`, options: '', risk: '' }),
  'decision-polled/1': (given) => ({
    decision: idOf(given, 'decision-proposed/1'),
    proposal: 'proposal',
    objections: given.n % 3,
    reason: '',
  }),
  'decision-made/1': (given) => ({
    decision: idOf(given, 'decision-proposed/1'),
    told: { text: 'proposal', person: person(given.n) },
    outcome: pick(OUTCOMES, given.n),
    reason: '',
    reviewAt: null,
  }),
  'decision-reviewed/1': (given) => ({
    decision: idOf(given, 'decision-proposed/1'),
    made: idOf(given, 'decision-made/1'),
    told: { text: 'proposal' },
    stands: given.n % 3 !== 0,
    reason: `seen ${String(given.n)}`,
    nextAt: given.n % 2 === 0 ? null : NOON + given.n * MINUTE,
  }),
  'deadline-started/1': ({ n }) => ({
    duty: n % 2 === 0 ? 'gdpr' : '',
    name: `duty ${String(n % 2)}`,
    from: NOON,
    dueAt: NOON + (n + 1) * MINUTE,
    basis: `counsel ${String(n)}`,
  }),
  'deadline-moved/1': (given) => ({
    deadline: idOf(given, 'deadline-started/1'),
    told: { text: 'duty' },
    dueAt: NOON + (given.n + 2) * MINUTE,
    reason: `because ${String(given.n)}`,
  }),
  'deadline-settled/1': (given) => ({
    deadline: idOf(given, 'deadline-started/1'),
    told: { text: 'duty' },
    outcome: pick(DEADLINE_OUTCOMES, given.n),
    at: NOON + given.n * MINUTE,
    words: `case ${String(given.n)}`,
  }),
  'word-set/1': ({ n }) => ({ word: pick(['known', 'impact'], n), text: `word ${String(n % 3)}` }),
  'message-drafted/1': ({ n }) => ({
    ...audience(n),
    template: 'it.detected',
    title: 'IT team, detected',
    subject: '{{ref}}',
    body: '{{known}} {{impact|nothing}}',
    isFinal: n % 3 === 0,
    language: 'en',
    nextAt: n % 2 === 0 ? null : NOON + n * MINUTE,
  }),
  'message-worded/1': (given) => ({ ...message(given), text: given.n % 3 === 0 ? null : `text ${String(given.n)}` }),
  'message-next-set/1': (given) => ({ ...message(given), at: given.n % 3 === 0 ? null : NOON + given.n * MINUTE }),
  'approval-asked/1': message,
  'message-approved/1': (given) => ({
    ...message(given),
    text: `text ${String(given.n)}`,
    worded: null,
    timed: null,
    uses: [{ word: 'known', value: `word ${String(given.n % 3)}` }],
  }),
  'delivery-logged/1': (given) => ({
    ...message(given),
    channel: pick(['Email', 'Phone'], given.n),
    method: 'phone',
    outcome: pick(['sent', 'failed'] as const, given.n),
    reached: null,
    of: null,
    proof: '',
    happened: happenedOf(given.n),
  }),
  'feedback-logged/1': ({ n }) => ({ ...audience(n), from: '', channel: '', text: `feedback ${String(n)}` }),
  'channels-set/1': ({ n }) => ({ areDown: n % 2 === 0, reason: '' }),
};
