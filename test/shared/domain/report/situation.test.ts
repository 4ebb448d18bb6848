import { expect, test } from 'vitest';
import { blankOf } from '../../../../shared/domain/incident/redaction/blank';
import { applyAll } from '../../../../shared/domain/incident/apply';
import { emptyIncident } from '../../../../shared/domain/incident/incident';
import { situationOf } from '../../../../shared/domain/report/situation';
import { endedHtml, situationHtml } from '../../../../shared/domain/report/situation-html';
import { situationText } from '../../../../shared/domain/report/situation-text';
import type { SituationWords } from '../../../../shared/domain/report/situation-words';
import type { FactId } from '../../../../shared/domain/stated';
import { entry, MINUTE, NOON, room, type Desk } from '../incident/desk';

const clock = (ms: number) => `${new Date(ms).toISOString().slice(11, 16)} UTC`;
const WORDS: SituationWords = {
  language: 'en',
  page: 'Situation',
  untitled: 'Untitled',
  exercise: 'EXERCISE',
  severity: (level) => `SEV${String(level)}`,
  severityName: (level) => ({ 1: 'Critical', 2: 'Major', 3: 'Moderate', 4: 'Low' })[level],
  phase: (phase) => `phase ${phase}`,
  confidence: (confidence) => `${confidence} confidence`,
  headings: {
    commander: 'Commander',
    bridge: 'Bridge',
    fallback: 'Fallback',
    nextUpdate: 'Next update',
    estimate: 'Expected back',
    impact: 'Impact',
    known: 'Known',
    unknown: 'Not known',
    doing: 'Doing',
    workaround: 'Workaround',
  },
  nobody: 'Nobody yet',
  notSaid: 'Not said yet',
  when: clock,
  whenAndDay: (at) => `${new Date(at).toISOString().slice(0, 10)} ${clock(at)}`,
  late: 'overdue',
  asOf: 'As of',
  kept: 'Rewritten at most every minute.',
  closed: 'Closed.',
};
const LATER = NOON + 5 * MINUTE;

function told(): Desk {
  const here = room({ severity: 1 });
  here.do({ kind: 'set-bridge', bridge: '+49 30 5550', fallback: 'radio 3' });
  here.do({ kind: 'set-eta', at: NOON + 90 * MINUTE, confidence: 'medium', basis: 'secret basis' });
  for (const [word, text] of [
    ['impact', 'no card payments'],
    ['known', 'since noon\n\n  502 at the gateway'],
    ['unknown', 'whether orders were lost'],
    ['doing', 'rolling back'],
    ['workaround', 'pay by invoice'],
  ] as const)
    here.do({ kind: 'set-word', word, text });
  return here;
}

const pageOf = (here: Desk, now = LATER): string => {
  const situation = situationOf(here.view(), now);
  return situation ? situationHtml(situation, WORDS, now) : '';
};

test('the situation says who, where, what is known and not, what is done, and when there is more', () => {
  expect(situationOf(told().view(), LATER)).toEqual({
    reference: 'INC-20261121-ANA-01',
    title: 'Checkout down',
    severity: 1,
    phase: 'triage',
    isExercise: false,
    isClosed: false,
    commander: 'Ana',
    bridge: '+49 30 5550',
    fallback: 'radio 3',
    impact: 'no card payments',
    known: 'since noon\n502 at the gateway',
    unknown: 'whether orders were lost',
    doing: 'rolling back',
    workaround: 'pay by invoice',
    estimate: { at: NOON + 90 * MINUTE, confidence: 'medium' },
    // The IT team's, in five minutes from the declaration; customers, who come sooner to nothing, read something else.
    nextUpdate: { audience: 'IT Team', at: NOON + 5 * MINUTE, isLate: true },
  });
});

test('the next update is the first that people of the house get, and none once timers stop', () => {
  const here = told();
  here.do({ kind: 'mark-sent', audience: 'it', channels: ['Phone'], said: 'x', happened: null });
  here.do({ kind: 'promise-update', audience: 'customers', at: NOON + 2 * MINUTE });
  expect(situationOf(here.view(), NOON + MINUTE)?.nextUpdate).toMatchObject({ at: NOON + 15 * MINUTE, isLate: false });
  here.do({ kind: 'set-phase', phase: 'review', reason: '' });
  expect(situationOf(here.view(), LATER)?.nextUpdate).toBeNull();
});

test('of a restricted incident there is no situation', () => {
  const here = told();
  here.do({ kind: 'set-access', readers: [{ device: 'aa'.repeat(32), name: 'Ana', code: 'ANA' }] });
  expect(situationOf(here.view(), LATER)).toBeNull();
});

test('who writes the situation and no facts has said what is known', () => {
  const here = room();
  here.do({ kind: 'set-situation', text: 'Payments fail' });
  expect(situationOf(here.view(), LATER)?.known).toBe('Payments fail');
  here.do({ kind: 'set-word', word: 'known', text: 'Card payments fail' });
  expect(situationOf(here.view(), LATER)?.known).toBe('Card payments fail');
});

