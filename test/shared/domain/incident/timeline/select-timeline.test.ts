import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyAll } from '../../../../../shared/domain/incident/apply';
import type { IncidentCommand } from '../../../../../shared/domain/incident/decide';
import { emptyIncident, type Incident } from '../../../../../shared/domain/incident/incident';
import { allLines } from '../../../../../shared/domain/incident/timeline/lines';
import {
  countLines,
  filterLines,
  selectOpenQuestions,
  TIMELINE_FILTERS,
  type TimelineFilter,
} from '../../../../../shared/domain/incident/timeline/select-timeline';
import type { FactId } from '../../../../../shared/domain/stated';
import { BO, entry, MINUTE, NOON, personOf, room, type Desk } from '../desk';
import { histories } from '../histories';

const added = (...entries: ReturnType<typeof entry>[]): IncidentCommand => ({ kind: 'add-entries', entries });
const said = (here: Desk, text: string, change: object = {}): FactId =>
  here.do(added(entry(text, change)))[0] as FactId;
const asked = (here: Desk, text: string, change: object = {}): FactId =>
  said(here, text, { entry: 'question', ...change });
const retract = (id: FactId): IncidentCommand => ({ kind: 'retract-entry', entry: id, reason: 'wrong' });

/** Shown rows by what they say; a row of another pane by its kind. */
const listed = (incident: Incident, filter: TimelineFilter, words = ''): readonly string[] | null =>
  filterLines(incident, filter, words)?.map(({ stated: { fact } }) =>
    fact.kind === 'entry-added/1' ? fact.text : fact.kind,
  ) ?? null;
const open = (here: Desk) => selectOpenQuestions(here.view()).map((one) => one.text);

function busyRoom(): Desk {
  const here = room();
  const note = said(here, 'Gateway is slow', { tags: ['edge'] });
  said(here, 'roll back?', { entry: 'question', owner: personOf(BO) });
  said(here, 'Roll back', { entry: 'decision', star: true });
  said(here, 'roll back 4471', { entry: 'action', owner: personOf(BO) });
  here.do({ kind: 'set-severity', severity: 1, reason: 'payments' });
  here.do({ kind: 'star-entry', entry: note, on: true });
  return here;
}

test.each<[TimelineFilter, readonly string[] | null]>([
  ['all', null],
  ['logged', ['Gateway is slow', 'roll back?', 'Roll back', 'roll back 4471']],
  ['decision', ['Roll back']],
  ['action', ['roll back 4471']],
  ['question', ['roll back?']],
  ['key', ['Gateway is slow', 'Roll back']],
])('the filter %s shows %j', (filter, rows) => {
  expect(listed(busyRoom().view(), filter)).toEqual(rows);
});

test.each<[TimelineFilter, words: string, readonly string[]]>([
  ['all', 'ROLL back', ['roll back?', 'Roll back', 'roll back 4471']],
  ['all', '  4471 ', ['roll back 4471']],
  ['all', 'edge', ['Gateway is slow']],
  ['logged', 'bo', ['roll back?', 'roll back 4471']],
  ['logged', 'ana', ['Gateway is slow', 'roll back?', 'Roll back', 'roll back 4471']],
  ['all', 'payments', ['severity-set/1']],
  ['logged', 'payments', []],
  ['decision', '4471', []],
  ['key', 'gateway', ['Gateway is slow']],
  ['all', 'nobody said this', []],
])('the filter %s with %j shows %j', (filter, words, rows) => {
  expect(listed(busyRoom().view(), filter, words)).toEqual(rows);
});

test('nothing asked for is the whole list, and blanks ask for nothing', () => {
  const incident = busyRoom().view();
  expect([filterLines(incident, 'all', ''), filterLines(incident, 'all', '  \t')]).toEqual([null, null]);
});

test('a corrected line is found by what it says now, not by what it said', () => {
  const here = room();
  const id = said(here, 'gatway');
  here.do({ kind: 'correct-entry', entry: id, text: 'gateway' });
  expect([listed(here.view(), 'logged', 'gateway'), listed(here.view(), 'logged', 'gatway')]).toEqual([['gatway'], []]);
});

