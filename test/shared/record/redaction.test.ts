import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OpenedOp } from '../../../shared/record/body';
import { sameHave } from '../../../shared/record/have';
import type { OpHash } from '../../../shared/record/op';
import { placeOf } from '../../../shared/record/order';
import { ackedOp, BOOK, laptop, meet, readAll, said, textsOf } from '../../laptop';
import { BLANK, hasBody, redact } from '../../redacting';

const spoken = (ops: readonly OpenedOp[]) =>
  textsOf(ops.map((op) => ({ ...op, body: { ...op.body, facts: op.body.facts.filter(isSaid) } })));
const isSaid = (fact: unknown) => (fact as { readonly kind: string }).kind === 'said/1';
const framesOf = async (one: ReturnType<typeof laptop>) => one.keep().frames(BOOK, {});
const storedIn = async (one: ReturnType<typeof laptop>) => (await one.store.read(BOOK)).frames;

test('a redacted op says what its redaction says, in its old place, by its author, and its body is gone from the store', async () => {
  const ana = laptop('ana');
  await ana.write('before');
  const op = ackedOp(await ana.write('hunter2'));
  await ana.write('after');
  const before = (await readAll(ana.keep())).find(({ hash }) => hash === op.hash);
  await redact(ana, op.hash);
  for (const keep of [ana.keep(), ana.restart()]) {
    const shown = (await readAll(keep)).find(({ hash }) => hash === op.hash);
    expect(shown && spoken([shown])).toEqual([BLANK]);
    expect(shown && placeOf(shown)).toBe(before && placeOf(before));
    expect(shown?.body).toMatchObject({ by: ana.by, at: before?.body.at, client: before?.body.client });
    expect(shown?.lost).toEqual([{ index: 0, by: ana.by, at: expect.any(Number) as number, reason: 'a password' }]);
  }
  expect(hasBody(await storedIn(ana), op.hash)).toBe(false);
  expect(hasBody(await framesOf(ana), op.hash)).toBe(false);
  expect(await ana.keep().health(BOOK)).toMatchObject({ unreadable: 0, rejected: 0 });
  expect(ackedOp(await ana.write('goes on')).seq).toBe(5);
});

test('a body that comes after its redaction is never written', async () => {
  const [ana, bo] = [laptop('ana'), laptop('bo')];
  const op = ackedOp(await ana.write('hunter2'));
  const old = (await framesOf(ana)).map(({ bytes }) => bytes);
  await redact(ana, op.hash);
  const [, redaction] = (await framesOf(ana)).map(({ bytes }) => bytes);
  await bo.keep().ingest(BOOK, redaction ? [redaction] : []);
  const written: Uint8Array[] = [];
  const cy = laptop('cy', {
    ...bo.store,
    append: (book, chain, frames) => {
      written.push(...frames);
      return bo.store.append(book, chain, frames);
    },
  });
  await cy.keep().ingest(BOOK, old);
  expect(written).toHaveLength(1);
  expect(hasBody(await storedIn(cy), op.hash)).toBe(false);
  expect(written.some((bytes) => bytes.length >= (old[0]?.length ?? 0))).toBe(false);
  expect(spoken(await readAll(cy.keep()))).toEqual([BLANK]);
});

test('what comes again from a stale copy changes nothing, and exchange finds both equal', async () => {
  const [ana, bo] = [laptop('ana'), laptop('bo')];
  const op = ackedOp(await ana.write('hunter2'));
  const stale = (await framesOf(ana)).map(({ bytes }) => bytes);
  await meet(ana.keep(), bo.keep());
  await redact(ana, op.hash);
  await meet(ana.keep(), bo.keep());
  for (const one of [ana, bo]) {
    expect(await one.keep().ingest(BOOK, stale)).toBe(0);
    expect(hasBody(await storedIn(one), op.hash)).toBe(false);
  }
  expect(sameHave(await ana.keep().have(BOOK), await bo.keep().have(BOOK))).toBe(true);
  expect(await meet(ana.keep(), bo.keep())).toBe(0);
});

test('an op without a body whose redaction is not here waits for no key, is handed on, and its chain goes on', async () => {
  const [ana, bo, cy] = [laptop('ana'), laptop('bo'), laptop('cy')];
  const op = ackedOp(await ana.write('hunter2'));
  await ana.write('after');
  await redact(ana, op.hash);
  const frames = await framesOf(ana);
  const early = frames.slice(0, 2).map(({ bytes }) => bytes);
  expect(await bo.keep().ingest(BOOK, early)).toBe(1);
  expect(await bo.keep().health(BOOK)).toMatchObject({ unreadable: 0, rejected: 0 });
  expect(spoken(await readAll(bo.keep()))).toEqual(['after']);
  await meet(bo.keep(), cy.keep());
  expect(await cy.keep().have(BOOK)).toEqual(await bo.keep().have(BOOK));
  await bo.keep().ingest(
    BOOK,
    frames.map(({ bytes }) => bytes),
  );
  expect(spoken(await readAll(bo.keep()))).toEqual([BLANK, 'after']);
});

