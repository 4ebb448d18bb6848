import { expect, test } from 'vitest';
import { readLine } from '../../../../../../shared/domain/incident/timeline/line/read-line';
import type { Reading } from '../../../../../../shared/domain/incident/timeline/line/reading';
import { MINUTE, NOW, ROOM, at } from './room';

const ana = { id: 'ana', name: 'Ana Ruiz' };
const bo = { id: 'bo', name: 'Bo Lin' };
const eli = { id: 'eli', name: 'Eli Novak' };
const fay = { id: 'fay', name: 'Fay Ito' };

const read = (typed: string): Reading => readLine(typed, ROOM);
const hintsOf = (typed: string) => read(typed).hints.map((hint) => hint.kind);
const exactly = (moment: number) => ({ at: moment, approximate: false });

test.each<[typed: string, understood: Partial<Reading>]>([
  ['502 rate 31%', { kind: 'note', text: '502 rate 31%', happenedAt: null, hints: [] }],
  [
    '!@eli roll back 4471 5m t-2m',
    {
      kind: 'action',
      owner: eli,
      text: 'roll back 4471',
      timeboxMs: 5 * MINUTE,
      happenedAt: exactly(NOW - 2 * MINUTE),
      mentions: [],
    },
  ],
  [
    '/d roll back 4471, no strong objections',
    { kind: 'decision', text: 'roll back 4471, no strong objections', verb: null },
  ],
  ['? is US exposed @fay', { kind: 'question', text: 'is US exposed @fay', owner: fay }],
  [
    '-3m bo restarted #orders-db *',
    {
      kind: 'note',
      text: 'bo restarted #orders-db',
      tags: ['orders-db'],
      star: true,
      happenedAt: exactly(NOW - 3 * MINUTE),
    },
  ],
  ['/update customers', { verb: { name: 'update', rest: 'customers' }, text: '/update customers' }],
])('the example %j is logged as the spec says', (typed, understood) => {
  expect(read(typed)).toMatchObject({ typed, ...understood });
});

test.each<[typed: string, understood: Partial<Reading>, hints: readonly string[]]>([
  ['rolled back t-5x', { text: 'rolled back t-5x', happenedAt: null }, ['time-not-understood']],
  ['rolled back t=25:99', { text: 'rolled back t=25:99', happenedAt: null }, ['time-not-understood']],
  ['24:00 rolled back', { text: '24:00 rolled back', happenedAt: null }, ['time-not-understood']],
  ['asked @zz again', { text: 'asked @zz again', mentions: [{ id: null, name: 'zz' }] }, ['unknown-person']],
  [
    'asked @zz.top again',
    { text: 'asked @zz.top again', mentions: [{ id: null, name: 'zz top' }] },
    ['unknown-person'],
  ],
  ['!@zz roll back', { text: '@zz roll back', owner: { id: null, name: 'zz' } }, ['unknown-person']],
  ['t=14:30 vendor calls back', { text: 'vendor calls back', happenedAt: null, saidFor: at(14, 30) }, ['future']],
  ['09:52 first alert', { text: 'first alert', happenedAt: exactly(at(9, 52)) }, ['before-start']],
  ['/frob the widget', { kind: 'note', text: '/frob the widget', verb: null }, ['unknown-verb']],
  ['/s 1', { kind: 'note', text: '/s 1', verb: null }, ['ambiguous-verb']],
  ['/sev', { verb: { name: 'sev', rest: '' }, text: '/sev' }, []],
])('bad input %j is logged all the same', (typed, understood, hints) => {
  expect(read(typed)).toMatchObject(understood);
  expect(hintsOf(typed)).toEqual(hints);
});

test('an unknown verb names the three nearest', () => {
  expect(read('/phse triage').hints).toEqual([
    { kind: 'unknown-verb', typed: 'phse', nearest: ['phase', 'poll', 'sev'] },
  ]);
});

test('more than 4,000 characters and what looks like a secret are said before Enter, and logged', () => {
  expect(hintsOf('x'.repeat(4000))).toEqual([]);
  expect(read('x'.repeat(4001)).hints).toEqual([{ kind: 'too-long', length: 4001 }]);
  expect(read('password: hunter2').hints).toEqual([{ kind: 'looks-like-secret', what: 'password' }]);
  expect(hintsOf('token: expired again')).toEqual([]);
});

