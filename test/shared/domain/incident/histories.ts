import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { PHASES, STAMPS, SYSTEM_STATES } from '../../../../shared/domain/incident/header/facts';
import type { IncidentFact, IncidentFactKind, IncidentFactOf } from '../../../../shared/domain/incident/facts';
import { OUTCOMES } from '../../../../shared/domain/incident/decisions/facts';
import { TASK_MARKS } from '../../../../shared/domain/incident/tasks/facts';
import { MARKS } from '../../../../shared/domain/incident/checklists/facts';
import { AUDIENCES } from '../../../../shared/domain/content/audiences';
import { ROLES } from '../../../../shared/domain/content/roles';
import { factIdOf, type FactId, type PersonRef, type Stated, type Writer } from '../../../../shared/domain/stated';

export const NOON = Date.UTC(2026, 10, 21, 12);
const MINUTE = 60_000;

/** What a fact is made of: a number to vary by, and ids of facts that were stated before. */
type Given = { readonly n: number; readonly before: readonly Stated<IncidentFact>[] };

const person = (n: number): PersonRef => ({
  id: n % 3 === 0 ? null : `p${String(n % 4)}`,
  name: `Person ${String(n % 4)}`,
});
const NOWHERE = 'ff'.repeat(32);

/** One of the facts before of these kinds; now and then one that never comes. */
function idOf({ n, before }: Given, ...kinds: readonly IncidentFactKind[]): FactId {
  const found = before.filter((one) => kinds.includes(one.fact.kind));
  return found[n % (found.length + 1)]?.id ?? factIdOf(NOWHERE, n % 3);
}

function replacesOf({ n, before }: Given, kind: IncidentFactKind): FactId[] {
  const found = before.filter((one) => one.fact.kind === kind).map((one) => one.id);
  return found.length === 0
    ? []
    : [...new Set([found.at(-1), found[n % found.length]])].slice(n % 2).flatMap((id) => id ?? []);
}

const pick = <T>(all: readonly T[], n: number): T => all[n % all.length] as T;
const happenedOf = (n: number) => (n % 3 === 0 ? { at: NOON - (n % 90) * MINUTE, approximate: n % 2 === 0 } : null);

function itemOf(given: Given): string {
  const { n } = given;
  return n % 2 === 0 ? idOf(given, 'item-added/1') : `${idOf(given, 'checklist-started/1')}/${String((n % 2) + 1)}`;
}

const audience = (n: number) => ({ audience: pick(AUDIENCES, n % 5).id, name: pick(AUDIENCES, n % 5).name });
const task = (given: Given) => ({
  task: idOf(given, 'entry-added/1'),
  told: { text: `task ${String(given.n)}`, person: person(given.n) },
});
const message = (given: Given) => ({ message: idOf(given, 'message-drafted/1'), ...audience(given.n) });
const role = (n: number) => ({ role: pick(ROLES, n % 3).id, roleName: pick(ROLES, n % 3).name });

