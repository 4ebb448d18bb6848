import { expect, test } from 'vitest';
import { selectLists } from '../../../../../shared/domain/incident/checklists/select-checklists';
import {
  countMerged,
  selectConflicts,
  selectConsequence,
  type Conflict,
} from '../../../../../shared/domain/incident/conflicts/select-conflicts';
import type { IncidentCommand } from '../../../../../shared/domain/incident/decide';
import { selectSeverity, selectTitle } from '../../../../../shared/domain/incident/header/select-header';
import { seatOf, selectCommander } from '../../../../../shared/domain/incident/roles/select-roles';
import { BO, CY, NOON, entry, personOf, room, type Desk } from '../desk';

const sev = (severity: 1 | 2 | 3 | 4, reason = 'why'): IncidentCommand => ({ kind: 'set-severity', severity, reason });
const title = (text: string): IncidentCommand => ({ kind: 'set-title', title: text });
const system = (state: 'down' | 'degraded'): IncidentCommand => ({ kind: 'set-system', name: 'Orders', state });

/** Both do something while apart, then meet. */
function apart(before: readonly IncidentCommand[], anas: IncidentCommand, bos: IncidentCommand) {
  const ana = room();
  for (const command of before) ana.do(command);
  const bo = ana.apart(BO);
  ana.do(anas);
  bo.pass(1).do(bos);
  ana.meet(bo);
  bo.meet(ana);
  return { ana, bo };
}

function onlyConflict(desk: Desk): Conflict {
  const [conflict, ...others] = selectConflicts(desk.view());
  if (!conflict || others.length > 0) throw new Error('not one conflict');
  return conflict;
}

const choose = ({ field, target }: Conflict, value: Conflict['values'][number]): IncidentCommand => ({
  kind: 'choose',
  field,
  target,
  value: value.id,
});

/** Chooses by what the value says of itself. */
function chooseOn(desk: Desk, says: object): void {
  const conflict = onlyConflict(desk);
  const value = conflict.values.find(({ fact }) => Object.entries(says).every(([k, v]) => (fact as never)[k] === v));
  if (!value) throw new Error('no such value');
  desk.do(choose(conflict, value));
}

test('two states of one system and two marks of one item are conflicts of their own', () => {
  const systems = apart([], system('down'), system('degraded'));
  expect(onlyConflict(systems.ana)).toMatchObject({ field: 'system-set/1', target: 'orders' });
  chooseOn(systems.ana, { state: 'degraded' });
  expect(selectConflicts(systems.ana.view())).toEqual([]);
  const first = selectLists(room().view())[0]?.items[0];
  const mark = (as: 'done' | 'skipped'): IncidentCommand => ({
    kind: 'mark-item',
    item: first?.id ?? '',
    mark: as,
    reason: 'why',
    second: null,
    happened: null,
  });
  const items = apart([], mark('done'), mark('skipped'));
  expect(onlyConflict(items.bo)).toMatchObject({ field: 'item-marked/1', target: first?.id });
  chooseOn(items.bo, { mark: 'done' });
  expect(selectLists(items.bo.view())[0]?.items[0]).toMatchObject({ mark: 'done', answers: [] });
});

test('two commanders are a conflict: who stays is chosen, and both times in command are kept', () => {
  const ana = room();
  const first = seatOf(ana.view(), 'incident-commander')?.holders[0]?.id;
  if (!first) throw new Error('nobody commands');
  ana.do({ kind: 'vacate-role', assignment: first, reason: '' });
  const take = (who: typeof BO): IncidentCommand => ({
    kind: 'assign-role',
    role: 'incident-commander',
    person: personOf(who),
    note: '',
  });
  const bo = ana.apart(BO);
  ana.do(take(ana.me));
  bo.pass(1).do(take(BO));
  ana.meet(bo);
  expect(onlyConflict(ana).values).toHaveLength(2);
  const bos = onlyConflict(ana).values.find(({ by }) => by.id === BO.id);
  if (!bos) throw new Error('Bo did not take it');
  ana.do(choose(onlyConflict(ana), bos));
  expect(selectCommander(ana.view())?.person.name).toBe('Bo');
  expect(selectConflicts(ana.view())).toEqual([]);
  expect(ana.view().added.get('role-assigned/1')?.size).toBe(3);
  expect(seatOf(bo.meet(ana).view(), 'incident-commander')?.holders).toHaveLength(1);
});

