import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBookIndex, type BookIndex, type Link } from '../../../../shared/record/book/op-index';
import { branchIdOf, covers, extendHave, MAX_RANGES, sameHave, type Have } from '../../../../shared/record/have';
import { CHAIN, hashOf, histories, OTHER_CHAIN, straight } from '../links';

function indexOf(links: readonly Link[]): BookIndex {
  const index = createBookIndex();
  for (const link of links) index.add(link);
  return index;
}

const shuffled = (links: readonly Link[]) => fc.shuffledSubarray([...links], { minLength: links.length });
const sorted = (hashes: readonly string[]) => [...hashes].sort();

/** Gives each index what it lacks of the other's, as often as two that meet would. */
function exchange(a: { index: BookIndex; links: Link[] }, b: { index: BookIndex; links: Link[] }): void {
  for (let round = 0; round < 8; round++) {
    const toB = new Set(a.index.missingFrom(b.index.have()));
    const toA = new Set(b.index.missingFrom(a.index.have()));
    for (const link of a.links.filter((one) => toB.has(one.hash)))
      if (b.index.add(link) !== 'duplicate') b.links.push(link);
    for (const link of b.links.filter((one) => toA.has(one.hash)))
      if (a.index.add(link) !== 'duplicate') a.links.push(link);
  }
}

test('what is held of a book does not depend on the order it came in', () => {
  const runs = histories.chain((links) => fc.tuple(fc.constant(links), shuffled(links)));
  fc.assert(
    fc.property(runs, ([links, other]) => {
      const [a, b] = [indexOf(links), indexOf(other)];
      expect(b.have()).toEqual(a.have());
      for (const chain of [CHAIN, OTHER_CHAIN]) {
        expect(b.head(chain)).toEqual(a.head(chain));
        expect(b.isWhole(chain)).toBe(a.isWhole(chain));
        expect(b.isForked(chain)).toBe(a.isForked(chain));
      }
    }),
    { numRuns: 400 },
  );
});

