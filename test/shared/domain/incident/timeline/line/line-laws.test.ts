import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complete } from '../../../../../../shared/domain/incident/timeline/line/complete';
import { readDeclaration } from '../../../../../../shared/domain/incident/timeline/line/read-declaration';
import { readLine } from '../../../../../../shared/domain/incident/timeline/line/read-line';
import type { Part } from '../../../../../../shared/domain/incident/timeline/line/reading';
import { splitLong } from '../../../../../../shared/domain/incident/timeline/line/split-long';
import { splitPaste } from '../../../../../../shared/domain/incident/timeline/line/split-paste';
import { ROOM } from './room';

const SHAPES =
  '! ? + = > / /d /sev /s /zz /note \\ \\! \\@e \\5m " "a @ @e @b @me @ic @comms @zz @"Ana # #gateway #"Billing #x, * ~ ^ ^12 s1 s7 sev2 t- t-5m t-5x t=10:42 t=25:99 t=2026-11-21T10:42Z t=2026-02-30T10:42 -5m 14:05 1405 1405Z 24:00 0952Z 5m 1h30 word 502 31% é 😀';

const shaped = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SHAPES.split(' '), ' ', '  ', '\n', '\t', '"'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    {
      maxLength: 14,
    },
  )
  .chain((pieces) => fc.constantFrom('', ' ').map((gap) => pieces.join(gap)));

const lines = fc.oneof(shaped, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 40 }));

const joined = (typed: string, parts: readonly Part[]): string =>
  parts.map(({ from, to }) => typed.slice(from, to)).join('');

const expectPartition = (typed: string, parts: readonly Part[]): void => {
  expect(joined(typed, parts)).toBe(typed);
  let end = 0;
  for (const part of parts) {
    expect(part.from).toBe(end);
    expect(part.to).toBeGreaterThan(part.from);
    end = part.to;
  }
};

const lettersOf = (text: string): readonly string[] => Array.from(text.replaceAll(/\s+/g, ''));

const hasHalfLetter = (text: string): boolean => /\p{Surrogate}/u.test(text);

const isWithin = (text: string, typed: string): boolean => {
  const source = lettersOf(typed);
  let next = 0;
  for (const letter of lettersOf(text)) {
    next = source.indexOf(letter, next) + 1;
    if (next === 0) return false;
  }
  return true;
};

test('any string is a line: its parts are the whole of it, in order, without gaps', () => {
  fc.assert(
    fc.property(lines, (typed) => {
      expectPartition(typed, readLine(typed, ROOM).parts);
    }),
    { numRuns: 3000 },
  );
});

test('whatever is typed says something: a line with a letter in it never shows empty', () => {
  fc.assert(
    fc.property(lines, (typed) => {
      const { text } = readLine(typed, ROOM);
      expect(text === '').toBe(typed.trim() === '');
      expect(text).toBe(text.trim());
    }),
    { numRuns: 3000 },
  );
});

test('what is shown was typed, in that order: nothing is made up or moved', () => {
  fc.assert(
    fc.property(lines, (typed) => {
      const { text } = readLine(typed, ROOM);
      expect({ text, isWithin: isWithin(text, typed) }).toEqual({ text, isWithin: true });
    }),
    { numRuns: 3000 },
  );
});

test('every word that is no token is shown', () => {
  fc.assert(
    fc.property(lines, (typed) => {
      const { text, parts } = readLine(typed, ROOM);
      const words = parts.filter(
        ({ as }) => as === 'word' || as === 'tag' || as === 'not-understood' || as === 'reply',
      );
      for (const { from, to } of words) expect(text).toContain(typed.slice(from, to).replace(/^\\/, ''));
    }),
    { numRuns: 3000 },
  );
});

test('a line read twice is read the same', () => {
  fc.assert(
    fc.property(lines, (typed) => {
      const once = readLine(typed, ROOM);
      expect(readLine(once.typed, ROOM)).toEqual(once);
    }),
  );
});

test('any string declares an incident with a title of at most 120 characters', () => {
  fc.assert(
    fc.property(fc.oneof(lines, fc.string({ unit: 'binary', minLength: 100, maxLength: 300 })), (typed) => {
      const { title, rest, parts, startedAt, commander } = readDeclaration(typed, ROOM);
      expectPartition(typed, parts);
      expect(title.length).toBeLessThanOrEqual(120);
      expect(rest === null || rest.startsWith(title)).toBe(true);
      expect(startedAt).toBeLessThanOrEqual(ROOM.now + 5 * 60_000);
      expect(commander.id).not.toBeNull();
    }),
    { numRuns: 3000 },
  );
});

test('a long text in pieces is the text again, each piece fits, and no letter is cut in two', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    shaped,
    fc.string({ unit: fc.constantFrom('😀', 'a', '. ', '\n') }),
  );
  fc.assert(
    fc.property(texts, fc.integer({ min: 2, max: 20 }), (text, longest) => {
      const pieces = splitLong(text, longest);
      expect(pieces.join('')).toBe(text);
      expect(pieces.every((piece) => piece.length <= longest)).toBe(true);
      expect(pieces.some(hasHalfLetter)).toBe(hasHalfLetter(text));
    }),
    { numRuns: 2000 },
  );
});

test('a paste loses no line but blank ones', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom('', ' ', 'a', '14:05 b', 'c '), shaped)), (pasted) => {
      const source = pasted.join('\n').split(/[\r\n]/);
      expect(splitPaste(pasted.join('\n'))).toEqual(source.filter((line) => line.trim() !== ''));
    }),
  );
});

test('completion is total, and what it replaces is a stretch of the line that ends at or after the caret', () => {
  fc.assert(
    fc.property(lines, fc.nat(70), (typed, caret) => {
      const completion = complete(typed, caret, ROOM);
      if (completion === null) return;
      expect(typed.charAt(completion.from)).toBe(completion.trigger);
      expect(completion.to).toBeGreaterThanOrEqual(Math.min(caret, typed.length));
      expect(completion.to).toBeLessThanOrEqual(typed.length);
      expect(completion.items.length).toBeLessThanOrEqual(8);
    }),
    { numRuns: 3000 },
  );
});
