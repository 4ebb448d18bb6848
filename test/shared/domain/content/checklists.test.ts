import { expect, test } from 'vitest';
import { CHECKLISTS, checklistById, suggestedLists } from '../../../../shared/domain/content/checklists';
import { INCIDENT_TYPES } from '../../../../shared/domain/content/incident-types';
import { roleById } from '../../../../shared/domain/content/roles';

test.each([
  ['T0', 'First 15 minutes', 9],
  ['T0b', 'At 15 minutes', 5],
  ['T1', 'Server / hardware failure', 17],
  ['T2', 'Ransomware', 20],
  ['T3', 'Database crash / failover', 16],
  ['T4', 'Network outage', 16],
  ['T5', 'Software malfunction / bad deploy', 14],
  ['T6', 'Data breach / leak', 18],
  ['T7', 'SaaS / vendor outage', 15],
  ['T8', 'Data-centre loss', 19],
  ['T9', 'Communications down (chat, mail, VPN or identity gone)', 11],
  ['T10', 'Power / cooling', 9],
  ['T11', 'Command hand-over', 11],
  ['T12', 'Closure', 10],
  ['T13', 'Review meeting', 11],
  ['T14', 'Expired certificate, DNS or time', 10],
  ['T15', 'Identity lock-out (SSO, directory)', 12],
  ['T16', 'Denial of service', 11],
  ['T17', 'Cloud region or quota', 12],
  ['T18', 'Storage full', 10],
])('%s is "%s" and has %i steps', (id, title, count) => {
  const checklist = checklistById(id);
  expect(checklist?.title).toBe(title);
  expect(checklist?.items).toHaveLength(count);
});

test('there are twenty lists and no two share an id', () => {
  expect(CHECKLISTS).toHaveLength(20);
  expect(new Set(CHECKLISTS.map((checklist) => checklist.id)).size).toBe(20);
});

test.each(CHECKLISTS)('every step of $id has its own number, a known owner and plain words', ({ items }) => {
  expect(new Set(items.map((item) => item.no)).size).toBe(items.length);
  for (const item of items) {
    expect(roleById(item.owner)?.id).toBe(item.owner);
    expect(item.text).toMatch(/^[^a-z\s]/);
    expect(item.text).not.toMatch(/\[|\(danger|two-person|\.$|\s$/);
  }
});

test.each(CHECKLISTS)('the numbers of $id count up from 1, and a late insertion repeats one with b', ({ items }) => {
  const whole = items.filter((item) => /^\d+$/.test(item.no)).map((item) => Number(item.no));
  expect(whole).toEqual(whole.map((_, index) => index + 1));
  const inserted = items.filter((item) => !/^\d+$/.test(item.no)).map((item) => item.no);
  expect(inserted.every((no) => /^\d+b$/.test(no) && whole.includes(Number.parseInt(no, 10)))).toBe(true);
});

test('the steps that cannot be undone, and those for two people, are the ones the lists mark', () => {
  const marked = (mark: 'danger' | 'twoPerson') =>
    CHECKLISTS.flatMap(({ id, items }) => items.filter((item) => item[mark]).map((item) => `${id}-${item.no}`));
  expect(marked('danger')).toEqual(['T1-8', 'T3-3', 'T3-7', 'T6-8', 'T15-6', 'T16-4', 'T17-7', 'T18-4']);
  expect(marked('twoPerson')).toEqual(['T3-7', 'T7-7', 'T12-1', 'T15-3', 'T18-4']);
});

test('the first fifteen minutes are due in order, and the first user notice by then', () => {
  const due = checklistById('T0')?.items.map((item) => item.dueMinutes ?? Number.NaN) ?? [];
  expect(due).toEqual([...due].sort((a, b) => a - b));
  expect(due[7]).toBeGreaterThanOrEqual(10);
  expect(due.every((minutes) => minutes > 0 && minutes <= 15)).toBe(true);
  expect(checklistById('T0b')?.items[0]?.dueMinutes).toBe(15);
});

test('a step without a role of its own stays with the one before', () => {
  const owners = checklistById('T11')?.items.map((item) => item.owner);
  expect(owners).toEqual([...Array<string>(10).fill('incident-commander'), 'scribe']);
});

test.each(INCIDENT_TYPES)('$name starts with T0', ({ id }) => {
  expect(suggestedLists(id)[0]).toBe('T0');
});

test('a type is offered the lists written for it', () => {
  expect(suggestedLists('security')).toEqual(['T0', 'T2', 'T6', 'T15', 'T16']);
  expect(suggestedLists('unknown')).toEqual(['T0']);
});
