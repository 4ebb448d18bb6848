import { expect, test } from 'vitest';
import { readDeclaration } from '../../../../../../shared/domain/incident/timeline/line/read-declaration';
import type { Declaration } from '../../../../../../shared/domain/incident/timeline/line/read-declaration';
import { MINUTE, NOW, ROOM, at } from './room';

const bo = { id: 'bo', name: 'Bo Lin' };
const ana = { id: 'ana', name: 'Ana Ruiz' };

const read = (typed: string): Declaration => readDeclaration(typed, ROOM);

test.each<[typed: string, understood: Partial<Declaration>]>([
  [
    'checkout 502 EU s1 @me #gateway',
    {
      title: 'checkout 502 EU',
      severity: 1,
      severityStated: true,
      commander: bo,
      systems: ['Gateway'],
      startedAt: NOW,
      startStated: false,
    },
  ],
  ['checkout down', { title: 'checkout down', severity: 2, severityStated: false, commander: bo, systems: [] }],
  ['', { title: '', rest: null, startedAt: NOW, parts: [] }],
  ['s3 #gateway', { title: '', severity: 3, systems: ['Gateway'] }],
  [
    'checkout down t-5m @ana',
    { title: 'checkout down', startedAt: NOW - 5 * MINUTE, startStated: true, commander: ana },
  ],
  ['checkout down 0952Z s1', { title: 'checkout down', startedAt: at(9, 52), severity: 1 }],
  ['-5m checkout down', { title: 'checkout down', startedAt: NOW - 5 * MINUTE }],
  ['09:52 checkout down', { title: 'checkout down', startedAt: at(9, 52) }],
  ['1005 errors a second', { title: '1005 errors a second', startStated: false }],
  ['s1 checkout down', { title: 'checkout down', severity: 1 }],
  ['SEV3 checkout down', { title: 'checkout down', severity: 3 }],
  ['S3 bucket gone', { title: 'S3 bucket gone', severityStated: false }],
  ['s3 bucket gone s1', { title: 's3 bucket gone', severity: 1 }],
  ['\\s3 bucket gone', { title: 's3 bucket gone', severityStated: false }],
  ['#gateway returns 502', { title: 'Gateway returns 502', systems: ['Gateway'] }],
  ['down\n  in EU', { title: 'down in EU' }],
  ['down for 5m *', { title: 'down for 5m *' }],
])('%j declares what it says', (typed, understood) => {
  expect(read(typed)).toMatchObject({ typed, hints: [], ...understood });
});

test('a severity that is none is kept in the title and said', () => {
  const declared = read('checkout s7');
  expect(declared).toMatchObject({ title: 'checkout s7', severity: 2, severityStated: false });
  expect(declared.hints).toEqual([{ kind: 'severity-not-understood', typed: 's7' }]);
});

test('whoever is not in the list does not take command: whoever declares does', () => {
  const declared = read('checkout down @zz');
  expect(declared).toMatchObject({ title: 'checkout down @zz', commander: bo });
  expect(declared.hints).toEqual([{ kind: 'unknown-person', name: 'zz' }]);
});

test('a beginning still to come is now, and said', () => {
  expect(read('checkout down t=14:30')).toMatchObject({
    startedAt: NOW,
    startStated: false,
    hints: [{ kind: 'future' }],
  });
});

test('a title too long is cut between words, and the whole is kept for the first line', () => {
  const words = 'checkout fails '.repeat(12).trim();
  const declared = read(`${words} s1`);
  expect(declared.title.length).toBeLessThanOrEqual(120);
  expect(declared.title).toMatch(/(checkout|fails)$/);
  expect(declared.rest).toBe(words);
  expect(read('😀'.repeat(100)).title).toBe('😀'.repeat(60));
  expect(read(`a${'😀'.repeat(100)}`).title).toBe(`a${'😀'.repeat(59)}`);
});
