// How often people are told, and people of the room's own: by keyboard in the real app.
import { expect, type Locator } from '@playwright/test';
import { expectClean } from './clean';
import { startInRoom, test } from './room';

test('IT is told every 20 minutes, and payroll as well: what is due moves, words are approved, copied and sent', async () => {
  test.setTimeout(120_000);
  const { app, page, press, type, go, timeline } = await startInRoom('Checkout failing s3 @me #Checkout');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const team = page.getByRole('row', { name: /IT Team/ });
  const payroll = page.getByRole('row', { name: /Payroll/ });
  await go('c');
  await team.click();
  const before = await dueMinute(team);
  await press('y');
  await expect(page.getByRole('textbox', { name: /^How often/ })).toBeFocused();
  await type('10m');
  await expect(page.getByText(/can somebody really write that often\?/)).toBeVisible();
  await expectClean(page, 'how often an audience is told');
  await press('Control+a');
  await type('now and then');
  await press('Enter');
  await expect(page.getByText(/How often is that\?/)).toBeVisible();
  await expectClean(page, 'how often, not read');
  await press('Control+a');
  await type('every 20 minutes');
  await press('Enter');
  await expect(team).toBeFocused();
  await expect(team).toContainText('Every 20 minutes');
  expect((before - (await dueMinute(team)) + 24 * 60) % (24 * 60)).toBe(10);

  await press('F1');
  await expect(page.getByRole('dialog')).toContainText('Change how often and by what means');
  await expect(page.getByRole('dialog')).toContainText('Add an audience');
  await press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(team).toBeFocused();
  await press('Shift+Equal');
  await expect(page.getByRole('textbox', { name: 'What they are called' })).toBeFocused();
  await press('Enter');
  await expectClean(page, 'an audience being added');
  for (const words of ['Payroll', '30-60m', 'Phone, SMS', 'Runner', 'Effect on pay']) {
    await type(words);
    await press('Tab');
  }
  await press('Enter');
  await expect(payroll).toBeFocused();
  await expect(payroll).toContainText('Every 30–60 minutes');
  await expect(page.getByText(/You may see/)).toBeVisible();

  await press('e');
  await expect(page.getByRole('textbox', { name: 'Other words' })).toBeFocused();
  await press('Control+a');
  await type('Pay runs are not affected.');
  await press('Control+Enter');
  await expect(payroll).toBeFocused();
  await press('a');
  await expect(payroll).toContainText('Approved');
  await press('c');
  await expect(page.getByText('Copied', { exact: true })).toBeVisible();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Pay runs are not affected.');
  await press('x');
  await expect(page.getByRole('checkbox', { name: 'Phone' })).toBeChecked();
  await press('Enter');
  await expect(payroll).toContainText('Ana Ruiz, Phone');
  await go('t');
  await expect(timeline.getByText(/^IT Team from now on: Every 20 minutes, by Slack/)).toBeVisible();
  await expect(timeline.getByText(/^Payroll added: Every 30–60 minutes, by Phone, SMS → Runner\./)).toBeVisible();
  await expect(timeline.getByText('Payroll told by Phone: Pay runs are not affected.')).toBeVisible();
});

/** The minute of the day that the row says the next is due at. */
async function dueMinute(row: Locator): Promise<number> {
  await expect(row).toContainText(/due \d\d:\d\dZ/);
  const [, hours, minutes] = /due (\d\d):(\d\d)Z/.exec(await row.innerText()) ?? [];
  return Number(hours) * 60 + Number(minutes);
}
