import { expect, test } from 'vitest';
import { selectHandOvers } from '../../../../shared/domain/incident/hand-over/select-hand-over';
import { selectCommander, selectSeats } from '../../../../shared/domain/incident/roles/select-roles';
import type { FactId } from '../../../../shared/domain/stated';
import { ANA, BO, CY, personOf, room, type Desk } from './desk';

/** Command is offered to Bo; it is Ana's until he accepts. */
function offering(here: Desk = room()): { readonly here: Desk; readonly offer: FactId } {
  const seat = selectSeats(here.view()).find(({ role }) => role.id === 'incident-commander');
  if (!seat?.holders.length)
    here.do({ kind: 'assign-role', role: 'incident-commander', person: personOf(ANA), note: '' });
  const [offer] = here.do({ kind: 'assign-role', role: 'incident-commander', person: personOf(BO), note: '' });
  if (!offer) throw new Error('nothing was offered');
  return { here, offer };
}

const pointsOf = (here: Desk) => selectHandOvers(here.view())[0]?.points ?? [];
const pointOf = (here: Desk, name: string) => pointsOf(here).find(({ point }) => point === name);

test('what is offered waits with seven points, none of them said back', () => {
  const { here } = offering();
  expect(pointsOf(here).map(({ own, readBack }) => [own, readBack])).toEqual(Array(7).fill(['', undefined]));
  expect(selectCommander(here.view())?.person.name).toBe('Ana');
});

test('the outgoing words a point, and empty words give it back to the record', () => {
  const { here, offer } = offering();
  const word = (text: string) => ({ kind: 'word-brief', assignment: offer, point: 'risks', text }) as const;
  here.do(word('retry is safe'));
  expect(pointOf(here, 'risks')?.own).toBe('retry is safe');
  expect(here.refusal(word(' retry is safe '))).toEqual({ kind: 'unchanged' });
  here.do(word(''));
  expect(pointOf(here, 'risks')?.own).toBe('');
});

test('said back once is enough while the words stand, and again when they are others', () => {
  const { here, offer } = offering();
  const back = (text: string) => ({ kind: 'read-back', assignment: offer, point: 'situation', text }) as const;
  here.do(back('payments fail'));
  expect(pointOf(here, 'situation')?.readBack?.fact).toMatchObject({ person: { name: 'Bo' }, text: 'payments fail' });
  expect(here.refusal(back('payments fail'))).toEqual({ kind: 'unchanged' });
  here.do(back('payments work again'));
  expect(pointOf(here, 'situation')?.readBack?.fact.text).toBe('payments work again');
});

test('a read-back is undone like anything else', () => {
  const { here, offer } = offering();
  const said = here.do({ kind: 'read-back', assignment: offer, point: 'told', text: 'IT' });
  here.undo(said);
  expect(pointOf(here, 'told')?.readBack).toBeUndefined();
});

test('accepted, command is one person’s, and nothing is handed over any more', () => {
  const { here, offer } = offering();
  here.pass(1_000).do({ kind: 'accept-role', assignment: offer });
  expect(selectCommander(here.view())?.person.name).toBe('Bo');
  expect(selectHandOvers(here.view())).toEqual([]);
  expect(here.refusal({ kind: 'word-brief', assignment: offer, point: 'risks', text: 'late' })).toEqual({
    kind: 'not-found',
    what: 'assignment',
  });
});

test('a second offer takes the place of the first, with a brief of its own', () => {
  const { here, offer } = offering();
  here.do({ kind: 'word-brief', assignment: offer, point: 'risks', text: 'for Bo' });
  here.do({ kind: 'assign-role', role: 'incident-commander', person: personOf(CY), note: '' });
  expect(selectHandOvers(here.view()).map(({ to }) => to.person.name)).toEqual(['Cy']);
  expect(pointOf(here, 'risks')?.own).toBe('');
});

test('what two word apart stands as the last, and both are in the record', () => {
  const { here, offer } = offering();
  const there = here.apart(BO);
  here.do({ kind: 'word-brief', assignment: offer, point: 'risks', text: 'from here' });
  there.pass(1).do({ kind: 'word-brief', assignment: offer, point: 'risks', text: 'from there' });
  here.meet(there);
  there.meet(here);
  expect(pointOf(here, 'risks')?.own).toBe(pointOf(there, 'risks')?.own);
});
