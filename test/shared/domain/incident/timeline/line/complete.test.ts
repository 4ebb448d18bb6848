import { expect, test } from 'vitest';
import { complete } from '../../../../../../shared/domain/incident/timeline/line/complete';
import { readLine } from '../../../../../../shared/domain/incident/timeline/line/read-line';
import { ROOM } from './room';

/** Completion of a line in which | marks the caret. */
const completed = (marked: string) => complete(marked.replace('|', ''), marked.indexOf('|'), ROOM);

const inserts = (marked: string) => completed(marked)?.items.map((item) => item.insert) ?? null;

test.each([
  ['!@el|', 1, 4, 'el'],
  ['ask @el| now', 4, 7, 'el'],
  ['ask @e|l now', 4, 7, 'e'],
  ['@|', 0, 1, ''],
  ['see #gat|', 4, 8, 'gat'],
  ['/ph|', 0, 3, 'ph'],
  ['-5m /ph|', 4, 7, 'ph'],
  ['/|', 0, 1, ''],
  ['ask @"Ana R|', 4, 11, 'Ana R'],
])('in %j it completes from %i to %i what %j begins', (marked, from, to, query) => {
  expect(completed(marked)).toMatchObject({ from, to, query });
});

test.each([
  'ana|',
  'mail bob@an|',
  'half /ph|',
  '! /ph|',
  '/phase tri|',
  '|@ana',
  'a@|',
  '\\@an|',
  '1/2|',
  '@nobodyhere|',
  '|',
])('in %j it stays closed', (marked) => {
  expect(completed(marked)).toBeNull();
});

test('who is here comes before who is not, and who begins so before who has it in the middle', () => {
  expect(inserts('@e|')).toEqual(['@eli.novak', '@eve.adams']);
  expect(inserts('@o|')).toEqual(['@chidi.okafor']);
  const people = [
    { id: 'a', name: 'Al Away', present: false },
    { id: 'h', name: 'Al Here', present: true },
  ];
  const offered = complete('@al', 3, { ...ROOM, people })?.items.map((item) => item.label);
  expect(offered).toEqual(['Al Here', 'Al Away']);
  expect(inserts('@an|')).toEqual(['@ana.ruiz', '@ic']);
  expect(inserts('@ruiz|')).toEqual(['@ana.ruiz']);
  expect(inserts('@scr|')).toEqual(['@scribe']);
});

test('a caret past the end, as after a line that was just shortened, counts as the end', () => {
  expect(complete('ask @"An', 40, ROOM)).toMatchObject({ from: 4, to: 8, query: 'An' });
  expect(complete('@an', 40, ROOM)).toMatchObject({ from: 0, to: 3, query: 'an' });
});

test('at most eight are offered', () => {
  expect(inserts('@|')).toHaveLength(8);
});

test('what is inserted is read back as what was chosen', () => {
  for (const { insert, label } of completed('@|')?.items.filter(({ as }) => as === 'person') ?? []) {
    expect(readLine(`saw ${insert} there`, ROOM).mentions).toMatchObject([{ name: label }]);
  }
  expect(inserts('#|')).toEqual(['#orders-db', '#gateway', '#billing-api']);
  expect(readLine('#billing-api', ROOM).tags).toEqual(['Billing API']);
  const odd = { ...ROOM, systems: ['C++ build'], people: [{ id: 'x', name: 'Siobhán "Shiv" O’Neil', present: true }] };
  const person = complete('@o', 2, odd)?.items[0]?.insert ?? '';
  expect(readLine(`!${person} go`, odd)).toMatchObject({ owner: { id: 'x' }, text: 'go' });
  const tag = complete('#c', 2, odd)?.items[0]?.insert ?? '';
  expect(readLine(tag, odd).tags).toEqual(['C++ build']);
});
