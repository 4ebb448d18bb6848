import { expect, test } from 'vitest';
import type { IncidentCommand } from '../../shared/domain/incident/decide';
import { declareIncident } from '../../shared/domain/incident/declare';
import { selectReference, selectSeverity, selectTitle } from '../../shared/domain/incident/header/select-header';
import { emptyIncident, type Incident } from '../../shared/domain/incident/incident';
import { incidentMeaning } from '../../shared/domain/incident/meaning';
import { applyAll } from '../../shared/domain/incident/apply';
import { parseIncidentFact } from '../../shared/domain/incident/facts';
import { freeze, thaw } from '../../shared/domain/incident/snapshot';
import { allLines } from '../../shared/domain/incident/timeline/lines';
import { rowOf } from '../../shared/domain/incident/timeline/select-row';
import { timelineCsv } from '../../shared/domain/report/timeline-csv';
import type { FactId } from '../../shared/domain/stated';
import { openReplica, statedFacts } from '../../shared/replica';
import { BOOK, laptop, NOON, readAll, type Laptop } from '../laptop';
import { entry } from './domain/incident/desk';
import { canonical } from './domain/incident/shown';

/** A window on a laptop that folds anew when something was redacted, as the app does. */
async function roomOn(here: Laptop) {
  const keep = here.keep();
  const replica = openReplica(BOOK, incidentMeaning, {
    append: (request) => keep.append(request),
    me: () => here.by,
    now: () => here.clock.wall(),
  });
  keep.subscribe(({ ops }) => {
    replica.receive(ops);
  });
  replica.receive(await readAll(keep));
  let clients = 0;
  const act = async (command: IncidentCommand) => {
    const done = await replica.commit(command, `${here.by.name} asks ${String((clients += 1))}`);
    replica.restart(await readAll(keep));
    return done;
  };
  const say = async (...texts: readonly string[]) => {
    const done = await act({ kind: 'add-entries', entries: texts.map((text) => entry(text)) });
    return done.ok ? done.value.facts : [];
  };
  return { act, say, view: () => replica.folded().view };
}

const rowsIn = (view: Incident) => allLines(view.lines).map((line) => rowOf(view, line));
const redact = (line: FactId | undefined, reason = 'contained a password'): IncidentCommand => ({
  kind: 'redact',
  line: line ?? ('' as FactId),
  reason,
});
const wordsIn = async (here: Laptop) =>
  (await here.store.read(BOOK)).frames.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('');

test('a redacted line keeps its place, time and author; its words are nowhere, its corrections and retractions included', async () => {
  const ana = laptop('ana');
  const room = await roomOn(ana);
  const [, secret] = [
    await room.say('before'),
    (await room.say('the password is hunter2'))[0],
    await room.say('after'),
  ];
  const before = rowsIn(room.view());
  const entryId = secret ?? ('' as FactId);
  await room.act({ kind: 'correct-entry', entry: entryId, text: 'password hunter2, sorry' });
  await room.act({ kind: 'retract-entry', entry: entryId, reason: 'hunter2 is secret' });
  expect(await room.act(redact(entryId))).toMatchObject({ ok: true });
  const after = rowsIn(room.view());
  expect(after.map(({ id, time, who, kind }) => [id, time, who, kind])).toEqual(
    before.map(({ id, time, who, kind }) => [id, time, who, kind]),
  );
  expect(after[1]).toMatchObject({
    text: null,
    struck: null,
    isCorrected: false,
    redaction: { reason: 'contained a password', by: ana.by },
  });
  expect(await wordsIn(ana)).not.toMatch(/hunter2/);
  expect(JSON.stringify([...room.view().singles.values()].map(({ all }) => [...all.values()]))).not.toContain(
    'hunter2',
  );
  expect(room.view().strange.size).toBe(0);
});

