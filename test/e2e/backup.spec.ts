// A laptop whose journal and second copy are gone gets its lines back from a backup.
import { expect } from '@playwright/test';
import { chmodSync, cpSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { newProfile } from './launch';
import { openStorage, profileFiles, start, startInRoom, test, type Driver } from './room';

const LINES = Array.from({ length: 20 }, (_, i) => `line ${String(i + 1)}`);

/** Both places the record stands in: the journal and IndexedDB. */
function loseRecord(profile: string): void {
  for (const name of readdirSync(profile))
    if (name === 'journal' || name === 'IndexedDB') rmSync(path.join(profile, name), { recursive: true });
}

test('twenty lines come back from a backup after the journal and its second copy were lost', async () => {
  test.setTimeout(120_000);
  const ana = await startInRoom();
  await ana.log(...LINES);
  await expect(ana.row('line 20')).toBeVisible();
  await openStorage(ana);
  await ana.page.getByRole('button', { name: 'Back up now' }).click();
  await expect(ana.page.getByRole('cell', { name: /Verified/ }).first()).toBeVisible();
  await ana.page.screenshot({ path: test.info().outputPath('backups.png') });
  await ana.quit();
  for (const file of profileFiles(ana.profile, 'backups')) expect(statSync(file).mode & 0o077).toBe(0);
  loseRecord(ana.profile);

  const again = await start(ana.profile);
  await openStorage(again);
  await again.page
    .getByRole('button', { name: /^Restore from \d/ })
    .first()
    .click();
  const dialog = again.page.getByRole('dialog', { name: 'Restore from a backup' });
  await expect(dialog.getByText(/\d+ entries, \d+ are not here/)).toBeVisible();
  await again.page.screenshot({ path: test.info().outputPath('restore.png') });
  await dialog.getByRole('button', { name: /^Restore \d+ entries/ }).click();
  await expect(dialog.getByText(/\d+ entries came back. Nothing here was replaced/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await enterRoom(again);
  expect((await again.allLines()).filter((line) => LINES.includes(line))).toEqual(LINES);
  await again.log('line 21');
  await expect(again.row('line 21')).toBeVisible();
  await again.close();

  const last = await start(ana.profile);
  await expect(last.row('line 21')).toBeVisible();
  expect((await last.allLines()).filter((line) => line.startsWith('line '))).toEqual([...LINES, 'line 21']);
});

test('a laptop that was replaced reads its own incidents from a backup on a stick', async () => {
  test.setTimeout(120_000);
  const stick = newProfile();
  const ana = await startInRoom();
  await ana.log('line 1');
  await expect(ana.row('line 1')).toBeVisible();
  await openStorage(ana);
  await ana.choosing(stick);
  await ana.page.getByRole('button', { name: 'Choose another folder' }).click();
  await expect(ana.page.getByRole('button', { name: 'Back to the own folder' })).toBeVisible();
  await expect(ana.page.getByRole('cell', { name: /Verified/ }).first()).toBeVisible();
  await ana.quit();
  const carried = newProfile();
  cpSync(stick, carried, { recursive: true });
  letRead(carried);

  const fresh = await start();
  await fresh.introduce('Ana Ruiz');
  await openStorage(fresh);
  await fresh.choosing(carried);
  await fresh.page.getByRole('button', { name: 'Restore from a folder' }).click();
  const dialog = fresh.page.getByRole('dialog', { name: 'Restore from a backup' });
  await expect(dialog.getByText(/They come along/)).toBeVisible();
  await dialog.getByRole('button', { name: /^Restore \d+ entries/ }).click();
  await expect(dialog.getByText(/came back. Nothing here was replaced/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await enterRoom(fresh);
  await expect(fresh.row('line 1')).toBeVisible();
});

/** From the list of incidents into the only one. */
async function enterRoom({ page, press, composer }: Driver): Promise<void> {
  await press('g', 'l');
  await page.getByText('Checkout failing').first().click();
  await press('Enter');
  await expect(composer).toBeVisible();
}

/** What a stick without rights does: whoever holds it reads it. */
function letRead(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    chmodSync(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o777 : 0o666);
}
