// A laptop is taken out of the room: it reads nothing new, and what it writes waits until somebody decides.
import { expect } from '@playwright/test';
import { expectClean } from './clean';
import { start, test } from './room';
import { twoInOneRoom } from './sharing';

test('a laptop that is taken out reads nothing new, its late lines wait until they are accepted, and it can come back', async () => {
  test.setTimeout(180_000);
  const { ana, bo } = await twoInOneRoom();
  await bo.log('seen by both');
  await expect(ana.row('seen by both')).toBeVisible({ timeout: 15_000 });

  await ana.go('s');
  await ana.page.getByRole('tab', { name: 'Sync' }).click();
  const rowOfBo = ana.page.getByRole('row', { name: /Bo Lin/ });
  await rowOfBo.getByRole('button', { name: 'Take out…' }).click();
  const dialog = ana.page.getByRole('dialog', { name: /Take laptop .* out of the room/ });
  await expectClean(ana.page, 'a laptop is to be taken out');
  await dialog.getByRole('button', { name: 'Take it out' }).click();
  await expect(rowOfBo.getByText(/Taken out .* by Ana Ruiz/)).toBeVisible();
  await ana.press('g', 'l');
  await ana.page.getByRole('button', { name: /Checkout failing/ }).click();
  await ana.log('only for those who stay');

  await expect(bo.page.getByText(/taken out of the room by Ana Ruiz/)).toBeVisible({ timeout: 15_000 });
  await bo.log('written late');
  await expect(bo.row('written late')).toBeVisible();
  const late = ana.page.getByText(/Late work by Bo Lin .* 1 line/);
  await expect(late).toBeVisible({ timeout: 15_000 });
  expect(await ana.allLines()).not.toContain('written late');
  expect(await bo.allLines()).not.toContain('only for those who stay');
  await ana.close();

  const again = await start(ana.profile);
  await expect(again.row('only for those who stay')).toBeVisible();
  expect(await again.allLines()).not.toContain('written late');
  await again.page.getByRole('button', { name: 'Look at it' }).click();
  const deciding = again.page.getByRole('dialog', { name: /Late work by Bo Lin/ });
  await expect(deciding.getByText('written late')).toBeVisible();
  await expectClean(again.page, 'late work is to be decided on');
  await deciding.getByRole('button', { name: 'Accept it' }).click();
  await expect(again.row('written late')).toBeVisible();
  await expect(again.page.getByText(/newer Holdfast/)).toBeHidden();
  await expect(deciding).toBeHidden();

  await again.go('s');
  await again.page.getByRole('tab', { name: 'Sync' }).click();
  await again.page.getByRole('button', { name: 'Let in again' }).click();
  await expect(bo.row('only for those who stay')).toBeVisible({ timeout: 15_000 });
  await expect(bo.page.getByText(/taken out of the room/)).toBeHidden();
  await again.close();
  await bo.close();
});
