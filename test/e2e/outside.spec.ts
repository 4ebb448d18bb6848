// Words leave the app: by the programs of the laptop, which a person uses, and never by themselves.
import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
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
  test.skip(await hasPrinter(driver), 'a printer would ask where to print');
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

const hasPrinter = ({ app }: Driver): Promise<boolean> =>
  app.evaluate(
    async ({ BrowserWindow }) =>
      ((await BrowserWindow.getAllWindows()[0]?.webContents.getPrintersAsync())?.length ?? 0) > 0,
  );

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
  await press('a');
}
