import { expect, test } from 'vitest';
import { parseIncidentFact } from '../../../../../shared/domain/incident/facts';
import { blankOf } from '../../../../../shared/domain/incident/redaction/blank';
import {
  MAX_FILE_BYTES,
  MAX_INCIDENT_BYTES,
  MAX_ON_LINE,
  refuseFile,
  type Attachment,
} from '../../../../../shared/domain/incident/timeline/attachment';
import { allLines } from '../../../../../shared/domain/incident/timeline/lines';
import { entriesFrom, withFiles } from '../../../../../shared/domain/incident/timeline/new-entry';
import { readLine } from '../../../../../shared/domain/incident/timeline/line/read-line';
import { selectAttachedBytes, selectPictures } from '../../../../../shared/domain/incident/timeline/select-attachments';
import { filterLines } from '../../../../../shared/domain/incident/timeline/select-timeline';
import { selectRow } from '../../../../../shared/domain/incident/timeline/select-row';
import { incidentMarkdown } from '../../../../../shared/domain/report/incident-markdown';
import type { FactId } from '../../../../../shared/domain/stated';
import { OPTIONS } from '../../report/options';
import { attached, entry, room, type Desk } from '../desk';
import { ROOM } from './line/room';

const add = (here: Desk, text: string, ...blobs: readonly Attachment[]): FactId =>
  here.do({ kind: 'add-entries', entries: [entry(text, { blobs })] })[0] as FactId;
const many = (count: number) => Array.from({ length: count }, (_, i) => attached({ name: `f${String(i)}` }));

test('a line of before there were attachments opens, and has none', () => {
  const old: Record<string, unknown> = { kind: 'entry-added/1', ...entry('502 rate 31%') };
  delete old.blobs;
  expect(parseIncidentFact(old)).toEqual({ ...old, blobs: [] });
});

test('a row has what is attached to its line', () => {
  const here = room();
  const file = attached({});
  const id = add(here, 'error page', file);
  expect(selectRow(here.view(), id)?.attachments).toEqual([file]);
});

test('files without a word are a line that says their names', () => {
  const here = room();
  const id = add(here, ' ', attached({ name: 'a.png' }), attached({ name: 'b.log' }));
  expect(selectRow(here.view(), id)?.text).toBe('a.png, b.log');
  expect(entriesFrom(readLine('', ROOM), { hasFiles: true })).toMatchObject([{ text: '', piece: null }]);
});

test('names of any length are still a line', () => {
  const here = room();
  const id = add(here, '', ...Array.from({ length: 20 }, () => attached({ name: 'x'.repeat(300) })));
  const row = selectRow(here.view(), id);
  expect(row?.text?.length).toBe(4_000);
  expect(row?.attachments[0]?.name.length).toBe(200);
});

test('of many entries the first has the files', () => {
  const [one, two] = [entry('one'), entry('two')];
  const files = [attached({})];
  expect(withFiles({ kind: 'add-entries', entries: [one, two] }, files)).toMatchObject({
    entries: [
      { text: 'one', blobs: files },
      { text: 'two', blobs: [] },
    ],
  });
});

test.each([
  ['nothing in it', { bytes: 0 }, [], 0, 'empty'],
  ['one byte too many', { bytes: MAX_FILE_BYTES + 1 }, [], 0, 'too-large'],
  ['all it may have', { bytes: MAX_FILE_BYTES }, [], 0, null],
  ['one too many for a line', {}, many(MAX_ON_LINE), 0, 'too-many'],
  ['the last of a line', {}, many(MAX_ON_LINE - 1), 0, null],
  ['the last of an incident', { bytes: 1_000 }, many(3), MAX_INCIDENT_BYTES - 4_000, null],
  ['one byte over an incident', { bytes: 1_001 }, many(3), MAX_INCIDENT_BYTES - 4_000, 'incident-full'],
])('%s', (_name, change, onLine, others, why) => {
  const file = attached(change);
  const refused = why && { kind: 'not-attached', why, name: file.name };
  expect(refuseFile(file, onLine, others)).toEqual(refused);
});

test('what is attached to lines counts together, in one command as in many, and no line without files is refused', () => {
  const here = room();
  const full = () => many(MAX_ON_LINE).map((one) => ({ ...one, bytes: MAX_FILE_BYTES }));
  add(here, 'dumps', ...full());
  expect(selectAttachedBytes(here.view())).toBe(MAX_INCIDENT_BYTES);
  const refused = { kind: 'not-attached', why: 'incident-full', name: 'one.txt' };
  const more = entry('more', { blobs: [attached({ name: 'one.txt' })] });
  expect(here.refusal({ kind: 'add-entries', entries: [more] })).toEqual(refused);
  expect(room().refusal({ kind: 'add-entries', entries: [entry('a', { blobs: full() }), more] })).toEqual(refused);
  add(here, 'the words go on');
});

test('what was redacted no longer counts', () => {
  const here = room();
  const id = add(here, 'dump', attached({}));
  here.redact(id, 'a name');
  expect(selectAttachedBytes(here.view())).toBe(0);
});

test('of a redacted line the key, name and type of each file are gone; which bytes they were stays', () => {
  const here = room();
  const file = attached({});
  const id = add(here, 'error page', file);
  const [line] = allLines(here.view().lines).slice(-1);
  if (!line) throw new Error('no line');
  expect(blankOf(line.stated.fact)).toMatchObject({ blobs: [{ ...file, key: '', name: '', type: '' }] });
  here.redact(id, 'a name');
  const row = selectRow(here.view(), id);
  expect(row?.text).toBeNull();
  expect(row?.attachments).toEqual([{ ...file, key: '', name: '', type: '' }]);
  expect(selectPictures(here.view())).toEqual([]);
});

test('pictures of an incident stand in the order of its lines; a type that is never shown is none', () => {
  const here = room();
  add(here, 'one', attached({ name: 'a.png' }), attached({ name: 'b.svg', type: 'image/svg+xml' }));
  add(here, 'two', attached({ name: 'c.jpg', type: 'image/jpeg' }), attached({ name: 'd.log', type: 'text/plain' }));
  expect(selectPictures(here.view()).map(({ attachment }) => attachment.name)).toEqual(['a.png', 'c.jpg']);
});

test('a line is found by the name of its file', () => {
  const here = room();
  add(here, 'error page', attached({ name: 'Grafana 502.png' }));
  add(here, 'no file');
  expect(filterLines(here.view(), 'all', 'grafana')).toHaveLength(1);
});

test('the report names what is attached under its line, and nothing of what was redacted', () => {
  const here = room();
  add(here, 'error page', attached({ name: 'a*b.png', bytes: 12 }));
  const gone = add(here, 'a secret', attached({ name: 'secret.png' }));
  here.redact(gone, 'a name');
  const lines = incidentMarkdown(here.view(), OPTIONS).split('\n');
  const at = lines.findIndex((line) => line.endsWith('error page'));
  expect(lines[at + 1]).toBe(`  - a\\*b.png (12 B, SHA-256 ${'cd'.repeat(32)})`);
  expect(lines.filter((line) => line.startsWith('  - '))).toHaveLength(1);
  expect(lines.join('\n')).not.toContain('secret.png');
});