test('two that meet hold the same afterwards, whatever each had before', () => {
  const sides = histories.chain((links) =>
    fc.tuple(fc.constant(links), fc.array(fc.nat(2), { minLength: 24, maxLength: 24 })),
  );
  fc.assert(
    fc.property(sides, ([links, whose]) => {
      const mine = links.filter((_, i) => whose[i] !== 1);
      const yours = links.filter((_, i) => whose[i] !== 0);
      const a = { index: indexOf(mine), links: mine };
      const b = { index: indexOf(yours), links: yours };
      exchange(a, b);
      expect(sorted(a.links.map((link) => link.hash))).toEqual(sorted(links.map((link) => link.hash)));
      expect(sameHave(a.index.have(), b.index.have())).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('whoever has everything lacks nothing, and whoever has nothing lacks everything once', () => {
  fc.assert(
    fc.property(histories, (links) => {
      const index = indexOf(links);
      expect(index.missingFrom(index.have())).toEqual([]);
      expect(sorted(index.missingFrom({}))).toEqual(sorted(links.map((link) => link.hash)));
    }),
    { numRuns: 300 },
  );
});

test('without forks, what is missing and what is held are everything, and apart', () => {
  const parts = fc.tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 30 })),
    fc.uniqueArray(fc.integer({ min: 1, max: 30 })),
  );
  fc.assert(
    fc.property(parts, ([mine, yours]) => {
      const links = straight(30);
      const pick = (seqs: readonly number[]) => links.filter((link) => seqs.includes(link.seq));
      const have = indexOf(pick(yours)).have();
      const missing = indexOf(pick(mine)).missingFrom(have);
      const lacked = pick(mine).filter((link) => !yours.includes(link.seq));
      expect(missing).toEqual(expect.arrayContaining(lacked.map((link) => link.hash)));
      for (const link of links) expect(covers(have[CHAIN], link.seq)).toBe(yours.includes(link.seq));
    }),
    { numRuns: 300 },
  );
});

test('a gap is told as ranges beyond it, and closes when what was missing comes', () => {
  const links = straight(9);
  const [, , third] = links;
  const index = indexOf(links.filter((link) => ![3, 6, 7].includes(link.seq)));
  expect(index.have()).toEqual({
    [CHAIN]: {
      seq: 2,
      hash: links[1]?.hash,
      beyond: [
        [4, 5],
        [8, 9],
      ],
    },
  });
  expect(index.isWhole(CHAIN)).toBe(false);
  if (third) index.add(third);
  expect(index.have()).toEqual({ [CHAIN]: { seq: 5, hash: links[4]?.hash, beyond: [[8, 9]] } });
});

test('a chain whose first op never came has a head of nothing', () => {
  const index = indexOf(straight(4).slice(1));
  expect(index.have()).toEqual({ [CHAIN]: { seq: 0, hash: '', beyond: [[2, 4]] } });
  expect(index.head(CHAIN)).toBeUndefined();
});

test('of a fork the smaller hash keeps the chain, the other is listed beside it, and both are kept', () => {
  const [first, ...rest] = straight(3);
  const others = ['x', 'y'].map((name) => hashOf(name));
  const fork: Link = { chain: CHAIN, seq: 2, hash: others[0] ?? hashOf('x'), prev: first?.hash ?? '' };
  const after: Link = { chain: CHAIN, seq: 3, hash: others[1] ?? hashOf('y'), prev: fork.hash };
  const index = indexOf([...(first ? [first] : []), ...rest]);
  expect([fork, after].map((link) => index.add(link))).toEqual(['fork', 'fork']);
  const [two, three] = rest;
  const [main, branch] = (two?.hash ?? '') < fork.hash ? [three, after] : [after, three];
  const loser = main === three ? fork.hash : (two?.hash ?? fork.hash);
  expect(index.have()).toEqual({
    [CHAIN]: { seq: 3, hash: main?.hash, beyond: [] },
    [branchIdOf(CHAIN, loser)]: { seq: 3, hash: branch?.hash, beyond: [] },
  });
  expect(index.size()).toBe(5);
  expect(index.isWhole(CHAIN)).toBe(false);
});

test('beyond a gap, where two ops have one number here, a range does not say which the other side holds', () => {
  const twins = ['x', 'y'].map((name): Link => ({ chain: CHAIN, seq: 3, hash: hashOf(name), prev: hashOf('two') }));
  const theirs = indexOf(twins.slice(0, 1)).have();
  expect(sorted(indexOf(twins).missingFrom(theirs))).toEqual(sorted(twins.map((link) => link.hash)));
});

test('each op has the number it arrived with, and comes once', () => {
  const links = straight(3).reverse();
  const index = indexOf([...links, ...links]);
  expect(links.map((link) => index.numberOf(link.hash))).toEqual([0, 1, 2]);
  expect(index.numberOf(hashOf('never'))).toBeUndefined();
});

test('a have grown op by op holds what the index holds, gaps or not', () => {
  fc.assert(
    fc.property(shuffled(straight(20)), fc.nat(20), (links, count) => {
      const came = links.slice(0, count);
      const have = came.reduce<Have>((grown, link) => extendHave(grown, link), {});
      for (const link of links) expect(covers(have[CHAIN], link.seq)).toBe(came.includes(link));
      expect(indexOf(came).missingFrom(have)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('more gaps than a have has room for are only offered again', () => {
  const even = straight(MAX_RANGES * 2 + 20).filter((link) => link.seq % 2 === 0);
  const grown = even.reduce<Have>((have, link) => extendHave(have, link), {});
  expect(grown[CHAIN]?.beyond).toHaveLength(MAX_RANGES);
  expect(indexOf(even).have()[CHAIN]?.beyond).toEqual(grown[CHAIN]?.beyond);
  expect(indexOf(even).missingFrom(grown).length).toBeLessThan(even.length);
});

test('a long chain costs as much an op as a short one, with or without a gap at its start', () => {
  const links = straight(20_000);
  for (const came of [links, links.slice(1)]) {
    const index = createBookIndex();
    let have: Have = {};
    const started = performance.now();
    for (const link of came) {
      index.add(link);
      index.head(CHAIN);
      have = extendHave(have, link);
    }
    index.missingFrom(have);
    expect(performance.now() - started).toBeLessThan(4_000);
  }
});
