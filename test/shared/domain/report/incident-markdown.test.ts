import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IncidentCommand } from '../../../../shared/domain/incident/decide';
import { incidentMarkdown } from '../../../../shared/domain/report/incident-markdown';
import type { FactId } from '../../../../shared/domain/stated';
import { BO, CY, desk, entry, MINUTE, NOON, personOf, room, type Desk } from '../incident/desk';
import { OPTIONS } from './options';

const markdownOf = (here: Desk, change: object = {}): string =>
  incidentMarkdown(here.view(), { ...OPTIONS, ...change });

/** The lines under a heading. */
function under(heading: string, markdown: string): readonly string[] {
  const [, section = ''] = markdown.split(`\n## ${heading}\n\n`);
  return (section.split('\n\n')[0] ?? '').split('\n');
}
const timeline = (here: Desk, change: object = {}) => under('Timeline', markdownOf(here, change));

const said = (here: Desk, text: string, change: object = {}): FactId =>
  here.do({ kind: 'add-entries', entries: [entry(text, change)] })[0] as FactId;
const sent = (words: string, happenedAt: number | null = null): IncidentCommand => ({
  kind: 'mark-sent',
  audience: 'it',
  channels: ['Email'],
  said: words,
  happened: happenedAt === null ? null : { at: happenedAt, approximate: false },
});

test('a report opens with the reference, title, severity and phase, and ends with when it was made', () => {
  const lines = markdownOf(room()).split('\n');
  expect(lines.slice(0, 4)).toEqual(['# INC-20261121-ANA-01: Checkout down', '', 'SEV2 · phase triage', '']);
  expect(lines.slice(-3)).toEqual(['', '_exported 13:00_', '']);
});

test('an incident without a title is untitled', () => {
  expect(markdownOf(room({ title: '' }))).toContain('# INC-20261121-ANA-01: Untitled\n');
});

test('a title of several lines is one heading', () => {
  expect(markdownOf(room({ title: 'Checkout\r\n\ndown' }))).toContain('# INC-20261121-ANA-01: Checkout down\n\nSEV2');
});

test('a book in which nothing was declared is still a report, without empty sections', () => {
  expect(incidentMarkdown(desk().view(), OPTIONS)).toBe('# : Untitled\n\nSEV2 · phase triage\n\n_exported 13:00_\n');
});