/** A fact of every kind there is: a kind that is missing here does not compile. */
const make: { readonly [K in IncidentFactKind]: (given: Given) => Omit<IncidentFactOf<K>, 'kind' | 'replaces'> } = {
  'incident-declared/1': ({ n }) => ({
    reference: `INC-${String(n)}`,
    mode: 'live',
    title: `t${String(n)}`,
    severity: 2,
  }),
  'title-set/1': ({ n }) => ({ title: `title ${String(n % 3)}` }),
  'type-set/1': ({ n }) => ({ type: pick(['network', 'security'], n), name: 'x' }),
  'severity-set/1': ({ n }) => ({ severity: pick([1, 2, 3, 4] as const, n), reason: `because ${String(n)}` }),
  'impact-set/1': ({ n }) => ({ impact: pick([1, 2, 3, 4] as const, n), urgency: 1 }),
  'phase-set/1': ({ n }) => ({ phase: pick(PHASES, n), reason: '', waiver: null }),
  'stamp-set/1': ({ n }) => ({ stamp: pick(STAMPS, n), at: NOON + n * MINUTE, approximate: false }),
  'situation-set/1': ({ n }) => ({ text: `situation ${String(n % 3)}` }),
  'bridge-set/1': ({ n }) => ({ bridge: `b${String(n % 2)}`, fallback: '' }),
  'eta-set/1': ({ n }) => ({ at: n % 4 === 0 ? null : NOON + n * MINUTE, confidence: 'low', basis: '' }),
  'objective-set/1': ({ n }) => ({ text: `objective ${String(n % 3)}` }),
  'next-check-set/1': ({ n }) => ({ at: NOON + n * MINUTE }),
  'detected-by-set/1': ({ n }) => ({ by: pick(['user', 'staff'] as const, n) }),
  'system-set/1': ({ n }) => ({
    system: `s${String(n % 2)}`,
    name: `S${String(n % 2)}`,
    state: pick(SYSTEM_STATES, n),
  }),
  'legal-hold-set/1': ({ n }) => ({ on: n % 2 === 0 }),
  'op-redacted/1': ({ n }) => ({ op: 'ab'.repeat(32), reason: `reason ${String(n)}`, blanked: [] }),
  'entry-added/1': ({ n, before }) => ({
    entry: pick(['note', 'action', 'decision'] as const, n),
    text: `line ${String(n)}`,
    typed: `line ${String(n)}`,
    happened: happenedOf(n),
    saidFor: null,
    owner: n % 5 === 0 ? person(n) : null,
    mentions: [],
    tags: [],
    timeboxMs: null,
    replyTo: n % 7 === 0 ? idOf({ n, before }, 'entry-added/1') : null,
    star: n % 4 === 0,
    piece: null,
    source: 'typed',
  }),
  'entry-corrected/1': (given) => ({ entry: idOf(given, 'entry-added/1'), text: `corrected ${String(given.n)}` }),
  'entry-retimed/1': (given) => ({
    entry: idOf(given, 'entry-added/1'),
    happened: { at: NOON - given.n * MINUTE, approximate: false },
  }),
  'entry-starred/1': (given) => ({ entry: idOf(given, 'entry-added/1'), on: given.n % 2 === 0 }),
  'entry-privileged/1': (given) => ({ entry: idOf(given, 'entry-added/1'), on: given.n % 2 === 0 }),
  'role-assigned/1': (given) => ({
    ...role(given.n),
    person: person(given.n),
    takesOver: given.n % 2 === 0 ? [idOf(given, 'role-assigned/1')] : [],
    note: '',
  }),
  'role-accepted/1': (given) => ({
    assignment: idOf(given, 'role-assigned/1'),
    roleName: 'Role',
    person: person(given.n),
    takesOver: [idOf({ ...given, n: given.n + 1 }, 'role-assigned/1')],
  }),
  'role-vacated/1': (given) => ({
    assignment: idOf(given, 'role-assigned/1'),
    roleName: 'Role',
    person: person(given.n),
    reason: '',
  }),
  'audiences-listed/1': () => ({
    audiences: AUDIENCES.slice(0, 5).map((one) => ({
      ...one,
      channels: [...one.channels],
      fallbacks: [...one.fallbacks],
    })),
  }),
  'audience-switched/1': ({ n }) => ({ ...audience(n), on: n % 2 === 0 }),
  'update-sent/1': ({ n }) => ({ ...audience(n), channels: ['Email'], happened: happenedOf(n), said: '' }),
  'update-snoozed/1': ({ n }) => ({ ...audience(n), until: NOON + n * MINUTE, reason: 'x' }),
  'update-promised/1': ({ n }) => ({ ...audience(n), at: n % 3 === 0 ? null : NOON + n * MINUTE }),
  'checklist-started/1': ({ n }) => ({
    template: pick(['T0', 'T1'], n),
    title: 'list',
    version: 1,
    items: ['1', '2'].map((no) => ({
      no,
      text: `step ${no}`,
      owner: null,
      kind: 'do' as const,
      danger: n % 2 === 0,
      twoPerson: false,
      dueMinutes: 5,
    })),
  }),
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
  'item-added/1': ({ n }) => ({ text: `item ${String(n)}`, person: null }),
  'item-marked/1': (given) => ({
    item: itemOf(given),
    text: 'step',
    ownerName: '',
    mark: pick(MARKS, given.n % 3),
    reason: '',
    second: null,
    happened: happenedOf(given.n),
  }),
  'item-assigned/1': (given) => ({ item: itemOf(given), text: 'step', person: person(given.n) }),
  'incident-taken-in/1': ({ n }) => otherIncident(n),
  'incident-merged/1': ({ n }) => otherIncident(n),
  'incident-told-apart/1': ({ n }) => otherIncident(n),
  'access-set/1': ({ n }) => ({
    devices: n % 3 === 0 ? null : [String(n % 4).repeat(64)],
    people: n % 3 === 0 ? [] : [{ name: `Person ${String(n % 4)}`, code: 'K7Q' }],
  }),
  'withdrawn/1': (given) => ({ what: withdrawable(given), reason: 'x' }),
};

