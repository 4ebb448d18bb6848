import { expect, test } from 'vitest';
import { phonePages } from '../../../../shared/domain/report/phone-pages';
import type { FactId } from '../../../../shared/domain/stated';
import { entry, MINUTE, NOON, room, type Desk } from '../incident/desk';

const words = {
  language: 'en',
  untitled: 'Untitled',
  phase: (phase: string) => `phase ${phase}`,
  commander: 'In command',
  nobody: 'Nobody yet',
  since: 'Since',
  situation: 'Situation',
  systems: 'Systems',
  nextUpdate: (audience: string, at: string) => `next ${audience} ${at}`,
  lately: 'Lately',
  asOf: (at: string) => `as of ${at}`,
  write: 'Write a line',
  from: 'From',
  line: 'Line',
  send: 'Send',
  back: 'Back',
  kept: 'kept',
  notKept: 'not kept',
};

const pagesOf = (here: Desk) =>
  phonePages(here.view(), {
    tell: (fact) => `told ${fact.kind}`,
    clock: (ms) => new Date(ms).toISOString().slice(11, 16),
    words,
    now: NOON + 5 * MINUTE,
  });

const say = (here: Desk, text: string, change: object = {}) =>
  here.do({ kind: 'add-entries', entries: [entry(text, change)] });

test('a phone sees severity, title, phase, command and the log, newest first, and asks again by itself', () => {
  const here = room();
  say(here, 'first');
  say(here, 'second');
  const { situation } = pagesOf(here);
  for (const part of ['SEV2', 'Checkout down', 'phase triage', 'In command', 'as of 12:05', 'INC-20261121-ANA-01'])
    expect(situation).toContain(part);
  expect(situation.indexOf('second')).toBeLessThan(situation.indexOf('first'));
  expect(situation).toContain('http-equiv="refresh"');
  expect(situation).not.toMatch(/<script|src=|url\(/i);
});

test('what was typed stays text, and nothing of it is filled in by a server', () => {
  const here = room();
  say(here, '<img src=x onerror=alert(1)> {{from}} "quoted" & \'so on\'');
  const { situation } = pagesOf(here);
  expect(situation).toContain(
    '&lt;img src=x onerror=alert(1)&gt; &#123;&#123;from}} &quot;quoted&quot; &amp; &#39;so on&#39;',
  );
  expect(situation).not.toContain('{{');
});

test('lines that stay out of exports stay out of phones', () => {
  const here = room();
  say(here, 'for everyone');
  const [id] = say(here, 'for counsel alone');
  here.do({ kind: 'mark-privileged', entry: id as FactId, on: true });
  const { situation } = pagesOf(here);
  expect(situation).toContain('for everyone');
  expect(situation).not.toContain('for counsel alone');
});

test('where a line is written nothing asks again: what was typed would be gone', () => {
  const { write } = pagesOf(room());
  expect(write).not.toContain('refresh');
  for (const place of ['{{from}}', '{{text}}', '{{said}}']) expect(write.split(place)).toHaveLength(2);
});
