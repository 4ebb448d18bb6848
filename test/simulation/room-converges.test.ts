import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { meetAll, room, startMember, textsAt, type Member } from '../electron/keeper/member';
import { meet } from '../laptop';

/** More runs for a long search: HOLDFAST_SOAK=20. */
const RUNS = 25 * Number(process.env['HOLDFAST_SOAK'] ?? 1);
/** After that long others do what somebody did not come to. */
const A_MINUTE_MS = 60_000;

const who = fc.nat(3);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), who, whom: who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('let in again' as const), who, whom: who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('write' as const), who }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('give a book' as const), who, whom: who, which: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('meet' as const), who, whom: who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Ana founded the room, and stays in it: nobody removes her. */
async function gathering() {
  const { ana, bo, cy } = await room();
  const dan = await startMember('dan');
  await ana.members.approve(dan.device);
  const all = [ana, bo, cy, dan];
  let lines = 0;
  await meetAll(...all);

  async function take(one: Step): Promise<void> {
    if (one.do === 'wait') vi.advanceTimersByTime(A_MINUTE_MS);
    if (!('who' in one)) return;
    const member = all[one.who] ?? ana;
    const other = ('whom' in one ? all[one.whom] : undefined) ?? ana;
    if (one.do === 'write') await member.one.write(`${member.name} ${String((lines += 1))}`);
    if (member === other) return;
    if (one.do === 'remove' && other !== ana) await member.removing.remove(other.device);
    if (one.do === 'let in again' && isOut(member, other)) await member.removing.letInAgain(other.device);
    if (one.do === 'meet') await meetAll(member, other);
    if (one.do !== 'give a book') return;
    const books = [...new Set([...(await member.keep.books()), ...(await other.keep.books())])].sort();
    const book = books[one.which % books.length];
    if (book) await meet(member.keep, other.keep, book);
    for (const each of [member, other]) await each.members.heeded();
  }

  return { all, ana, take };
}

const linesOf = ({ name }: Member, texts: readonly string[]) => texts.filter((text) => text.startsWith(`${name} `));
const outOf = ({ members }: Member): readonly string[] =>
  [...new Set(members.standing().removals.map(({ device }) => device))].sort();
const isOut = (by: Member, one: Member): boolean => outOf(by).includes(one.device);

test(
  'laptops that remove each other and let each other in again, apart and in any order, agree in the end who is of the room',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
        const { all, ana, take } = await gathering();
        for (const one of steps) await take(one);
        for (let round = 0; round < 4; round++) {
          await meetAll(...all);
          vi.advanceTimersByTime(A_MINUTE_MS);
        }
        await meetAll(...all);
        const out = outOf(ana);
        const inside = all.filter(({ device }) => !out.includes(device));
        const outside = all.filter(({ device }) => out.includes(device));
        for (const one of inside) {
          expect(outOf(one)).toEqual(out);
          expect(one.members.workspaces()[0]?.id).toBe(ana.members.workspaces()[0]?.id);
          await one.one.write(`${one.name} in the end`);
        }
        await meetAll(...all);
        const last = inside.map(({ name }) => `${name} in the end`);
        // Of each all that he wrote, whenever.
        const written = (await Promise.all(inside.map(async (one) => linesOf(one, await textsAt(one))))).flat();
        expect(written).toEqual(expect.arrayContaining(last));
        for (const one of inside) expect(await textsAt(one)).toEqual(expect.arrayContaining(written));
        for (const one of outside) expect((await textsAt(one)).filter((text) => last.includes(text))).toEqual([]);
        for (const { members } of all) members.close();
      }),
      { numRuns: RUNS },
    );
  },
  RUNS * 1_000,
);
