import { expect, test } from 'vitest';
import { LogProblem, type Entry, type FrameLog } from '../../server/hub/frame-log';
import type { BookId } from '../../shared/record/op';
import { BOOK, OTHER_BOOK } from '../laptop';
import { decodeFrame } from '../../shared/record/frame';
import { writer } from '../signing';

/** Opens a log; each call of `open` on what it returns is a new process on the same medium. */
export type OpenLog = () => Promise<{ readonly open: () => FrameLog | Promise<FrameLog> }>;

async function framesOf(name: string, ...texts: readonly string[]): Promise<readonly Uint8Array[]> {
  const one = await writer(name, ...texts);
  return (await one.keep().frames(BOOK, {})).map(({ bytes }) => bytes);
}

async function all(entries: AsyncIterable<Entry>): Promise<Entry[]> {
  const found: Entry[] = [];
  for await (const entry of entries) found.push(entry);
  return found;
}

const bytesIn = async (log: FrameLog, book: BookId = BOOK, after = 0): Promise<Uint8Array[]> =>
  (await all(log.read(book, after))).map(({ bytes }) => bytes);

const write = (log: FrameLog, frames: readonly Uint8Array[], book: BookId = BOOK) =>
  log.append(book, 0, () => Promise.resolve(frames));

/** What every log of a hub promises: `server/hub/frame-log.ts`. */
export function testFrameLog(name: string, make: OpenLog): void {
  test(`${name}: a log without books says so`, async () => {
    const log = await (await make()).open();
    expect(await log.tips()).toEqual(new Map());
    expect(await bytesIn(log)).toEqual([]);
    await log.close();
  });

  test(`${name}: frames stand in the order they came, numbered from 1, book by book, and the next process finds them`, async () => {
    const { open } = await make();
    const frames = await framesOf('ana', 'one', 'two', 'three');
    const log = await open();
    expect(await write(log, frames.slice(0, 2))).toEqual({ last: 2, erasures: 0 });
    expect(await write(log, frames.slice(2))).toEqual({ last: 3, erasures: 0 });
    await write(log, frames.slice(0, 1), OTHER_BOOK);
    await log.close();
    const next = await open();
    expect(await all(next.read(BOOK, 0))).toEqual(frames.map((bytes, i) => ({ n: i + 1, bytes })));
    expect(await all(next.read(BOOK, 1))).toEqual(frames.slice(1).map((bytes, i) => ({ n: i + 2, bytes })));
    expect(await all(next.entries(BOOK, [1, 3]))).toEqual([
      { n: 1, bytes: frames[0] },
      { n: 3, bytes: frames[2] },
    ]);
    expect((await next.tips()).get(BOOK)).toMatchObject({ last: 3 });
    expect([...(await next.tips(OTHER_BOOK)).keys()]).toEqual([OTHER_BOOK]);
    expect(await bytesIn(next, OTHER_BOOK)).toEqual(frames.slice(0, 1));
    await next.close();
  });

  test(`${name}: it says how many bytes its frames have, and fewer once a book is gone`, async () => {
    const log = await (await make()).open();
    const frames = await framesOf('ana', 'one', 'two');
    const bytes = frames.reduce((sum, { length }) => sum + length, 0);
    expect(await log.size()).toBe(0);
    await write(log, frames);
    await write(log, frames.slice(0, 1), OTHER_BOOK);
    expect(await log.size()).toBe(bytes + (frames[0]?.length ?? 0));
    await log.remove(BOOK);
    expect(await log.size()).toBe(frames[0]?.length);
    await log.close();
  });

  test(`${name}: whoever writes is told first what came since, and nobody writes in between`, async () => {
    const log = await (await make()).open();
    const frames = await framesOf('ana', 'one', 'two', 'three', 'four');
    const told: number[][] = [];
    const one = async (frame: Uint8Array) =>
      log.append(BOOK, 0, async (news) => {
        told.push((await all(news)).map(({ n }) => n));
        return [frame];
      });
    await Promise.all(frames.map(one));
    expect(told).toEqual([[], [1], [1, 2], [1, 2, 3]]);
    expect(await bytesIn(log)).toEqual(frames);
    await log.close();
  });

  test(`${name}: whoever writes nothing changes nothing, and whoever fails neither`, async () => {
    const log = await (await make()).open();
    const frames = await framesOf('ana', 'one');
    expect(await write(log, [])).toEqual({ last: 0, erasures: 0 });
    const mistaken = () => Promise.reject(new Error('a mistake'));
    await expect(log.append(BOOK, 0, mistaken)).rejects.toThrow('a mistake');
    expect(await write(log, frames)).toEqual({ last: 1, erasures: 0 });
    expect(await bytesIn(log)).toEqual(frames);
    await log.close();
  });

  test(`${name}: a body that is destroyed is gone for this process and the next, and nothing else is`, async () => {
    const { open } = await make();
    const frames = await framesOf('ana', 'one', 'two', 'three');
    const log = await open();
    await write(log, frames.slice(0, 2));
    const second = decodeFrame(frames[1] ?? new Uint8Array());
    const op = second.ok ? second.value.frame.ops[0] : undefined;
    if (!op?.body) throw new Error('no body');
    await log.erase(BOOK, new Set([op.hash]));
    expect((await log.tips()).get(BOOK)).toEqual({ last: 2, erasures: 1 });
    await write(log, frames.slice(2));
    await log.close();
    const next = await open();
    const left = await all(next.read(BOOK, 0));
    expect(left.map(({ n }) => n)).toEqual([1, 2, 3]);
    expect([left[0]?.bytes, left[2]?.bytes]).toEqual([frames[0], frames[2]]);
    const bare = decodeFrame(left[1]?.bytes ?? new Uint8Array());
    expect(bare.ok && bare.value.frame.ops.map(({ hash, body }) => ({ hash, body }))).toEqual([
      { hash: op.hash, body: null },
    ]);
    await next.close();
  });

  test(`${name}: a book that is removed is gone for this process and the next, and no other is`, async () => {
    const { open } = await make();
    const frames = await framesOf('ana', 'one', 'two');
    const log = await open();
    await write(log, frames);
    await write(log, frames.slice(0, 1), OTHER_BOOK);
    await log.remove(BOOK);
    await log.erase(BOOK, new Set());
    for (const one of [log, await open()]) {
      expect([...(await one.tips()).keys()]).toEqual([OTHER_BOOK]);
      expect(await bytesIn(one)).toEqual([]);
      expect(await bytesIn(one, OTHER_BOOK)).toEqual(frames.slice(0, 1));
      await one.close();
    }
  });

  test(`${name}: a book that is written in again after it was removed has what came then, and nothing else`, async () => {
    const { open } = await make();
    const frames = await framesOf('ana', 'one', 'two', 'three');
    const log = await open();
    await write(log, frames.slice(0, 2));
    await log.remove(BOOK);
    const { last } = await write(log, frames.slice(2));
    await log.erase(BOOK, new Set());
    for (const one of [log, await open()]) {
      expect((await one.tips()).get(BOOK)).toMatchObject({ last });
      expect(await all(one.read(BOOK, 0))).toEqual([{ n: last, bytes: frames[2] }]);
      expect(await all(one.entries(BOOK, [last]))).toEqual([{ n: last, bytes: frames[2] }]);
      await one.close();
    }
  });
}

/** Why the log refused; fails if it did not. */
export async function problemOf(work: Promise<unknown>): Promise<LogProblem['why']> {
  const error = await work.then(
    () => null,
    (problem: unknown) => problem,
  );
  if (!(error instanceof LogProblem)) throw new Error('no log problem', { cause: error });
  return error.why;
}