test('a section is there if there is something in it, in one order', () => {
  const headings = (here: Desk) => [...markdownOf(here).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  const here = room();
  expect(headings(here)).toEqual(['Times', 'Roles', 'Checklists', 'Timeline']);
  here.do({ kind: 'set-situation', text: 'payments fail' });
  here.do({ kind: 'set-system', name: 'Orders DB', state: 'degraded' });
  here.do({ kind: 'assign-role', role: 'sme-network', person: personOf(BO), note: '' });
  here.do({ kind: 'assign-role', role: 'sme-network', person: personOf(CY), note: '' });
  here.do(sent('we know'));
  expect(headings(here)).toEqual(['Times', 'Situation', 'Systems', 'Roles', 'Updates', 'Checklists', 'Timeline']);
  const report = markdownOf(here);
  expect(under('Situation', report)).toEqual(['payments fail']);
  expect(under('Systems', report)).toEqual(['- Orders DB: degraded']);
  expect(under('Roles', report)).toEqual(['- Incident Commander: Ana', expect.stringMatching(/^- .*: Bo, Cy$/)]);
});

test('a system that is cut off says since when, by whom and how', () => {
  const here = room();
  here.do({ kind: 'set-system', name: 'DB', state: 'isolated', isolation: { how: 'port *12* down', by: null } });
  here.do({ kind: 'set-system', name: 'Web', state: 'isolated' });
  expect(under('Systems', markdownOf(here))).toEqual([
    String.raw`- DB: isolated (12:00 Ana: port \*12\* down)`,
    '- Web: isolated (12:00 Ana)',
  ]);
});

test('times are said with their day, and with a sign where they are not certain', () => {
  const here = room();
  here.do({ kind: 'set-stamp', stamp: 'mitigated', at: NOON + 13 * 60 * MINUTE, approximate: true });
  expect(under('Times', markdownOf(here))).toEqual([
    '- stamp started: 2026-11-21 12:00',
    '- stamp detected: 2026-11-21 12:00',
    '- stamp declared: 2026-11-21 12:00',
    '- stamp mitigated: ~2026-11-22 01:00',
  ]);
});

test('a time that was taken back leaves no doubt on the one that stands', () => {
  const ana = room();
  const bo = ana.apart(BO);
  ana.do({ kind: 'set-stamp', stamp: 'mitigated', at: NOON + MINUTE, approximate: false });
  const slip = bo.pass(MINUTE).do({ kind: 'set-stamp', stamp: 'mitigated', at: NOON, approximate: true });
  bo.undo(slip);
  expect(under('Times', markdownOf(ana.meet(bo))).at(-1)).toBe('- stamp mitigated: 2026-11-21 12:01');
});

test('the day of a time is that of the zone its clock is read in', () => {
  const here = room();
  const east = (ms: number) => ms + 13 * 60 * MINUTE;
  const change = {
    clock: (ms: number) => OPTIONS.clock(east(ms)),
    day: (ms: number) => OPTIONS.day(east(ms)),
  };
  expect(under('Times', markdownOf(here, change))[0]).toBe('- stamp started: 2026-11-22 01:00');
});

test('updates stand by when they went out; one that was taken back is not among them', () => {
  const here = room().pass(20 * MINUTE);
  here.do(sent('second'));
  here.do(sent('first', NOON + 5 * MINUTE));
  here.undo(here.do(sent('never')));
  expect(under('Updates', markdownOf(here))).toEqual(['- 12:05 first', '- 12:20 second']);
});

test('a checklist is boxes: ticked if done, and with the reason where one was skipped or is blocked', () => {
  const here = room();
  const item = (text: string) => here.do({ kind: 'add-item', text, person: null })[0] as FactId;
  const mark = (of: FactId, as: 'done' | 'skipped' | 'blocked', reason: string) =>
    here.do({ kind: 'mark-item', item: of, mark: as, reason, second: null, happened: null });
  mark(item('call the vendor'), 'done', '');
  mark(item('wake the board'), 'skipped', 'not yet');
  mark(item('fail over'), 'blocked', 'no access');
  item('look again');
  expect(markdownOf(here)).toContain(
    [
      '**Made here**',
      '- [x] call the vendor',
      '- [ ] wake the board (skipped: not yet)',
      '- [ ] fail over (blocked: no access)',
      '- [ ] look again',
      '',
    ].join('\n'),
  );
});

test('the timeline is every line by when it happened, with who and its marks', () => {
  const here = room().pass(20 * MINUTE);
  said(here, 'now', { owner: personOf(BO), star: true });
  const id = said(here, 'earleir', { happened: { at: NOON + 5 * MINUTE, approximate: true } });
  here.do({ kind: 'correct-entry', entry: id, text: 'earlier' });
  expect(timeline(here)).toEqual([
    '- `12:00` **Ana** told incident-declared/1',
    '- `~12:05` **Ana** (corrected) earlier',
    '- `12:20` **Ana** ★ @Bo now',
  ]);
});

test('a retracted line is struck out, with the reason, though it ends in a blank', () => {
  const here = room();
  for (const text of ['wrong', 'piece. '])
    here.do({ kind: 'retract-entry', entry: said(here, text), reason: 'other incident' });
  expect(timeline(here).slice(1)).toEqual([
    '- `12:00` **Ana** ~~wrong~~ (retracted: other incident)',
    '- `12:00` **Ana** ~~piece.~~ (retracted: other incident)',
  ]);
});

test('a privileged line is left out unless it is asked for', () => {
  const here = room();
  here.do({ kind: 'mark-privileged', entry: said(here, 'counsel says'), on: true });
  expect(markdownOf(here)).not.toContain('counsel');
  expect(timeline(here, { withPrivileged: true }).at(-1)).toBe('- `12:00` **Ana** counsel says');
});

test.each([
  ['# all *is* `lost` | <b>', '\\# all \\*is\\* \\`lost\\` \\| \\<b\\>'],
  ['![x](http://x) [y](z)', '\\!\\[x\\](http://x) \\[y\\](z)'],
  ['snake_case ~~not~~ {x} C:\\temp', 'snake\\_case \\~\\~not\\~\\~ \\{x\\} C:\\\\temp'],
  ['R&D &amp; &#60;', 'R&D \\&amp; \\&\\#60;'],
  ['one\ntwo\r\nthree\rfour', 'one  \n  two  \n  three  \n  four'],
  ['one\n\n\ntwo', 'one  \n  two'],
  ['one\n---', 'one  \n  \\---'],
  ['one\n===', 'one  \n  \\==='],
  ['one\n- two', 'one  \n  \\- two'],
  ['one\n+ two', 'one  \n  \\+ two'],
  ['one\n12. two', 'one  \n  12\\. two'],
  ['one\n  3) two', 'one  \n  3\\) two'],
  ['a - b = 1.5 + 2)', 'a - b = 1.5 + 2)'],
])('the words %j are written %j', (text, markdown) => {
  const here = room();
  said(here, text);
  expect(markdownOf(here)).toContain(`- \`12:00\` **Ana** ${markdown}\n`);
});

/** A room in which these words were typed wherever a person can type. */
function roomOf(words: string): Desk {
  const who = { id: 'p', name: words, device: 'AAA' };
  const here = room({ title: words, systems: [words], reference: words }, who);
  here.do({ kind: 'set-situation', text: words });
  here.do(sent(words));
  const person = { id: null, name: words };
  const [briefing] = here.do({
    kind: 'open-briefing',
    withWhom: words,
    at: NOON,
    agenda: [words],
    attendees: [person],
  });
  const [question] = here.do({ kind: 'ask-question', briefing: briefing as FactId, by: person, text: words });
  here.do({ kind: 'answer-question', question: question as FactId, text: words });
  const id = said(here, words, { owner: { id: null, name: words } });
  here.do({ kind: 'retract-entry', entry: id, reason: words });
  const [item] = here.do({ kind: 'add-item', text: words, person: null });
  here.do({ kind: 'mark-item', item: item as FactId, mark: 'skipped', reason: words, second: null, happened: null });
  return here;
}

const OPENS_BLOCK = /^ {0,3}(?:#|>|```|~~~|<|\||[-+*](?:\s|$)|\d+[.)](?:\s|$)|(?:[-=*_] *){2,}$)/;
/** What each line begins, as a reader of Markdown sees it; lines that only go on are left out. */
const blocksOf = (markdown: string): readonly string[] =>
  markdown.split(/\r\n|[\r\n]/).flatMap((line) => {
    if (line === '') return ['gap'];
    const [opening] = OPENS_BLOCK.exec(line) ?? [];
    return opening === undefined ? [] : [opening];
  });
/** The signs and entities that mean something: those with no backslash before them. */
const signsOf = (markdown: string): readonly string[] =>
  markdown.replaceAll(/\\[^A-Za-z0-9\s]/g, ' ').match(/[`*_{}[\]<>#|~!]|&#?\w+;/g) ?? [];

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\r',
        '\r\n',
        '\n\n',
        '    ',
        ' ',
        '#',
        '-',
        '---',
        '===',
        '+',
        '1.',
        '2)',
        '>',
        '`',
        '```',
      ),
      fc.constantFrom('*', '_', '~~', '|', '<b>', '![', '](x)', '\\', '&lt;', '&#35;', '&', '[x]', '{', 'a', 'é'),
    ),
    { maxLength: 10 },
  )
  .map((parts) => `x${parts.join('')}x`);

test('whatever people type, wherever they type it, a report has the shape it has with harmless words', () => {
  const harmless = markdownOf(roomOf('words'));
  fc.assert(
    fc.property(hostile, (words) => {
      const markdown = markdownOf(roomOf(words));
      expect(blocksOf(markdown)).toEqual(blocksOf(harmless));
      expect(signsOf(markdown)).toEqual(signsOf(harmless));
    }),
    { numRuns: 500 },
  );
});

test('whatever people type is all in the report: read back it is the same words', () => {
  fc.assert(
    fc.property(hostile, (words) => {
      const here = room();
      said(here, words);
      const read = markdownOf(here).replaceAll(/\\([^A-Za-z0-9\s])/g, '$1');
      const spaced = (text: string) => text.replaceAll(/\s+/g, ' ');
      expect(spaced(read)).toContain(spaced(words));
    }),
  );
});

test('a deadline says what was started, and what became of it', () => {
  const here = room();
  const [deadline] = here.do({
    kind: 'start-deadline',
    ...{ duty: 'gdpr', name: 'Authority', from: here.now(), dueAt: here.now() + MINUTE, basis: '' },
  });
  here.do({ kind: 'settle-deadline', deadline: deadline as FactId, outcome: 'met', at: here.now(), words: '' });
  expect(under('Deadlines', markdownOf(here))).toEqual(['- told deadline-started/1 · told deadline-settled/1']);
});
