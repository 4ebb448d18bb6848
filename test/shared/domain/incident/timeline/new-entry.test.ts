import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseIncidentFact } from '../../../../../shared/domain/incident/facts';
import { readLine } from '../../../../../shared/domain/incident/timeline/line/read-line';
import type { Reading } from '../../../../../shared/domain/incident/timeline/line/reading';
import { entriesFrom } from '../../../../../shared/domain/incident/timeline/new-entry';
import type { FactId } from '../../../../../shared/domain/stated';
import { room } from '../desk';
import { at, MINUTE, ROOM } from './line/room';

const ANSWERED = `${'ab'.repeat(32)}.0` as FactId;
const LONG = 'It fell over again today. '.repeat(400).trim();

const read = (typed: string): Reading => readLine(typed, ROOM);
const withText = (text: string): Reading => ({ ...read('x'), typed: text, text });

test('a line becomes one entry with all that was read out of it', () => {
  expect(entriesFrom(read('! @eli roll back, tell @fay #gateway 5m t=10:42 ~'))).toEqual([
    {
      entry: 'action',
      text: 'roll back, tell @fay #gateway',
      typed: '! @eli roll back, tell @fay #gateway 5m t=10:42 ~',
      happened: { at: at(10, 42), approximate: true },
      saidFor: null,
      owner: { id: 'eli', name: 'Eli Novak' },
      mentions: [{ id: 'fay', name: 'Fay Ito' }],
      tags: ['Gateway'],
      timeboxMs: 5 * MINUTE,
      replyTo: null,
      star: false,
      piece: null,
      source: 'typed',
      blobs: [],
    },
  ]);
});

test('a time still to come is carried as one, not as when it happened', () => {
  expect(entriesFrom(read('11:30 next call'))).toMatchObject([{ happened: null, saidFor: at(11, 30) }]);
});

test.each([
  ['x', {}, { star: false, source: 'typed', replyTo: null }],
  ['x *', {}, { star: true }],
  ['x', { star: true }, { star: true }],
  ['x *', { star: false }, { star: true }],
  ['x', { source: 'pasted' as const }, { source: 'pasted' }],
  ['^12 yes', { replyTo: ANSWERED }, { replyTo: ANSWERED }],
  // The number alone says nothing to a log that others write to as well.
  ['^12 yes', {}, { replyTo: null }],
])('%j with %j gives %j', (typed, given, carried) => {
  expect(entriesFrom(read(typed), given)).toMatchObject([carried]);
});

test('a long line is numbered pieces that all carry what was read out of it, and the line as typed once', () => {
  const reading = read(`! @eli ${LONG} * t=10:42`);
  const entries = entriesFrom(reading, { source: 'paper', replyTo: ANSWERED });
  expect(entries.map((one) => one.piece)).toEqual([1, 2, 3].map((number) => ({ number, of: 3 })));
  expect(entries.map((one) => one.typed)).toEqual([reading.typed.slice(0, 8_000), '', '']);
  for (const one of entries)
    expect(one).toMatchObject({
      entry: 'action',
      owner: { id: 'eli' },
      happened: { at: at(10, 42) },
      star: true,
      source: 'paper',
      replyTo: ANSWERED,
    });
});

test('nothing is no entry', () => {
  expect([entriesFrom(withText('')), entriesFrom(withText(' \n'))]).toEqual([[], []]);
});

test('a stretch of blanks that would be a piece of its own is left out, and the rest is numbered without it', () => {
  const entries = entriesFrom(withText(`before${' '.repeat(9_000)}after`));
  expect(entries.map((one) => [one.text.trim(), one.piece])).toEqual([
    ['before', { number: 1, of: 2 }],
    ['after', { number: 2, of: 2 }],
  ]);
});

const longTexts = fc
  .array(fc.tuple(fc.string({ unit: fc.constantFrom('a', '😀', '. ', '\n', 'é'), minLength: 1 }), fc.nat(1_500)), {
    minLength: 1,
    maxLength: 6,
  })
  .map((stretches) => stretches.map(([unit, times]) => `${unit}x`.repeat(times + 1)).join(''));

test('a text of any length is in the log to the last character, in pieces that a fact can hold', () => {
  fc.assert(
    fc.property(longTexts, (text) => {
      const entries = entriesFrom(withText(text));
      expect(entries.map((one) => one.text).join('')).toBe(text);
      for (const [i, one] of entries.entries()) {
        expect(one.text.length).toBeLessThanOrEqual(4_000);
        expect(one.piece).toEqual(entries.length > 1 ? { number: i + 1, of: entries.length } : null);
        expect(parseIncidentFact({ kind: 'entry-added/1', ...one })).not.toBeNull();
      }
    }),
    { numRuns: 50 },
  );
});

test('a long text that begins with a line break keeps it', () => {
  const text = `\n${'x'.repeat(4_500)}`;
  expect(
    entriesFrom(withText(text))
      .map((one) => one.text)
      .join(''),
  ).toBe(text);
});

test('whatever is typed is taken: no line that says something is refused', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), longTexts), (typed) => {
      const entries = entriesFrom(read(typed));
      expect(entries.length > 0).toBe(typed.trim() !== '');
      if (entries.length > 0) room().do({ kind: 'add-entries', entries });
    }),
  );
});