const otherIncident = (n: number) => ({ book: pick(['ab', 'cd'], n).repeat(16), reference: 'INC-1', title: 'other' });

export const KINDS = Object.keys(make) as readonly IncidentFactKind[];

/** Any fact before, withdrawals more often than others: they may be taken back in turn. */
const withdrawable = (given: Given): FactId =>
  given.n % 2 === 0
    ? idOf(given, 'withdrawn/1')
    : (given.before[given.n % (given.before.length + 1)]?.id ?? factIdOf(NOWHERE, 0));

function factOf(kind: IncidentFactKind, given: Given): IncidentFact {
  const replaces = SINGLES.has(kind) ? { replaces: replacesOf(given, kind) } : {};
  // The table is typed by kind; here the kind is only known at run time.
  return { kind, ...make[kind](given), ...replaces } as IncidentFact;
}

const ADDED =
  /^(incident-|access-set|entry-added|role-|audiences-listed|update-sent|update-snoozed|checklist-started|item-added|task-reported|task-asked|escalated|escalation-taken|contact-tried|decision-proposed|decision-polled|message-drafted|approval-asked|message-approved|delivery-logged|feedback-logged|op-redacted|withdrawn)/;
const SINGLES = new Set(KINDS.filter((kind) => !ADDED.test(kind)));

/** Facts of one op, as a fold gets them. */
export type Said = readonly Stated<IncidentFact>[];
type Drawn = {
  readonly facts: readonly (readonly [IncidentFactKind, number])[];
  readonly who: number;
  readonly later: number;
};

const WRITERS: readonly Writer[] = [
  { id: 'p1', name: 'Ana', device: 'AAA' },
  { id: 'p1', name: 'Ana Ruiz', device: 'AAA' },
  { id: 'p2', name: 'Bo', device: 'BBB' },
];

function stateAll(drawn: readonly Drawn[]): readonly Said[] {
  const before: Stated<IncidentFact>[] = [];
  let at = NOON;
  return drawn.map(({ facts, who, later }, op) => {
    at += later;
    const hash = createHash('sha256')
      .update(`op ${String(op)}`)
      .digest('hex');
    // Every third op is written apart from the one before it: the same Lamport time.
    const place = String(op - (op % 3 === 0 ? 1 : 0) + 10).padStart(11, '0') + hash;
    const by = pick(WRITERS, who);
    const said = facts.map(([kind, n], i) => ({
      id: factIdOf(hash, i),
      fact: factOf(kind, { n, before }),
      by,
      at,
      recordedAt: at + (who % 2) * MINUTE,
      place,
    }));
    before.push(...said);
    return said;
  });
}

/** Histories of ops with facts of every kind, causally sound: a fact names only what was said before it. */
export const histories = fc
  .array(
    fc.record({
      facts: fc.array(fc.tuple(fc.constantFrom(...KINDS), fc.nat(60)), { minLength: 1, maxLength: 3 }),
      who: fc.nat(2),
      later: fc.constantFrom(0, 3_000, 60_000, -30_000),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map(stateAll);
