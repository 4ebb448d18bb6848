import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACCESS_SET, createReaders, readersIn, type Readers } from '../../../../shared/record/book/access';
import { isForDevices } from '../../../../shared/record/keys/book-keys';
import { toHex } from '../../../../shared/record/bytes';
import { exchange } from '../../../../shared/record/exchange';
import { memoryRemote } from '../../../../shared/record/memory-remote';
import { ackedOp, BOOK, laptop, meet, readAll, said, textsOf, type Laptop } from '../../../laptop';
import { sealerOf } from '../../../sealing';

/** Three laptops of one workspace. */
function room() {
  const of = (name: string): Laptop => laptop(name, undefined, sealerOf(name).sealer);
  const [ana, bo, eve] = [of('ana'), of('bo'), of('eve')];
  return { ana, bo, eve, all: [ana, bo, eve] };
}
const deviceOf = ({ sealer }: Laptop): string => toHex(sealer.device);
const only = (...readers: readonly Laptop[]) => [{ kind: ACCESS_SET, devices: readers.map(deviceOf) }];
const everyone = [{ kind: ACCESS_SET, devices: null }];

async function agree(laptops: readonly Laptop[]): Promise<void> {
  for (let round = 0; round < 3; round++)
    for (const one of laptops) for (const other of laptops) if (one !== other) await meet(one.keep(), other.keep());
}
async function textsAt(one: Laptop): Promise<readonly string[]> {
  return textsOf(await readAll(one.keep()))
    .filter((text) => typeof text === 'string')
    .sort();
}
const setAccess = async (one: Laptop, facts: readonly unknown[]) =>
  ackedOp(await one.keep().append(one.request({ facts })));

test('from the moment it is restricted only the named read, whoever of them writes; the others keep and relay it', async () => {
  const { ana, bo, eve, all } = room();
  await ana.write('for all');
  await agree(all);
  await setAccess(ana, only(ana, bo));
  await ana.write('for two');
  await agree(all);
  await bo.write('from the second');
  await agree(all);
  expect(await textsAt(bo)).toEqual(['for all', 'for two', 'from the second']);
  expect(await textsAt(eve)).toEqual(['for all']);
  expect(await eve.keep().have(BOOK)).toEqual(await ana.keep().have(BOOK));
  expect((await eve.keep().health(BOOK)).unreadable).toBe(3);

  // What Eve writes meanwhile is refused by nobody.
  await eve.write('from outside');
  await agree(all);
  expect(await textsAt(ana)).toContain('from outside');
});

test('an incident that was restricted from its first line shows nothing of it to anybody else', async () => {
  const { ana, bo, eve, all } = room();
  await setAccess(ana, [...only(ana), ...said('declared')]);
  await agree(all);
  for (const other of [bo, eve]) expect(await other.keep().isSealed(BOOK)).toBe(true);
  await setAccess(ana, only(ana, bo));
  await agree(all);
  expect(await textsAt(bo)).toEqual(['declared']);
  expect(await textsAt(eve)).toEqual([]);
  await setAccess(bo, everyone);
  await agree(all);
  expect(await textsAt(eve)).toEqual(['declared']);
});

test('what is restricted from its first op is wrapped for no workspace, in no chain, wherever it goes', async () => {
  const { ana, bo, eve, all } = room();
  const place = memoryRemote((...signed) => ana.sealer.verify(...signed));
  const meetThere = async () => {
    for (const one of [...all, ...all]) await exchange(one.keep(), place);
  };
  await setAccess(ana, [...said('declared'), ...only(ana, bo)]);
  await meetThere();
  expect(await textsAt(bo)).toEqual(['declared']);
  expect(await textsAt(eve)).toEqual([]);
  expect(await eve.keep().isSealed(BOOK)).toBe(true);
  expect((await eve.keep().health(BOOK)).isRestricted).toBe(true);
  await bo.write('from bo, in a chain of his own');
  ana.restart();
  await setAccess(ana, only(ana));
  await meetThere();
  eve.restart();
  expect(await textsAt(ana)).toEqual(['declared', 'from bo, in a chain of his own']);
  expect(await textsAt(eve)).toEqual([]);
  const chains = (await eve.keep().frames(BOOK, {})).flatMap(({ ops }) =>
    ops.flatMap(({ header }) => header.start ?? []),
  );
  expect(chains).toHaveLength(3);
  for (const { keys } of chains) expect(keys.map(isForDevices)).toEqual(Array(keys.length).fill(true));
});

