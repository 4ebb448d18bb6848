import { expect, test } from 'vitest';
import { AUDIENCES } from '../../../../../shared/domain/content/audiences';
import { templateFor } from '../../../../../shared/domain/content/messages';
import { applyAll } from '../../../../../shared/domain/incident/apply';
import { selectAudiences } from '../../../../../shared/domain/incident/comms/audiences';
import type { Cadence } from '../../../../../shared/domain/incident/comms/facts';
import { areOutsiders, selectReach } from '../../../../../shared/domain/incident/comms/reach';
import { selectMatrix } from '../../../../../shared/domain/incident/comms/select-comms';
import type { IncidentCommand } from '../../../../../shared/domain/incident/decide';
import { emptyIncident } from '../../../../../shared/domain/incident/incident';
import { isNextLate, selectMessages } from '../../../../../shared/domain/incident/messages/select-messages';
import { blankOf } from '../../../../../shared/domain/incident/redaction/blank';
import type { FactId } from '../../../../../shared/domain/stated';
import { addedOf, history, isWithdrawn } from '../../../../../shared/domain/view';
import { BO, HOUR, MINUTE, NOON, room, type Desk } from '../desk';

const every = (mayMinutes: number, dueMinutes = mayMinutes): Cadence => ({ mayMinutes, dueMinutes });
const NEEDED: Cadence = { asNeeded: true };
const of = (audience: string) => AUDIENCES.find(({ id }) => id === audience) ?? AUDIENCES[0];

/** The audience as it is listed, but for what is changed. */
const set = (audience: string, change: object = {}): IncidentCommand =>
  ({ kind: 'set-audience', audience, ...of(audience), cadence: null, ...change }) as IncidentCommand;
const PAYROLL = {
  ...{ name: 'Payroll', channels: ['Phone'], fallbacks: ['Runner'] },
  ...{ level: 'Effect on pay', ownerRole: 'comms-lead' },
};
/** As a laptop might say it that lets listed ones be renamed. */
const TOLD = { kind: 'audience-set/1', audience: 'it', ...PAYROLL, cadence: null } as const;
const add = (change: object = {}): IncidentCommand => ({
  kind: 'add-audience',
  cadence: every(30),
  ...PAYROLL,
  ...change,
});
const at = (minutes: number, severity: 1 | 2 | 3 | 4 = 3): Desk => {
  const here = room({ severity });
  return here.pass(NOON + minutes * MINUTE - here.now());
};
const audience = (here: Desk, id: string) => selectAudiences(here.view()).find((one) => one.id === id);
/** Minutes from noon at which they are due; the kind of state if there is no timer. */
const due = (here: Desk, id: string): number | string | undefined => {
  const state = selectMatrix(here.view(), here.now()).find((one) => one.audience.id === id)?.due;
  return state && 'dueAt' in state ? (state.dueAt - NOON) / MINUTE : state?.kind;
};
const sent = (id: string) =>
  ({ kind: 'mark-sent', audience: id, channels: ['Phone'], said: '', happened: null }) as const;
const first = (ids: readonly FactId[]): FactId => ids[0] as FactId;

test('how often, by what means, how deep and by whom is as last said; the name of a listed one stays', () => {
  const here = at(1);
  here.do(set('it', { name: 'Nerds', cadence: every(20), channels: [' Radio ', 'radio', ''], level: 'Less' }));
  expect(audience(here, 'it')).toMatchObject({
    ...{ name: 'IT Team', frequency: null, cadence: every(20), channels: ['Radio'], level: 'Less' },
    fallbacks: of('it')?.fallbacks,
  });
  here.say({ ...TOLD, replaces: history(here.view(), 'audience-set/1', 'it').map(({ id }) => id) });
  expect(audience(here, 'it')).toMatchObject({ name: 'IT Team', channels: ['Phone'] });
  here.do(set('it', { ownerRole: 'tech-lead' }));
  expect(audience(here, 'it')).toMatchObject({ frequency: 'Every 15-30 minutes', ownerRole: 'tech-lead' });
  expect(audience(here, 'it')?.channels).toEqual(of('it')?.channels);
});

test('an interval set by hand moves what is due, and the first update is never later than it', () => {
  const here = at(10);
  expect(due(here, 'it')).toBe(30);
  here.do(set('it', { cadence: every(20) }));
  expect(due(here, 'it')).toBe(20);
  here.do(set('it', { cadence: every(120) }));
  expect(due(here, 'it')).toBe(30);
  here.do(sent('it'));
  expect(due(here, 'it')).toBe(130);
  here.do(set('it', { cadence: every(10, 20) }));
  expect(due(here, 'it')).toBe(30);
});

test('an interval set by hand holds at every severity and over the preset, until it is left empty again', () => {
  const here = at(10, 2);
  here.do(set('customers', { cadence: every(45) }));
  here.do(sent('customers'));
  expect(due(here, 'customers')).toBe(55);
  here.do({ kind: 'set-severity', severity: 1, reason: '' });
  expect(due(here, 'customers')).toBe(55);
  here.do(set('customers'));
  expect(due(here, 'customers')).toBe(30);
  expect(audience(here, 'customers')?.frequency).toBe('As needed');
});

