import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { isPageTrouble, leftWords, pageWords } from '../../../../renderer/panes/comms/page-words';
import type { PageReply } from '../../../../renderer/app/comms/public-pages';

const intl = createIntl({ locale: 'en' });
const wordsOf = (reply: PageReply) => pageWords(intl, { reply, at: 0 }, () => '10:46:05Z');
const FAILED = { path: '/stick/situation-1.html', detail: 'ENOSPC' };

test('what became of a page is said: where it stands, and what went wrong before that', () => {
  expect(wordsOf({ kind: 'written', paths: ['/share/situation-1.html'], failed: null })).toBe(
    'Written 10:46:05Z: /share/situation-1.html',
  );
  const half: PageReply = { kind: 'written', paths: ['/share/situation-1.html'], failed: FAILED };
  expect(wordsOf(half)).toMatch(/^Not written: \/stick\/situation-1\.html \(ENOSPC\)\..*Written 10:46:05Z/);
  expect(isPageTrouble({ reply: half, at: 0 })).toBe(true);
  expect(wordsOf({ kind: 'failed', ...FAILED })).toMatch(/The record is untouched/);
  expect(wordsOf({ kind: 'kept-elsewhere' })).toBe('Another laptop keeps it.');
});

test('a page that could not be taken down is told of, and nothing where none lies', () => {
  expect(leftWords(intl, { reply: { kind: 'away' }, at: 0 })).toMatch(/could not be taken down yet/);
  expect(leftWords(intl, { reply: { kind: 'nothing-there' }, at: 0 })).toBeNull();
  expect(leftWords(intl, undefined)).toBeNull();
});
