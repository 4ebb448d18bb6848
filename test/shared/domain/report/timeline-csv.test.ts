import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyAll } from '../../../../shared/domain/incident/apply';
import type { IncidentFact } from '../../../../shared/domain/incident/facts';
import { emptyIncident } from '../../../../shared/domain/incident/incident';
import { csvCell, timelineCsv } from '../../../../shared/domain/report/timeline-csv';
import type { FactId } from '../../../../shared/domain/stated';
import { attached, BO, entry, MINUTE, NOON, personOf, room, type Desk } from '../incident/desk';
import { histories } from '../incident/histories';

const HEADINGS = [
  'happened_utc',
  'recorded_utc',
  'kind',
  'by',
  'device',
  'for',
  'text',
  'key',
  'retracted',
  'corrected',
  'attachments',
];
const tell = (fact: IncidentFact): string => `told: ${fact.kind}`;

const said = (here: Desk, text: string, change: object = {}): FactId =>
  here.do({ kind: 'add-entries', entries: [entry(text, change)] })[0] as FactId;

/** A strict reader of RFC 4180: throws on a quote where none may be, and on a bare line break. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let rest = csv;
  while (rest !== '') {
    const [whole, quoted, plain = '', end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest) ?? [];
    if (whole === undefined) throw new Error(`no cell: ${JSON.stringify(rest.slice(0, 40))}`);
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
    rest = rest.slice(whole.length);
  }
  return rows.slice(0, -1);
}

/** Rows as a spreadsheet reads them, by heading. */
function rowsOf(csv: string): readonly Readonly<Record<string, string>>[] {
  const [headings = [], ...rows] = cellsOf(csv.slice(1));
  expect(headings).toEqual(HEADINGS);
  return rows.map((row) => Object.fromEntries(headings.map((heading, i) => [heading, row[i] ?? 'missing'])));
}
const rowsIn = (here: Desk, withPrivileged = false) => rowsOf(timelineCsv(here.view(), tell, { withPrivileged }));

test.each([
  ['plain', 'plain'],
  ['', ''],
  ['a,b', '"a,b"'],
  ['say "no"', '"say ""no"""'],
  ['two\nlines', '"two\nlines"'],
  ['two\r\nlines', '"two\r\nlines"'],
  ['=1+1', "'=1+1"],
  ['+49 30 1', "'+49 30 1"],
  ['-5 degrees', "'-5 degrees"],
  ['@eli', "'@eli"],
  ['\tx', "'\tx"],
  ['\rx', '"\'\rx"'],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ['1=1', '1=1'],
  ["'=1", "'=1"],
])('the cell %j is written %j', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

const hostile = fc.string({
  unit: fc.constantFrom('"', ',', '\r', '\n', '\t', '=', '+', '-', '@', "'", ';', 'a', '😀'),
});

test('whatever is in cells, a reader of RFC 4180 gets them back, and none begins like a formula', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1 }), (texts) => {
      const [cells = []] = cellsOf(`${texts.map(csvCell).join(',')}\r\n`);
      expect(cells.map((cell, i) => (cell === texts[i] ? cell : cell.replace(/^'/, '')))).toEqual(texts);
      for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
    { numRuns: 1000 },
  );
});

test('a file begins with a byte order mark and its headings, and ends its last line', () => {
  expect(timelineCsv(emptyIncident, tell)).toBe(`\ufeff${HEADINGS.join(',')}\r\n`);
});

test('a line is one row: when in UTC, what kind, by whom, for whom, its words and its marks', () => {
  const here = room().pass(10 * MINUTE);
  const id = said(here, 'roll bakc, "now"', {
    entry: 'action',
    owner: personOf(BO),
    star: true,
    happened: { at: NOON + MINUTE + 2_003, approximate: false },
  });
  here.do({ kind: 'correct-entry', entry: id, text: 'roll back, "now"' });
  here.do({ kind: 'retract-entry', entry: id, reason: 'not, yet' });
  expect(rowsIn(here).at(-1)).toEqual({
    happened_utc: '2026-11-21T12:01:02.003Z',
    recorded_utc: '2026-11-21T12:10:01.000Z',
    kind: 'action',
    by: 'Ana',
    device: 'ANA',
    for: 'Bo',
    text: 'roll back, "now"',
    key: 'yes',
    retracted: 'not, yet',
    corrected: 'yes',
    attachments: '',
  });
});

test('the files of a line stand in their own column, those of a redacted line nowhere', () => {
  const here = room();
  const id = said(here, 'error page', { blobs: [attached({ name: '=shot.png', bytes: 12 }), attached({ name: 'b' })] });
  const hash = 'cd'.repeat(32);
  expect(rowsIn(here).at(-1)?.attachments).toBe(
    `'=shot.png (12 bytes, SHA-256 ${hash}); b (1000 bytes, SHA-256 ${hash})`,
  );
  here.redact(id, 'a name');
  expect(rowsIn(here).at(-1)?.attachments).toBe('');
});

test('a row of another pane is told in words, and a line without marks has none', () => {
  const here = room();
  said(here, 'slow');
  const marks = { for: '', key: '', retracted: '', corrected: '' };
  expect(rowsIn(here)).toMatchObject([
    { kind: 'milestone', text: 'told: incident-declared/1', ...marks },
    { kind: 'note', text: 'slow', ...marks },
  ]);
});

test('what people typed is kept from being a formula, in every column', () => {
  const here = room({}, { id: 'p', name: '=cmd|x', device: '@AA' });
  const id = said(here, '+1', { owner: { id: null, name: '-Bo' } });
  here.do({ kind: 'retract-entry', entry: id, reason: '=A1' });
  expect(rowsIn(here).at(-1)).toMatchObject({
    by: "'=cmd|x",
    device: "'@AA",
    for: "'-Bo",
    text: "'+1",
    retracted: "'=A1",
  });
});

test('rows stand by when it happened, not by when it was written down', () => {
  const here = room().pass(20 * MINUTE);
  const texts = () => rowsIn(here).map((row) => row['text']);
  said(here, 'now');
  said(here, 'earlier', { happened: { at: NOON + 5 * MINUTE, approximate: false } });
  const moved = said(here, 'moved');
  here.do({ kind: 'retime-entry', entry: moved, at: NOON - MINUTE, approximate: true });
  expect(texts()).toEqual(['moved', 'told: incident-declared/1', 'earlier', 'now']);
});

test('a privileged line is left out unless it is asked for', () => {
  const here = room();
  const id = said(here, 'counsel says');
  said(here, 'said to all');
  here.do({ kind: 'mark-privileged', entry: id, on: true });
  const texts = (withPrivileged: boolean) => rowsIn(here, withPrivileged).map((row) => row['text']);
  expect(texts(false)).not.toContain('counsel says');
  expect(texts(true)).toEqual(['told: incident-declared/1', 'counsel says', 'said to all']);
  expect(timelineCsv(here.view(), tell)).not.toContain('counsel');
});

test('every history is one row a line, in order of time, however hostile its words', () => {
  fc.assert(
    fc.property(histories, hostile, (ops, words) => {
      const incident = applyAll(emptyIncident, ops.flat());
      const rows = rowsOf(timelineCsv(incident, () => words, { withPrivileged: true }));
      expect(rows).toHaveLength(incident.lines.size);
      const times = rows.map((row) => row['happened_utc'] ?? '');
      expect(times).toEqual([...times].sort());
    }),
  );
});