test('a retracted line is still listed and counted: it stays to be seen', () => {
  const here = room();
  here.do(retract(said(here, 'fail over', { entry: 'decision' })));
  expect([listed(here.view(), 'decision'), countLines(here.view(), 'decision')]).toEqual([['fail over'], 1]);
});

test('a filter counts what it lists, in every history and after every op of it', () => {
  fc.assert(
    fc.property(histories, (ops) => {
      let incident = emptyIncident;
      for (const op of ops) {
        incident = applyAll(incident, op);
        for (const filter of TIMELINE_FILTERS) {
          const all = filterLines(incident, filter, '') ?? allLines(incident.lines);
          expect({ filter, count: countLines(incident, filter) }).toEqual({ filter, count: all.length });
        }
      }
    }),
  );
});

test('a filter lists rows of the timeline in its order, and words only narrow it', () => {
  fc.assert(
    fc.property(
      histories,
      fc.constantFrom(...TIMELINE_FILTERS),
      fc.constantFrom('', 'line', 'corrected', '1', 'ANA', 'because'),
      (ops, filter, words) => {
        const incident = applyAll(emptyIncident, ops.flat());
        const lines = allLines(incident.lines);
        const wide = filterLines(incident, filter, '') ?? lines;
        const narrow = filterLines(incident, filter, words) ?? lines;
        expect(wide).toEqual(lines.filter((line) => wide.includes(line)));
        expect(narrow).toEqual(wide.filter((line) => narrow.includes(line)));
      },
    ),
  );
});

test('the counts follow the log through the chunks it is kept in', () => {
  const here = room();
  const count = () => (['logged', 'decision', 'question', 'key'] as const).map((one) => countLines(here.view(), one));
  const kinds = ['note', 'decision', 'question'] as const;
  for (let i = 0; i < 5; i++) {
    here.do(added(...Array.from({ length: 150 }, (_, n) => entry('x', { entry: kinds[n % 3], star: n % 50 === 0 }))));
    expect(count()).toEqual([150, 50, 50, 3].map((each) => each * (i + 1)));
  }
});

test('open questions are what was asked and not answered, newest first, with whom it was asked of', () => {
  const here = room();
  const first = asked(here, 'is US exposed', { owner: personOf(BO) });
  const second = asked(here, 'since when');
  said(here, 'no question');
  expect(selectOpenQuestions(here.view())).toEqual([
    { id: second, text: 'since when', askedOf: null },
    { id: first, text: 'is US exposed', askedOf: 'Bo' },
  ]);
});

test('an answer of any kind closes its question and no other; one from before it was asked counts as well', () => {
  const here = room().pass(10 * MINUTE);
  const first = asked(here, 'first');
  const second = asked(here, 'second');
  asked(here, 'third');
  said(here, 'no', { replyTo: first });
  expect(open(here)).toEqual(['third', 'second']);
  asked(here, 'why', { replyTo: second, happened: { at: NOON, approximate: false } });
  expect(open(here)).toEqual(['third', 'why']);
});

test('a corrected question is shown as it reads now', () => {
  const here = room();
  const id = asked(here, 'is UK exposed');
  here.do({ kind: 'correct-entry', entry: id, text: 'is US exposed' });
  expect(open(here)).toEqual(['is US exposed']);
});

test('a question that was taken back is not open, and is open again when that is undone', () => {
  const here = room();
  const taken = here.do(retract(asked(here, 'is US exposed')));
  expect(open(here)).toEqual([]);
  here.undo(taken);
  expect(open(here)).toEqual(['is US exposed']);
});

test('an answer that was taken back answers nothing', () => {
  const here = room();
  const taken = here.do(retract(said(here, 'no', { replyTo: asked(here, 'is US exposed') })));
  expect(open(here)).toEqual(['is US exposed']);
  here.undo(taken);
  expect(open(here)).toEqual([]);
});

test('a question that a thousand lines have passed by is no longer held up', () => {
  const here = room();
  asked(here, 'old');
  asked(here.pass(MINUTE), 'newer');
  here.do(added(...Array.from({ length: 999 }, () => entry('x'))));
  expect(open(here)).toEqual(['newer']);
});