test.each<[typed: string, kind: Reading['kind'], text: string]>([
  ['! roll back', 'action', 'roll back'],
  ['!roll back', 'action', 'roll back'],
  ['/d go', 'decision', 'go'],
  ['? what changed', 'question', 'what changed'],
  ['+ why not paged', 'follow-up', 'why not paged'],
  ['= 2 GB -> 8 GB', 'change', '2 GB -> 8 GB'],
  ['> vendor: two hours', 'message', 'vendor: two hours'],
  ['/note ! not an order', 'note', '! not an order'],
  ['14:05 !roll back', 'action', 'roll back'],
  ['+44 20 7946 0958 is the bridge', 'note', '+44 20 7946 0958 is the bridge'],
  ['>30 % of calls fail', 'note', '>30 % of calls fail'],
  ['>=30 % of calls fail', 'note', '>=30 % of calls fail'],
  ['wait! what?', 'note', 'wait! what?'],
  ['/etc/hosts is gone', 'note', '/etc/hosts is gone'],
  ['// a comment', 'note', '// a comment'],
])('%j is a line of kind %s', (typed, kind, text) => {
  expect(read(typed)).toMatchObject({ kind, text, verb: null });
});

test.each<[typed: string, verb: Reading['verb']]>([
  ['/sev 1', { name: 'sev', rest: '1' }],
  ['/ph triage', { name: 'phase', rest: 'triage' }],
  ['/EXTEND 12 5m', { name: 'extend', rest: '12 5m' }],
  ['/do 12', { name: 'done', rest: '12' }],
  ['/d 12', null],
  ['  /can', { name: 'can', rest: '' }],
  ['/hand @ana\nand more', { name: 'hand', rest: '@ana\nand more' }],
])('%j is the verb %j', (typed, verb) => {
  expect(read(typed).verb).toEqual(verb);
});

test('a verb typed in full is that verb, even where a longer one begins with it', () => {
  const verbs = ['done', 'do', 'dozen'];
  expect(readLine('/do 12', { ...ROOM, verbs }).verb?.name).toBe('do');
});

test('a verb has its people, systems and minutes read for it', () => {
  expect(read('/role scribe @fay').mentions).toEqual([fay]);
  expect(read('/sys #billing-api down').tags).toEqual(['Billing API']);
  expect(read('/extend 12 5m').timeboxMs).toBe(5 * MINUTE);
  expect(read('-5m /sev 1')).toMatchObject({ verb: { name: 'sev', rest: '1' }, happenedAt: exactly(NOW - 5 * MINUTE) });
});

test.each<[typed: string, text: string]>([
  ['restarted t-5m the db', 'restarted the db'],
  ['t-5m restarted', 'restarted'],
  ['restarted  twice t-5m', 'restarted  twice'],
  ['line one t-5m\nline two', 'line one\nline two'],
  ['line one\nt-5m\nline two', 'line one\nline two'],
  ['saw * in the log', 'saw * in the log'],
  ['down for 5m now', 'down for 5m now'],
  ['down for 5m *', 'down for 5m'],
  ['about ~ 30', 'about ~ 30'],
  ['restarted ~', 'restarted ~'],
  ['restarted t-5m ~', 'restarted'],
  ['restarted * #orders-db', 'restarted #orders-db'],
  ['told @fay about it', 'told @fay about it'],
  ['told @fay', 'told @fay'],
  ['^12 yes', '^12 yes'],
  ['!@eli with @fay restart', 'with @fay restart'],
  ['! restart @eli @fay', 'restart @eli @fay'],
  ['! hand the keys to @fay', 'hand the keys to @fay'],
  ['!@eli restart @fay', 'restart @fay'],
  ['!@eli, restart', '@eli, restart'],
  ['? @fay said so, is it true', '@fay said so, is it true'],
  ['is it @fay?', 'is it @fay?'],
  ['1405', '1405'],
  ['at 1405 it fell', 'at 1405 it fell'],
  ['2400 rows lost', '2400 rows lost'],
  ['-5 degrees', '-5 degrees'],
  ['t-shirt', 't-shirt'],
  ['mail bob@example.com #', 'mail bob@example.com #'],
  ['s1 is not for here', 's1 is not for here'],
])('%j shows as %j', (typed, text) => {
  expect(read(typed).text).toBe(text);
});

