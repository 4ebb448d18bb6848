// Command goes from one laptop to another: the brief, the read-back, and one commander at the end.
import { expect } from '@playwright/test';
import { expectClean } from './clean';
import { test } from './room';
import { twoInOneRoom } from './sharing';

const SYNCED = { timeout: 30_000 };

test('command goes over by the brief: worded here, read back there, and one is in command on both', async () => {
  const { ana, bo } = await twoInOneRoom();
  await bo.log('joined from the second site');
  await expect(ana.page.getByRole('option', { name: /joined from the second site/ })).toBeVisible(SYNCED);
  await ana.log('/eta 40m low index rebuild');
  await ana.log('/hand @bo');
  await ana.go('r');
  const outgoing = ana.page.getByRole('listbox', { name: 'Brief' });
  await expect(outgoing).toBeFocused();
  await expect(outgoing.getByRole('option', { name: /^Objective/ })).toContainText('low confidence');
  await ana.press('End', 'j', 'j', 'j', 'j', 'j', 'e');
  await ana.type('Roll-back drops under 1% of payments');
  await ana.press('Enter');
  await expect(outgoing.getByRole('option', { name: /^Risks/ })).toContainText('Roll-back drops');
  await expectClean(ana.page, 'a hand-over with its brief');

  await expect(bo.page.getByText(/hands over to you: Incident Commander/)).toBeVisible(SYNCED);
  await bo.go('r');
  const incoming = bo.page.getByRole('listbox', { name: 'Brief' });
  await expect(incoming).toBeFocused();
  await expect(incoming.getByRole('option', { name: /^Risks/ })).toContainText('Roll-back drops', SYNCED);
  for (let point = 1; point <= 7; point++) {
    await bo.press('Space');
    await expect(bo.page.getByText(`${String(point)} of 7 read back`)).toBeVisible();
  }
  await expect(ana.page.getByText('7 of 7 read back')).toBeVisible(SYNCED);

  await bo.press('Enter');
  for (const { page } of [bo, ana]) {
    await expect(page.locator('#header')).toContainText(/Commander\s*Bo Lin/, SYNCED);
    await expect(page.getByText(/read back$/)).toBeHidden();
  }
});

test('task 8: command handed over in at most 14 keys, and taken with one', async () => {
  const { ana, bo } = await twoInOneRoom();
  await bo.log('here');
  await expect(ana.page.getByRole('option', { name: /here/ })).toBeVisible(SYNCED);
  const typed = '/hand @bo';
  await ana.composer.focus();
  await ana.type(typed);
  await ana.press('Enter');
  expect(typed.length + 1).toBeLessThanOrEqual(14);
  await expect(bo.page.getByText(/hands over to you: Incident Commander/)).toBeVisible(SYNCED);
  await bo.composer.focus();
  await bo.press('Enter');
  for (const { page } of [bo, ana]) await expect(page.locator('#header')).toContainText(/Commander\s*Bo Lin/, SYNCED);
});
