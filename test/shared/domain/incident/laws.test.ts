import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyAll } from '../../../../shared/domain/incident/apply';
import { parseIncidentFact, type IncidentFact } from '../../../../shared/domain/incident/facts';
import { emptyIncident, type Incident } from '../../../../shared/domain/incident/incident';
import { freeze, thaw } from '../../../../shared/domain/incident/snapshot';
import { allLines, lineById } from '../../../../shared/domain/incident/timeline/lines';
import { compareLines } from '../../../../shared/domain/incident/timeline/lines';
import type { Stated } from '../../../../shared/domain/stated';
import { histories, KINDS, NOON, type Said } from './histories';
import { canonical, shownAt } from './shown';

const fold = (ops: readonly Said[], from = emptyIncident): Incident => applyAll(from, ops.flat());
const oneByOne = (ops: readonly Said[]): Incident => ops.reduce((view, op) => applyAll(view, op), emptyIncident);

function sees(incident: Incident): unknown {
  return { view: canonical(incident), shown: shownAt(incident, NOON + 3_600_000) };
}

const shuffledTwice = histories.chain((ops) =>
  fc.tuple(fc.constant(ops), fc.shuffledSubarray([...ops, ...ops], { minLength: ops.length * 2 })),
);

test('every kind of fact is in the histories, and all of them can be parsed', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(histories, (ops) => {
      for (const { fact } of ops.flat()) {
        seen.add(fact.kind);
        expect(parseIncidentFact(JSON.parse(JSON.stringify(fact)))).toEqual(fact);
      }
    }),
  );
  expect([...seen].sort()).toEqual([...KINDS].sort());
});

test('whatever order ops come in, and however often, a person sees the same', () => {
  fc.assert(
    fc.property(shuffledTwice, ([ops, mixed]) => {
      expect(sees(fold(mixed))).toEqual(sees(fold(ops)));
      expect(sees(oneByOne(mixed))).toEqual(sees(fold(ops)));
    }),
    { numRuns: 300 },
  );
});

test('a snapshot with what came later is the full fold, wherever the two were cut apart', () => {
  fc.assert(
    fc.property(shuffledTwice, fc.nat(50), ([ops, mixed], cut) => {
      const thawed = thaw(freeze(fold(mixed.slice(0, cut))));
      expect(thawed && sees(fold(mixed.slice(cut), thawed))).toEqual(sees(fold(ops)));
    }),
    { numRuns: 200 },
  );
});

test('a frozen view thaws to the same view', () => {
  fc.assert(
    fc.property(histories, (ops) => {
      const incident = fold(ops);
      expect(thaw(freeze(incident))).toEqual(incident);
    }),
  );
});

test('a snapshot that was cut is none', () => {
  const whole = freeze(emptyIncident);
  for (const text of ['', '{}', 'null', whole.slice(0, -10)]) expect(thaw(text)).toBeNull();
});

test('a view once handed out never changes', () => {
  fc.assert(
    fc.property(histories, fc.nat(20), (ops, cut) => {
      const before = fold(ops.slice(0, cut));
      const told = freeze(before);
      fold(ops.slice(cut), before);
      expect(freeze(before)).toBe(told);
    }),
  );
});

test('lines stand in order of time, each fact once', () => {
  fc.assert(
    fc.property(histories, (ops) => {
      const lines = allLines(fold(ops).lines);
      expect([...lines].sort(compareLines)).toEqual(lines);
      expect(new Set(lines.map((line) => line.stated.id)).size).toBe(lines.length);
    }),
  );
});

test('every line that was typed is shown, and no later fact takes it away', () => {
  fc.assert(
    fc.property(histories, (ops) => {
      const { lines } = fold(ops);
      for (const { id, fact } of ops.flat())
        if (fact.kind === 'entry-added/1') expect(lineById(lines, id)?.stated.fact).toEqual(fact);
    }),
  );
});

test('any value at all is a fact or none: nothing breaks the parser', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record({ kind: fc.constantFrom(...KINDS) })), (foreign) => {
      const fact = parseIncidentFact(foreign);
      expect(fact === null || KINDS.includes(fact.kind)).toBe(true);
    }),
  );
});

/** A fact of a known kind with one of its fields replaced by anything. */
const dented = fc.tuple(histories, fc.nat(100), fc.nat(100), fc.anything()).map(([ops, which, field, value]) => {
  const all = ops.flat();
  const stated = all[which % all.length] as Stated<IncidentFact>;
  const names = Object.keys(stated.fact);
  return { all, stated, fact: { ...stated.fact, [names[field % names.length] ?? 'kind']: value } };
});

test('whatever parses can be folded and shown: apply never throws', () => {
  fc.assert(
    fc.property(dented, ({ all, stated, fact }) => {
      const parsed = parseIncidentFact(fact);
      if (parsed) shownAt(applyAll(emptyIncident, [...all, { ...stated, fact: parsed }]), NOON);
    }),
    { numRuns: 500 },
  );
});

test('facts of kinds that this version does not know are kept and counted, and change nothing else', () => {
  const [a, b] = [`${'aa'.repeat(32)}.0`, `${'bb'.repeat(32)}.1`] as Stated<IncidentFact>['id'][];
  if (!a || !b) throw new Error('no ids');
  const once = applyAll(emptyIncident, [], [a]);
  const twice = applyAll(applyAll(applyAll(once, [], [b]), [], [b]), []);
  expect(twice.strange).toEqual(new Set([a, b]));
  expect({ ...twice, strange: new Set() }).toEqual({ ...emptyIncident, lines: twice.lines });
  expect(parseIncidentFact({ kind: 'title-set/2', title: 'x', replaces: [] })).toBeNull();
});