test.each<[typed: string, text: string]>([
  ['\\!important', '!important'],
  ['\\/sev 1', '/sev 1'],
  ['\\1405Z is the time', '1405Z is the time'],
  ['\\14:05 is the time', '14:05 is the time'],
  ['restart \\t-5m', 'restart t-5m'],
  ['ask \\@eli', 'ask @eli'],
  ['in \\#general', 'in #general'],
  ['rated \\*', 'rated *'],
  ['! wait \\5m', 'wait 5m'],
  ['\\\\server\\share is gone', '\\\\server\\share is gone'],
  ['C:\\temp \\d+ \\', 'C:\\temp \\d+ \\'],
  ['said "ask @eli t-5m" again', 'said "ask @eli t-5m" again'],
  ['!"@eli" restart', '"@eli" restart'],
])('%j is kept literally as %j', (typed, text) => {
  expect(read(typed)).toMatchObject({
    text,
    owner: null,
    mentions: [],
    tags: [],
    happenedAt: null,
    star: false,
    timeboxMs: null,
  });
  expect(read(typed).hints).toEqual([]);
});

test.each(['*', '!', '!@eli 5m', 't-5m', ' ~ ', '/d', '-5m'])('%j, nothing but tokens, shows as typed', (typed) => {
  expect(read(typed).text).toBe(typed.trim());
});

test('a timebox counts only in the end of an action, and a mistyped time does not cost it', () => {
  expect(read('!@eli roll back 1h30').timeboxMs).toBe(90 * MINUTE);
  expect(read('! roll back 90s #orders-db *').timeboxMs).toBe(1.5 * MINUTE);
  expect(read('! wait 5m then go').timeboxMs).toBeNull();
  expect(read('? wait 5m').timeboxMs).toBeNull();
  expect(read('! roll back 0m')).toMatchObject({ timeboxMs: null, text: 'roll back 0m' });
  expect(read('! lasts 5m 10m')).toMatchObject({ timeboxMs: 10 * MINUTE, text: 'lasts 5m' });
  expect(read('!@eli roll back 5m t-5x')).toMatchObject({ timeboxMs: 5 * MINUTE, text: 'roll back t-5x' });
});

test('the first time stated is the one; a second stays in the text', () => {
  expect(read('-5m restarted t-2m')).toMatchObject({ text: 'restarted t-2m', happenedAt: exactly(NOW - 5 * MINUTE) });
  expect(hintsOf('restarted t-5m t-2m')).toEqual(['second-time']);
});

test('an answer names the entry it answers, and a star or a tilde count at the end alone', () => {
  expect(read('^12 yes').replyTo).toBe(12);
  expect(read('^x yes').replyTo).toBeNull();
  expect(read('-5m restarted ~ *')).toMatchObject({
    text: 'restarted',
    star: true,
    happenedAt: { at: NOW - 5 * MINUTE, approximate: true },
  });
});

test.each([
  ['@e', eli],
  ['@eve', { id: 'eve', name: 'Eve Adams' }],
  ['@ana.ruiz', ana],
  ['@Ana-Ruiz', ana],
  ['@"Ana Ruiz"', ana],
  ['@RUIZ', ana],
  ['@me', bo],
  ['@ic', ana],
  ['@scribe', bo],
  ['@chi', { id: 'chidi', name: 'Chidi Okafor' }],
  ['@jose', { id: 'jose', name: 'José García' }],
  ['@b', { id: null, name: 'b' }],
  ['@comms', { id: null, name: 'comms' }],
])('%s means %j', (typed, person) => {
  expect(read(`saw ${typed} there`).mentions).toEqual([person]);
});

test('two who are here and answer to the same letters are both offered, and an empty role is said', () => {
  expect(read('ask @b').hints).toEqual([
    { kind: 'ambiguous-person', name: 'b', candidates: [bo, { id: 'bea', name: 'Bea Stone' }] },
  ]);
  expect(read('ask @comms').hints).toEqual([{ kind: 'vacant-role', name: 'comms', role: 'comms-lead' }]);
});

test('a name keeps its meaning before a comma or a possessive, and the text keeps both', () => {
  expect(read("@eli's laptop")).toMatchObject({ mentions: [eli], text: "@eli's laptop" });
  expect(read('told @fay, @ana.')).toMatchObject({ mentions: [fay, ana] });
});

test('a system is spelled as the plan spells it, and a tag as typed', () => {
  expect(read('#BILLING-api slow, #rumour, #Gateway, #gateway').tags).toEqual(['Billing API', 'rumour', 'Gateway']);
});

test('parts name what each stretch of the line is', () => {
  expect(read('-3m !@eli fix #x ^2 5m t-5x * ').parts.map(({ as }) => as)).toEqual([
    'lead-time',
    'space',
    'kind',
    'person',
    'space',
    'word',
    'space',
    'tag',
    'space',
    'reply',
    'space',
    'duration',
    'space',
    'not-understood',
    'space',
    'star',
    'space',
  ]);
  expect(read('/sev 1').parts.map(({ as }) => as)).toEqual(['verb', 'space', 'word']);
});
