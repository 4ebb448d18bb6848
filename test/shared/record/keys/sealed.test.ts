import { expect, test } from 'vitest';
import {
  bookKeyOf,
  compareBookKeys,
  unwrapForWorkspace,
  workspaceKeyOf,
  wrapForWorkspace,
} from '../../../../shared/record/keys/book-keys';
import { toHex, toUtf8 } from '../../../../shared/record/bytes';
import { decodeFrame, encodeFrame } from '../../../../shared/record/frame';
import type { BookId, Op } from '../../../../shared/record/op';
import { headOf } from '../../../../shared/record/keys/seal';
import { memoryStore } from '../../../../shared/record/store';
import { bookOfWorkspace } from '../../../../shared/record/members/workspace-books';
import { BOOK, laptop, OTHER_BOOK, readAll, seededBytes, textsOf } from '../../../laptop';
import { sealerOf, sodium } from '../../../sealing';

const sealed = (name: string, held?: Parameters<typeof sealerOf>[1]) =>
  laptop(name, memoryStore(), sealerOf(name, held).sealer);
const framesOf = async (from: ReturnType<typeof laptop>, book: BookId = BOOK) =>
  (await from.keep().frames(book, {})).map((frame) => frame.bytes);

function signedAnew(frame: Uint8Array, sign: (op: Op) => Uint8Array): Uint8Array {
  const decoded = decodeFrame(frame);
  const op = decoded.ok && decoded.value.frame.ops.at(-1);
  if (!op) throw new Error('no frame');
  return encodeFrame(decoded.value.frame.ops, sign(op)).bytes;
}

const byBytes = (a: Uint8Array, b: Uint8Array) => (toHex(a) < toHex(b) ? -1 : 1);
const unsigned = (frame: Uint8Array) => signedAnew(frame, () => new Uint8Array(64));

test('two laptops of one workspace read each other, and write in one book', async () => {
  const [ana, bo] = [sealed('ana'), sealed('bo')];
  await ana.write('from ana');
  await bo.keep().ingest(BOOK, await framesOf(ana));
  await bo.write('from bo');
  await ana.keep().ingest(BOOK, await framesOf(bo));
  for (const one of [ana, bo]) {
    expect(textsOf(await readAll(one.keep())).sort()).toEqual(['from ana', 'from bo']);
    expect(textsOf(await readAll(one.restart())).sort()).toEqual(['from ana', 'from bo']);
  }
});

test('a stranger reads nothing, and keeps and hands on every byte', async () => {
  const [ana, stranger, bo] = [sealed('ana'), sealed('eve', { workspace: 'theirs' }), sealed('bo')];
  await ana.write('not for eve');
  await stranger.keep().ingest(BOOK, await framesOf(ana));
  expect(await readAll(stranger.keep())).toEqual([]);
  expect((await stranger.keep().health(BOOK)).unreadable).toBe(1);
  expect(await framesOf(stranger)).toEqual(await framesOf(ana));
  await bo.keep().ingest(BOOK, await framesOf(stranger));
  expect(textsOf(await readAll(bo.keep()))).toEqual(['not for eve']);
});

test('what was sealed shows in no byte that is stored or sent', async () => {
  const ana = sealed('ana');
  const words = 'xylophone-canary-4471';
  await ana.write(words);
  for (const bytes of await framesOf(ana)) {
    expect(Buffer.from(bytes).includes(Buffer.from(words))).toBe(false);
    expect(Buffer.from(bytes).includes(Buffer.from('person ana'))).toBe(false);
  }
});

test('lines of one bucket look alike from outside', async () => {
  const ana = sealed('ana');
  await ana.write('start');
  for (const text of ['x'.repeat(100), 'x'.repeat(400)]) await ana.write(text);
  const [, short, long] = await framesOf(ana);
  expect(short?.length).toBe(long?.length);
});

test('a byte turned over in any place of a frame is never shown', async () => {
  const ana = sealed('ana');
  await ana.write('the truth');
  const [good = new Uint8Array()] = await framesOf(ana);
  for (let at = 0; at < good.length; at += 7) {
    const bo = sealed(`bo ${String(at)}`);
    const spoilt = good.map((byte, i) => (i === at ? byte ^ 1 : byte));
    expect(await bo.keep().ingest(BOOK, [spoilt])).toBe(0);
    expect(await readAll(bo.keep())).toEqual([]);
    expect(await bo.keep().ingest(BOOK, [good])).toBe(1);
  }
});