test('who is left out again reads what was written so far and no more', async () => {
  const { ana, bo, eve, all } = room();
  await setAccess(ana, [...only(ana, bo, eve), ...said('three')]);
  await agree(all);
  await setAccess(bo, only(ana, bo));
  await bo.write('two');
  await agree(all);
  expect(await textsAt(eve)).toEqual(['three']);
  await ana.write('two as well');
  await agree(all);
  expect(await textsAt(eve)).toEqual(['three']);
  expect(await textsAt(bo)).toEqual(['three', 'two', 'two as well']);
});

test('after a restart it is as restricted as before, in new chains too', async () => {
  const { ana, bo, eve, all } = room();
  await setAccess(ana, only(ana, bo));
  await agree(all);
  for (const one of all) one.restart();
  await bo.write('after a restart');
  await agree(all);
  expect(await textsAt(ana)).toEqual(['after a restart']);
  expect(await textsAt(eve)).toEqual([]);
});

test('who may not read can neither let himself in nor choose what the others seal with', async () => {
  const { ana, bo, eve, all } = room();
  await ana.write('for all');
  await agree(all);
  await setAccess(ana, only(ana, bo));
  await agree(all);
  // Eve says who may read, under a key of her own, with an epoch that beats all others.
  for (let i = 0; i < 5; i++) await setAccess(eve, only(ana, bo, eve));
  await setAccess(eve, everyone);
  await agree(all);
  await ana.write('still for two');
  await bo.write('from bo for two');
  bo.restart();
  await bo.write('bo again');
  await agree(all);
  expect(await textsAt(bo)).toEqual(['bo again', 'for all', 'from bo for two', 'still for two']);
  expect(await textsAt(eve)).toEqual(['for all']);
});

test('who may read is the same from the same ops, in whatever order they come', () => {
  const own = 'aa'.repeat(32);
  const names = [own, 'bb'.repeat(32), 'cc'.repeat(32)] as const;
  const setting = fc.record({
    lam: fc.integer({ min: 1, max: 6 }),
    by: fc.constantFrom(...names),
    devices: fc.oneof(fc.constant(null), fc.subarray([...names], { minLength: 1 })),
  });
  fc.assert(
    fc.property(fc.array(setting, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (settings, draws) => {
      const ops = settings.map(({ lam, by, devices }, i) => ({
        by,
        op: {
          hash: String(i).padStart(64, '0'),
          chain: '00'.repeat(16),
          seq: i + 1,
          body: { lam, by: { id: '', name: '', device: '' }, wall: 0, facts: [{ kind: ACCESS_SET, devices }] },
        } as never,
      }));
      const outcome = (order: typeof ops): Readers => {
        let readers: Readers = null;
        const fold = createReaders(own, { setReaders: (now) => (readers = now), isRemoved: () => false });
        for (const { op, by } of order) fold.learn(op, by);
        return readers;
      };
      const shuffled = [...ops].sort(() => (draws.next().value % 2 === 0 ? 1 : -1));
      expect(outcome(shuffled)).toEqual(outcome(ops));
    }),
  );
});

test('a fact that is not quite one says nothing', () => {
  for (const devices of [[], ['zz'], 'aa'.repeat(32), undefined, Array(129).fill('aa'.repeat(32))])
    expect(readersIn([{ kind: ACCESS_SET, devices }])).toBeUndefined();
  expect(readersIn([null, 1, { kind: 'said/1' }, { kind: ACCESS_SET, devices: null }])).toBeNull();
});
