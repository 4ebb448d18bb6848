import { expect, test, vi } from 'vitest';
import { openDatabase, type Database } from '../../../renderer/storage/database';
import { addFrames, readFrames } from '../../../renderer/storage/frame-rows';
import { openMirror } from '../../../renderer/storage/mirror';
import type { Argument, Bridge, Call, Events, Reply } from '../../../shared/bridge';
import { encodeFrame } from '../../../shared/record/frame';
import type { Keep } from '../../../shared/record/keep';
import { memoryStore } from '../../../shared/record/store';
import { ackedOp, BOOK, laptop, readAll, textsOf, type Laptop } from '../../laptop';
import { hasBody, redact } from '../../redacting';

/** The keeper behind the bridge, as the app has it: only what a mirror asks for. */
function bridgeTo(keep: Keep): Bridge {
  const answers = {
    have: ({ book }: Argument<'have'>) => keep.have(book),
    frames: async ({ book, have }: Argument<'frames'>) => (await keep.frames(book, have)).map((frame) => frame.bytes),
    ingest: ({ book, frames }: Argument<'ingest'>) => keep.ingest(book, frames),
  };
  return {
    call: <C extends Call>(call: C, argument: Argument<C>) => {
      // Only these three are ever asked for here.
      const answer = answers[call as keyof typeof answers] as (asked: Argument<C>) => Promise<Reply<C>>;
      return answer(argument);
    },
    on: (event, listener) => {
      if (event !== 'arrived') return () => undefined;
      return keep.subscribe(({ frames, ...opened }) => {
        const told: Events['arrived'] = { ...opened, frames: frames.map((frame) => frame.bytes) };
        (listener as (arrived: Events['arrived']) => void)(told);
      });
    },
  };
}

function numbered(): () => string {
  let made = 0;
  return () => `mirror ${String((made += 1))}`;
}
const nextName = numbered();

function mirrored(here: Laptop, database: Database = openDatabase(nextName(), 'relaxed')) {
  const troubles: unknown[] = [];
  const mirror = openMirror(database, bridgeTo(here.keep()), (error) => troubles.push(error));
  return { mirror, database, troubles };
}

const hashesIn = async (database: Database) =>
  (await readFrames(database, BOOK)).flatMap((frame) => frame.ops.map((op) => op.hash));

test('what is written and what arrives is in the second copy soon after, whole', async () => {
  const ana = laptop('ana');
  const { mirror, database, troubles } = mirrored(ana);
  await mirror.have(BOOK);
  for (const text of ['one', 'two', 'three']) await ana.write(text);
  await vi.waitFor(async () => expect(await mirror.have(BOOK)).toEqual(await ana.keep().have(BOOK)));
  expect(await mirror.books()).toEqual([BOOK]);
  expect(await hashesIn(database)).toHaveLength(3);
  expect(troubles).toEqual([]);
});

test('an empty second copy is filled from the journal, once', async () => {
  const ana = laptop('ana');
  for (const text of ['one', 'two', 'three']) await ana.write(text);
  const { mirror } = mirrored(ana);
  const have = await ana.keep().have(BOOK);
  expect(await mirror.restoreJournal(BOOK, have)).toBe(0);
  expect(await mirror.catchUp(BOOK, have)).toBe(3);
  expect(await mirror.catchUp(BOOK, have)).toBe(0);
  expect(await mirror.have(BOOK)).toEqual(have);
});

/** A laptop whose second copy is whole, and the frames it has. */
async function copied(lines: number) {
  const ana = laptop('ana');
  for (let i = 0; i < lines; i++) await ana.write(`line ${String(i)}`);
  const frames = await ana.keep().frames(BOOK, {});
  const database = openDatabase(nextName(), 'relaxed');
  await addFrames(database, BOOK, frames);
  return { ana, frames, database };
}

test('a journal that is gone is filled again, and the laptop writes on in a new chain', async () => {
  const { ana, database } = await copied(4);
  const before = await readAll(ana.keep());
  const fresh = laptop('ana again', memoryStore());
  const { mirror } = mirrored(fresh, database);
  expect(await mirror.restoreJournal(BOOK, await fresh.keep().have(BOOK))).toBe(4);
  expect(textsOf(await readAll(fresh.keep()))).toEqual(textsOf(before));
  expect(ackedOp(await fresh.write('on')).chain).not.toBe(before[0]?.chain);
  expect((await fresh.keep().health(BOOK)).forks).toBe(0);
});

test.each([
  ['its end', [0, 1, 2]],
  ['its beginning', [3, 4, 5]],
  ['something in the middle', [0, 5]],
  ['parts of what lies beyond a gap', [1, 3, 5]],
  ['everything', []],
])('a journal that lost %s has it put back from the second copy', async (_what, left) => {
  const { frames, database } = await copied(6);
  const store = memoryStore();
  const chain = frames[0]?.ops[0]?.header.chain;
  if (!chain) throw new Error('no chain');
  await store.append(
    BOOK,
    chain,
    left.flatMap((i) => frames[i]?.bytes ?? []),
  );
  const ana = laptop('ana again', store);
  const { mirror } = mirrored(ana, database);
  expect(await mirror.restoreJournal(BOOK, await ana.keep().have(BOOK))).toBe(6 - left.length);
  expect(await ana.keep().have(BOOK)).toEqual(await mirror.have(BOOK));
  expect(await mirror.restoreJournal(BOOK, await ana.keep().have(BOOK))).toBe(0);
});

