import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { AUDIENCES } from '../../../../shared/domain/content/audiences';
import { MARKS } from '../../../../shared/domain/incident/checklists/facts';
import type { IncidentFact, IncidentFactKind } from '../../../../shared/domain/incident/facts';
import { BRIEF_POINTS } from '../../../../shared/domain/incident/hand-over/facts';
import { PHASES, STAMPS, SYSTEM_STATES } from '../../../../shared/domain/incident/header/facts';
import { factIdOf, type FactId, type Stated, type Writer } from '../../../../shared/domain/stated';
import {
  audience,
  file,
  happenedOf,
  idOf,
  itemOf,
  MINUTE,
  NOON,
  NOWHERE,
  person,
  pick,
  replacesOf,
  role,
  type Given,
} from './given';
import { MADE_WORDS, type Make } from './made-words';

export { NOON };

/** A fact of every kind there is: a kind that is missing here does not compile. */
const make: Make<IncidentFactKind> = {
  ...MADE_WORDS,
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
  'crisis-set/1': ({ n }) => ({ on: n % 2 === 0, reason: `because ${String(n)}` }),
  'isolation-noted/1': ({ n }) => ({
    system: `s${String(n % 2)}`,
    name: `S${String(n % 2)}`,
    how: `how ${String(n % 3)}`,
    by: person(n),
  }),
  'reports-counted/1': ({ n }) => ({
    channel: pick(['Service desk', 'phone'], n),
    count: n + 1,
    symptom: `saw ${String(n)}`,
    place: '',
  }),
  'briefing-opened/1': ({ n }) => ({
    withWhom: pick(['Executives', 'next shift'], n),
    at: NOON + n * MINUTE,
    agenda: [`point ${String(n % 3)}`],
    attendees: [person(n)],
  }),
  'agenda-set/1': (given) => ({ ...briefing(given), agenda: [`point ${String(given.n % 3)}`] }),
  'attendance-noted/1': (given) => ({ ...briefing(given), person: person(given.n), here: given.n % 3 !== 0 }),
  'question-asked/1': (given) => ({
    ...briefing(given),
    by: given.n % 3 === 0 ? null : person(given.n),
    text: `asked ${String(given.n)}`,
  }),
  'question-answered/1': (given) => ({
    question: idOf(given, 'question-asked/1'),
    told: { text: 'asked' },
    text: `answer ${String(given.n % 3)}`,
  }),
  'briefing-ended/1': (given) => ({ ...briefing(given), questions: given.n, owed: given.n % 2 }),
  'set-aside/1': ({ n }) => ({
    on: n % 3 !== 0,
    severity: pick([1, 2, 3, 4] as const, n),
    reason: `because ${String(n)}`,
  }),
  'recovery-reported/1': ({ n }) => ({
    system: `s${String(n % 2)}`,
    name: `S${String(n % 2)}`,
    state: pick(SYSTEM_STATES, n),
    percent: (n * 7) % 101,
    statement: `said ${String(n)}`,
  }),
  'legal-hold-set/1': ({ n }) => ({ on: n % 2 === 0 }),
  'public-face-set/1': ({ n }) => ({ on: n % 3 !== 0 }),
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
    replyTo: n % 7 === 0 ? idOf({ n, before }, 'entry-added/1', 'question-asked/1') : null,
    star: n % 4 === 0,
    piece: null,
    source: 'typed',
    blobs: n % 3 === 0 ? [file(n)] : [],
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
  'person-released/1': ({ n }) => ({ person: person(n), reason: '' }),
  'criterion-added/1': ({ n }) => ({ text: `true ${String(n % 3)}` }),
  'criterion-met/1': (given) => ({
    criterion: idOf(given, 'criterion-added/1'),
    told: { text: 'true' },
    met: given.n % 2 === 0,
  }),
  'brief-worded/1': (given) => ({ ...briefPoint(given), text: `own words ${String(given.n % 3)}` }),
  'point-read-back/1': (given) => ({ ...briefPoint(given), person: person(given.n), text: 'as it stood' }),
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
  'audience-reached/1': ({ n }) => ({
    ...audience(n),
    mail: n % 2 === 0 ? [] : [`a${String(n % 3)}@corp.example`],
    phones: n % 3 === 0 ? [] : ['+32 2 555 12 34', 'ask the desk'],
    spokesperson: n % 4 === 0 ? '' : `Person ${String(n % 4)}`,
    approver: n % 3 === 0 ? null : pick(['executive-sponsor', 'tech-lead'], n),
  }),
  'audience-set/1': (given) => ({
    ...audience(given.n),
    // One that was added here, as often as a listed one.
    ...(given.n % 2 === 0 ? {} : { audience: idOf(given, 'audience-added/1') }),
    ...told(given.n),
    cadence: given.n % 4 === 0 ? null : told(given.n).cadence,
  }),
  'audience-added/1': ({ n }) => ({ name: `Own ${String(n % 3)}`, ...told(n) }),
  'withdrawn/1': (given) => ({ what: withdrawable(given), reason: 'x' }),
};

const told = (n: number) => ({
  cadence: n % 3 === 0 ? { asNeeded: true as const } : { mayMinutes: n + 1, dueMinutes: n + 2 },
  channels: n % 5 === 0 ? [] : ['Radio', `channel ${String(n % 3)}`],
  fallbacks: n % 2 === 0 ? [] : ['Phone'],
  level: `level ${String(n % 3)}`,
  ownerRole: pick(['comms-lead', 'nobody'], n),
});

const briefPoint = (given: Given) => ({
  assignment: idOf(given, 'role-assigned/1'),
  point: pick(BRIEF_POINTS, given.n),
});

const briefing = (given: Given) => ({
  briefing: idOf(given, 'briefing-opened/1'),
  told: { withWhom: 'Executives' },
});

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
  /^(incident-|access-set|audience-added|entry-added|role-|person-released|criterion-added|point-read-back|audiences-listed|update-sent|update-snoozed|checklist-started|item-added|task-reported|task-asked|escalated|escalation-taken|contact-tried|decision-proposed|decision-polled|decision-reviewed|deadline-started|message-drafted|approval-asked|message-approved|delivery-logged|feedback-logged|reports-counted|briefing-opened|question-asked|briefing-ended|op-redacted|withdrawn)/;
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
