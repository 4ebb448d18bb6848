import { expect, test } from 'vitest';
import { AUDIENCES, audienceById, cadenceAt, firstDueMinutesAt } from '../../../../shared/domain/content/audiences';
import { ROLES } from '../../../../shared/domain/content/roles';

test('the default table is shipped word for word', () => {
  const on = AUDIENCES.filter((audience) => audience.on);
  expect(on.map(({ name, frequency, channels, level }) => [name, frequency, channels.join(', '), level])).toEqual([
    ['Executive Team', 'Hourly', 'Email, Direct Call', 'High-level impact, business continuity plans'],
    ['IT Team', 'Every 15-30 minutes', 'Slack, Internal Chat, PagerDuty', 'Technical details, resolution progress'],
    [
      'End-Users',
      'Every 30-60 minutes',
      'Email, Service Portal, SMS',
      'Service disruption details, estimated restoration time',
    ],
    [
      'Customers',
      'As needed',
      'Website banner, Social Media',
      'General service disruption notice, contact information',
    ],
  ]);
});

test.each([
  ['executives', { mayMinutes: 60, dueMinutes: 60 }],
  ['it', { mayMinutes: 15, dueMinutes: 30 }],
  ['end-users', { mayMinutes: 30, dueMinutes: 60 }],
  ['customers', { asNeeded: true }],
])('%s may be told from the lower bound and is due at the upper', (id, cadence) => {
  expect(audienceById(id)?.cadence).toEqual(cadence);
});

test.each([
  ['it', [5, 10, 30, 30]],
  ['end-users', [15, 30, 60, 60]],
  ['executives', [15, 30, 60, 60]],
  ['customers', [20, 30, null, null]],
  ['service-desk', [30, 30, 30, 30]],
  ['vendors', [null, null, null, null]],
])('the first word to %s is due after %j minutes at SEV1 to SEV4', (id, minutes) => {
  const audience = audienceById(id);
  expect(audience && ([1, 2, 3, 4] as const).map((severity) => firstDueMinutesAt(audience, severity))).toEqual(minutes);
});

test('customers are told every 20 minutes at SEV1 and SEV2, and otherwise as needed', () => {
  const customers = audienceById('customers');
  expect(customers && ([1, 2, 3, 4] as const).map((severity) => cadenceAt(customers, severity))).toEqual([
    { mayMinutes: 20, dueMinutes: 20 },
    { mayMinutes: 20, dueMinutes: 20 },
    { asNeeded: true },
    { asNeeded: true },
  ]);
});

test('every audience has its own id, and an owner and an approver that exist', () => {
  expect(AUDIENCES).toHaveLength(10);
  expect(new Set(AUDIENCES.map((audience) => audience.id)).size).toBe(10);
  const roles = ROLES.map((role) => role.id);
  for (const audience of AUDIENCES) {
    expect(roles).toContain(audience.ownerRole);
    expect(roles).toContain(audience.approverRole);
    expect(audience.channels.length).toBeGreaterThan(0);
  }
});
