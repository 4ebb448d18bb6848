import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookDigest, rootDigest } from '../../shared/record/digest';
import { exchange } from '../../shared/record/exchange';
import { encodeFrame } from '../../shared/record/frame';
import type { Keep } from '../../shared/record/keep';
import type { BookId } from '../../shared/record/op';
import type { Remote } from '../../shared/record/remote';
import { BOOK, OTHER_BOOK, readAll, textsOf, type Laptop } from '../laptop';
import { forkedWriter, newerLaptop, signingLaptop, writer } from '../signing';

/** One place, as each laptop sees it. */
export type RemotePlace = {
  of(laptop: Laptop): Remote;
  /** Someone removes all books that are there. */
  wipe(): Promise<void>;
  /** Remembers what is there; the place is set back to it when the answer is called. */
  snapshot(): Promise<() => Promise<void>>;
};
export type MakePlace = () => Promise<RemotePlace>;

/** The value of an answer that must not be a problem. */
export async function answered<T>(answer: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(JSON.stringify(given.error));
  return given.value;
}

const framesOf = async (keep: Keep, book = BOOK) => (await keep.frames(book, {})).map((frame) => frame.bytes);
const textsIn = async (keep: Keep, book = BOOK) => textsOf(await readAll(keep, book)).sort();

async function readRemote(remote: Remote, book = BOOK): Promise<Uint8Array[]> {
  await remote.root();
  const frames: Uint8Array[] = [];
  for await (const page of remote.read(book, {})) frames.push(...(page.ok ? page.value : []));
  return frames;
}

async function rootOf(keep: Keep): Promise<string> {
  const books = await keep.books();
  return rootDigest(await Promise.all(books.map(async (book) => [book, bookDigest(await keep.have(book))] as const)));
}

