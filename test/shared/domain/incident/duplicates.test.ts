import { expect, test } from 'vitest';
import { interleave } from '../../../../shared/domain/incident/duplicates/interleave';
import {
  selectMergedInto,
  selectTakenIn,
  suspectDuplicates,
} from '../../../../shared/domain/incident/duplicates/select-duplicates';
import { selectSeverity } from '../../../../shared/domain/incident/header/select-header';
import { summarize } from '../../../../shared/domain/incident/summary';
import { selectRow } from '../../../../shared/domain/incident/timeline/select-row';
import { allLines } from '../../../../shared/domain/incident/timeline/lines';
import { ANA, BO, entry, MINUTE, NOON, room, type Desk } from './desk';

const [KEPT, OTHER] = ['a0'.repeat(16), 'b0'.repeat(16)];
const about = (book: string) => ({ book, reference: 'INC-1', title: 'The other' });

/** Two laptops that each declared an incident, about these systems, so many minutes apart. */
function twoRooms(systems: readonly [string, string], minutes = 5): readonly [Desk, Desk] {
  const anas = room();
  const startedAt = NOON + minutes * MINUTE;
  const bos = room({ title: 'Payments down', startedAt, now: startedAt }, BO);
  anas.do({ kind: 'set-system', name: systems[0], state: 'down' });
  bos.do({ kind: 'set-system', name: systems[1], state: 'down' });
  return [anas, bos];
}

const suspicions = ([anas, bos]: readonly [Desk, Desk]) =>
  suspectDuplicates([
    { book: OTHER, incident: bos.view() },
    { book: KEPT, incident: anas.view() },
  ]);

test('two laptops that declare about one system within half an hour are asked whether it is one incident', () => {
  expect(suspicions(twoRooms(['Gateway', 'gateway']))).toMatchObject([
    { kept: { book: KEPT }, other: { book: OTHER }, system: 'Gateway' },
  ]);
});

test.each([
  ['other systems', twoRooms(['Gateway', 'VPN'])],
  ['too far apart', twoRooms(['Gateway', 'Gateway'], 31)],
  ['one laptop declared both', [twoRooms(['Gateway', 'Gateway'])[0], twoRooms(['Gateway', 'Gateway'])[0]]],
] as const)('nobody is asked: %s', (_why, rooms) => {
  expect(suspicions(rooms)).toEqual([]);
});

test('nobody is asked where one of the two is restricted: the answer would tell the other who may not read it', () => {
  const readers = [{ device: 'aa'.repeat(32), name: 'Ana', code: 'A0A' }];
  const [anas, bos] = twoRooms(['Gateway', 'Gateway']);
  anas.do({ kind: 'set-access', readers });
  expect(suspicions([anas, bos])).toEqual([]);
  bos.do({ kind: 'set-access', readers });
  expect(suspicions([anas, bos])).toHaveLength(1);
  anas.do({ kind: 'set-access', readers: null });
  expect(suspicions([anas, bos])).toEqual([]);
});

test('one type is enough, if it is known', () => {
  const rooms = twoRooms(['Gateway', 'VPN']);
  for (const desk of rooms) desk.do({ kind: 'set-type', type: 'network' });
  expect(suspicions(rooms)).toMatchObject([{ system: null }]);
});

test('what was decided is not asked again, on whichever side it was decided', () => {
  const [anas, bos] = twoRooms(['Gateway', 'Gateway']);
  const [first] = bos.do({ kind: 'tell-incident-apart', other: about(KEPT) });
  expect(suspicions([anas, bos])).toEqual([]);
  if (first) bos.undo([first]);
  expect(suspicions([anas, bos])).toHaveLength(1);
  anas.do({ kind: 'take-in-incident', other: about(OTHER) });
  expect(suspicions([anas, bos])).toEqual([]);
  expect(anas.refusal({ kind: 'take-in-incident', other: about(OTHER) })).toEqual({ kind: 'unchanged' });
});

test('what was merged is carried on elsewhere and read there, with all that was said of its lines', () => {
  const [anas, bos] = twoRooms(['Gateway', 'Gateway']);
  const [line] = bos.pass(MINUTE).do({ kind: 'add-entries', entries: [entry('from Bo')] });
  if (!line) throw new Error('no line');
  bos.do({ kind: 'correct-entry', entry: line, text: 'from Bo, corrected' });
  bos.do({ kind: 'star-entry', entry: line, on: true });
  bos.do({ kind: 'set-severity', severity: 1, reason: '' });
  bos.do({ kind: 'merge-incident', other: about(KEPT) });
  anas.do({ kind: 'take-in-incident', other: about(OTHER) });
  expect(selectTakenIn(anas.view())).toEqual([OTHER]);
  expect(selectMergedInto(bos.view())).toBe(KEPT);
  expect(summarize(bos.view())?.mergedInto).toBe(KEPT);
  const both = interleave(anas.view(), bos.view());
  expect(both.lines.size).toBe(anas.view().lines.size + bos.view().lines.size);
  expect(selectRow(both, line)).toMatchObject({ text: 'from Bo, corrected' });
  expect(both.starred.has(line)).toBe(true);
  expect(selectSeverity(both)).toBe(2);
  const times = allLines(both.lines).map(({ time }) => time);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(anas.me).toBe(ANA);
});