test('whoever signs another one’s chain is not believed', async () => {
  const [ana, eve, bo] = [sealed('ana'), sealed('eve'), sealed('bo')];
  await ana.write('one');
  await ana.write('two');
  const [first = new Uint8Array(), second = new Uint8Array()] = await framesOf(ana);
  const decoded = decodeFrame(second);
  const forged = decoded.ok ? encodeFrame(decoded.value.frame.ops, eve.sealer.sign(toUtf8('mine now'))).bytes : second;
  expect(await bo.keep().ingest(BOOK, [first, forged])).toBe(1);
  expect((await bo.keep().health(BOOK)).rejected).toBe(1);
  expect(textsOf(await readAll(bo.keep()))).toEqual(['one']);
});

test('of a long run only the last head is verified, and all of it is believed', async () => {
  let asked = 0;
  const counting = {
    ...sodium,
    verify: (...all: Parameters<typeof sodium.verify>) => ((asked += 1), sodium.verify(...all)),
  };
  const store = memoryStore();
  const ana = laptop('ana', store, sealerOf('ana').sealer);
  for (let i = 0; i < 40; i++) await ana.write(`line ${String(i)}`);
  const next = laptop('ana again', store, sealerOf('ana', { crypto: counting }).sealer);
  expect(await readAll(next.keep())).toHaveLength(40);
  expect(asked).toBe(1);
});

test('what a laptop has just signed itself it believes, and nothing else under that signature', () => {
  let asked = 0;
  const counting = {
    ...sodium,
    verify: (...all: Parameters<typeof sodium.verify>) => ((asked += 1), sodium.verify(...all)),
  };
  const { sealer } = sealerOf('ana', { crypto: counting });
  const head = toUtf8('mine');
  const signature = sealer.sign(head);
  expect(sealer.verify(sealer.device, head, signature)).toBe(true);
  expect(asked).toBe(0);
  expect(sealer.verify(sealer.device, toUtf8('hers'), signature)).toBe(false);
  expect(sealer.verify(sealerOf('eve').sealer.device, head, signature)).toBe(false);
  expect(asked).toBe(2);
});

test('a frame that is badly signed is refused even where a later one covers it: nobody else would take it from here', async () => {
  const [ana, bo] = [sealed('ana'), sealed('bo')];
  for (const text of ['one', 'two', 'three']) await ana.write(text);
  const [first = new Uint8Array(), second = new Uint8Array(), third = new Uint8Array()] = await framesOf(ana);
  expect(await bo.keep().ingest(BOOK, [first, unsigned(second), third])).toBe(2);
  expect(await bo.keep().ingest(BOOK, [second])).toBe(1);
  expect(await framesOf(bo)).toEqual([first, third, second]);
});

test('nor is it believed at the next start, if it was kept before anyone could tell whose it was', async () => {
  const [ana, bo] = [sealed('ana'), sealed('bo')];
  for (const text of ['one', 'two', 'three']) await ana.write(text);
  const [first = new Uint8Array(), second = new Uint8Array(), third = new Uint8Array()] = await framesOf(ana);
  await bo.keep().ingest(BOOK, [unsigned(second)]);
  expect(await bo.keep().ingest(BOOK, [first, third])).toBe(2);
  bo.restart();
  expect(await bo.keep().ingest(BOOK, [second])).toBe(1);
  expect(await framesOf(bo)).toEqual([first, third, second]);
});