test('who is told as needed has no timer, not even a first one', () => {
  const here = at(10);
  here.do(set('it', { cadence: NEEDED }));
  expect(due(here, 'it')).toBe('as-needed');
});

test('nobody is late before they had a timer, and stays so while only the means change', () => {
  const here = at(180);
  expect(due(here, 'customers')).toBe('as-needed');
  here.do(set('customers', { cadence: every(30) }));
  expect(due(here, 'customers')).toBe(210);
  here.pass(5 * MINUTE).do(set('customers', { cadence: every(30), level: 'Less' }));
  expect(due(here, 'customers')).toBe(210);
  const needed = here.do(set('customers', { cadence: NEEDED }));
  here.pass(5 * MINUTE).undo(needed);
  expect(due(here, 'customers')).toBe(210);
  here.do(set('customers', { cadence: NEEDED }));
  here.pass(60 * MINUTE).do(set('customers', { cadence: every(20) }));
  expect(due(here, 'customers')).toBe(270);
});

test('what was promised stays due when it was promised', () => {
  const here = at(10);
  here.do({ kind: 'promise-update', audience: 'it', at: NOON + 90 * MINUTE });
  here.do(set('it', { cadence: every(20) }));
  expect(due(here, 'it')).toBe(90);
});

test('an audience of one’s own comes after the listed ones, is told from then on, and is taken back by undo', () => {
  const here = at(60);
  const own = here.do(add({ name: '  Payroll   Lyon ' }));
  const id = first(own);
  expect(selectAudiences(here.view()).at(-1)).toMatchObject({
    id,
    name: 'Payroll Lyon',
    isAdded: true,
    frequency: null,
  });
  expect(due(here, id)).toBe(90);
  here.do(set('it', { ...PAYROLL, audience: id, name: 'Payroll', cadence: every(60) }));
  expect(audience(here, id)).toMatchObject({ name: 'Payroll', channels: ['Phone'] });
  expect(due(here, id)).toBe(120);
  here.do({ kind: 'switch-audience', audience: id, on: false });
  expect(due(here, id)).toBe('stopped');
  here.undo(own);
  expect(audience(here, id)).toBeUndefined();
  expect(here.refusal(sent(id))).toEqual({ kind: 'not-found', what: 'audience' });
});

test('an audience of one’s own that is told as needed is not asked for what was before it', () => {
  const here = at(60);
  here.do({ kind: 'set-phase', phase: 'investigation', reason: '' });
  here.pass(MINUTE);
  const id = first(here.do(add({ cadence: NEEDED })));
  const prompt = () => {
    const state = selectMatrix(here.view(), here.now()).find((one) => one.audience.id === id)?.due;
    return state?.kind === 'as-needed' ? (state.prompt?.why ?? null) : undefined;
  };
  expect(prompt()).toBeNull();
  here.pass(MINUTE).do({ kind: 'set-eta', at: NOON, confidence: 'low', basis: '' });
  expect(prompt()).toBe('eta');
});

test('they get the words of end-users, count as people outside IT and outside the house', () => {
  const here = at(1);
  const id = first(here.do(add()));
  expect(templateFor(id, 'investigating')).toBe(templateFor('end-users', 'investigating'));
  expect(areOutsiders(id)).toBe(true);
  expect(selectReach(here.view(), id).approver).toBe('incident-commander');
  for (const one of AUDIENCES)
    expect([one.id, areOutsiders(one.id)]).toEqual([
      one.id,
      ['customers', 'key-accounts', 'vendors', 'regulators', 'board-and-media'].includes(one.id),
    ]);
});

test('two laptops change one audience apart: the last is shown, and both are kept', () => {
  const ana = at(1);
  const bo = ana.apart(BO).pass(1_000);
  ana.do(set('it', { cadence: every(20) }));
  bo.do(set('it', { channels: ['Radio'] }));
  ana.meet(bo);
  bo.meet(ana);
  for (const here of [ana, bo]) {
    expect(audience(here, 'it')).toEqual(audience(ana, 'it'));
    expect(history(here.view(), 'audience-set/1', 'it').map(({ fact }) => [fact.cadence, fact.channels[0]])).toEqual(
      expect.arrayContaining([
        [every(20), 'Slack'],
        [null, 'Radio'],
      ]),
    );
  }
});

