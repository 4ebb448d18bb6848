import { expect, test } from 'vitest';
import type { IncidentCommand } from '../../../../../shared/domain/incident/decide';
import {
  compareDue,
  selectMatrix,
  selectMostPressing,
  type DueState,
} from '../../../../../shared/domain/incident/comms/select-comms';
import { MINUTE, NOON, room, type Desk } from '../desk';

const sent = (audience: string, happenedAt: number | null = null): IncidentCommand => ({
  kind: 'mark-sent',
  audience,
  channels: ['Email'],
  said: 'we know',
  happened: happenedAt === null ? null : { at: happenedAt, approximate: false },
});
const snooze = (audience: string, until: number, reason = 'call'): IncidentCommand => ({
  kind: 'snooze',
  audience,
  until,
  reason,
});
const promise = (audience: string, at: number | null): IncidentCommand => ({ kind: 'promise-update', audience, at });
const turn = (audience: string, on: boolean): IncidentCommand => ({ kind: 'switch-audience', audience, on });
const severity = (level: 1 | 2 | 3 | 4): IncidentCommand => ({ kind: 'set-severity', severity: level, reason: 'x' });

const row = (here: Desk, audience: string) => {
  const found = selectMatrix(here.view(), here.now()).find((one) => one.audience.id === audience);
  if (!found) throw new Error(`no ${audience}`);
  return found;
};
/** The state in one word, with the minutes from noon it is due at. */
function due(here: Desk, audience: string): string {
  const state: DueState = row(here, audience).due;
  if (state.kind === 'as-needed') return `as-needed ${state.prompt?.why ?? 'null'}`;
  return 'dueAt' in state ? `${state.kind} ${String((state.dueAt - NOON) / MINUTE)}` : state.kind;
}
const at = (minutes: number, level: 1 | 2 | 3 | 4 = 2): Desk => {
  const here = room({ severity: level });
  return here.pass(NOON + minutes * MINUTE - here.now());
};

test.each<[level: 1 | 2 | 3 | 4, audience: string, minutes: number, state: string]>([
  [1, 'it', 0, 'due-soon 5'],
  [1, 'it', 5, 'overdue 5'],
  [1, 'executives', 9, 'later 15'],
  [1, 'executives', 10, 'due-soon 15'],
  [1, 'end-users', 15, 'overdue 15'],
  [1, 'customers', 14, 'later 20'],
  [1, 'customers', 20, 'overdue 20'],
  [2, 'it', 4, 'later 10'],
  [2, 'it', 5, 'due-soon 10'],
  [2, 'executives', 23, 'later 30'],
  [2, 'executives', 24, 'due-soon 30'],
  [2, 'customers', 29, 'due-soon 30'],
  [3, 'it', 20, 'later 30'],
  [3, 'executives', 59, 'due-soon 60'],
  [3, 'customers', 500, 'as-needed null'],
  [4, 'it', 30, 'overdue 30'],
])('at SEV%i the first update to %s, %i minutes in, is %s', (level, audience, minutes, state) => {
  expect(due(at(minutes, level), audience)).toBe(state);
});

test('after an update the next is counted from when it went out: may be sent, soon due, overdue', () => {
  const here = at(10);
  here.do(sent('it', NOON));
  expect(row(here, 'it').lastSent?.fact.said).toBe('we know');
  const states = [14, 15, 24, 29, 30, 45].map((minutes) => due(here.pass(NOON + minutes * MINUTE - here.now()), 'it'));
  expect(states).toEqual(['later 30', 'may-send 30', 'due-soon 30', 'due-soon 30', 'overdue 30', 'overdue 30']);
  here.do(sent('it'));
  expect(due(here, 'it')).toBe('later 75');
});

test('the newest by when it went out counts, not by when it was written down', () => {
  const here = at(20);
  here.do(sent('it'));
  here.do(sent('it', NOON + 5 * MINUTE));
  expect(due(here, 'it')).toBe('later 50');
});

test('a snooze holds the alarm back until its end, never brings it forward, and ends with the next update', () => {
  const here = at(20);
  here.do(snooze('it', NOON + 40 * MINUTE));
  expect(due(here, 'it')).toBe('later 40');
  expect(due(here.pass(20 * MINUTE), 'it')).toBe('overdue 40');
  here.do(sent('it'));
  expect(due(here, 'it')).toBe('later 70');
  here.do(snooze('it', NOON + 50 * MINUTE));
  expect(due(here, 'it')).toBe('later 70');
});