test('whoever signs first in a chain without its first op keeps its writer out of nothing, and goes when that op comes', async () => {
  const [ana, eve, bo] = [sealed('ana'), sealed('eve'), sealed('bo')];
  for (const one of [ana, eve]) {
    await one.write('known');
    await bo.keep().ingest(BOOK, await framesOf(one));
  }
  const known = await framesOf(bo);
  const again = laptop('ana again', memoryStore(), ana.sealer);
  for (const text of ['one', 'two', 'three']) await again.write(text);
  const [first = new Uint8Array(), second = new Uint8Array(), third = new Uint8Array()] = await framesOf(again);
  const stolen = signedAnew(second, (op) => eve.sealer.sign(headOf(op)));
  expect(await bo.keep().ingest(BOOK, [stolen])).toBe(1);
  expect(await bo.keep().ingest(BOOK, [third])).toBe(1);
  const foldedAnew: boolean[] = [];
  bo.keep().subscribe(({ hasLess }) => foldedAnew.push(hasLess));
  expect(await bo.keep().ingest(BOOK, [first])).toBe(1);
  expect(foldedAnew).toContain(true);
  expect((await framesOf(bo)).sort(byBytes)).toEqual([...known, first, third].sort(byBytes));
  expect(await bo.keep().ingest(BOOK, [second])).toBe(1);
  for (const keep of [bo.keep(), bo.restart()])
    expect(textsOf(await readAll(keep)).sort()).toEqual(['known', 'known', 'one', 'three', 'two']);
  expect((await framesOf(bo)).sort(byBytes)).toEqual([...known, first, second, third].sort(byBytes));
});

test('lines that wait for their first op are kept once, however often they come', async () => {
  const [ana, bo] = [sealed('ana'), sealed('bo')];
  for (const text of ['one', 'two']) await ana.write(text);
  const [, second = new Uint8Array()] = await framesOf(ana);
  for (let i = 0; i < 3; i++) await bo.keep().ingest(BOOK, [second]);
  expect((await bo.store.read(BOOK)).frames).toHaveLength(1);
});

test('lines whose first op has not come wait, unseen and kept, and are shown when it comes', async () => {
  const [ana, bo] = [sealed('ana'), sealed('bo')];
  for (const text of ['one', 'two', 'three']) await ana.write(text);
  const [first = new Uint8Array(), ...later] = await framesOf(ana);
  expect(await bo.keep().ingest(BOOK, later)).toBe(0);
  expect(await readAll(bo.keep())).toEqual([]);
  expect((await bo.keep().health(BOOK)).rejected).toBe(0);
  bo.restart();
  expect(await bo.keep().ingest(BOOK, [first])).toBe(3);
  expect(textsOf(await readAll(bo.keep())).sort()).toEqual(['one', 'three', 'two']);
  expect(textsOf(await readAll(bo.restart())).sort()).toEqual(['one', 'three', 'two']);
});

test('a line that waits behind a copy which nobody signed is shown all the same when its first op comes', async () => {
  const [ana, bo] = [sealed('ana'), sealed('bo')];
  for (const text of ['one', 'two']) await ana.write(text);
  const [first = new Uint8Array(), second = new Uint8Array()] = await framesOf(ana);
  await bo.keep().ingest(BOOK, [unsigned(second)]);
  await bo.keep().ingest(BOOK, [second]);
  expect(await bo.keep().ingest(BOOK, [first])).toBe(2);
  for (const keep of [bo.keep(), bo.restart()]) expect(textsOf(await readAll(keep)).sort()).toEqual(['one', 'two']);
  expect((await framesOf(bo)).sort(byBytes)).toEqual([first, second].sort(byBytes));
});

test('the first op of its own chain is spoilt: the laptop still reads the rest, by the key it remembered', async () => {
  const { sealer, remembered } = sealerOf('ana');
  const ana = laptop('ana', memoryStore(), sealer);
  for (const text of ['one', 'two', 'three']) await ana.write(text);
  const later = (await framesOf(ana)).slice(1);
  const books = new Map([[BOOK, remembered.map(({ key }) => key)]]);
  const again = laptop('ana', memoryStore(), sealerOf('ana', { books }).sealer);
  await again.keep().ingest(BOOK, later);
  expect(textsOf(await readAll(again.keep()))).toEqual(['two', 'three']);
});

test('each book has a key of its own, remembered once', async () => {
  const { sealer, remembered } = sealerOf('ana');
  const ana = laptop('ana', memoryStore(), sealer);
  for (const book of [BOOK, BOOK, OTHER_BOOK]) await ana.write('x', { book });
  expect(remembered.map(({ book }) => book)).toEqual([BOOK, OTHER_BOOK]);
  expect(new Set(remembered.map(({ key }) => key.id)).size).toBe(2);
});