test('gaps on both sides fill each other, also where only the inside of a range is missing', async () => {
  const { frames } = await copied(8);
  const database = openDatabase(nextName(), 'relaxed');
  const pick = (...wanted: number[]) => wanted.flatMap((i) => frames[i] ?? []);
  await addFrames(database, BOOK, pick(2, 3, 4, 5, 6));
  const store = memoryStore();
  const chain = frames[0]?.ops[0]?.header.chain;
  if (!chain) throw new Error('no chain');
  await store.append(
    BOOK,
    chain,
    pick(2, 4, 6, 7).map((frame) => frame.bytes),
  );
  const ana = laptop('ana again', store);
  const { mirror } = mirrored(ana, database);
  expect(await mirror.restoreJournal(BOOK, await ana.keep().have(BOOK))).toBe(2);
  const have = await ana.keep().have(BOOK);
  await mirror.catchUp(BOOK, have);
  expect(await mirror.have(BOOK)).toEqual(have);
});

test('a fork between the two copies is kept whole in both', async () => {
  const { frames, database } = await copied(4);
  const store = memoryStore();
  const chain = frames[0]?.ops[0]?.header.chain;
  if (!chain) throw new Error('no chain');
  await store.begin(BOOK, chain);
  await store.append(
    BOOK,
    chain,
    frames.slice(0, 3).map((frame) => frame.bytes),
  );
  const ana = laptop('ana again', store);
  ackedOp(await ana.write('instead of line 3'));
  const { mirror } = mirrored(ana, database);
  await mirror.restoreJournal(BOOK, await ana.keep().have(BOOK));
  await mirror.catchUp(BOOK, await ana.keep().have(BOOK));
  expect((await ana.keep().health(BOOK)).forks).toBe(1);
  expect(await readAll(ana.keep())).toHaveLength(5);
  expect(new Set(await hashesIn(database)).size).toBe(5);
});

test('a second copy that cannot be written to is reported, and costs the journal nothing', async () => {
  const ana = laptop('ana');
  const { database, troubles } = mirrored(ana);
  await database.open();
  database.close();
  ackedOp(await ana.write('one'));
  await vi.waitFor(() => expect(troubles).toHaveLength(1));
  expect(await readAll(ana.keep())).toHaveLength(1);
});

test('bytes that are no frame are not put into the second copy', async () => {
  const ana = laptop('ana');
  await ana.write('one');
  const keep = ana.keep();
  const { database } = mirrored(ana);
  const bad = encodeFrame([], new Uint8Array(64));
  const bridge = bridgeTo(keep);
  const lying: Bridge = {
    ...bridge,
    call: (call, argument) =>
      call === 'frames' ? (Promise.resolve([bad.bytes]) as never) : bridge.call(call, argument),
  };
  const mirror = openMirror(database, lying, () => undefined);
  expect(await mirror.catchUp(BOOK, await keep.have(BOOK))).toBe(0);
  expect(await hashesIn(database)).toEqual([]);
});

test('a redacted body leaves every row, comes back with no late frame, and the rows still say what they hold', async () => {
  const ana = laptop('ana');
  const { mirror, database, troubles } = mirrored(ana);
  await mirror.have(BOOK);
  await ana.write('one');
  const op = ackedOp(await ana.write('hunter2'));
  const stale = await ana.keep().frames(BOOK, {});
  await vi.waitFor(async () => expect(hasBody(await readFrames(database, BOOK), op.hash)).toBe(true));
  await redact(ana, op.hash);
  await vi.waitFor(async () => expect(await mirror.have(BOOK)).toEqual(await ana.keep().have(BOOK)));
  await vi.waitFor(async () => expect(hasBody(await readFrames(database, BOOK), op.hash)).toBe(false));
  // As a run that ended before it was told of the redaction left it.
  await addFrames(database, BOOK, stale);
  expect(hasBody(await readFrames(database, BOOK), op.hash)).toBe(true);
  await mirror.erase(BOOK, await ana.keep().redacted(BOOK));
  expect(hasBody(await readFrames(database, BOOK), op.hash)).toBe(false);
  expect(new Set(await hashesIn(database)).size).toBe(3);
  expect(troubles).toEqual([]);
});

test('of a removed book nothing stays, and nothing is written any more', async () => {
  const ana = laptop('ana');
  const { mirror, database } = mirrored(ana);
  await mirror.have(BOOK);
  await ana.write('one');
  await vi.waitFor(async () => expect(await hashesIn(database)).toHaveLength(1));
  await database.drafts.put({ id: BOOK, draft: new Uint8Array(3) });
  await mirror.remove(BOOK);
  expect(await mirror.catchUp(BOOK, await ana.keep().have(BOOK))).toBeGreaterThanOrEqual(0);
  expect([await mirror.books(), await database.drafts.toArray()]).toEqual([[], []]);
});