test('of several facts one goes and the others stay; the next goes from the first redaction too', async () => {
  const [ana, bo] = [laptop('ana'), laptop('bo')];
  const op = ackedOp(await ana.write('', { facts: [...said('one'), ...said('two'), ...said('three')] }));
  await redact(ana, op.hash, { at: [1] });
  expect(spoken(await readAll(ana.keep()))).toEqual(['one', BLANK, 'three']);
  await meet(ana.keep(), bo.keep());
  await redact(bo, op.hash, { at: [2], reason: 'a name' });
  await meet(ana.keep(), bo.keep());
  for (const one of [ana, bo]) {
    const ops = await readAll(one.keep());
    expect(spoken(ops)).toEqual(['one', BLANK, BLANK]);
    expect(ops.find(({ hash }) => hash === op.hash)?.lost?.map(({ by, reason }) => [by.name, reason])).toEqual([
      ['ana', 'a password'],
      ['bo', 'a name'],
    ]);
    const plain = (await storedIn(one)).map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('');
    expect(plain).not.toMatch(/"(?:two|three)"/);
  }
});

test('to redact the same again takes the reason that was given first', async () => {
  const ana = laptop('ana');
  const op = ackedOp(await ana.write('x'));
  await redact(ana, op.hash, { reason: 'the password hunter2' });
  await redact(ana, op.hash, { reason: 'a password' });
  for (const keep of [ana.keep(), ana.restart()]) {
    const shown = (await readAll(keep)).find(({ hash }) => hash === op.hash);
    expect(shown?.lost?.[0]?.reason).toBe('a password');
  }
  const plain = (await storedIn(ana)).map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('');
  expect(plain).not.toContain('hunter2');
});

test('what cannot be erased now is erased at the next start', async () => {
  const ana = laptop('ana');
  const op = ackedOp(await ana.write('hunter2'));
  const shaky = laptop('ana again', { ...ana.store, erase: () => new Promise(() => undefined) });
  await readAll(shaky.keep());
  void redact(shaky, op.hash);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(hasBody(await shaky.keep().frames(BOOK, {}), op.hash)).toBe(false);
  expect(hasBody(await storedIn(ana), op.hash)).toBe(true);
  const keep = ana.restart();
  await readAll(keep);
  await keep.ingest(BOOK, []);
  expect(hasBody(await storedIn(ana), op.hash)).toBe(false);
});

test('what is asked of an op that is not here is refused', async () => {
  const ana = laptop('ana');
  await ana.write('x');
  expect(await redact(ana, 'ab'.repeat(32) as OpHash)).toMatchObject({ kind: 'refused' });
});

test('two who redact apart agree, in whatever order all of it comes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (rolls) => {
      const [ana, bo] = [laptop('ana'), laptop('bo')];
      const op = ackedOp(await ana.write('', { facts: [...said('one'), ...said('two')] }));
      await ana.write('after');
      await meet(ana.keep(), bo.keep());
      const stale = (await framesOf(bo)).map(({ bytes }) => bytes);
      await redact(ana, op.hash, { at: [0], reason: 'by ana' });
      await redact(bo, op.hash, { at: [1], reason: 'by bo' });
      await bo.write('more');
      const all = [...stale, ...(await framesOf(ana)), ...(await framesOf(bo))].map((one) =>
        one instanceof Uint8Array ? one : one.bytes,
      );
      const shuffled = all
        .map((bytes) => ({ bytes, key: Number(rolls.next().value) }))
        .sort((a, b) => a.key - b.key)
        .map(({ bytes }) => bytes);
      const cy = laptop('cy');
      for (const bytes of shuffled) await cy.keep().ingest(BOOK, [bytes]);
      await meet(ana.keep(), bo.keep());
      const [first, ...others] = await Promise.all([ana.keep(), cy.keep(), cy.restart()].map(shownBy));
      for (const other of others) expect(other).toEqual(first);
      for (const one of [ana, bo, cy]) expect(hasBody(await storedIn(one), op.hash)).toBe(false);
    }),
    { numRuns: 60 },
  );
});

const shownBy = async (keep: Parameters<typeof readAll>[0]) =>
  [...(await readAll(keep))].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
