import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exchange } from '../../shared/record/exchange';
import type { BookId } from '../../shared/record/op';
import type { FolderRemote } from '../../shared/node/folder/remote';
import { signingLaptop } from '../signing';
import { BOOK, OTHER_BOOK, readAll, type Laptop } from '../laptop';
import { filesBelow, folderOf, HOME, sharedDisk } from '../shared/node/folder/place';
import { flakyDisk } from './flaky-disk';

/** More runs for a long search: HOLDFAST_SOAK=20. */
const RUNS = 40 * Number(process.env['HOLDFAST_SOAK'] ?? 1);

const who = fc.nat(4);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), who, other: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('exchange' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), who, after: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('full' as const), who, free: fc.nat(2_000) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('refuse' as const),
      who,
      code: fc.constantFrom('EBUSY', 'EPERM', 'ESTALE', 'EIO'),
      times: fc.integer({ min: 1, max: 30 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stale' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose a file' as const), at: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('flip' as const), at: fc.nat(50), byte: fc.nat(1_000) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type Member = { readonly laptop: Laptop; remote: FolderRemote };

/** Some laptops around one folder. Every fault is over when its step is. */
async function gathering(count: number) {
  const disk = await sharedDisk();
  const flaky = flakyDisk(disk);
  const members: Member[] = ['ana', 'bo', 'cy', 'dee', 'eli'].slice(0, count).map((name) => {
    const laptop = signingLaptop(name);
    return { laptop, remote: folderOf(laptop, flaky) };
  });
  const meet = ({ laptop, remote }: Member) => exchange(laptop.keep(), remote);
  const segments = async () => [...(await filesBelow(disk, HOME)).keys()].filter((path) => path.endsWith('.seg'));
  const restart = (member: Member) => (member.remote = folderOf(member.laptop, flaky));

  async function take(one: Step): Promise<void> {
    if (one.do === 'lose a file' || one.do === 'flip') {
      const files = await segments();
      const path = files[one.at % Math.max(1, files.length)];
      if (path && one.do === 'flip') disk.flip(path, one.byte);
      else if (path) await disk.remove(path);
      return;
    }
    const member = members[one.who % count];
    if (!member) return;
    if (one.do === 'write') await member.laptop.write('a line', { book: one.other ? OTHER_BOOK : BOOK });
    else if (one.do === 'restart') restart(member);
    else await exchangeWith(one, member);
  }

  async function exchangeWith(
    one: Exclude<Step, { do: 'flip' | 'lose a file' | 'write' | 'restart' }>,
    member: Member,
  ) {
    const thaw = one.do === 'stale' ? flaky.freezeListings() : () => undefined;
    if (one.do === 'crash') disk.fail({ crashAt: disk.operations() + one.after });
    if (one.do === 'full') disk.setFree(one.free);
    if (one.do === 'refuse') flaky.refuse(one.code, one.times, () => true);
    if (one.do === 'stale') await member.laptop.write('written while blind');
    await meet(member);
    thaw();
    disk.fail({});
    disk.setFree(Infinity);
    flaky.refuse('', 0, () => false);
    if (one.do === 'crash') restart(member);
  }

  return { members, take, meet, restart };
}

const stateOf = async ({ laptop }: Member, book: BookId) => ({
  have: Object.entries(await laptop.keep().have(book)).sort(([a], [b]) => (a < b ? -1 : 1)),
  ops: (await readAll(laptop.keep(), book)).map(({ hash }) => hash).sort(),
});

test('laptops that write and exchange in any order through a folder that fails in any way hold the same in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 3, max: 5 }), fc.array(step, { maxLength: 40 }), async (count, steps) => {
      const { members, take, meet, restart } = await gathering(count);
      for (const one of steps) await take(one);
      const before = (await Promise.all(members.map((one) => stateOf(one, BOOK)))).flatMap(({ ops }) => ops);
      // A new run looks at every file; a first round gives all, a second lets the first hear of the last.
      for (const member of members) restart(member);
      for (const member of [...members, ...members]) expect((await meet(member)).problem).toBe(null);
      for (const book of [BOOK, OTHER_BOOK]) {
        const states = await Promise.all(members.map((member) => stateOf(member, book)));
        for (const state of states) expect(state).toEqual(states[0]);
        expect(new Set(states[0]?.ops).size).toBe(states[0]?.ops.length);
      }
      const after = new Set((await Promise.all(members.map((one) => stateOf(one, BOOK)))).flatMap(({ ops }) => ops));
      expect(before.every((hash) => after.has(hash))).toBe(true);
      for (const member of members) expect(await meet(member)).toMatchObject({ received: 0, sent: 0, problem: null });
    }),
    { numRuns: RUNS },
  );
}, 120_000);
