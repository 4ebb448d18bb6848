import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  allLines,
  compareLines,
  editLines,
  indexOfLine,
  lineAt,
  lineById,
  linesBetween,
  noLines,
  type Line,
  type Lines,
} from '../../../../../shared/domain/incident/timeline/lines';
import { factIdOf } from '../../../../../shared/domain/stated';

const idOf = (n: number) => factIdOf(createHash('sha256').update(String(n)).digest('hex'), n % 3);

function lineOf(n: number, time: number): Line<number> {
  const by = { id: 'p', name: 'p', device: 'AAA' };
  return { time, stated: { id: idOf(n), fact: n, by, at: time, recordedAt: time, place: `place ${String(n % 5)}` } };
}

type Change = { readonly n: number; readonly time: number | null };
const changes = (most: number) =>
  fc.array(
    fc.record({
      n: fc.nat(most),
      time: fc.oneof({ weight: 4, arbitrary: fc.nat(50) }, { weight: 1, arbitrary: fc.constant(null) }),
    }),
    {
      maxLength: most * 2,
    },
  );

function apply(lines: Lines<number>, all: readonly Change[]): Lines<number> {
  const edit = editLines(lines);
  for (const { n, time } of all) {
    if (time === null) edit.remove(idOf(n));
    else edit.put(lineOf(n, time));
  }
  return edit.done();
}

/** The same with a plain array, sorted anew each time. */
function plainly(before: readonly Line<number>[], all: readonly Change[]): Line<number>[] {
  const byId = new Map(before.map((line) => [line.stated.id, line]));
  for (const { n, time } of all) {
    byId.delete(idOf(n));
    if (time !== null) byId.set(idOf(n), lineOf(n, time));
  }
  return [...byId.values()].sort(compareLines);
}

function expectSame(lines: Lines<number>, plain: readonly Line<number>[]): void {
  expect(allLines(lines)).toEqual(plain);
  expect(lines.size).toBe(plain.length);
  plain.forEach((line, i) => {
    if (lineAt(lines, i) !== lineById(lines, line.stated.id) || indexOfLine(lines, line.stated.id) !== i)
      throw new Error(`row ${String(i)} is not where it is said to be`);
  });
  for (const beyond of [-1, plain.length, plain.length + 300]) expect(lineAt(lines, beyond)).toBeUndefined();
  expect(indexOfLine(lines, idOf(1_000_000))).toBe(-1);
}

test.each([
  [30, 100],
  [1_500, 8],
])('rows are where a sorted array has them, with up to %i rows put and taken', (most, numRuns) => {
  fc.assert(
    fc.property(changes(most), changes(most), (first, second) => {
      const once = apply(noLines, first);
      const twice = apply(once, second);
      expectSame(once, plainly([], first));
      expectSame(twice, plainly(plainly([], first), second));
    }),
    { numRuns },
  );
});

test('rows that come newest last, oldest first or all at one moment are kept in order through every split', () => {
  const count = 2_000;
  for (const timeOf of [(n: number) => n, (n: number) => -n, () => 0]) {
    const all = Array.from({ length: count }, (_, n) => ({ n, time: timeOf(n) }));
    const lines = all.reduce<Lines<number>>((view, one) => apply(view, [one]), noLines);
    expectSame(lines, plainly([], all));
    expect(
      apply(
        lines,
        all.map(({ n }) => ({ n, time: null })),
      ).size,
    ).toBe(0);
  }
});

test('a stretch of rows is what stands between, cut at the ends', () => {
  const lines = apply(
    noLines,
    Array.from({ length: 700 }, (_, n) => ({ n, time: n })),
  );
  expect(linesBetween(lines, 250, 260).map((line) => line.stated.fact)).toEqual(
    Array.from({ length: 10 }, (_, i) => 250 + i),
  );
  expect(linesBetween(lines, -5, 2)).toHaveLength(2);
  expect(linesBetween(lines, 698, 900)).toHaveLength(2);
});
