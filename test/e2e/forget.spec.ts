// Two people forget an incident: it is on neither laptop, nor in the folder, and does not come back.
import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { findFrames, isDamage } from '../../shared/record/frame';
import { expectClean } from './clean';
import { newProfile } from './launch';
import { profileFiles, start, startInRoom, test, type Driver } from './room';
import { letIn, openFirst, shareFolder } from './sharing';

/** Files that hold frames of the book, wherever they lie. That there was such a book may be told elsewhere. */
const filesOf = (folder: string, book: string): readonly string[] =>
  profileFiles(folder, '').filter((file) =>
    [...findFrames(readFileOrNot(file))].some((found) => !isDamage(found) && found.ops[0]?.header.book === book),
  );

/** The incident's: nothing else has been written so often. */
function busiestBook(profile: string): string {
  const counts = new Map<string, number>();
  for (const file of profileFiles(profile, 'journal'))
    for (const [, book = ''] of Buffer.from(readFileOrNot(file))
      .toString('latin1')
      .matchAll(/"book":"([0-9a-f]{32})"/g))
      counts.set(book, (counts.get(book) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** Files come and go while the apps run. */
function readFileOrNot(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    return new Uint8Array();
  }
}

async function referenceOf({ page }: Driver): Promise<string> {
  const text = await page.locator('body').innerText();
  return /INC-\d{8}-[A-Z0-9]{3}-\d\d/.exec(text)?.[0] ?? '';
}

test('an incident that two people want forgotten is gone from both laptops and the folder, and from the next start', async () => {
  test.setTimeout(180_000);
  const folder = newProfile();
  const ana = await startInRoom();
  await ana.log('one', 'two', 'three');
  await expect(ana.row('three')).toBeVisible();
  const book = busiestBook(ana.profile);
  const reference = await referenceOf(ana);
  await shareFolder(ana, folder);
  const bo = await letIn(ana, folder);
  await openFirst(bo);
  await expect(bo.row('three')).toBeVisible({ timeout: 15_000 });
  await bo.log('four');
  await expect.poll(() => filesOf(folder, book).length).toBeGreaterThan(0);
  await ana.press('g', 'l');
  const incident = (one: Driver) => one.page.getByRole('button', { name: /Checkout failing/ });
  await expect(incident(ana)).toBeVisible();
  await incident(ana).focus();
  await ana.press('Control+k');
  await ana.type('forget');
  await ana.page.getByRole('option', { name: /Forget this incident/ }).click();
  const asking = ana.page.getByRole('dialog', { name: `Forget ${reference}` });
  await expect(asking).toBeVisible();
  await ana.page.emulateMedia({ reducedMotion: 'reduce' });
  await expectClean(ana.page, 'an incident is to be forgotten');
  await asking.getByRole('textbox').fill('INC-1');
  await ana.press('Enter');
  await expect(asking.getByText(/Nothing was changed/)).toBeVisible();
  await asking.getByRole('textbox').fill(reference);
  await ana.press('Enter');
  await expect(ana.page.getByText(/You asked to forget/)).toBeVisible();
  await expect(incident(ana)).toBeVisible();

  await bo.press('Escape');
  await bo.press('g', 'l');
  await expect(bo.page.getByText(/asks to forget/)).toBeVisible({ timeout: 15_000 });
  await bo.page.getByRole('button', { name: 'Agree…' }).click();
  const agreeing = bo.page.getByRole('dialog', { name: `Forget ${reference}` });
  await agreeing.getByRole('textbox').fill(reference);
  await bo.press('Enter');
  for (const one of [bo, ana]) await expect(incident(one)).toHaveCount(0, { timeout: 15_000 });
  for (const place of [ana.profile, bo.profile, folder])
    await expect.poll(() => filesOf(place, book), { timeout: 30_000 }).toEqual([]);
  await ana.quit();
  const again = await start(ana.profile);
  await expect(again.page.getByRole('textbox', { name: /^Declare an incident/ })).toBeVisible();
  await expect(incident(again)).toHaveCount(0);
});
