// Words leave the app: by the programs of the laptop, which a person uses, and never by themselves.
import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startReceiver } from '../electron/keeper/webhooks/receiver';
import { newProfile } from './launch';
import { startInRoom, test, type Driver } from './room';

test('addresses, approval, the mail program, sent: each by a person, and the log says by what', async () => {
  const driver = await startInRoom('Checkout failing s1 @me #Checkout');
  const { page, press, type, go } = driver;
  const opened = await observeLinks(driver);
  const executives = page.getByRole('row', { name: /Executive Team/ });
  await go('c');
  await press('w');
  await expect(page.getByRole('textbox', { name: /^Mail addresses/ })).toBeFocused();
  await type('ceo@corp.example, the board');
  await expect(page.getByText(/“the board” does not look like a mail address; kept as typed/)).toBeVisible();
  await press('Enter');
  await expect(executives).toBeFocused();
  await approveWords(driver, 'Checkout is down & we know why.');
  await expect(executives).toContainText('Approved');
  expect(await opened()).toEqual([]);

  await press('m');
  await expect(page.getByRole('checkbox', { name: 'Email (handed on)' })).toBeChecked();
  expect(await opened()).toEqual([
    expect.stringMatching(/^mailto:ceo@corp\.example\?subject=.*&body=Checkout%20is%20down%20%26%20we%20know%20why\.$/),
  ]);
  await expect(executives).toContainText('None yet');
  await press('Enter');
  await expect(executives).toContainText('Ana Ruiz, Email');
  await go('t');
  await expect(page.getByText(/Executive Team told by Email: Checkout is down/)).toBeVisible();
});

test('where there is no printer the words become a PDF of one page, where the person says', async () => {
  const driver = await startInRoom('Checkout failing s1 @me #Checkout');
  const { app, page, press, go, choosing } = driver;
  await unplugPrinters(driver);
  const file = path.join(newProfile(), 'sheet.pdf');
  await choosing(file);
  await go('c');
  await approveWords(driver, 'Checkout is down.');
  await press('p');
  await expect(page.getByText(/No printer answered: the page is a PDF/)).toBeVisible();
  const pdf = readFileSync(file, 'latin1');
  expect(pdf).toMatch(/^%PDF-/);
  expect(pdf).toContain('/Count 1');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a message is posted, signed, when a person ticks it; what is not taken is logged as failed', async () => {
  const secret = 'a secret of this test';
  const taking = await startReceiver(secret);
  const failing = await startReceiver(secret, { status: 500 });
  const moved = await startReceiver(secret, { status: 302, headers: { Location: taking.url } });
  const driver = await startInRoom('Checkout failing s1 @me #Checkout');
  const { page, go, press, composer } = driver;
  for (const [channel, { url }] of Object.entries({ Slack: taking, PagerDuty: failing, 'Internal Chat': moved }))
    await keepWebhook(driver, { channel, url, secret });
  await expect(page.getByText(/in the clear: others on that network can read along/)).toHaveCount(3);

  const kept = readFileSync(path.join(driver.profile, 'webhooks.sealed'), 'latin1');
  expect(kept).not.toMatch(/secret|127\.0\.0\.1|Slack/);

  await press('g', 'l');
  await page.getByText('Checkout failing').first().click();
  await press('Enter');
  await expect(composer).toBeFocused();
  await go('c');
  const team = page.getByRole('row', { name: /IT Team/ });
  await team.click();
  await approveWords(driver, 'Bridge is open.');
  await expect(team).toContainText('Approved');
  await press('x');
  for (const name of [/^Post to PagerDuty now/, /^Post to Internal Chat now/])
    await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Post it now' }).click();
  await expect(page.getByText(/PagerDuty answered 500 and did not take it. The words are kept/)).toBeVisible();
  await expect(page.getByText(/Internal Chat sends posts on to another address, which is not followed/)).toBeVisible();
  await expect(page.getByText('Bridge is open.', { exact: true })).toBeVisible();
  expect(taking.received).toEqual([]);

  await page.getByRole('checkbox', { name: /^Post to Slack now/ }).check();
  await page.getByRole('button', { name: 'Post it now' }).click();
  await expect(team).toContainText('Ana Ruiz, Slack');
  expect(taking.received).toHaveLength(1);
  expect(taking.received[0]).toMatchObject({ isGenuine: true });
  expect(JSON.parse(taking.received[0]?.body ?? '{}')).toMatchObject({
    ...{ version: 1, severity: 1, audience: 'IT Team', text: 'Bridge is open.', sent_by: 'Ana Ruiz' },
  });
  expect([failing, moved].map(({ received }) => received.length)).toEqual([1, 1]);
  await go('t');
  await expect(page.getByText('IT Team not reached by PagerDuty: answered 500')).toBeVisible();
  await expect(page.getByText(/IT Team told by Slack/).first()).toBeVisible();
  for (const one of [taking, failing, moved]) one.close();
});

/** Keeps the address of a channel in the settings, over http on this machine. */
async function keepWebhook(
  { page, press, type }: Driver,
  { channel, url, secret }: { readonly channel: string; readonly url: string; readonly secret: string },
): Promise<void> {
  await press('Control+k');
  await type('settings');
  await expect(page.getByRole('option', { name: /^Settings/ })).toBeVisible();
  await press('Enter');
  await page.getByRole('tab', { name: 'Channels' }).click();
  await page.getByRole('textbox', { name: 'Channel', exact: true }).fill(channel);
  await page.getByRole('textbox', { name: 'Address it is posted to' }).fill(url);
  await page.getByRole('textbox', { name: 'Secret' }).fill(secret);
  await press('Enter');
  await expect(page.getByText(/Over http:\/\/ others on that network can read along/)).toBeVisible();
  await page.getByRole('checkbox', { name: /It is on our own network/ }).check();
  await page.getByRole('button', { name: 'Keep this address' }).click();
  await expect(page.getByRole('button', { name: `Delete the address of ${channel}` })).toBeVisible();
}

/** Where the laptop has printers the app is told of none from now on; where it has none everything is as it is. */
const unplugPrinters = ({ app }: Driver): Promise<void> =>
  app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents || (await contents.getPrintersAsync()).length === 0) return;
    const every = Object.getPrototypeOf(contents) as { getPrintersAsync: () => Promise<readonly never[]> };
    every.getPrintersAsync = () => Promise.resolve([]);
  });

/** From now on the system's own programs are not started: what they would be handed is told instead. */
async function observeLinks({ app }: Driver): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const links: string[] = [];
    Object.assign(globalThis, { links });
    shell.openExternal = (url) => Promise.resolve(void links.push(url));
  });
  return () => app.evaluate(() => (globalThis as unknown as { links: string[] }).links);
}

/** Writes words of one's own to the audience that is chosen, and approves them. */
async function approveWords({ page, press, type }: Driver, words: string): Promise<void> {
  await press('e');
  await expect(page.getByRole('textbox', { name: 'Other words' })).toBeFocused();
  await press('Control+a');
  await type(words);
  await press('Control+Enter');
  await expect(page.getByText(words, { exact: true })).toBeVisible();
  // Its keys act once the field has given the focus back.
  await expect(page.locator('tr[aria-current="true"]')).toBeFocused();
  await press('a');
}
