import { expect, test, vi } from 'vitest';
import type { OpHash } from '../../../../shared/record/op';
import { BOOK, readAll } from '../../../laptop';
import { startHub } from '../../../server/http/hubs';
import { keeperOf, log, ownersCode, PATIENCE, textsAt, twoAtHub } from './at-hub';

test.each(['text', 'words'] as const)(
  'a laptop comes by a code (%s), is let in, and reads all of the room',
  async (how) => {
    const { ana, bo } = await twoAtHub(how);
    await log(bo, 'from bo');
    await vi.waitFor(async () => expect(await textsAt(ana)).toEqual(['from ana', 'from bo']), PATIENCE);
    await vi.waitFor(() => expect(ana.sync.report().remotes[0]?.state.kind).toBe('up-to-date'), PATIENCE);
    // Each knows of the other by what it said of itself there.
    await vi.waitFor(() => expect(ana.sync.report().laptops).toHaveLength(1), PATIENCE);
  },
);

test('who is on the line, and when he was last, a hub tells whoever is let in', async () => {
  const { ana, bo } = await twoAtHub();
  const seen = async () => (await ana.laptops()).find(({ isOwn }) => !isOwn)?.seen;
  await vi.waitFor(async () => expect(await seen()).toMatchObject({ isHere: true }), PATIENCE);
  await bo.sync.pause(true);
  const gone = { isHere: false, at: expect.any(Number) as number };
  await vi.waitFor(async () => expect(await seen()).toEqual(gone), PATIENCE);
});

test('what a laptop heard from a hub it does not give back to it', async () => {
  const { hub, ana, bo } = await twoAtHub();
  await vi.waitFor(() => expect(bo.sync.report().remotes[0]?.state.kind).toBe('up-to-date'), PATIENCE);
  const given = vi.spyOn(hub.hub.books, 'append');
  await log(ana, 'one', 'two', 'three', 'four', 'five');
  await vi.waitFor(async () => expect(await textsAt(bo)).toHaveLength(6), PATIENCE);
  await vi.waitFor(() => expect(ana.sync.report().remotes[0]?.waiting).toBe(0), PATIENCE);
  expect(new Set(given.mock.calls.filter(([book]) => book === BOOK).map(([, , by]) => by)).size).toBe(1);
});

test('a hub that is gone and comes back: both went on, and are equal again without a word from anyone', async () => {
  const { hub, ana, bo } = await twoAtHub();
  await hub.stop();
  for (const [who, name] of [
    [ana, 'ana'],
    [bo, 'bo'],
  ] as const)
    await log(who, ...Array.from({ length: 20 }, (_, i) => `${name} apart ${String(i)}`));
  await vi.waitFor(
    () => expect(ana.sync.report().remotes[0]).toMatchObject({ state: { kind: 'offline' }, waiting: 20 }),
    PATIENCE,
  );
  await startHub({ disk: hub.disk, port: hub.listening.port });
  await vi.waitFor(async () => expect(await textsAt(ana)).toHaveLength(41), PATIENCE);
  await vi.waitFor(async () => expect(await textsAt(bo)).toEqual(await textsAt(ana)), PATIENCE);
});

test('a hub whose books are gone is filled again by whoever comes, and nothing here is touched', async () => {
  const { hub, ana, bo } = await twoAtHub();
  await log(bo, 'from bo');
  await vi.waitFor(async () => expect(await textsAt(ana)).toHaveLength(2), PATIENCE);
  await vi.waitFor(() => expect(ana.sync.report().remotes[0]?.state.kind).toBe('up-to-date'), PATIENCE);
  expect(ana.sync.report().remotes[0]?.restored).toBe(null);
  await hub.stop();
  for (const path of hub.disk.files()) if (path.startsWith('/hub/')) await hub.disk.remove(path);
  const again = await startHub({ disk: hub.disk, port: hub.listening.port });
  await vi.waitFor(async () => expect(Object.keys(await again.hub.books.have(BOOK))).toHaveLength(2), PATIENCE);
  const restored = [ana, bo].map(
    ({ sync }) =>
      () =>
        sync.report().remotes[0]?.restored?.lines ?? 0,
  );
  await vi.waitFor(() => expect(Math.max(...restored.map((lines) => lines()))).toBeGreaterThanOrEqual(2), PATIENCE);
  expect(await textsAt(bo)).toEqual(['from ana', 'from bo']);
});

test('a redacted line is gone from the hub as well', async () => {
  const { hub, ana } = await twoAtHub();
  await log(ana, 'hunter2');
  const op = (await readAll(ana.keep)).find(
    ({ body }) => (body.facts[0] as { readonly text: string }).text === 'hunter2',
  );
  await vi.waitFor(
    async () => expect(JSON.stringify(await hub.hub.books.have(BOOK))).toContain(op?.hash ?? '-'),
    PATIENCE,
  );
  await ana.keep.append({
    book: BOOK,
    facts: [
      { kind: 'op-redacted/1', op: op?.hash, reason: 'a password', blanked: [[0, { kind: 'said/1', text: '[gone]' }]] },
    ],
    by: { id: 'p', name: 'Somebody', device: 'AAA' },
    client: 'redacts',
    decidedOn: {},
    exclusive: false,
  });
  const bodies = async (): Promise<readonly OpHash[]> =>
    (await hub.hub.books.frames(BOOK)).flatMap(({ ops }) => ops.flatMap(({ hash, body }) => (body ? hash : [])));
  await vi.waitFor(async () => expect(await bodies()).not.toContain(op?.hash), PATIENCE);
});

test.each([
  ['', { kind: 'bad-code', why: { kind: 'no-address' } }],
  ['127.0.0.1:9 zoo zoo zoo', { kind: 'bad-code', why: { kind: 'words', why: { kind: 'word-count', count: 3 } } }],
  [
    '127.0.0.1:9 zoo zoo zoo zoo zoo zoo zoo xyz',
    { kind: 'bad-code', why: { kind: 'words', why: { kind: 'unknown-word', word: 'xyz', position: 8 } } },
  ],
  ['holdfast://hub?a=127.0.0.1&p=x&s=y', { kind: 'bad-code', why: { kind: 'no-code' } }],
])('%j is refused with what is wrong in it', async (code, reply) => {
  const ana = await keeperOf();
  expect(await ana.sync.useHub(code, 'Ana')).toEqual(reply);
  expect(ana.sync.report().remotes).toEqual([]);
});

test('where another hub answers, or none, nothing is added', async () => {
  const [hub, other] = [await startHub(), await startHub()];
  const ana = await keeperOf();
  const code = await ownersCode(hub);
  const words = code.slice(code.indexOf(' '));
  expect(await ana.sync.useHub(`127.0.0.1:${String(other.listening.port)}${words}`, 'Ana')).toEqual({
    kind: 'problem',
    why: { kind: 'another' },
  });
  await hub.stop();
  expect(await ana.sync.useHub(code, 'Ana')).toEqual({ kind: 'problem', why: { kind: 'offline' } });
  expect(ana.sync.report().remotes).toEqual([]);
});
