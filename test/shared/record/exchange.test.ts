import { expect, test } from 'vitest';
import { err } from '../../../shared/base/result';
import { exchange } from '../../../shared/record/exchange';
import { encodeFrame } from '../../../shared/record/frame';
import { memoryRemote } from '../../../shared/record/memory-remote';
import type { BookId } from '../../../shared/record/op';
import { pagesOf } from '../../../shared/record/page';
import type { Remote } from '../../../shared/record/remote';
import { memoryStore } from '../../../shared/record/store';
import { BOOK, deviceOf, laptop, OTHER_BOOK } from '../../laptop';
import { unsureStore } from '../../simulation/unsure-store';
import { signingLaptop, signingSealer, verifyTest } from '../../signing';

/** Notes what a remote is asked. */
function watched(remote: Remote) {
  const asked: string[] = [];
  const there: Remote = {
    root: () => (asked.push('root'), remote.root()),
    digests: () => (asked.push('digests'), remote.digests()),
    have: (book) => (asked.push('have'), remote.have(book)),
    read: (book, have) => (asked.push('read'), remote.read(book, have)),
    append: (book, frames) => (asked.push('append'), remote.append(book, frames)),
  };
  return { there, asked: () => asked.splice(0) };
}

async function filled(name: string, lines: number) {
  const one = signingLaptop(name);
  for (let i = 0; i < lines; i++) await one.write(`line ${String(i)}`);
  return one;
}

test('what is refused here again and again is not asked for again until something changes', async () => {
  const ana = await filled('ana', 2);
  const [first, second] = await ana.keep().frames(BOOK, {});
  if (!first || !second) throw new Error('no frames');
  const remote = memoryRemote(() => true);
  await remote.append(BOOK, [first.bytes, encodeFrame(second.ops, new Uint8Array(64)).bytes]);
  const { there, asked } = watched(remote);
  const bo = signingLaptop('bo');
  const settled = new Map<BookId, string>();
  expect((await exchange(bo.keep(), there, { settled })).received).toBe(1);
  expect((await exchange(bo.keep(), there, { settled })).received).toBe(0);
  asked();
  await exchange(bo.keep(), there, { settled });
  expect(asked()).toEqual(['root', 'digests']);
  await bo.write('something changes');
  expect((await exchange(bo.keep(), there, { settled })).verdicts.ok).toBe(1);
});

test('an exchange that came to nothing because a side failed is not taken for settled', async () => {
  const ana = await filled('ana', 1);
  const remote = memoryRemote(verifyTest);
  const settled = new Map<BookId, string>();
  const busy: Remote = { ...remote, append: () => Promise.resolve(err({ kind: 'busy' })) };
  expect((await exchange(ana.keep(), busy, { settled })).problem).toEqual({ kind: 'busy' });
  expect((await exchange(ana.keep(), remote, { settled })).sent).toBe(1);
});

test('a laptop whose own disk takes nothing still gives what it has, and says why it took nothing', async () => {
  const remote = memoryRemote(verifyTest);
  await exchange((await filled('ana', 2)).keep(), remote);
  const store = unsureStore(memoryStore());
  const bo = laptop('bo', store, signingSealer(deviceOf('bo')));
  await bo.write('from bo');
  store.refuse(1);
  expect(await exchange(bo.keep(), remote)).toMatchObject({ received: 0, notKept: 'broken', verdicts: { ok: 1 } });
  expect(await exchange(bo.keep(), remote)).toMatchObject({ received: 2, notKept: null, sent: 0 });
});

test('an exchange that is broken off goes on where it was', async () => {
  const ana = await filled('ana', 700);
  const remote = memoryRemote(verifyTest);
  let left = 1;
  const breaking: Remote = {
    ...remote,
    append: (book, frames) =>
      left-- > 0 ? remote.append(book, frames) : Promise.resolve(err({ kind: 'offline' as const })),
    async *read(book, have) {
      for await (const page of remote.read(book, have)) {
        yield left-- > 0 ? page : err({ kind: 'offline' as const });
      }
    },
  };
  expect(await exchange(ana.keep(), breaking)).toMatchObject({ sent: 512, problem: { kind: 'offline' } });
  expect(await exchange(ana.keep(), remote)).toMatchObject({ sent: 188, problem: null });
  const bo = signingLaptop('bo');
  left = 1;
  expect(await exchange(bo.keep(), breaking)).toMatchObject({ received: 512, problem: { kind: 'offline' } });
  expect(await exchange(bo.keep(), remote)).toMatchObject({ received: 188, problem: null });
});

test('a remote that takes nothing still gives, in every book', async () => {
  const remote = memoryRemote(verifyTest);
  const ana = signingLaptop('ana');
  for (const book of [BOOK, OTHER_BOOK]) await ana.write('from ana', { book });
  await exchange(ana.keep(), remote);
  const bo = signingLaptop('bo');
  for (const book of [BOOK, OTHER_BOOK]) await bo.write('from bo', { book });
  let tried = 0;
  const full: Remote = {
    ...remote,
    append: () => {
      tried += 1;
      return Promise.resolve(err({ kind: 'full' }));
    },
  };
  expect(await exchange(bo.keep(), full)).toMatchObject({ received: 2, sent: 0, problem: { kind: 'full' } });
  expect(tried).toBe(1);
});

test('pages keep the caps of a frame, and a frame that alone is more goes alone', async () => {
  const KB = 1024;
  const weights = [
    { ops: 1, bytes: 700 * KB },
    { ops: 1, bytes: 60 * KB },
    { ops: 512, bytes: 9 * KB },
  ];
  const pages: number[] = [];
  for await (const page of pagesOf([...weights, { ops: 1, bytes: 900 * KB }, { ops: 1, bytes: 1 }], (one) => one))
    pages.push(page.length);
  expect(pages).toEqual([2, 1, 1, 1]);
});
