import { expect, test } from 'vitest';
import { selectLists } from '../../../../../shared/domain/incident/checklists/select-checklists';
import { selectDues } from '../../../../../shared/domain/incident/due/select-dues';
import { BO, CY, MINUTE, NOON, personOf, room, type Desk } from '../desk';

const itemsOf = (here: Desk) => selectLists(here.view())[0]?.items ?? [];
const seen = (here: Desk) => itemsOf(here).flatMap(({ no, seenAt }) => (seenAt === null ? [] : [no]));
const tick = (here: Desk, no: string) => {
  const item = itemsOf(here).find((one) => one.no === no);
  if (!item) throw new Error(no);
  here.do({ kind: 'mark-item', item: item.id, mark: 'done', reason: '', second: null, happened: null });
};
const dueItem = (here: Desk) =>
  selectDues(here.view(), here.now()).flatMap(({ what }) => (what.kind === 'item' ? [what.text] : []));

test('what the record shows is seen: command, bridge with its fallback, type, scribe and comms, systems, word, plan', () => {
  const here = room();
  expect(seen(here)).toEqual(['2']);
  here.do({ kind: 'set-bridge', bridge: '+32 2 555 0147', fallback: '' });
  here.do({ kind: 'assign-role', role: 'scribe', person: personOf(BO), note: '' });
  here.do({ kind: 'set-objective', text: 'back by noon' });
  expect(seen(here)).toEqual(['2']);
  here.do({ kind: 'set-bridge', bridge: '+32 2 555 0147', fallback: 'room 4.12' });
  here.do({ kind: 'set-type', type: 'network' });
  here.do({ kind: 'assign-role', role: 'comms-lead', person: personOf(CY), note: '' });
  here.do({ kind: 'set-system', name: 'Mail', state: 'down' });
  here.do({ kind: 'mark-sent', audience: 'end-users', channels: ['SMS'], said: '', happened: null });
  here.do({ kind: 'set-next-check', at: here.now() + 20 * MINUTE });
  expect(seen(here)).toEqual(['2', '3', '4', '5', '7', '8', '9']);
  expect(itemsOf(here).find(({ no }) => no === '2')?.seenAt).toBe(NOON);
});

test('nobody is called late for it, nothing is ticked by it, and a tick is a tick', () => {
  const here = room();
  tick(here, '1');
  here.pass(30 * MINUTE);
  expect(dueItem(here)).toEqual(['Open the bridge and its fallback; say both']);
  expect(itemsOf(here).find(({ no }) => no === '2')).toMatchObject({ mark: 'todo' });
  tick(here, '2');
  expect(itemsOf(here).find(({ no }) => no === '2')).toMatchObject({ mark: 'done', seenAt: null });
});

test('once it is over no item has a time any more', () => {
  const here = room();
  expect(itemsOf(here)[0]?.dueAt).toBe(NOON + 2 * MINUTE);
  here.do({ kind: 'set-phase', phase: 'review', reason: '' });
  expect(itemsOf(here).every(({ dueAt }) => dueAt === null)).toBe(true);
});
