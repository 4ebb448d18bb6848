import { expect } from '@playwright/test';
import { expectClean } from './clean';
import { start, test, type Driver } from './room';
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
  await bo.log('seen by both');
  await expect(ana.row('seen by both')).toBeVisible({ timeout: 15_000 });

  const dialog = await openRestrict(ana);
  await expect(dialog.getByRole('checkbox', { name: /Ana Ruiz .* this laptop/ })).toBeDisabled();
  await expect(dialog.getByRole('checkbox', { name: /Bo Lin/ })).not.toBeChecked();
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
  await ana.close();
  await again.close();
});
