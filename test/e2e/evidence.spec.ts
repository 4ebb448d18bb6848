// Evidence for people without Holdfast: a folder that proves itself with nothing but Node.
import { expect } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { newProfile } from './launch';
import { startInRoom, test, type Driver } from './room';

async function ask(ana: Driver, folder: string): Promise<void> {
  await ana.choosing(folder);
  await ana.press('Control+k');
  await ana.type('export evidence');
  await expect(ana.page.getByRole('option', { name: /Export evidence/ })).toBeVisible();
  await ana.press('Enter');
  await expect(ana.page.getByRole('dialog', { name: 'Export evidence' })).toBeVisible();
}

const check = (folder: string, ...words: readonly string[]) =>
  spawnSync(process.execPath, [path.join(folder, 'check.mjs'), ...words], { encoding: 'utf8' });

test('an incident is exported as evidence, sealed or for anyone, and proves itself', async () => {
  const [sealed, clear] = [path.join(newProfile(), 'sealed'), path.join(newProfile(), 'clear')];
  const ana = await startInRoom();
  await ana.log('502 rate rising');
  await expect(ana.row('502 rate rising')).toBeVisible();

  await ask(ana, sealed);
  await ana.page.getByRole('button', { name: 'Choose where' }).click();
  const words = await ana.page.getByText(/^[a-z]+( [a-z]+){5}$/).innerText();
  await ana.press('Escape');
  expect(check(sealed, ...words.split(' '))).toMatchObject({ status: 0 });
  expect(check(sealed)).toMatchObject({ status: 1 });

  await ask(ana, clear);
  await ana.page.getByText('Anyone who finds it').click();
  // The dialog stands above the composer, and a line can be written meanwhile.
  await ana.page.locator('textarea').fill('logged meanwhile');
  await ana.press('Enter');
  await expect(ana.page.locator('[role="option"]', { hasText: 'logged meanwhile' })).toBeVisible();
  await ana.page.getByRole('button', { name: 'Choose where' }).click();
  await expect(ana.page.getByText(`Evidence of 3 lines is in ${clear}`)).toBeVisible();
  expect(check(clear)).toMatchObject({ status: 0 });
  expect(readFileSync(path.join(clear, 'timeline.md'), 'utf8')).toContain('text logged meanwhile');

  await ask(ana, clear);
  await ana.page.getByRole('button', { name: 'Choose where' }).click();
  await expect(ana.page.getByRole('alert')).toHaveText(/something has that name already/);
});
