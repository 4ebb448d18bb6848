import { expect, test } from 'vitest';
import { severityByLevel, suggestSeverity } from '../../../../shared/domain/content/severities';
import type { Impact, Severity, Urgency } from '../../../../shared/domain/content/severities';

const TABLE: readonly (readonly [Impact, Urgency, Severity])[] = [
  [4, 3, 1],
  [4, 2, 1],
  [4, 1, 2],
  [3, 3, 2],
  [3, 2, 2],
  [3, 1, 3],
  [2, 3, 3],
  [2, 2, 3],
  [2, 1, 4],
  [1, 3, 3],
  [1, 2, 4],
  [1, 1, 4],
];

test.each(TABLE)('impact %i and urgency %i suggest SEV%i', (impact, urgency, severity) => {
  expect(suggestSeverity(impact, urgency)).toBe(severity);
});

test.each(TABLE)('at impact %i and urgency %i a flag raises SEV%i and never lowers it', (impact, urgency, severity) => {
  expect(suggestSeverity(impact, urgency, { tierOneDown: true })).toBe(Math.min(2, severity));
  expect(suggestSeverity(impact, urgency, { suspectedBreach: true })).toBe(Math.min(2, severity));
  expect(suggestSeverity(impact, urgency, { confirmedBreach: true })).toBe(1);
  expect(suggestSeverity(impact, urgency, { tierOneDown: false, suspectedBreach: false })).toBe(severity);
});

test('the scale reads Critical, Major, Moderate, Low', () => {
  expect([1, 2, 3, 4].map((level) => severityByLevel(level)?.name)).toEqual(['Critical', 'Major', 'Moderate', 'Low']);
  expect(severityByLevel(5)).toBeUndefined();
});
