import { expect, test } from 'vitest';
import { DUTIES, dutyDueAt, dutyFromWords } from '../../../../shared/domain/content/duties';

const at = (iso: string): number => Date.parse(iso);
const due = (duty: string, from: string): string => {
  const found = dutyFromWords(duty);
  if (!found) throw new Error(duty);
  return new Date(dutyDueAt(found, at(from))).toISOString();
};

test('hours run on through nights and weekends', () => {
  expect(due('gdpr', '2026-11-20T22:15:00Z')).toBe('2026-11-23T22:15:00.000Z');
  expect(due('dora', '2026-11-20T22:15:00Z')).toBe('2026-11-21T02:15:00.000Z');
  expect(due('hipaa', '2026-11-20T22:15:00Z')).toBe('2027-01-19T22:15:00.000Z');
});

test('business days leave out Saturday and Sunday', () => {
  expect(due('sec', '2026-11-19T10:00:00Z')).toBe('2026-11-25T10:00:00.000Z');
  expect(due('sec', '2026-11-21T10:00:00Z')).toBe('2026-11-26T10:00:00.000Z');
});

test('a month ends on the same day, or on the last of one that is too short', () => {
  expect(due('nis2-final', '2026-11-24T10:00:00Z')).toBe('2026-12-24T10:00:00.000Z');
  expect(due('nis2-final', '2027-01-31T10:00:00Z')).toBe('2027-02-28T10:00:00.000Z');
  expect(due('nis2-final', '2026-12-31T10:00:00Z')).toBe('2027-01-31T10:00:00.000Z');
});

test('a duty is meant by its id or the start of its name, and by neither if two could be', () => {
  expect(dutyFromWords('GDPR')?.id).toBe('gdpr');
  expect(dutyFromWords('nis2')?.id).toBe('nis2');
  expect(dutyFromWords('nis2: early')?.id).toBe('nis2-early');
  expect(dutyFromWords('ni')).toBeUndefined();
  expect(dutyFromWords(' ')).toBeUndefined();
  expect(new Set(DUTIES.map(({ id }) => id)).size).toBe(DUTIES.length);
});