test('what is decided apart comes back as one item, by those who decided', () => {
  const { ana, bo } = apart([], sev(1), sev(3));
  chooseOn(ana, { severity: 1 });
  chooseOn(bo.pass(5), { severity: 3 });
  ana.meet(bo);
  bo.meet(ana);
  for (const desk of [ana, bo]) {
    const conflict = onlyConflict(desk);
    expect(conflict.values.map(({ by }) => by.name).sort()).toEqual(['Ana', 'Bo']);
    expect(conflict.all).toHaveLength(2);
  }
  chooseOn(ana, { severity: 1 });
  expect(selectConflicts(bo.meet(ana).view())).toEqual([]);
  expect(selectSeverity(bo.view())).toBe(1);
});

test('the same decision made apart is none, and three who said two things are asked between two', () => {
  const same = apart([], sev(1, 'cards'), sev(1, 'all users'));
  expect(selectConflicts(same.ana.view())).toEqual([]);
  const { ana, bo } = apart([], sev(1), sev(3));
  const cy = room().apart(CY);
  cy.pass(3).do(sev(3, 'one site'));
  ana.meet(cy);
  bo.meet(cy);
  expect(onlyConflict(ana).values).toHaveLength(2);
  chooseOn(ana, { severity: 1 });
  expect(selectConflicts(ana.view())).toEqual([]);
});

test('a title may be made of both, and no title is none', () => {
  const { ana, bo } = apart([], title('Checkout gone'), title('Payments gone'));
  expect(ana.refusal({ kind: 'merge-title', title: '  ' })).toEqual({ kind: 'empty-text' });
  ana.do({ kind: 'merge-title', title: 'Checkout and payments down' });
  expect(selectConflicts(bo.meet(ana).view())).toEqual([]);
  expect(selectTitle(bo.view())).toBe('Checkout and payments down');
});

test('a value that nobody is asked about cannot be chosen', () => {
  const here = room();
  const known = [...(here.view().singles.get('title-set/1:')?.all.keys() ?? [])][0];
  if (!known) throw new Error('no title');
  expect(here.refusal({ kind: 'choose', field: 'title-set/1', value: known })).toEqual({
    kind: 'not-found',
    what: 'fact',
  });
});

test('what a severity brings with it is said before it is chosen', () => {
  const { ana } = apart([], sev(1), sev(4));
  const consequences = onlyConflict(ana).values.map((value) => [
    'severity' in value.fact && value.fact.severity,
    selectConsequence(ana.view(), value),
  ]);
  expect(consequences.sort()).toEqual([
    [1, { kind: 'severity', roles: 2, customersMinutes: 20 }],
    [4, { kind: 'severity', roles: 1, customersMinutes: null }],
  ]);
});

test('lines of other laptops since then are counted as merged', () => {
  const ana = room();
  const bo = ana.apart(BO);
  bo.do({ kind: 'add-entries', entries: [entry('from Bo')] });
  ana.do({ kind: 'add-entries', entries: [entry('from Ana')] });
  ana.meet(bo);
  expect(countMerged(ana.view(), ana.me.device, NOON)).toBe(1);
  expect(countMerged(ana.view(), ana.me.device, NOON + 86_400_000)).toBe(0);
});

test('the queue is the same on every laptop, whatever it heard of first', () => {
  const ana = room();
  const bo = ana.apart(BO);
  const down = (name: string): IncidentCommand => ({ kind: 'set-system', name, state: 'down' });
  const degraded = (name: string): IncidentCommand => ({ kind: 'set-system', name, state: 'degraded' });
  for (const name of ['Orders', 'Billing', 'Search']) ana.pass(1).do(down(name));
  for (const name of ['Search', 'Billing', 'Orders']) bo.pass(1).do(degraded(name));
  const queue = (desk: Desk) => selectConflicts(desk.view()).map(({ target }) => target);
  const [anas, bos] = [queue(ana.meet(bo)), queue(bo.meet(ana))];
  expect(anas).toHaveLength(3);
  expect(bos).toEqual(anas);
});