/** What every remote promises: `shared/record/remote.ts`. */
export function testRemote(name: string, make: MakePlace): void {
  test(`${name}: a place without books says so`, async () => {
    const remote = (await make()).of(signingLaptop('ana'));
    expect(await answered(remote.root())).toBe(rootDigest([]));
    expect(await answered(remote.digests())).toEqual(new Map());
    expect(await answered(remote.have(BOOK))).toEqual({});
    expect(await readRemote(remote)).toEqual([]);
  });

  test(`${name}: two laptops that never met agree through it, in both directions and in every book`, async () => {
    const place = await make();
    const ana = await writer('ana', 'one', 'two');
    const bo = await writer('bo', 'three');
    await bo.write('drill', { book: OTHER_BOOK });
    const anaThere = place.of(ana);
    expect(await exchange(ana.keep(), anaThere)).toMatchObject({ received: 0, sent: 2, problem: null });
    expect(await exchange(bo.keep(), place.of(bo))).toMatchObject({ received: 2, sent: 2, problem: null });
    expect(await exchange(ana.keep(), anaThere)).toMatchObject({ received: 2, sent: 0, problem: null });
    for (const keep of [ana.keep(), bo.keep()]) {
      expect(await textsIn(keep)).toEqual(['one', 'three', 'two']);
      expect(await textsIn(keep, OTHER_BOOK)).toEqual(['drill']);
    }
  });

  test(`${name}: frames come back byte for byte, and the next process finds them`, async () => {
    const place = await make();
    const ana = await writer('ana', 'one', 'two', 'three');
    await exchange(ana.keep(), place.of(ana));
    expect(await readRemote(place.of(signingLaptop('bo')))).toEqual(await framesOf(ana.keep()));
  });

  test(`${name}: lines that only a newer app can open pass through it as they are, and are counted`, async () => {
    const place = await make();
    const newer = newerLaptop('cy');
    await newer.write('in a way to come');
    await exchange(newer.keep(), place.of(newer));
    const ana = await writer('ana', 'one');
    await exchange(ana.keep(), place.of(ana));
    expect(await framesOf(ana.keep())).toEqual(expect.arrayContaining(await framesOf(newer.keep())));
    expect(await textsIn(ana.keep())).toEqual(['one']);
    expect(await ana.keep().health(BOOK)).toMatchObject({ newer: 1, unreadable: 0, rejected: 0 });
  });

  test(`${name}: a second exchange moves nothing and asks for the root alone`, async () => {
    const place = await make();
    const ana = await writer('ana', 'one');
    const there = place.of(ana);
    await exchange(ana.keep(), there);
    const asked: string[] = [];
    const watched: Remote = {
      ...there,
      root: () => (asked.push('root'), there.root()),
      digests: () => (asked.push('digests'), there.digests()),
      have: (book) => (asked.push('have'), there.have(book)),
    };
    expect(await exchange(ana.keep(), watched)).toMatchObject({ received: 0, sent: 0, problem: null });
    expect(asked).toEqual(['root']);
  });

  test(`${name}: the same frames a second time are duplicates and change nothing`, async () => {
    const place = await make();
    const ana = await writer('ana', 'one', 'two');
    const there = place.of(ana);
    const root = await answered(there.root());
    const frames = await framesOf(ana.keep());
    const first = await answered(there.append(BOOK, frames));
    const again = await answered(there.append(BOOK, frames));
    expect(first.map(({ kind }) => kind)).toEqual(['ok', 'ok']);
    expect(again.map(({ kind }) => kind)).toEqual(['duplicate', 'duplicate']);
    expect(again.map(({ op }) => op)).toEqual(first.map(({ op }) => op));
    expect(await answered(there.root())).not.toBe(root);
    expect(await readRemote(there)).toHaveLength(2);
  });

  test(`${name}: frames may come in any order and twice`, async () => {
    const ana = await writer('ana', 'one', 'two', 'three', 'four');
    const frames = await framesOf(ana.keep());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 8 }), async (order) => {
        const there = (await make()).of(ana);
        await there.root();
        for (const i of [...order, 0, 1, 2, 3]) await there.append(BOOK, frames.slice(i, i + 1));
        expect(await answered(there.have(BOOK))).toEqual(await ana.keep().have(BOOK));
        expect(await answered(there.root())).toBe(await rootOf(ana.keep()));
      }),
      { numRuns: 15 },
    );
  });

  test(`${name}: what lies beyond a gap is kept and given, and the gap is filled by whoever has it`, async () => {
    const place = await make();
    const ana = await writer('ana', 'one', 'two', 'three', 'four');
    const frames = await framesOf(ana.keep());
    const there = place.of(ana);
    await there.root();
    await there.append(BOOK, [...frames.slice(0, 1), ...frames.slice(2)]);
    const bo = signingLaptop('bo');
    await exchange(bo.keep(), place.of(bo));
    expect(await textsIn(bo.keep())).toEqual(['four', 'one', 'three']);
    expect(await exchange(ana.keep(), there)).toMatchObject({ sent: 1, verdicts: { ok: 1 } });
    await exchange(bo.keep(), place.of(bo));
    expect(await textsIn(bo.keep())).toEqual(['four', 'one', 'three', 'two']);
  });

  test(`${name}: both branches of a fork are kept, told as one, and reach everyone`, async () => {
    const place = await make();
    const [bo, again] = await forkedWriter();
    await exchange(bo.keep(), place.of(bo));
    expect((await exchange(again.keep(), place.of(again))).verdicts).toMatchObject({ ok: 0, fork: 1, bad: 0 });
    await exchange(bo.keep(), place.of(bo));
    const cy = signingLaptop('cy');
    await exchange(cy.keep(), place.of(cy));
    for (const one of [bo, again, cy]) {
      expect(await textsIn(one.keep())).toEqual(['instead of two', 'one', 'three', 'two']);
      expect(Object.keys(await one.keep().have(BOOK))).toHaveLength(2);
      expect(await rootOf(one.keep())).toBe(await answered(place.of(cy).root()));
    }
  });

  test(`${name}: bad ops are named one by one and keep no good one out`, async () => {
    const place = await make();
    const ana = await writer('ana', 'one', 'two', 'three');
    await ana.write('elsewhere', { book: OTHER_BOOK });
    const [one, two, three] = await ana.keep().frames(BOOK, {});
    if (!one || !two || !three) throw new Error('no frames');
    const torn = two.bytes.map((byte, i) => (i === two.bytes.length - 70 ? byte ^ 1 : byte));
    const unsigned = encodeFrame(two.ops, new Uint8Array(64)).bytes;
    const foreign = await framesOf(ana.keep(), OTHER_BOOK);
    const there = place.of(ana);
    await there.root();
    const verdicts = await answered(there.append(BOOK, [one.bytes, torn, unsigned, ...foreign, three.bytes]));
    const told = verdicts.map((verdict) => (verdict.kind === 'bad' ? verdict.why : verdict.kind));
    expect(told.sort()).toEqual(['not-a-frame', 'ok', 'ok', 'other-book', 'signature']);
    expect(await readRemote(there)).toEqual([one.bytes, three.bytes]);
    expect(await exchange(ana.keep(), there)).toMatchObject({ verdicts: { ok: 2, bad: 0 }, problem: null });
    expect(await answered(there.root())).toBe(await rootOf(ana.keep()));
  });

  test(`${name}: what was not signed is found out even if it came before the chain's first op`, async () => {
    const there = (await make()).of(signingLaptop('bo'));
    const ana = await writer('ana', 'one', 'two');
    const [one, two] = await ana.keep().frames(BOOK, {});
    if (!one || !two) throw new Error('no frames');
    await there.root();
    await there.append(BOOK, [encodeFrame(two.ops, new Uint8Array(64)).bytes]);
    await there.append(BOOK, [one.bytes]);
    expect(await answered(there.have(BOOK))).toMatchObject({
      [one.ops[0]?.header.chain ?? '']: { seq: 1, beyond: [] },
    });
    await exchange(ana.keep(), there);
    expect(await readRemote(there)).toContainEqual(two.bytes);
  });

  test.each(['wiped', 'rolled back'])(
    `${name}: a remote that was %s is filled again, whoever wrote what`,
    async (how) => {
      const place = await make();
      const ana = await writer('ana', 'one');
      const bo = await writer('bo', 'two');
      const there = [place.of(ana), place.of(bo)] as const;
      await exchange(ana.keep(), there[0]);
      const back = await place.snapshot();
      await bo.write('three');
      await exchange(bo.keep(), there[1]);
      await exchange(ana.keep(), there[0]);
      await (how === 'wiped' ? place.wipe() : back());
      expect(await exchange(ana.keep(), there[0])).toMatchObject({ received: 0, problem: null });
      const cy = signingLaptop('cy');
      await exchange(cy.keep(), place.of(cy));
      expect(await textsIn(cy.keep())).toEqual(['one', 'three', 'two']);
      expect(await textsIn(ana.keep())).toEqual(['one', 'three', 'two']);
    },
  );

  test(`${name}: a book that is kept off it neither goes there nor comes from there`, async () => {
    const place = await make();
    const ana = await writer('ana', 'here');
    await ana.write('there', { book: OTHER_BOOK });
    const wants = (book: BookId) => book !== BOOK;
    const there = place.of(ana);
    await exchange(ana.keep(), there, { wants });
    expect([...(await answered(there.digests())).keys()]).toEqual([OTHER_BOOK]);
    await exchange(ana.keep(), there);
    const bo = signingLaptop('bo');
    await exchange(bo.keep(), place.of(bo), { wants });
    expect(await bo.keep().have(BOOK)).toEqual({});
    expect(await textsIn(bo.keep(), OTHER_BOOK)).toEqual(['there']);
  });

  test(`${name}: a long book comes and goes in pages within the caps of a frame`, async () => {
    const place = await make();
    const ana = signingLaptop('ana');
    await Promise.all(Array.from({ length: 700 }, (_, i) => ana.write(`line ${String(i)}`)));
    await exchange(ana.keep(), place.of(ana));
    const there = place.of(signingLaptop('bo'));
    await there.root();
    const sizes: number[] = [];
    for await (const page of there.read(BOOK, {})) sizes.push(page.ok ? page.value.length : 0);
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(512);
    expect(sizes.reduce((a, b) => a + b)).toBe(700);
  });

  test(`${name}: digests are equal if and only if the ops are`, async () => {
    const ana = await writer('ana', 'a1', 'a2');
    const bo = await writer('bo', 'b1', 'b2');
    const frames = [...(await framesOf(ana.keep())), ...(await framesOf(bo.keep()))];
    // Gapless runs: beyond a gap a have names numbers, not hashes.
    const some = fc.tuple(fc.nat(2), fc.nat(2));
    await fc.assert(
      fc.asyncProperty(some, some, fc.boolean(), async (left, right, reversed) => {
        const roots: string[] = [];
        for (const [i, [a, b]] of [left, right].entries()) {
          const there = (await make()).of(ana);
          await there.root();
          const chosen = [...frames.slice(0, a), ...frames.slice(2, 2 + b)];
          for (const one of i === 1 && reversed ? chosen.reverse() : chosen) await there.append(BOOK, [one]);
          roots.push(await answered(there.root()));
        }
        expect(roots[0] === roots[1]).toBe(left[0] === right[0] && left[1] === right[1]);
      }),
      { numRuns: 40 },
    );
  });

  test(`${name}: two branches of one length have different digests`, async () => {
    const place = await make();
    const [bo, again] = await forkedWriter();
    const empty = await place.snapshot();
    const roots: string[] = [];
    for (const one of [bo, again]) {
      await empty();
      const there = place.of(one);
      await there.root();
      await there.append(BOOK, (await framesOf(one.keep())).slice(0, 2));
      roots.push(await answered(there.root()));
    }
    expect(roots[0]).not.toBe(roots[1]);
  });

  test(`${name}: the first op of a chain is given first, wherever it lies`, async () => {
    const place = await make();
    const ana = await writer('ana', 'one', 'two', 'three');
    const [one, two, three] = await framesOf(ana.keep());
    if (!one || !two || !three) throw new Error('no frames');
    const there = place.of(ana);
    await there.root();
    for (const bytes of [three, two, one]) await there.append(BOOK, [bytes]);
    expect((await readRemote(place.of(ana)))[0]).toEqual(one);
    expect((await readRemote(there))[0]).toEqual(one);
  });
}