test('no line of the log stands in it, least of all one that is kept out of exports', () => {
  const here = told();
  here.do({ kind: 'add-entries', entries: [entry('an ordinary line')] });
  const [id] = here.do({ kind: 'add-entries', entries: [entry('for counsel alone')] });
  here.do({ kind: 'mark-privileged', entry: id as FactId, on: true });
  expect(pageOf(here) + JSON.stringify(situationOf(here.view(), LATER))).not.toMatch(/ordinary|counsel|secret basis/);
});

test('what was redacted is not in it', () => {
  const blanked = told()
    .ops()
    .map((one) => ({ ...one, fact: blankOf(one.fact) ?? one.fact }));
  const situation = situationOf(applyAll(emptyIncident, blanked), LATER);
  expect(situation).toMatchObject({ title: '', bridge: '', impact: '', known: '', unknown: '', doing: '' });
});

test('a page is one file without a script, that fetches nothing and says when it was written', () => {
  const page = pageOf(told());
  for (const part of [
    'SEV1',
    'Critical',
    'Checkout down',
    '+49 30 5550',
    'radio 3',
    'no card payments',
    'pay by invoice',
  ])
    expect(page).toContain(part);
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(page).toContain('<time datetime="2026-11-21T12:05:00.000Z">2026-11-21 12:05 UTC</time>');
  expect(page).toContain('Rewritten at most every minute.');
  expect(page).not.toMatch(
    /<script|<link|<img|<iframe|src=|href=|url\(|@import|http-equiv="refresh"|javascript:| on\w+=/i,
  );
});

test('whatever was typed stays text, on the page and in its title', () => {
  const hostile = `</title></style><script>alert(1)</script><img src=x onerror="alert(2)">`;
  const here = room({ title: hostile, commander: { id: null, name: `Bo" onclick='x'` } });
  for (const word of ['impact', 'known', 'unknown', 'doing', 'workaround'])
    here.do({ kind: 'set-word', word, text: hostile });
  here.do({ kind: 'set-bridge', bridge: hostile, fallback: hostile });
  const page = pageOf(here);
  expect(page).not.toMatch(/<script|<img/i);
  expect(page.match(/<\/style>/g)).toHaveLength(1);
  expect(page).toContain('Bo&quot; onclick=&#39;x&#39;');
  const tags = new Set(Array.from(page.matchAll(/<\/?([a-z][a-z0-9]*)/g), ([, tag]) => tag));
  expect([...tags].sort()).toEqual(
    'b body dd div dl dt footer h1 head header html main meta p path small span style svg time title'.split(' '),
  );
});

test('signs that turn the words around them are taken out', () => {
  const here = room({ title: 'safe \u202eexe.txt\u2066 and\u0007 sound' });
  expect(situationOf(here.view(), LATER)?.title).toBe('safe  exe.txt  and  sound');
});

test('what nobody has said is said to be so on the page, and left out of the text', () => {
  const here = room();
  expect(pageOf(here).match(/Not said yet/g)).toHaveLength(5);
  const situation = situationOf(here.view(), NOON);
  expect(situation && situationText(situation, WORDS, NOON)).toBe(
    [
      'SEV2 Major: Checkout down',
      'INC-20261121-ANA-01, phase triage',
      'Commander: Ana',
      'Next update: 12:10 UTC (IT Team)',
      'As of 2026-11-21 12:00 UTC',
      '',
    ].join('\n'),
  );
});

test('as text each thing is one line, in signs that an SMS has', () => {
  const situation = situationOf(told().view(), LATER);
  const text = situation ? situationText(situation, WORDS, LATER) : '';
  expect(text.split('\n')).toEqual([
    'SEV1 Critical: Checkout down',
    'INC-20261121-ANA-01, phase triage',
    'Commander: Ana',
    'Bridge: +49 30 5550',
    'Fallback: radio 3',
    'Impact: no card payments',
    'Known: since noon; 502 at the gateway',
    'Not known: whether orders were lost',
    'Doing: rolling back',
    'Workaround: pay by invoice',
    'Expected back: 13:30 UTC (medium confidence)',
    'Next update: 12:05 UTC (IT Team, overdue)',
    'As of 2026-11-21 12:05 UTC',
    '',
  ]);
  expect(text).toMatch(/^[\n -~]*$/);
});

test('an exercise says so first of all', () => {
  const situation = situationOf(told().view(), LATER);
  if (!situation) throw new Error('there is one');
  const drill = { ...situation, isExercise: true };
  expect(situationText(drill, WORDS, LATER)).toMatch(/^EXERCISE\n/);
  expect(situationHtml(drill, WORDS, LATER)).toContain('<p class="exercise">EXERCISE</p>');
});

test('where a page is no longer kept nothing is left of the incident but its reference', () => {
  const page = endedHtml('INC-<1>', { page: 'Situation', ended: 'No longer kept.' }, 'en');
  expect(page).toContain('INC-&lt;1&gt;');
  expect(page).toContain('No longer kept.');
  expect(page).not.toMatch(/<script|INC-<|class="severity|Commander/);
});