test('a promise to an audience is due when it was promised, until the next update or until it is taken back', () => {
  const here = at(5);
  const promised = here.do(promise('executives', NOON + 90 * MINUTE));
  expect(due(here, 'executives')).toBe('later 90');
  here.do(promise('executives', null));
  expect(due(here, 'executives')).toBe('later 30');
  expect(promised).toHaveLength(1);
  here.do(promise('executives', NOON + 60 * MINUTE));
  here.pass(MINUTE).do(sent('executives'));
  expect(due(here, 'executives')).toBe('later 66');
});

test('timers stop when it is resolved or the audience is switched off, and go on when it is opened again', () => {
  const here = at(40);
  expect(due(here, 'it')).toBe('overdue 10');
  here.do(turn('it', false));
  expect(due(here, 'it')).toBe('stopped');
  here.do(turn('it', true));
  here.do({ kind: 'set-phase', phase: 'review', reason: '' });
  expect(due(here, 'it')).toBe('stopped');
  expect(selectMostPressing(here.view(), here.now())).toBeUndefined();
  here.do({ kind: 'set-phase', phase: 'investigation', reason: 'again' });
  expect(due(here, 'it')).toBe('overdue 10');
});

test('groups that are off until needed have no timer before', () => {
  const here = at(30);
  expect(due(here, 'service-desk')).toBe('stopped');
  here.do(turn('service-desk', true));
  expect(due(here, 'service-desk')).toBe('overdue 30');
});

test('an audience told as needed is prompted by a new severity, phase or estimate, and at SEV1 by silence', () => {
  const here = at(5, 3);
  const step = (command: IncidentCommand): string => {
    here.pass(MINUTE).do(command);
    const prompted = due(here, 'customers');
    here.pass(MINUTE).do(sent('customers'));
    return `${prompted}, then ${due(here, 'customers')}`;
  };
  expect(step({ kind: 'set-phase', phase: 'investigation', reason: '' })).toBe('as-needed phase, then as-needed null');
  expect(step({ kind: 'set-eta', at: NOON, confidence: 'low', basis: '' })).toBe('as-needed eta, then as-needed null');
  expect(step(severity(4))).toBe('as-needed severity, then as-needed null');
  here.do(turn('vendors', true));
  here.pass(MINUTE).do(severity(1));
  here.do(sent('vendors'));
  expect(due(here.pass(61 * MINUTE), 'vendors')).toBe('as-needed silence');
});

test('a step up in severity starts the first updates anew; nobody is late before they could know', () => {
  const here = at(40, 3);
  here.do(severity(1));
  expect(due(here, 'it')).toBe('due-soon 45');
  expect(due(here, 'executives')).toBe('later 55');
  here.do(severity(2));
  expect(due(here, 'executives')).toBe('later 70');
});

test('the header shows the most overdue, else the soonest', () => {
  const here = at(2);
  const pressing = () => selectMostPressing(here.view(), here.now())?.audience.id;
  expect(pressing()).toBe('it');
  here.pass(60 * MINUTE).do(sent('it'));
  expect(pressing()).toBe('executives');
  for (const audience of ['executives', 'end-users', 'customers']) here.do(sent(audience));
  expect(pressing()).toBe('customers');
});

test('rows sort overdue longest first, then soonest, then what has no timer', () => {
  const states: DueState[] = [
    { kind: 'stopped' },
    { kind: 'as-needed', prompt: null },
    { kind: 'later', dueAt: 90, soonAt: 80, ahead: 1 },
    { kind: 'overdue', dueAt: 20, soonAt: 0, late: 1 },
    { kind: 'due-soon', dueAt: 40, soonAt: 0, ahead: 1 },
    { kind: 'overdue', dueAt: 10, soonAt: 0, late: 1 },
    { kind: 'may-send', dueAt: 50, soonAt: 45, ahead: 1 },
  ];
  const kinds = [...states]
    .sort(compareDue)
    .map((state) => ('dueAt' in state ? `${state.kind} ${String(state.dueAt)}` : state.kind));
  expect(kinds).toEqual(['overdue 10', 'overdue 20', 'due-soon 40', 'may-send 50', 'later 90', 'as-needed', 'stopped']);
});

test.each<[IncidentCommand, object]>([
  [sent('nobody'), { kind: 'not-found', what: 'audience' }],
  [{ ...sent('it'), channels: [] } as IncidentCommand, { kind: 'channel-needed' }],
  [snooze('it', NOON + MINUTE * 99, ' '), { kind: 'reason-needed', why: 'snooze' }],
  [snooze('it', NOON), { kind: 'in-the-past', at: NOON }],
  [promise('it', NOON), { kind: 'in-the-past', at: NOON }],
])('%j is refused with %j', (command, refusal) => {
  expect(room().refusal(command)).toEqual(refusal);
});
