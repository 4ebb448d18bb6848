// Who outside must hear by when, and whether a decision was right: kept by the room, settled with a key.
import { expect } from '@playwright/test';
import { expectClean } from './clean';
import { startInRoom, test } from './room';

test('a deadline is started in the log, goes on when all is restored, and holds the incident open until it is settled', async () => {
  const { page, log, go, press, type, timeline, close } = await startInRoom(
    'Customer list on a paste site s1 @me #crm',
  );
  const beside = page.getByRole('complementary', { name: 'Updates and checklists' });
  await log('/deadline gdpr t-20m', '/deadline Insurer told 24h');
  await expect(timeline.getByText(/^Deadline: GDPR and UK GDPR/)).toBeVisible();
  await expect(beside).toContainText(/Insurer told.*GDPR and UK GDPR/s);
  await go('h');
  await press('k');
  const form = page.getByRole('form', { name: 'Settle a deadline' });
  await expect(form.getByRole('combobox', { name: 'Which' })).toContainText('Insurer told');
  await expectClean(page, 'a deadline is settled');
  await form.getByRole('textbox', { name: /^Case number/ }).focus();
  await type('case 88123');
  await press('Enter');
  await expect(timeline.getByText(/^Deadline Insurer told: told at .*: case 88123$/)).toBeVisible();
  await expect(beside).toContainText('✓');

  await log('/phase review');
  await press('Control+k');
  await type('close the incident');
  await press('Enter');
  const closing = page.getByRole('form', { name: 'Close without a review' });
  await closing.getByRole('textbox', { name: 'Why no review' }).fill('nothing leaked');
  await press('Enter');
  await expect(closing).toContainText('GDPR and UK GDPR: supervisory authority still runs');
  await press('Escape');
  await go('h');
  await press('k', '2');
  await page.getByRole('textbox', { name: /^Case number/ }).fill('counsel: no personal data');
  await press('Enter');
  await expect(beside).toContainText('does not apply: counsel: no personal data');
  await close();
});

test('a decision is looked at again when its time comes: F2 asks whether it was right', async () => {
  const { page, press, type, row, timeline, composer, close } = await startInRoom();
  await press('Control+.');
  await type('fail over the EU database');
  await press('Enter');
  await page.getByRole('textbox', { name: /Strong objections/ }).fill('0');
  await press('Enter');
  await page.getByRole('textbox', { name: /Look at it again/ }).fill('1m');
  await press('Enter');
  await expect(row('Decided, go: fail over the EU database')).toBeVisible();
  await expect(composer).toBeFocused();
  await press('F2');
  const form = page.getByRole('form', { name: 'Was it right?' });
  await expect(form).toBeVisible();
  await expectClean(page, 'a decision is looked at again');
  await form.getByRole('combobox').selectOption('back');
  await press('Tab');
  await type('replica is 40 min behind');
  await press('Enter');
  await expect(timeline.getByText('Taken back: fail over the EU database: replica is 40 min behind')).toBeVisible();
  await close();
});
