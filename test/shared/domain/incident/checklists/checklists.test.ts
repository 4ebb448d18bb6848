import { expect, test } from 'vitest';
import type { IncidentCommand } from '../../../../../shared/domain/incident/decide';
import type { Mark } from '../../../../../shared/domain/incident/checklists/facts';
import {
  doneAt,
  itemHistory,
  selectLists,
  selectSuggestedLists,
  type Item,
} from '../../../../../shared/domain/incident/checklists/select-checklists';
import { SLIP_MS } from '../../../../../shared/domain/incident/apply';
import { lineById } from '../../../../../shared/domain/incident/timeline/lines';
import type { FactId, Writer } from '../../../../../shared/domain/stated';
import { BO, CY, MINUTE, NOON, personOf, room, type Desk } from '../desk';

const start = (template: string): IncidentCommand => ({ kind: 'start-checklist', template });
const mark = (
  item: string,
  to: Mark,
  more: { reason?: string; second?: Writer; at?: number } = {},
): IncidentCommand => ({
  kind: 'mark-item',
  item,
  mark: to,
  reason: more.reason ?? '',
  second: more.second ? personOf(more.second) : null,
  happened: more.at === undefined ? null : { at: more.at, approximate: false },
});

function itemIn(here: Desk, template: string, no: string): Item {
  const item = selectLists(here.view())
    .find((list) => list.template === template)
    ?.items.find((one) => one.no === no);
  if (!item) throw new Error(`no item ${no} in ${template}`);
  return item;
}
const first = (here: Desk): Item => itemIn(here, 'T0', '1');
/** T3, 7: fence the old primary. Dangerous, and for two. */
function dangerous(): { here: Desk; item: () => Item } {
  const here = room();
  here.do(start('T3'));
  return { here, item: () => itemIn(here, 'T3', '7') };
}
const hasLine = (here: Desk, id: FactId | undefined) =>
  id !== undefined && lineById(here.view().lines, id) !== undefined;

test('the first list opens with the incident, with its owners and times', () => {
  expect(first(room())).toMatchObject({
    mark: 'todo',
    ownerName: 'First Responder',
    dueAt: NOON + 2 * MINUTE,
    answers: [],
    person: null,
  });
  expect(selectLists(room().view())).toMatchObject([{ template: 'T0', settled: 0 }]);
});

test('an item goes from to do to doing to done, and says when', () => {
  const here = room();
  here.do(mark(first(here).id, 'doing'));
  here.pass(MINUTE).do(mark(first(here).id, 'done'));
  const item = first(here);
  expect(item.mark).toBe('done');
  expect(item.markedBy && doneAt(item.markedBy)).toBe(here.now());
  expect(itemHistory(here.view(), item.id).map((one) => one.fact.mark)).toEqual(['doing', 'done']);
  expect(selectLists(here.view())[0]?.settled).toBe(1);
});

test('a tick may say that it happened earlier, and stands there in the timeline', () => {
  const here = room();
  const [id] = here.do(mark(first(here).id, 'done', { at: NOON - MINUTE }));
  const item = first(here);
  expect(item.markedBy && doneAt(item.markedBy)).toBe(NOON - MINUTE);
  expect(lineById(here.view().lines, id as FactId)?.time).toBe(NOON - MINUTE);
});

test('what is marked so already is not marked again', () => {
  const here = room();
  expect(here.refusal(mark(first(here).id, 'todo'))).toEqual({ kind: 'unchanged' });
  here.do(mark(first(here).id, 'done'));
  expect(here.refusal(mark(first(here).id, 'done'))).toEqual({ kind: 'unchanged' });
});

test('skipping and blocking want a reason', () => {
  const here = room();
  expect(here.refusal(mark(first(here).id, 'skipped', { reason: ' ' }))).toEqual({
    kind: 'reason-needed',
    why: 'skip',
  });
  expect(here.refusal(mark(first(here).id, 'blocked'))).toEqual({ kind: 'reason-needed', why: 'blocked' });
  here.do(mark(first(here).id, 'skipped', { reason: 'no one is hurt' }));
  expect(selectLists(here.view())[0]?.settled).toBe(1);
  here.do(mark(first(here).id, 'blocked', { reason: 'door locked' }));
  expect(first(here).markedBy?.fact.reason).toBe('door locked');
});

test('what cannot be undone wants a second person, or a reason for going alone', () => {
  const { here, item } = dangerous();
  expect(item()).toMatchObject({ danger: true, twoPerson: true });
  expect(here.refusal(mark(item().id, 'done'))).toEqual({ kind: 'second-person-needed' });
  here.do(mark(item().id, 'doing'));
  here.do(mark(item().id, 'done', { second: BO }));
  expect(item().markedBy?.fact.second).toEqual(personOf(BO));
  const alone = dangerous();
  alone.here.do(mark(alone.item().id, 'done', { reason: 'alone on site' }));
  expect(alone.item()).toMatchObject({ mark: 'done', markedBy: { fact: { second: null, reason: 'alone on site' } } });
});

