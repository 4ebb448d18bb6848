import { expect, test } from 'vitest';
import type { IncidentCommand } from '../../shared/domain/incident/decide';
import { incidentMeaning } from '../../shared/domain/incident/meaning';
import type { emptyIncident } from '../../shared/domain/incident/incident';
import { selectConflicts } from '../../shared/domain/incident/conflicts/select-conflicts';
import { selectTitle } from '../../shared/domain/incident/header/select-header';
import { allLines } from '../../shared/domain/incident/timeline/lines';
import type { AppendRequest } from '../../shared/record/append';
import { memoryStore } from '../../shared/record/store';
import { openReplica, statedFacts } from '../../shared/replica';
import { branched } from './branched';
import { BOOK, laptop, meet, readAll, type Laptop } from '../laptop';
import { unsureStore } from '../simulation/unsure-store';
import { entry } from './domain/incident/desk';
import { canonical } from './domain/incident/shown';

/** A window on a laptop: hears of what arrives unless it is deaf. */
async function windowOn(here: Laptop, { isDeaf = false } = {}) {
  const asked: AppendRequest[] = [];
  const keep = here.keep();
  const replica = openReplica(BOOK, incidentMeaning, {
    append: (request) => {
      asked.push(request);
      return keep.append(request);
    },
    me: () => here.by,
    now: () => here.clock.wall(),
  });
  if (!isDeaf) keep.subscribe(({ ops }) => replica.receive(ops));
  replica.receive(await readAll(keep));
  return { replica, asked, view: () => replica.folded().view };
}

const title = (text: string): IncidentCommand => ({ kind: 'set-title', title: text });
const line = (text: string): IncidentCommand => ({ kind: 'add-entries', entries: [entry(text)] });
const linesOf = (view: typeof emptyIncident) =>
  allLines(view.lines).flatMap(({ stated: { fact } }) => ('text' in fact ? [fact.text] : []));

test('a commit resolves with what was written, and the view shows it', async () => {
  const { replica, view } = await windowOn(laptop('ana'));
  let told = 0;
  const stop = replica.subscribe(() => (told += 1));
  const done = await replica.commit(line('first'), 'c1');
  expect(done).toMatchObject({ ok: true, value: { op: { seq: 1 } } });
  expect(done.ok && done.value.facts).toEqual([`${done.ok ? done.value.op.hash : ''}.0`]);
  expect(linesOf(view())).toEqual(['first']);
  expect(told).toBe(1);
  stop();
  await replica.commit(line('second'), 'c2');
  expect(told).toBe(1);
});

test('what was decided on an old view is decided again on the new one', async () => {
  const ana = laptop('ana');
  const [one, two] = [await windowOn(ana), await windowOn(ana, { isDeaf: true })];
  await one.replica.commit(title('From one'), 'c1');
  expect(await two.replica.commit(title('From two'), 'c2')).toMatchObject({ ok: true });
  expect(two.asked).toHaveLength(2);
  expect(selectTitle(one.view())).toBe('From two');
  expect(selectConflicts(one.view())).toEqual([]);
  expect(await two.replica.commit(title('From two'), 'c3')).toEqual({
    ok: false,
    error: { kind: 'refused', refusal: { kind: 'unchanged' } },
  });
});

test('a refused command writes nothing', async () => {
  const { replica, asked } = await windowOn(laptop('ana'));
  expect(await replica.commit(line(' '), 'c1')).toMatchObject({ ok: false, error: { kind: 'refused' } });
  expect(asked).toEqual([]);
});

test('what could not be made durable is not shown, and the same commit goes in later', async () => {
  const store = unsureStore(memoryStore());
  const { replica, view } = await windowOn(laptop('ana', store));
  store.refuse(1);
  const again = [await replica.commit(line('first'), 'c1'), linesOf(view()), await replica.commit(line('first'), 'c1')];
  expect(again).toMatchObject([{ ok: false, error: { kind: 'not-saved', why: 'broken' } }, [], { ok: true }]);
  expect(linesOf(view())).toEqual(['first']);
});