test('of lines pasted together one goes and the others stay as they were said', async () => {
  const ana = laptop('ana');
  const room = await roomOn(ana);
  const ids = await room.say('one', 'hunter2', 'three');
  await room.act(redact(ids[1]));
  expect(rowsIn(room.view()).map(({ text }) => text)).toEqual(['one', null, 'three']);
  await room.act(redact(ids[2], 'a name'));
  expect(rowsIn(room.view()).map(({ redaction }) => redaction?.reason)).toEqual([
    undefined,
    'contained a password',
    'a name',
  ]);
  expect(await wordsIn(ana)).not.toMatch(/hunter2|"three"/);
});

test('a declaration loses its title, and stays the declaration: reference, severity, lists and roles', async () => {
  const ana = laptop('ana');
  const declared = {
    reference: 'INC-1',
    title: 'hunter2 leaked',
    severity: 1,
    commander: ana.by,
    systems: ['DB'],
    startedAt: NOON,
    now: NOON,
  } as const;
  await ana.keep().append(ana.request({ facts: declareIncident(declared) }));
  const room = await roomOn(ana);
  const before = room.view();
  await room.act(redact(rowsIn(before)[0]?.id));
  const after = room.view();
  expect([selectReference(after), selectSeverity(after), selectTitle(after)]).toEqual(['INC-1', 1, '']);
  expect(after.added.get('checklist-started/1')).toEqual(before.added.get('checklist-started/1'));
  expect(after.added.get('role-assigned/1')).toEqual(before.added.get('role-assigned/1'));
  expect(await wordsIn(ana)).not.toContain('hunter2');
});

test('a reason is needed, words are needed, and the same again changes nothing', async () => {
  const room = await roomOn(laptop('ana'));
  const [line] = await room.say('hunter2');
  await room.act({ kind: 'set-system', name: 'DB', state: 'down' });
  const system = rowsIn(room.view())[1]?.id;
  expect(await room.act(redact(line, '  '))).toMatchObject({
    error: { refusal: { kind: 'reason-needed', why: 'redact' } },
  });
  expect(await room.act(redact(system))).toMatchObject({ error: { refusal: { kind: 'nothing-typed' } } });
  expect(await room.act(redact(line))).toMatchObject({ ok: true });
  expect(await room.act(redact(line))).toMatchObject({ error: { refusal: { kind: 'unchanged' } } });
  expect(await room.act(redact(line, 'better put'))).toMatchObject({ ok: true });
  expect(rowsIn(room.view())[0]?.redaction?.reason).toBe('better put');
});

test('under legal hold nothing is redacted, until whoever lifts it has seen every hold', async () => {
  const room = await roomOn(laptop('ana'));
  const [line] = await room.say('hunter2');
  await room.act({ kind: 'set-legal-hold', on: true });
  expect(await room.act(redact(line))).toMatchObject({ error: { refusal: { kind: 'on-hold' } } });
  expect(await room.act({ kind: 'set-legal-hold', on: true })).toMatchObject({ ok: false });
  await room.act({ kind: 'set-legal-hold', on: false });
  expect(await room.act(redact(line))).toMatchObject({ ok: true });
});

test('the view is the same in whatever order the ops are folded, after a snapshot, and in exports', async () => {
  const ana = laptop('ana');
  const room = await roomOn(ana);
  const ids = await room.say('one', 'hunter2');
  await room.act({ kind: 'set-title', title: 'Checkout' });
  await room.act(redact(ids[1]));
  const ops = await readAll(ana.restart());
  const { facts, strange } = statedFacts(ops.toReversed(), parseIncidentFact);
  expect(canonical(applyAll(emptyIncident, facts, strange))).toEqual(canonical(room.view()));
  const thawed = thaw(freeze(room.view()));
  expect(thawed && rowsIn(thawed)).toEqual(rowsIn(room.view()));
  const csv = timelineCsv(room.view(), (_fact, redaction) =>
    redaction ? `Redacted by ${redaction.by.name}: ${redaction.reason}` : '',
  );
  expect(csv).toContain('Redacted by ana: contained a password');
  expect(csv).not.toContain('hunter2');
});