const random = seededBytes('keys');
const workspace = workspaceKeyOf(random(32));
const wrap = (book: BookId = BOOK) =>
  wrapForWorkspace(bookKeyOf(random(32), 3), book, { workspace, nonce: random(24), crypto: sodium });

test('a wrapped key opens in its workspace and its book, and nowhere else', () => {
  const key = bookKeyOf(random(32), 3);
  const wrapped = wrapForWorkspace(key, BOOK, { workspace, nonce: random(24), crypto: sodium });
  const other = workspaceKeyOf(random(32));
  expect(unwrapForWorkspace(wrapped, BOOK, { workspaces: [other, workspace], crypto: sodium })).toEqual(key);
  expect(unwrapForWorkspace(wrapped, OTHER_BOOK, { workspaces: [workspace], crypto: sodium })).toBeNull();
  expect(unwrapForWorkspace(wrapped, BOOK, { workspaces: [other], crypto: sodium })).toBeNull();
  expect(wrapped.length).toBeLessThanOrEqual(400);
});

test.each(['', 'zz', '01', toHex(random(85)), wrap().slice(2), `${wrap()}00`, 'é'])(
  '%j is no wrapped key',
  (wrapped) => {
    expect(unwrapForWorkspace(wrapped, BOOK, { workspaces: [workspace], crypto: sodium })).toBeNull();
  },
);

test('of two keys of a book every laptop takes the same as the newer', () => {
  const keys = [bookKeyOf(random(32), 0), bookKeyOf(random(32), 2), bookKeyOf(random(32), 2), bookKeyOf(random(32), 1)];
  const sorted = [...keys].sort(compareBookKeys).map(({ id }) => id);
  expect(
    [...keys]
      .reverse()
      .sort(compareBookKeys)
      .map(({ id }) => id),
  ).toEqual(sorted);
  expect(keys.find(({ id }) => id === sorted[0])?.epoch).toBe(2);
});

test('a laptop that is given a workspace’s key reads what it kept unread, and new books are wrapped for it', async () => {
  const [ana, { sealer }] = [sealed('ana'), sealerOf('eve', { workspace: 'theirs' })];
  const eve = laptop('eve', memoryStore(), sealer);
  await ana.write('for whoever comes later');
  await eve.keep().ingest(BOOK, await framesOf(ana));
  expect(await eve.keep().isSealed(BOOK)).toBe(true);
  const told: string[] = [];
  eve.keep().subscribe(({ ops }) => told.push(...textsOf(ops)));
  sealer.addWorkspace(workspaceKeyOf(seededBytes('ours')(32)), true);
  await eve.keep().openWaiting();
  expect(told).toEqual(['for whoever comes later']);
  expect(textsOf(await readAll(eve.keep()))).toEqual(['for whoever comes later']);
  expect(await eve.keep().isSealed(BOOK)).toBe(false);
  await eve.write('from eve', { book: OTHER_BOOK });
  await ana.keep().ingest(OTHER_BOOK, await framesOf(eve, OTHER_BOOK));
  expect(textsOf(await readAll(ana.keep(), OTHER_BOOK))).toEqual(['from eve']);
});

test('the members’ book is written in clear, and a clear op in any other book is not believed', async () => {
  const { sealer } = sealerOf('ana');
  const ana = laptop('ana', memoryStore(), sealer);
  const members = bookOfWorkspace(sealer.workspaces()[0]?.id ?? '', 'members');
  await ana.write('for all to see', { book: members });
  const [frame] = await framesOf(ana, members);
  expect(Buffer.from(frame ?? []).includes('for all to see')).toBe(true);
  const mallory = laptop('mallory', memoryStore(), {
    ...sealerOf('mallory', { workspace: 'theirs' }).sealer,
    plan: () => ({ key: '', nonce: '' }),
    seal: (_headerBytes, _header, body) => body,
  });
  await mallory.write('believe me');
  await ana.keep().ingest(BOOK, await framesOf(mallory));
  expect((await ana.keep().health(BOOK)).unreadable).toBe(1);
  expect(await readAll(ana.keep())).toEqual([]);
});