test('a commit that comes again after its op arrived by itself is that op, and is not refused', async () => {
  const store = unsureStore(memoryStore());
  const { replica, view } = await windowOn(laptop('ana', store));
  store.refuse(1);
  expect(await replica.commit(title('Mine'), 'c1')).toMatchObject({ ok: false });
  await replica.commit(line('next'), 'c2');
  expect(selectTitle(view())).toBe('Mine');
  expect(await replica.commit(title('Mine'), 'c1')).toMatchObject({ ok: true, value: { op: { seq: 1 } } });
});

test('ops that come again, or in pieces, change nothing', async () => {
  const ana = laptop('ana');
  const { replica, view } = await windowOn(ana);
  for (const text of ['one', 'two', 'three']) await replica.commit(line(text), text);
  const before = view();
  replica.receive(await readAll(ana.keep()));
  expect(view()).toBe(before);
  const late = openReplica(BOOK, incidentMeaning, { append: ana.keep().append, me: () => ana.by, now: () => 0 });
  for (const op of [...(await readAll(ana.keep()))].reverse()) late.receive([op, op]);
  expect(canonical(late.folded().view)).toEqual(canonical(before));
});

test('two laptops that worked apart show the same once they met', async () => {
  const [ana, bo] = [laptop('ana'), laptop('bo')];
  const [one, two] = [await windowOn(ana), await windowOn(bo)];
  await one.replica.commit(title('From Ana'), 'a1');
  await two.replica.commit(title('From Bo'), 'b1');
  await two.replica.commit(line('from bo'), 'b2');
  await meet(ana.keep(), bo.keep());
  expect(canonical(one.view())).toEqual(canonical(two.view()));
  expect(selectConflicts(one.view())).toHaveLength(1);
});

test.each<[string, (here: Laptop) => Promise<unknown>]>([
  ['a fork', branched],
  ['more gaps than a have has room for', (here) => withGaps(here)],
])('%s in the book never keeps a decision from being written', async (_what, spoil) => {
  const ana = laptop('ana');
  await spoil(ana);
  const { replica, view, asked } = await windowOn(ana);
  expect(await replica.commit(title('Written'), 'c1')).toMatchObject({ ok: true });
  expect(asked.length).toBeLessThanOrEqual(3);
  expect(selectTitle(view())).toBe('Written');
});

async function withGaps(here: Laptop): Promise<void> {
  const bo = laptop('bo');
  for (let i = 0; i < 140; i++) await bo.write(`line ${String(i)}`);
  const frames = await bo.keep().frames(BOOK, {});
  await here.keep().ingest(
    BOOK,
    frames.filter((_, i) => i % 2 === 1).map((frame) => frame.bytes),
  );
}

test('a replica opened on a snapshot goes on from there', async () => {
  const ana = laptop('ana');
  const first = await windowOn(ana);
  await first.replica.commit(line('one'), 'c1');
  const snapshot = first.replica.folded();
  await first.replica.commit(line('two'), 'c2');
  const keep = ana.keep();
  const later = openReplica(BOOK, incidentMeaning, { append: keep.append, me: () => ana.by, now: () => 0 }, snapshot);
  const rest = await readAll(keep, BOOK, snapshot.have);
  expect(rest).toHaveLength(1);
  later.receive(rest);
  expect(canonical(later.folded().view)).toEqual(canonical(first.view()));
  expect(later.folded().have).toEqual(await keep.have(BOOK));
});

test('facts of a newer version are counted by their place, and the known ones beside them are folded', async () => {
  const ana = laptop('ana');
  await ana.write('', {
    facts: [{ kind: 'title-set/1', title: 'Known', replaces: [] }, { kind: 'aura-read/9' }, null],
  });
  const [op] = await readAll(ana.keep());
  const { facts, strange } = statedFacts(op ? [op] : [], incidentMeaning.parse);
  expect(facts).toMatchObject([{ id: `${op?.hash ?? ''}.0`, by: ana.by, at: op?.body.at, recordedAt: op?.body.wall }]);
  expect(strange).toEqual([`${op?.hash ?? ''}.1`, `${op?.hash ?? ''}.2`]);
});
