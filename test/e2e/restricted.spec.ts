import { expect } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isForDevices } from '../../shared/record/keys/book-keys';
import { scanFrames } from '../../shared/record/frame';
import { expectClean } from './clean';
import { profileFiles, start, test, type Driver } from './room';
import { twoInOneRoom } from './sharing';

async function openRestrict({ page, press, type }: Driver) {
  await press('Control+k');
  await type('restrict');
  await expect(page.getByRole('option', { name: /Restrict this incident/ })).toBeVisible();
  await press('Enter');
  return page.getByRole('dialog', { name: 'Restrict this incident' });
}

test('a restricted incident is read by the named laptops alone, and by who is named later all of it', async () => {
  test.setTimeout(120_000);
  const { ana, bo } = await twoInOneRoom();
  await bo.log('seen by both', '/role scribe @me');
  await expect(ana.row('seen by both')).toBeVisible({ timeout: 15_000 });

  const dialog = await openRestrict(ana);
  await expect(dialog.getByRole('checkbox', { name: /Ana Ruiz .* this laptop/ })).toBeDisabled();
  await expect(dialog.getByRole('checkbox', { name: /Bo Lin/ })).not.toBeChecked();
  await expect(dialog.getByText('Bo Lin holds a role here and writes on none of these laptops.')).toBeVisible();
  await expectClean(ana.page, 'restrict an incident');
  await dialog.getByRole('button', { name: 'Only this laptop reads it' }).click();
  await expect(ana.header.getByText('Restricted to 1 laptop')).toBeVisible();
  await ana.log('the attacker reads our mail');
  await expect(ana.row('the attacker reads our mail').getByLabel('only on this laptop')).toBeHidden({
    timeout: 15_000,
  });

  // Bo carries it along and reads none of it; what he writes is refused by nobody.
  await bo.log('still from bo');
  await expect(ana.row('still from bo')).toBeVisible({ timeout: 15_000 });
  await expect(bo.page.getByText(/^On 2 laptops · folder/)).toBeVisible({ timeout: 15_000 });
  expect(await bo.allLines()).not.toContain('the attacker reads our mail');
  await bo.close();
  const again = await start(bo.profile);
  await expect(again.row('still from bo')).toBeVisible();
  await expect(
    again.page.getByText(/An incident here was restricted to other laptops: 2 lines of it are kept/),
  ).toBeVisible();
  expect(await again.allLines()).not.toContain('the attacker reads our mail');

  const more = await openRestrict(ana);
  await more.getByRole('checkbox', { name: /Bo Lin/ }).check();
  await more.getByRole('button', { name: 'Only these 2 read it' }).click();
  await expect(ana.header.getByText('Restricted to 2 laptops')).toBeVisible();
  await expect(again.row('the attacker reads our mail')).toBeVisible({ timeout: 15_000 });
  await expect(again.header.getByText('Restricted to 2 laptops')).toBeVisible();
  await ana.press('Escape', 'g', 'l');
  await expect(ana.page.getByRole('button', { name: /Checkout failing.*Restricted to 2 laptops/ })).toBeVisible();
  await ana.close();
  await again.close();
});

/** The keys that every chain of a book in the folder brings along, wrapped, by book. */
function wrappedKeysIn(folder: string): ReadonlyMap<string, readonly string[]> {
  const books = path.join(folder, 'holdfast', 'books');
  const segments = readdirSync(books, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.seg'));
  const keys = new Map<string, readonly string[]>();
  for (const segment of segments) {
    const { frames } = scanFrames(readFileSync(path.join(books, segment)));
    for (const { header } of frames.flatMap(({ ops }) => ops))
      if (header.start) keys.set(header.book, [...(keys.get(header.book) ?? []), ...header.start.keys]);
  }
  return keys;
}

test('an incident that was declared restricted is never shown where it may not be read, its title neither', async () => {
  test.setTimeout(120_000);
  const { folder, ana, bo } = await twoInOneRoom();
  const before = wrappedKeysIn(folder);
  await bo.press('Escape', 'g', 'l');
  await ana.press('Escape', 'g', 'l');

  await ana.press('Control+k');
  await ana.type('restricted');
  await expect(ana.page.getByRole('option', { name: /Declare a restricted incident/ })).toBeVisible();
  await ana.press('Enter');
  const dialog = ana.page.getByRole('dialog', { name: 'Declare a restricted incident' });
  await expect(dialog.getByRole('checkbox', { name: /Ana Ruiz .* this laptop/ })).toBeDisabled();
  await expect(dialog.getByRole('checkbox', { name: /Bo Lin/ })).not.toBeChecked();
  await expectClean(ana.page, 'declare a restricted incident');
  await dialog.getByRole('button', { name: 'Only this laptop reads it' }).click();
  await expect(ana.page.getByText(/^Only Ana Ruiz · ... will read it$/)).toBeVisible();
  await expect(ana.page.getByRole('textbox', { name: /^Declare an incident/ })).toBeFocused();
  await ana.type('Mailbox of the board is read s1 @me #gateway');
  await expectClean(ana.page, 'the line that declares restricted');
  await ana.press('Enter');
  await expect(ana.header.getByText('Restricted to 1 laptop')).toBeVisible();
  await ana.log('the attacker reads our mail');
  const news = () => [...wrappedKeysIn(folder)].filter(([one]) => !before.has(one));
  await expect.poll(news, { timeout: 15_000 }).toHaveLength(1);
  const [[book, keys] = ['', []]] = news();
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.filter((wrapped) => !isForDevices(wrapped))).toEqual([]);
  // Bo carries it along.
  await expect.poll(() => profileFiles(bo.profile, 'journal').some((file) => file.includes(book))).toBe(true);
  await expectNothingOf(bo);
  await bo.close();
  const again = await start(bo.profile);
  await expect(again.page.getByRole('button', { name: /Checkout failing/ })).toBeVisible();
  await expectNothingOf(again);

  // Named later, he reads it from its first line on.
  const more = await openRestrict(ana);
  await more.getByRole('checkbox', { name: /Bo Lin/ }).check();
  await more.getByRole('button', { name: 'Only these 2 read it' }).click();
  await again.page.getByRole('button', { name: /Mailbox of the board/ }).click({ timeout: 15_000 });
  await expect(again.row('the attacker reads our mail')).toBeVisible();
  await ana.close();
  await again.close();
});

/** Home, and what it says of the folder, tell nothing of an incident for others. */
async function expectNothingOf({ page, press, type }: Driver) {
  const shown = () => page.locator('body').innerText();
  expect(await shown()).not.toMatch(/Mailbox|board|attacker|sealed|restricted/i);
  await press('Control+k');
  await type('settings');
  await expect(page.getByRole('option', { name: /^Settings/ })).toBeVisible();
  await press('Enter');
  await page.getByRole('tab', { name: 'Sync' }).click();
  await expect(page.getByRole('row', { name: /Shared folder Up to date/ })).toBeVisible();
  expect(await shown()).not.toMatch(/Mailbox|board|attacker|sealed for another room|Ask to be let in/i);
  await press('g', 'l');
}