test('two answers given apart are both shown, and any answer settles them', () => {
  const ana = room();
  const bo = ana.apart(BO);
  ana.do(mark(first(ana).id, 'done'));
  bo.do(mark(first(bo).id, 'skipped', { reason: 'not needed' }));
  ana.meet(bo);
  expect(
    first(ana)
      .answers.map((one) => one.fact.mark)
      .sort(),
  ).toEqual(['done', 'skipped']);
  ana.do(mark(first(ana).id, first(ana).mark, { reason: 'agreed' }));
  expect(first(ana).answers).toEqual([]);
  expect(first(bo.meet(ana)).answers).toEqual([]);
});

test('the same answer given apart is one answer, and one untick takes both back', () => {
  const ana = room();
  const bo = ana.apart(BO);
  ana.do(mark(first(ana).id, 'done'));
  bo.do(mark(first(bo).id, 'done', { reason: 'me too' }));
  ana.meet(bo);
  expect(first(ana)).toMatchObject({ mark: 'done', answers: [] });
  ana.pass(MINUTE).do(mark(first(ana).id, 'todo'));
  expect(first(ana)).toMatchObject({ mark: 'todo', answers: [] });
});

test('a tick taken back at once was a slip: the timeline shows neither, the record keeps both', () => {
  const here = room();
  const [tick] = here.do(mark(first(here).id, 'done'));
  expect(hasLine(here, tick)).toBe(true);
  const [untick] = here.pass(SLIP_MS).do(mark(first(here).id, 'todo'));
  expect([hasLine(here, tick), hasLine(here, untick)]).toEqual([false, false]);
  expect(itemHistory(here.view(), first(here).id)).toHaveLength(2);
  const [again] = here.do(mark(first(here).id, 'done'));
  expect(hasLine(here, again)).toBe(true);
  const [late] = here.pass(SLIP_MS + 1).do(mark(first(here).id, 'todo'));
  expect([hasLine(here, again), hasLine(here, late)]).toEqual([true, true]);
});

test('an item is given to someone, to someone else, and to nobody', () => {
  const here = room();
  const assign = (who: Writer | null): IncidentCommand => ({
    kind: 'assign-item',
    item: first(here).id,
    person: who && personOf(who),
  });
  for (const who of [BO, CY, null]) {
    here.do(assign(who));
    expect(first(here).person).toEqual(who && personOf(who));
  }
});

test('items made in the room stand in a list of their own, in the order they were made', () => {
  const here = room();
  const add = (text: string): IncidentCommand => ({ kind: 'add-item', text, person: personOf(BO) });
  expect(here.refusal(add(' '))).toEqual({ kind: 'empty-text' });
  const [id] = here.do(add(' call the bank '));
  here.do(add('x'.repeat(2_000)));
  const [, made] = selectLists(here.view());
  expect(made).toMatchObject({
    id: 'ad-hoc',
    items: [{ id, no: '1', text: 'call the bank', person: personOf(BO), dueAt: null }, { no: '2' }],
  });
  here.do(mark(id as string, 'done'));
  expect(selectLists(here.view())[1]?.settled).toBe(1);
  here.undo([id as FactId]);
  expect(selectLists(here.view())[1]?.items).toHaveLength(1);
});

test.each<[IncidentCommand, object]>([
  [start('T99'), { kind: 'not-found', what: 'list' }],
  [start('T0'), { kind: 'already-open', title: 'First 15 minutes' }],
  [mark('nothing', 'done'), { kind: 'not-found', what: 'item' }],
  [
    { kind: 'assign-item', item: 'nothing', person: null },
    { kind: 'not-found', what: 'item' },
  ],
])('%j is refused with %j', (command, refusal) => {
  expect(room().refusal(command)).toEqual(refusal);
});

test('lists are suggested by type, the second quarter of an hour when it has come, and none that is open', () => {
  const here = room();
  const suggested = (minutes: number) =>
    selectSuggestedLists(here.view(), NOON + minutes * MINUTE).map((list) => list.id);
  expect(suggested(14)).not.toContain('T0');
  expect(suggested(14)).not.toContain('T0b');
  expect(suggested(15)).toContain('T0b');
  expect(suggested(14)).not.toContain('T4');
  here.do({ kind: 'set-type', type: 'network' });
  expect(suggested(14)).toContain('T4');
  here.do(start('T4'));
  here.do(start('T0b'));
  expect(suggested(20)).not.toContain('T4');
  expect(suggested(20)).not.toContain('T0b');
});

test('a list counts its minutes from when it was opened', () => {
  const here = room().pass(120 * MINUTE);
  here.do(start('T0b'));
  expect(itemIn(here, 'T0b', '1').dueAt).toBe(here.now() + 15 * MINUTE);
});