test.each<[what: string, command: IncidentCommand, refusal: object]>([
  ['no name', add({ name: '  ' }), { kind: 'name-needed', why: 'audience' }],
  ['a name that is there', add({ name: 'it  team' }), { kind: 'name-taken', name: 'IT Team' }],
  ['a name without end', add({ name: 'x'.repeat(121) }), { kind: 'too-long', limit: 120 }],
  ['no means at all', add({ channels: [' '], fallbacks: [] }), { kind: 'means-needed' }],
  ['no means left', set('it', { channels: [], fallbacks: [] }), { kind: 'means-needed' }],
  [
    'too many',
    add({ channels: Array.from({ length: 21 }, (_, i) => `c${String(i)}`) }),
    { kind: 'too-many', limit: 20 },
  ],
  ['a role that there is not', add({ ownerRole: 'emperor' }), { kind: 'not-found', what: 'role' }],
  ['an audience that there is not', set('it', { audience: 'martians' }), { kind: 'not-found', what: 'audience' }],
  ['nothing changed', set('it'), { kind: 'unchanged' }],
])('%s is refused', (_what, command, refusal) => {
  expect(room().refusal(command)).toEqual(refusal);
});

test('the same again is no change, and one’s own name may be kept', () => {
  const here = at(1);
  here.do(set('it', { cadence: every(20) }));
  expect(here.refusal(set('it', { cadence: every(20) }))).toEqual({ kind: 'unchanged' });
  const id = first(here.do(add()));
  const same = { ...PAYROLL, kind: 'set-audience', audience: id, cadence: every(30) } as const;
  expect(here.refusal(same)).toEqual({ kind: 'unchanged' });
  expect(here.refusal({ ...same, cadence: null })).toEqual({ kind: 'unchanged' });
  expect(here.refusal({ ...same, name: 'Customers' })).toEqual({ kind: 'name-taken', name: 'Customers' });
});

test('redacted, what was typed is gone and what was there before stands in its place', () => {
  const here = at(1);
  here.do(add());
  const [own] = addedOf(here.view(), 'audience-added/1');
  expect(own && blankOf(own.fact)).toMatchObject({ name: '[redacted]', channels: [], level: '', cadence: every(30) });
  const id = first(here.do(set('it', { channels: ['the CEO, at home'], cadence: every(20) })));
  const said = history(here.view(), 'audience-set/1', 'it')[0];
  const blank = said && blankOf(said.fact);
  expect(blank).toMatchObject({ channels: [], fallbacks: [], level: '' });
  const lost = { by: BO, at: here.now(), reason: 'private' };
  const blanked = here.ops().map((one) => (one.id === id && blank ? { ...one, fact: blank, lost } : one));
  const shownNow = selectAudiences(applyAll(emptyIncident, blanked)).find((one) => one.id === 'it');
  expect(shownNow).toMatchObject({ name: 'IT Team', cadence: every(20), channels: of('it')?.channels });
});

/** Words to executives that are approved, and say that the next come in an hour. */
function approved(here: Desk): FactId {
  const asked = {
    kind: 'draft-message',
    audience: 'executives',
    template: 'no-change',
    nextAt: here.now() + HOUR,
  } as const;
  const message = first(here.do(asked));
  here.do({ kind: 'approve-message', message, text: 'Still down.' });
  here.pass(20 * MINUTE);
  return message;
}
const messageOf = (here: Desk, id: FactId) => selectMessages(here.view(), here.now()).find((one) => one.id === id);
const isLate = (here: Desk, id: FactId): boolean | undefined => {
  const message = messageOf(here, id);
  return message && isNextLate(here.view(), message, here.now());
};

test('another cadence makes nothing in approved words untrue: they wait half of what held when they were approved', () => {
  const here = at(1);
  const id = approved(here);
  const faster = here.do(set('executives', { cadence: every(20) }));
  expect(messageOf(here, id)?.state).toBe('approved');
  here.do(set('executives', { cadence: every(30) }));
  here.pass(11 * MINUTE);
  expect(messageOf(here, id)?.state).toBe('confirm');
  expect(isWithdrawn(here.view(), first(faster))).toBe(false);
});

test('a cadence that is taken back takes back no time that approved words had', () => {
  const here = at(1);
  const slower = here.do(set('executives', { cadence: every(240) }));
  const id = approved(here);
  here.pass(MINUTE).undo(slower);
  expect(messageOf(here, id)?.state).toBe('approved');
  here.pass(60 * MINUTE);
  expect(messageOf(here, id)?.state).toBe('approved');
  here.pass(60 * MINUTE);
  expect(messageOf(here, id)?.state).toBe('confirm');
});

test('but the next time that they name may be later than they are to hear by now, which is said until another is named', () => {
  const here = at(1);
  const id = approved(here);
  expect(isLate(here, id)).toBe(false);
  here.do(set('executives', { cadence: every(20) }));
  expect(isLate(here, id)).toBe(true);
  expect(messageOf(here, id)?.stale).toEqual([]);
  const soon = here.apart(BO).pass(25 * MINUTE);
  expect(isLate(soon, id)).toBe(false);
  here.pass(1_000).do({ kind: 'promise-next', message: id, at: here.now() + 20 * MINUTE });
  expect(isLate(here, id)).toBe(false);
  here.pass(1_000).do({ kind: 'promise-next', message: id, at: here.now() + 5 * HOUR });
  expect(isLate(here, id)).toBe(false);
});
